/** Slips of the page: told where a look-alike or a homophone makes a word, silent on names, rare words and what is meant. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { normalisePage } from '../../src/normalise.ts';
import { findSlips, unknownCities } from '../../src/text/slips.ts';

const told = (text: string, page = text) => findSlips(text, page).map((s) => `${s.written} ${s.meant}`);

for (const [text, expected] of [
  ['村里的老人己经搬进了新房。', ['己经 已经']],
  ['乒乓球远动员来到村里。', ['远动员 运动员']],
  ['全县共有三百名技术入员下乡。', ['技术入员 技术人员']],
] as const)
  test(`${text} has a slip`, () => assert.deepEqual(told(text), expected));

for (const text of [
  '村里的老人已经搬进了新房，自己经营一家小店。',
  '镇党委书记陈建文和村民林小图坐在田埂上。',
  '墙上写着“全家腐”三个字。',
  '他不躲不闪，一趴就是三个钟头。',
  '碶头、岙底、埭上三个村都通了车。',
])
  test(`${text} has none`, () => assert.deepEqual(told(text), []));

test('what a page says twice it means, unless it says the other far more often', () => {
  const other = '台州湾新区挂牌。台州市的干部来了。';
  const slip = '管委会加挂合州高新区的牌子。';
  assert.deepEqual(told(slip), []);
  assert.deepEqual(told(slip, `${other.repeat(4)}${slip}`), ['合州 台州']);
  assert.deepEqual(told(slip, `${other}${slip.repeat(3)}`), []);
});

test('a city that no table has is told, one that any has is not', () => {
  const told = (text: string) => unknownCities(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(told('以良性互动推动多隆市。'), ['多隆市']);
  assert.deepEqual(told('他们去了义乌市，又到过萍乡市、株洲市，回到杭州市。菜篮子连着农贸超市，也连着股市。'), []);
});

test('a slip is a review of the article, its text stays', () => {
  const text = '村口的路修好了\n2024-05-06 来源：测试日报\n丽水市松阳县的村民己经走上了新路，桥也修好了。\n';
  const context = { outlets: [], topics: [], recurring: new Set<string>() };
  const page = { file: 'a.txt', bytes: Buffer.from(text), sidecar: {} };
  const [article] = normalisePage(page, { ...context, skip: new Set() });
  assert.match(article!.blocks[0]!.text, /己经/);
  const [review] = article!.review.filter((r) => r.code === 'slip-of-the-page');
  assert.match(review!.message, /第1段.*己经.*已经/);
  const [plain] = normalisePage(page, { ...context, skip: new Set(['slips']) });
  assert.ok(!plain!.review.some((r) => r.code === 'slip-of-the-page'));
});
