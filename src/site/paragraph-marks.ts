/** Decks and bylines of articles with components: told by their emphasis, as in every other article. */
import type { Root } from 'mdast';

const CLASSES = { emphasis: 'deck', strong: 'byline' } as const;

/** A remark plugin: a paragraph that is wholly *emphasis* is a deck, one that is wholly **strong** a byline. */
export function paragraphMarks(): (tree: Root) => void {
  return ({ children }) => {
    for (const node of children) {
      if (node.type !== 'paragraph') continue;
      const [only, ...rest] = node.children;
      if (rest.length > 0 || (only?.type !== 'emphasis' && only?.type !== 'strong')) continue;
      node.children = only.children;
      node.data = { ...node.data, hProperties: { className: [CLASSES[only.type]] } };
    }
  };
}
