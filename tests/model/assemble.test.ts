import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf, deriveTitle, locateRepairs } from '../../src/model/assemble.ts';
import type { Draft } from '../../src/model/draft.ts';
import type { Repair } from '../../src/model/ledger.ts';
import { applyEdits, Traced } from '../../src/model/traced.ts';

const draft = (over: Partial<Draft>): Draft => ({
  title: null,
  kicker: null,
  column: null,
  subtitle: null,
  kind: 'report',
  continuedFrom: null,
  date: null,
  dateBasis: 'unknown',
  dateEvidence: null,
  eventDate: null,
  source: null,
  page: null,
  authors: [],
  editors: [],
  blocks: [],
  captions: [],
  removed: [],
  review: [],
  ...over,
});
const paragraph = (content: Traced) => ({ type: 'paragraph' as const, content });
const raw = { file: 'a.txt', sha256: '0123456789abcdef', sidecar: {} };

test('a derived title is the first sentence, or its part before a comma when that is long', () => {
  assert.equal(deriveTitle(draft({ blocks: [paragraph(Traced.from('镇里开了会。会很短。'))] })), '镇里开了会');
  const long = `${'甲'.repeat(30)}，${'乙'.repeat(30)}。`;
  assert.equal(deriveTitle(draft({ blocks: [paragraph(Traced.from(long))] })), '甲'.repeat(30));
  const unbroken = '甲'.repeat(60);
  assert.equal(deriveTitle(draft({ blocks: [paragraph(Traced.from(unbroken))] })), `${'甲'.repeat(40)}……`);
  const addressed = [paragraph(Traced.from('各位委员：')), paragraph(Traced.from('今年修了三座桥。'))];
  assert.equal(deriveTitle(draft({ blocks: addressed })), '今年修了三座桥');
  assert.equal(deriveTitle(draft({})), '无题');
});

test('a repair is found at its place in the block that shows it', () => {
  const page = Traced.from('首页\n他說(shuō)好,真好\n页脚');
  const edits = [
    { start: 4, end: 5, after: '说', rule: 'variant', certainty: 'certain' as const },
    { start: 5, end: 11, after: '', rule: 'note', certainty: 'certain' as const },
    { start: 12, end: 13, after: '，', rule: 'width', certainty: 'certain' as const },
  ];
  const { output, repairs } = applyEdits(page, edits, 'text');
  const line = output.lines()[1]!;
  const d = draft({ blocks: [paragraph(line)] });
  const article = locateRepairs(articleOf(d, deriveTitle(d), raw, 1), d, repairs, []);
  assert.equal(article.blocks[0]?.text, '他说好，真好');
  assert.deepEqual(
    article.repairs.map((r) => [r.field, r.offset, r.after]),
    [
      ['blocks/0', 1, '说'],
      ['blocks/0', 2, ''],
      ['blocks/0', 3, '，'],
    ],
  );
});

test('a lost character raises a review on the article that shows it, and on no other', () => {
  const page = Traced.from('超□万\n别的话');
  const lost: Repair = { stage: 's', rule: 'r', before: '?', after: '□', certainty: 'lost', at: 1, length: 1 };
  const [first, second] = page.lines();
  const has = draft({ blocks: [paragraph(first!)] });
  const hasNot = draft({ blocks: [paragraph(second!)] });
  const codes = (d: Draft) => locateRepairs(articleOf(d, 't', raw, 1), d, [lost], []).review.map((r) => r.code);
  assert.deepEqual(codes(has), ['characters-lost']);
  assert.deepEqual(codes(hasNot), []);
});
