/** What must hold for any page at all, whatever it contains. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Context } from '../src/model/draft.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { normalisePage } from '../src/normalise.ts';
import { decode } from '../src/text/decode.ts';

const context: Context = { outlets: [], topics: [], recurring: new Set(), skip: new Set() };
const bytes = (s: string) => new TextEncoder().encode(s);
const normalise = (content: Uint8Array, over: Partial<Context> = {}, file = 'page.txt') =>
  normalisePage({ file, bytes: content, sidecar: {} }, { ...context, ...over });

/** All that an article shows to a reader of its text. */
const shown = (a: ArticleRecord) =>
  [
    a.title,
    a.kicker,
    a.column,
    a.subtitle,
    a.continuedFrom,
    a.source,
    ...a.authors,
    ...a.editors,
    ...a.blocks.map((b) => b.text),
    ...a.captions.flatMap((c) => [c.text, c.credit ?? '']),
  ].join('');

/**
 * The characters of the raw page that are neither in a repair nor in a removal must all be shown: none may vanish.
 * (Removals may cover characters that are shown as well, such as a date line that gave the date.)
 */
function assertNothingLost(content: Uint8Array, articles: readonly ArticleRecord[]): void {
  const raw = decode(content).text;
  const open = [...Array(raw.length).keys()].map(() => true);
  const cover = (at: number, length: number) => open.fill(false, at, at + length);
  for (const a of articles) {
    for (const r of a.repairs) cover(r.at, r.length);
    for (const r of a.removed) {
      assert.equal(raw.slice(r.at, r.at + r.text.length), r.text, `a removal (${r.rule}) is not what stood there`);
      cover(r.at, r.text.length);
    }
  }
  const left = new Map<string, number>();
  for (const c of articles.map(shown).join('')) left.set(c, (left.get(c) ?? 0) + 1);
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i]!;
    if (!open[i] || /\s/u.test(c)) continue;
    const n = left.get(c) ?? 0;
    assert.ok(n > 0, `“${c}” at ${i} vanished: …${raw.slice(Math.max(0, i - 12), i + 12)}…`);
    left.set(c, n - 1);
  }
}

const PAGE = `首页 > 新闻中心 > 正文

测试镇办起村民夜校(基层观察)

来源:测试日报 发布日期:2024-03-05 浏览次数:12

  测试镇党委书记甲某说,夜校开了三个月,来的人一次比一次多。

  学  员

  “白天下地,晚上上课”

  村民乙某报了两门课,一门养蜂,一门记账。

责任编辑:丙某
版权所有 测试传媒 浙ICP备00000000号`;

test('every character of a page is in the article, in a repair or in a removal', () => {
  const page = bytes(PAGE);
  const articles = normalise(page);
  assert.equal(articles.length, 1);
  assertNothingLost(page, articles);
  const body = articles[0]!.blocks.map((b) => b.text).join('\n');
  assert.match(body, /夜校开了三个月，来的人/u);
  assert.doesNotMatch(body, /ICP|浏览次数|责任编辑/u);
});

test('nothing vanishes from pages put together at random', () => {
  const lines = PAGE.split('\n').filter(Boolean);
  const piece = fc.oneof(
    fc.constantFrom(
      ...lines,
      '',
      '----',
      '(上接第一版)',
      '编者按:这是一段按语。',
      '□ 记者 甲某',
      '第2版',
      '2024年3月5日',
      '甲某摄',
    ),
    fc.string({ maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'之乎者也,。:“”()<>{}?!□0９ '), maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (parts) => {
      const page = bytes(parts.join('\n'));
      assertNothingLost(page, normalise(page));
    }),
    { numRuns: 150 },
  );
});

test('a sign that is dropped at the head of a page is in a repair', () => {
  for (const page of [',。之', '，。之', ',,、之', '、，之'].map(bytes)) assertNothingLost(page, normalise(page));
});

test('the same bytes give the same articles, and what was clean stays as it is', () => {
  const first = normalise(bytes(PAGE));
  assert.deepEqual(normalise(bytes(PAGE)), first);
  const clean = first[0]!.blocks.map((b) => `　　${b.text}`).join('\n\n');
  const again = normalise(bytes(clean));
  assert.deepEqual(
    again.flatMap((a) => a.repairs),
    [],
  );
});

test('a stage that is switched off does nothing', () => {
  const [on] = normalise(bytes(PAGE));
  const [off] = normalise(bytes(PAGE), { skip: new Set(['punctuation']) });
  assert.ok(on!.repairs.some((r) => r.stage === 'punctuation'));
  assert.ok(!off!.repairs.some((r) => r.stage === 'punctuation'));
});

test('pages that are empty, huge on one line, or no text at all come out without an error', () => {
  for (const content of [
    new Uint8Array(),
    bytes('\n\n\n'),
    bytes('字'.repeat(200_000)),
    Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
    bytes('\u0000\u0001\u0000'),
  ]) {
    assert.doesNotThrow(() => normalise(content));
  }
});

test('a caption and a short table that close a page are no menu, whatever furniture follows', () => {
  const html = `<html><head><meta charset="utf-8"></head><body><div id="zoom"><h1>测试镇开会</h1>
<p>来源：测试日报 2024-05-08</p><p>测试镇开了一次会，把全年的事一件件排下来，谁来办、何时办成都写在纸上。</p>
<table><tr><td>村</td><td>项目</td></tr><tr><td>样例村</td><td>12</td></tr></table><p>图为会场。甲某 摄</p></div>
<div><h3>相关新闻</h3><ul><li><a href="1">别的新闻一条</a></li></ul></div><p>浙ICP备00000000号</p></body></html>`;
  const [article] = normalise(bytes(html), {}, 'page.html');
  assert.deepEqual(
    article!.captions.map(({ text, credit }) => [text, credit]),
    [['图为会场。', '甲某']],
  );
  assert.ok(article!.blocks.some((b) => b.type === 'table' && b.text.includes('样例村')));
});
