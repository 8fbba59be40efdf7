/** An article file with everything in it located. The file is read when something in it is asked for. */
import type { Nodes } from 'mdast';
import type { ArticleEntry } from '../archive/index.ts';
import { type ReadYaml, readYaml, splitFile, treeOf } from '../archive/index.ts';

/** A stretch of text in the body. */
export interface TextPiece {
  readonly text: string;
  /** Offset in the file (UTF-16 units). */
  readonly start: number;
  /** Whether the file has it letter for letter, so that offsets in it hold. */
  readonly exact: boolean;
}

export interface Source {
  readonly entry: ArticleEntry;
  readonly text: string;
  readonly yaml: ReadYaml;
  /** Line and column in the file of a field of the frontmatter. */
  locate(...path: PropertyKey[]): { line: number; column: number };
  /** Text nodes of the body, in order. */
  pieces(): TextPiece[];
  /** Paragraphs, headings and items of the body as they stand in the file. */
  passages(): TextPiece[];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function sourceOf(entry: ArticleEntry, load: () => string): Source {
  const text = once(load);
  const parts = once(() => splitFile(text()));
  const yaml = once(() => readYaml(parts().yaml ?? ''));
  let tree: Nodes | null = null;
  const walk = (visit: (node: Nodes) => boolean) => {
    tree ??= treeOf(parts().body, entry.file.endsWith('.md') ? 'md' : 'mdx');
    const go = (node: Nodes) => {
      if (visit(node) && 'children' in node) for (const child of node.children) go(child as Nodes);
    };
    go(tree);
  };
  const sliceOf = (node: Nodes): TextPiece => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const { body } = parts();
    return { text: body.slice(from, to), start: text().length - body.length + from, exact: true };
  };
  return {
    entry,
    get text() {
      return text();
    },
    get yaml() {
      return yaml();
    },
    locate(...path) {
      const { line, column } = yaml().locate(path);
      return { line: line + 1, column };
    },
    pieces() {
      const out: TextPiece[] = [];
      walk((node) => {
        if (node.type === 'text') {
          const slice = sliceOf(node);
          out.push({ text: node.value, start: slice.start, exact: slice.text === node.value });
        }
        return true;
      });
      return out;
    },
    passages() {
      const out: TextPiece[] = [];
      walk((node) => {
        if (node.type !== 'paragraph' && node.type !== 'heading') return !node.type.startsWith('mdx');
        out.push(sliceOf(node));
        return false;
      });
      return out;
    },
  };
}
