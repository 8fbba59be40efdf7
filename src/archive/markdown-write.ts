/**
 * Blocks of an article to Markdown that is inert as MDX. The tree is built from plain text nodes and serialised by
 * remark-stringify with remark-gfm and remark-mdx, so that no `{`, `<`, link, image or HTML of a scraped page is ever
 * evaluated or loaded.
 */
import type { BlockContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Block } from '../model/record.ts';
import { parseTable, tableNode } from './table.ts';

/** What a line of text would mean to MDX, though remark-mdx does not escape it: an ES module statement. */
const STATEMENT = /^(import|export)(?![\w-])/gmu;

const writer = unified()
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true })
  .use(remarkGfm, { tableCellPadding: true, tablePipeAlign: false })
  .use(remarkMdx)
  .freeze();

/**
 * What no text file can hold: NUL becomes U+FFFD, as Markdown has it, and half surrogates too; CR becomes LF, and a
 * vertical tab, which Markdown takes for white space but cannot write as a reference, a blank.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replaceAll('\v', ' ').replace(/\r\n?/g, '\n').toWellFormed();
}

function node(block: Block): RootContent {
  const text = storable(block.text);
  const children: [{ type: 'text'; value: string }] = [{ type: 'text', value: text }];
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: 2, children };
    case 'deck':
      return { type: 'paragraph', children: [{ type: 'emphasis', children }] };
    case 'byline':
      return { type: 'paragraph', children: [{ type: 'strong', children }] };
    case 'editorsNote':
      return { type: 'blockquote', children: [{ type: 'paragraph', children }] as BlockContent[] };
    case 'table': {
      const rows = parseTable(text);
      return rows ? tableNode(rows) : { type: 'paragraph', children };
    }
    case 'paragraph':
      return { type: 'paragraph', children };
  }
}

/** Blocks to the body of an article file; ends with a newline unless empty. Empty blocks are left out. */
export function writeMarkdown(blocks: readonly Block[]): string {
  const children = blocks.filter((block) => block.text.trim() !== '').map(node);
  const root: Root = { type: 'root', children };
  // Every line is text here, so the first letter of a statement can be a character reference.
  return writer.stringify(root).replace(STATEMENT, (word) => `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`);
}
