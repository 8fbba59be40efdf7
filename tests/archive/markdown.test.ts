import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { type Format, readMarkdown, treeOf, writeMarkdown } from '../../src/archive/index.ts';
import type { Block, BlockType } from '../../src/model/record.ts';

const HOSTILE = [
  ...['import x from "y"', 'export const a = 1', 'import("x")', 'export default', '{process.exit()}', '{', '}', '{a}'],
  ...['<img src=x onerror=alert(1)>', '<script>', '</p>', '<!-- x -->', '<A b={c}/>', '<>', '](', '![a](b)', '[a](b)'],
  ...['[a]: http://b', '[^1]', '[^1]: x', '`', '```', '~~~', '# ', '## ', '* ', '+ ', '- ', '1. ', '1) ', '> ', '***'],
  ...['---', '===', '**', '*', '_', '~~', '&amp;', '&#123;', '&lt;', '\\', '\\{', '|', '| a |', '- [ ] ', '!'],
  ...['http://a.cn/b', 'www.a.cn', 'a@b.cn', '  ', '\t', '\n', '中', '文。', '“', '”', '　', '\u00a0', '：', '\u200b'],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\v', ' ').replace(/\r\n?/g, '\n').toWellFormed())
  .filter((joined) => joined.trim() !== '');
const type = fc.constantFrom<BlockType>('paragraph', 'heading', 'deck', 'byline', 'editorsNote');
const blocks = fc.array(fc.record({ type, text }, { noNullPrototype: true }), { minLength: 1, maxLength: 4 });

/** Kinds of node in a tree, but for links whose text is their own address: they are text that shows itself. */
function kinds(node: Nodes): Set<string> {
  const out = new Set<string>();
  const go = (n: Nodes) => {
    if (n.type === 'link') {
      const shown = n.children.map((child) => ('value' in child ? child.value : '')).join('');
      if (n.url.replace(/^(mailto:|xmpp:|https?:\/\/)/u, '') !== shown.replace(/^(mailto:|xmpp:|https?:\/\/)/u, ''))
        out.add('link');
      return;
    }
    out.add(n.type);
    if ('children' in n) for (const child of n.children) go(child as Nodes);
  };
  go(node);
  return out;
}

const INERT = new Set(['root', 'text', 'paragraph', 'heading', 'emphasis', 'strong', 'blockquote', 'break']);

test('any text comes back from MDX as it was, and as nothing but text', () => {
  fc.assert(
    fc.property(blocks, (written) => {
      const markdown = writeMarkdown(written);
      const read = readMarkdown(markdown);
      assert.deepEqual(read.blocks, written);
      assert.equal(read.hasComponents, false);
      for (const kind of kinds(treeOf(markdown, 'mdx'))) assert.ok(INERT.has(kind), `${kind} in ${markdown}`);
    }),
    { numRuns: 2000 },
  );
});

test('the quick reader of plain bodies agrees with the parser', () => {
  const plain = fc.array(
    fc.constantFrom('## ', '> ', '*', '**', '\n', '\n\n', '中文', '。', '1. ', ' ', 'a', '#', '　'),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(plain, (parts) => {
      const body = parts.join('');
      // A comment that says nothing sends the same body through the parser.
      const slow = readMarkdown(`${body}\n\n[x]: y`, 'md').blocks;
      assert.deepEqual(readMarkdown(body, 'md').blocks, slow);
    }),
    { numRuns: 2000 },
  );
});

test('a vertical tab beside a mark is a blank, not a lost character', () => {
  const [block] = readMarkdown(writeMarkdown([{ type: 'byline', text: '书记\v甲某\v' }])).blocks;
  assert.equal(block?.text.trimEnd(), '书记 甲某');
});

test('a statement at the start of a line is text', () => {
  for (const word of ['import', 'export']) {
    for (const kind of ['paragraph', 'heading', 'editorsNote'] as const) {
      const written: Block[] = [
        { type: kind, text: `甲\n${word} fs from "node:fs"` },
        { type: kind, text: `${word} a` },
      ];
      assert.deepEqual(readMarkdown(writeMarkdown(written)).blocks, written);
    }
  }
});

test('a table keeps its cells, and a cell its text', () => {
  const table: Block = { type: 'table', text: '| 地方 | {数} |\n| --- | --- |\n| 甲\\|乙 | <b> |' };
  const markdown = writeMarkdown([table]);
  assert.deepEqual(readMarkdown(markdown).blocks, [table]);
  assert.equal(readMarkdown(markdown).hasComponents, false);
});

test('text that only looks like a table stays text', () => {
  const block: Block = { type: 'table', text: '甲 | 乙' };
  assert.deepEqual(readMarkdown(writeMarkdown([block])).blocks, [{ type: 'paragraph', text: '甲 | 乙' }]);
});

test('NUL, carriage returns and half surrogates become what a file can hold', () => {
  const [block] = readMarkdown(writeMarkdown([{ type: 'paragraph', text: 'a\0b\r\nc\ud800d' }])).blocks;
  assert.equal(block?.text, 'a\uFFFDb\nc\uFFFDd');
});

test('what an editor writes is read: lists, footnotes, code, components', () => {
  const body = '# 题\n\n- 甲\n- 乙\n\n正文[^1]。\n\n```\n码\n```\n\n<Figure src="a.jpg">图说</Figure>\n\n[^1]: 注\n';
  const read = (format: Format) => readMarkdown(body, format);
  const texts = ({ blocks: all }: ReturnType<typeof read>) => all.map((b) => b.text);
  assert.deepEqual(texts(read('mdx')), ['题', '甲', '乙', '正文。', '码', '图说', '注']);
  assert.equal(read('mdx').hasComponents, true);
  assert.equal(read('md').hasComponents, false);
});
