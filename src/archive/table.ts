/** GFM tables as the text of a `table` block: one canonical form, so that offsets in it hold. */
import type { AlignType, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Cells row by row, the header first, as plain text. */
export interface TableCells {
  readonly align: readonly (AlignType | null)[];
  readonly rows: readonly (readonly string[])[];
}

const reader = unified().use(remarkParse).use(remarkGfm).freeze();

export function cellsOf(table: Table): TableCells {
  return {
    align: table.align ?? [],
    rows: table.children.map((row) => row.children.map((cell) => textOf(cell))),
  };
}

/** Reads a GFM table; null when the text is not wholly one. */
export function parseTable(text: string): TableCells | null {
  const tree = reader.parse(text);
  const [first, ...rest] = tree.children;
  return first?.type === 'table' && rest.length === 0 ? cellsOf(first) : null;
}

/** A table whose cells hold nothing but text. */
export function tableNode({ align, rows }: TableCells): Table {
  return {
    type: 'table',
    align: [...align],
    children: rows.map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: [{ type: 'text', value: cell }] })),
    })),
  };
}

const RULE: Record<string, string> = { left: ':--', right: '--:', center: ':-:' };

/** The canonical text of a table. */
export function tableText({ align, rows }: TableCells): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const width = rows[0]?.length ?? 0;
  const rule = line(Array.from({ length: width }, (_, n) => RULE[align[n] ?? ''] ?? '---'));
  const [head = [], ...body] = rows.map((row) => line(row.map((cell) => cell.replaceAll('|', '\\|'))));
  return [head, rule, ...body].join('\n');
}
