/**
 * Markdown to the blocks of an article. Conventions: a heading is a heading; a paragraph that is wholly *emphasis* is
 * a deck, one that is wholly **strong** a byline; a blockquote is an editor's note; a GFM table is a table.
 */
import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, BlockType } from '../model/record.ts';
import { cellsOf, tableText } from './table.ts';

export type Format = 'md' | 'mdx';

const readers = {
  md: unified().use(remarkParse).use(remarkGfm).freeze(),
  mdx: unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze(),
};

export interface ParsedBody {
  readonly blocks: readonly Block[];
  /** Whether it has JSX, an expression or an import: it must be compiled as MDX. */
  readonly hasComponents: boolean;
}

/** The tree of a body. Throws a VFileMessage with line and column when MDX cannot be read. */
export function treeOf(body: string, format: Format): Root {
  return readers[format].parse(body);
}

/** Reads a body. Throws a VFileMessage with line and column when MDX cannot be read. */
export function readMarkdown(body: string, format: Format = 'mdx'): ParsedBody {
  const simple = readSimple(body);
  if (simple) return { blocks: simple, hasComponents: false };
  const tree = treeOf(body, format);
  return { blocks: tree.children.flatMap(blocksOf), hasComponents: hasMdx(tree) };
}

function hasMdx(node: Nodes): boolean {
  if (node.type.startsWith('mdx')) return true;
  return 'children' in node && node.children.some((child) => hasMdx(child as Nodes));
}

function block(type: BlockType, text: string): Block[] {
  return text.trim() === '' ? [] : [{ type, text }];
}

function paragraphBlock(node: Paragraph): Block[] {
  const [only, ...rest] = node.children;
  if (only && rest.length === 0) {
    if (only.type === 'emphasis') return block('deck', textOf(only));
    if (only.type === 'strong') return block('byline', textOf(only));
  }
  return block('paragraph', textOf(node));
}

function blocksOf(node: RootContent): Block[] {
  switch (node.type) {
    case 'heading':
      return block('heading', textOf(node));
    case 'paragraph':
      return paragraphBlock(node);
    case 'blockquote':
      return node.children.flatMap((child) => block('editorsNote', textOf(child)));
    case 'table':
      return [{ type: 'table', text: tableText(cellsOf(node)) }];
    case 'list':
      return node.children.flatMap((item) => item.children.flatMap(blocksOf));
    case 'footnoteDefinition':
      return node.children.flatMap(blocksOf);
    case 'code':
      return block('paragraph', node.value);
    default:
      // JSX: the text inside it; its attributes are the component's own matter.
      if (node.type.startsWith('mdxJsx') && 'children' in node)
        return (node.children as RootContent[]).flatMap(blocksOf);
      return [];
  }
}

/** Text in which Markdown and MDX find nothing: no sign that can open, close or mean anything. */
const PLAIN = /^(?![\s#>+=|~:-]|\d+[.)]|(?:import|export)\b)[^\\&*_`<>{}[\]|~\n\r\t]*[^\\&*_`<>{}[\]|~\s]$/u;

/** Reads a body that holds only plain paragraphs and our own simple marks, without a parser; null for any other. */
function readSimple(body: string): Block[] | null {
  const blocks: Block[] = [];
  for (const chunk of body.split(/\n{2,}/).map((c) => c.replace(/^\n|\n$/gu, ''))) {
    if (chunk === '') continue;
    const mark = chunk.match(/^(?:(## )|(> )|(\*\*)|(\*))/u);
    let text = chunk;
    let type: BlockType = 'paragraph';
    if (mark?.[1]) [type, text] = ['heading', chunk.slice(3)];
    else if (mark?.[2]) [type, text] = ['editorsNote', chunk.slice(2)];
    else if (mark?.[3] && chunk.endsWith('**')) [type, text] = ['byline', chunk.slice(2, -2)];
    else if (mark?.[4] && chunk.endsWith('*')) [type, text] = ['deck', chunk.slice(1, -1)];
    if (!PLAIN.test(text) || (type === 'heading' && text.includes('#'))) return null;
    blocks.push({ type, text });
  }
  return blocks;
}
