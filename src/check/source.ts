/** An article file with everything in it located. */
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

export function sourceOf(entry: ArticleEntry, text: string): Source {
  const parts = splitFile(text);
  const yaml = readYaml(parts.yaml ?? '');
  const bodyStart = text.length - parts.body.length;
  let tree: Nodes | null = null;
  const walk = (visit: (node: Nodes) => boolean) => {
    tree ??= treeOf(parts.body, entry.file.endsWith('.md') ? 'md' : 'mdx');
    const go = (node: Nodes) => {
      if (visit(node) && 'children' in node) for (const child of node.children) go(child as Nodes);
    };
    go(tree);
  };
  const sliceOf = (node: Nodes): TextPiece => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    return { text: parts.body.slice(from, to), start: bodyStart + from, exact: true };
  };
  return {
    entry,
    text,
    yaml,
    locate(...path) {
      const { line, column } = yaml.locate(path);
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
