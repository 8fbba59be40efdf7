/** Personal numbers are masked; other numbers are left alone. The numbers here are made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from '../../src/model/draft.ts';
import { Traced } from '../../src/model/traced.ts';
import { maskDraft } from '../../src/page/mask.ts';

function draft(title: string, blocks: readonly string[], removed: readonly string[] = []): Draft {
  let at = 0;
  const traced = (text: string) => {
    const content = Traced.from(text, at);
    at += text.length + 1;
    return content;
  };
  return {
    title: traced(title),
    kicker: null,
    column: null,
    subtitle: null,
    kind: 'notice',
    continuedFrom: null,
    date: null,
    dateBasis: 'unknown',
    dateEvidence: null,
    eventDate: null,
    source: null,
    page: null,
    authors: [],
    editors: [],
    blocks: blocks.map((text) => ({
      type: text.startsWith('|') ? ('table' as const) : ('paragraph' as const),
      content: traced(text),
    })),
    captions: [],
    removed: removed.map((text) => ({ rule: 'x', text, at: 0 })),
    review: [],
  };
}
const texts = (input: Draft) => maskDraft(input).draft.blocks.map((block) => block.content.text);
/** An identity number of no region (990000) whose check digit is right. */
const identity = '99000019900101001X';

test('mobile and identity numbers are masked in any text', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const body = identity.slice(0, 17);
  const check = '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11]!;
  assert.deepEqual(
    texts(draft('便民服务', [`联系人甲某，手机13800000000，微信同号。`, `身份证号${body}${check}，请核对。`])),
    ['联系人甲某，手机×××××××××××，微信同号。', '身份证号××××××××××××××××××，请核对。'],
  );
});

test('amounts, order numbers and the like stay', () => {
  const kept = [
    '总投资13800000000元，惠及15000000000人次。',
    '批文号1234567890123456789，面积138.00000000亩。',
    '热线12345，2024年5月6日开通。',
    '全长266.9公里。',
  ];
  assert.deepEqual(texts(draft('消息', kept)), kept);
});

test('in a notice of appointment telephone numbers and dates of birth go too', () => {
  const input = draft('测试县干部任前公示', [
    '甲某，男，1975年6月生，现任测试镇镇长，拟任测试镇党委书记。',
    '乙某，女，出生于1980年12月3日，现任科长。',
    '监督电话：0570-80000000，12380。公示时间2024年5月6日至5月12日。',
    '| 姓名 | 出生年月 | 现任职务 |\n| --- | --- | --- |\n| 丙某 | 1979.08 | 样例乡乡长 |',
  ]);
  assert.deepEqual(texts(input), [
    '甲某，男，××××年×月生，现任测试镇镇长，拟任测试镇党委书记。',
    '乙某，女，出生于××××年××月×日，现任科长。',
    '监督电话：××××-××××××××，12380。公示时间2024年5月6日至5月12日。',
    '| 姓名 | 出生年月 | 现任职务 |\n| --- | --- | --- |\n| 丙某 | ××××.×× | 样例乡乡长 |',
  ]);
});

test('a life told elsewhere keeps its dates', () => {
  const kept = ['甲某，1975年6月生，人称“老黄牛”。'];
  assert.deepEqual(texts(draft('扎根山村的人', kept)), kept);
});

test('the ledger shows the mask and its place, never the number', () => {
  const input = draft('消息', ['手机13800000000。'], ['投稿请打13900000000']);
  const { draft: masked, repairs } = maskDraft(input);
  assert.deepEqual(repairs, [
    {
      stage: 'mask',
      rule: 'mask:mobile-number',
      before: '×'.repeat(11),
      after: '×'.repeat(11),
      certainty: 'certain',
      at: 5,
      length: 11,
    },
  ]);
  assert.equal(masked.removed[0]!.text, '投稿请打×××××××××××');
  assert.doesNotMatch(JSON.stringify([masked, repairs]), /1[38]\d{9}/u);
});

test('a draft without such numbers is handed on as it is', () => {
  const input = draft('消息', ['平安无事。']);
  assert.equal(maskDraft(input).draft, input);
});
