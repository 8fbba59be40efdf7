import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntry, splitFile, writeFile, writeMarkdown } from '../../src/archive/index.ts';
import { placed } from '../../src/archive/place.ts';
import { baseOf } from '../../src/archive/prints.ts';
import type { Repair } from '../../src/model/ledger.ts';
import type { Block, Mention } from '../../src/model/record.ts';

const BLOCKS: Block[] = [
  { type: 'heading', text: '山塘' },
  { type: 'paragraph', text: '一号山塘在甲村。水位已回落。' },
  { type: 'paragraph', text: '二号山塘在乙村。当日查了两遍。' },
  { type: 'paragraph', text: '三号山塘*在丙村。' },
];
const TEXT = writeFile({ title: '测试镇查山塘' }, writeMarkdown(BLOCKS));
const BASE = baseOf(TEXT, '', '');

function repair(field: string, offset: number, after: string): Repair {
  return { stage: 's', rule: 'r', before: '?', after, certainty: 'likely', at: 0, length: 1, field, offset };
}
const REPAIRS = [
  repair('title', 3, '查'),
  repair('blocks/0', 0, '山'),
  repair('blocks/1', 0, '一'),
  repair('blocks/1', 11, '回'),
  repair('blocks/2', 13, '遍'),
  repair('blocks/3', 4, '*'),
];
const MENTION: Mention = { kind: 'place', ref: '乙村', field: 'blocks/2', start: 5, end: 7, certainty: 'certain' };

/** Where each repair and the mention stand in a changed text; null for one that lost its place. */
function after(change: (text: string) => string): (string | null)[] {
  const text = change(TEXT);
  const { entry } = readEntry('a.mdx', text, 'editor');
  const { yaml } = splitFile(text);
  const { repairs, mentions } = placed({ repairs: REPAIRS, mentions: [MENTION] }, BASE, yaml!, entry!.blocks);
  const fieldOf = (field: string) =>
    field === 'title' ? entry!.article.title : (entry!.blocks[Number(field.slice(7))]?.text ?? '');
  for (const { field, offset, after: word } of repairs) {
    if (field !== undefined) assert.ok(fieldOf(field).startsWith(word, offset), `${field}@${offset} ${word}`);
  }
  return [...repairs.map(({ field }) => field ?? null), mentions[0]?.field ?? null];
}

const ALL = ['title', 'blocks/0', 'blocks/1', 'blocks/1', 'blocks/2', 'blocks/3', 'blocks/2'];

test('what an editor left alone keeps its place', () => {
  assert.deepEqual(
    after((text) => text),
    ALL,
  );
  assert.deepEqual(
    after((text) => text.replace('title:', 'source: 测试日报\ntitle:')),
    ALL,
  );
  assert.deepEqual(
    after((text) => text.replaceAll('\n', '\r\n')),
    ALL,
  );
});

test('a changed sentence takes the place of what stands in it and after it, not of what stands before', () => {
  assert.deepEqual(
    after((text) => text.replace('水位已回落', '水位早已回落')),
    ['title', 'blocks/0', 'blocks/1', null, 'blocks/2', 'blocks/3', 'blocks/2'],
  );
  assert.deepEqual(
    after((text) => text.replace('二号山塘', '第二号山塘')),
    ['title', 'blocks/0', 'blocks/1', 'blocks/1', null, 'blocks/3', null],
  );
});

test('blocks that were put in or taken out move the others', () => {
  assert.deepEqual(
    after((text) => text.replace('## 山塘\n', '## 山塘\n\n编辑添的一段。\n')),
    ['title', 'blocks/0', 'blocks/2', 'blocks/2', 'blocks/3', 'blocks/4', 'blocks/3'],
  );
  assert.deepEqual(
    after((text) => text.replace('## 山塘\n\n', '')),
    ['title', null, 'blocks/0', 'blocks/0', 'blocks/1', 'blocks/2', 'blocks/1'],
  );
});

test('a changed title has no repair to show', () => {
  assert.equal(after((text) => text.replace('测试镇查山塘', '某镇查山塘'))[0], null);
});
