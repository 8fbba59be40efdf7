/** Nothing lost: every character of a page is in a draft or in a removal, on any input. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { pageFixtures, read } from '../../scripts/bench/page-fixtures.ts';
import { tracedFields } from '../../src/model/assemble.ts';
import type { Draft } from '../../src/model/draft.ts';

/** Raw offsets of characters that are in no field, no block, no caption and no removal. */
function unaccounted(text: string, drafts: readonly Draft[]): string {
  const seen = new Uint8Array(text.length);
  for (const d of drafts) {
    for (const [, content] of tracedFields(d)) for (let i = 0; i < content.length; i++) seen[content.origin(i)] = 1;
    for (const r of d.removed) {
      assert.equal(text.slice(r.at, r.at + r.text.length), r.text, `removal ${r.rule} is not what stands at its place`);
      seen.fill(1, r.at, r.at + r.text.length);
    }
  }
  let missing = '';
  for (let i = 0; i < text.length; i++) if (!seen[i] && !/\s/.test(text[i]!)) missing += text[i];
  return missing;
}

/** Raw offsets that an article shows and a removal holds as well. */
function twice(drafts: readonly Draft[]): number {
  const shown = new Set<number>();
  for (const d of drafts)
    for (const [, content] of tracedFields(d))
      for (let i = 0; i < content.length; i++) if (/\S/.test(content.text[i]!)) shown.add(content.origin(i));
  let n = 0;
  for (const d of drafts)
    for (const r of d.removed)
      for (let i = 0; i < r.text.length; i++) if (/\S/.test(r.text[i]!) && shown.has(r.at + i)) n++;
  return n;
}

for (const fixture of pageFixtures()) {
  test(`page ${fixture.name} is wholly accounted for`, () => {
    const drafts = read(fixture.text, fixture.sidecar);
    assert.equal(unaccounted(fixture.text, drafts), '');
    assert.equal(twice(drafts), 0);
  });
}

const scraps = [
  '首页 > 新闻 > 正文',
  '来源：测试日报',
  '作者：甲某',
  '2024-02-30',
  '2024年2月28日',
  '（上接第一版）',
  '（下转第三版）',
  '编者按：',
  '——访测试镇',
  '攻  坚',
  '“引文”',
  '甲某 摄',
  '图为测试镇。',
  '（记者 甲某）',
  '一、',
  '（一）',
  '版权所有',
  'ICP备',
  '上一篇：',
  '扫一扫',
  '电话：',
  '\u3000\u3000',
  '\r\n',
  '\t',
  '\u0000',
  '□',
  '𠮷',
  '\ud800',
  '去年以来，测试镇修了三条路，村民出门方便多了。',
  '会议强调，要把责任落到人头',
  '争争争',
  '/enpproperty-->',
  '<p>',
  '|',
  '丨',
  '【',
  '】',
  '(',
  ')',
];
const page = fc
  .array(
    fc.oneof(
      fc.constantFrom(...scraps),
      fc.constant('\n'),
      fc.constant('\n\n\n'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('any text is wholly accounted for, and nothing throws', () => {
  fc.assert(
    fc.property(page, (text) => {
      const drafts = read(text);
      assert.equal(unaccounted(text, drafts), '');
      assert.equal(twice(drafts), 0);
      assert.equal(drafts.length === 0, text.trim() === '');
    }),
    { numRuns: 400, seed: 4 },
  );
});

test('the same page gives the same articles', () => {
  fc.assert(
    fc.property(page, (text) => assert.deepEqual(read(text), read(text))),
    { numRuns: 50, seed: 5 },
  );
});

test('an empty page has no article, a page of menus has one that asks for an editor', () => {
  assert.deepEqual(read(''), []);
  assert.deepEqual(read(' \n\u3000\n'), []);
  const [draft, ...others] = read('首页\n新闻\n关于我们\n联系我们\n版权所有 测试网\n');
  assert.equal(others.length, 0);
  assert.equal(draft!.blocks.length, 0);
  assert.ok(draft!.review.some((r) => r.code === 'off-topic'));
});

test('a page of one line of five million characters is read, and wholly kept', () => {
  const text = '测试镇修了三条路，村民出门方便多了。'.repeat(280_000);
  const drafts = read(text);
  assert.equal(drafts.length, 1);
  assert.equal(
    drafts[0]!.blocks.reduce((sum, b) => sum + b.content.length, 0),
    text.length,
  );
});

for (const [name, text] of [
  ['short lines', '短行\n'.repeat(150_000)],
  ['field lines', '来源：甲\n'.repeat(30_000)],
  ['photo credits', '甲某 摄\n'.repeat(150_000)],
  ['headings of lists', '相关阅读\n标题\n'.repeat(10_000)],
  ['brackets', '（'.repeat(500_000)],
  ['binary junk', String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => (i * 7919) % 65_536)).repeat(50)],
] as const) {
  test(`a page of nothing but ${name} is read, and wholly accounted for`, () => {
    assert.equal(unaccounted(text, read(text)), '');
  });
}
