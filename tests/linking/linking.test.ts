/** What the whole archive knows: versions, halves of a continuation, recurring lines. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { makeSample, readSample } from '../../scripts/lib/sample-page.ts';
import { pageNumber } from '../../src/linking/continuations.ts';
import { type Linkable, lineMarks, link, markOf, recurringLines, siteOf } from '../../src/linking/index.ts';
import { likeness, sketch } from '../../src/linking/sketch.ts';
import { foldLine } from '../../src/model/fold.ts';
import { normalisePage } from '../../src/normalise.ts';

/** A long text of its own: sentences of made-up words drawn from a seed. */
function prose(seed: number, sentences = 30): string {
  const words =
    '村 镇 县 河 桥 路 田 山 茶 鱼 学校 干部 农民 工厂 修好 种下 卖出 搬进 收到 开会 上门 讨论 三十 两百 五千 今年 去年 春天 雨后 清晨'.split(
      ' ',
    );
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return Array.from(
    { length: sentences },
    () => `${Array.from({ length: 12 }, () => words[Math.floor(next() * words.length)]).join('')}。`,
  ).join('');
}

function article(id: string, text: string, more: Partial<Linkable> = {}): Linkable {
  return {
    id,
    title: `标题${id}`,
    kind: 'report',
    continuedFrom: null,
    date: '2024-02-28',
    dateBasis: 'stated',
    source: '测试日报',
    url: null,
    page: null,
    blocks: [{ type: 'paragraph', text }],
    ...more,
  };
}

test('a reprint is a version of the fuller, better sourced one; a stranger is not', () => {
  const text = prose(1);
  const links = link([
    article('reprint', text.replaceAll('今年', '本年'), { source: null, date: null, dateBasis: 'unknown' }),
    article('whole', text),
    article('stranger', prose(2)),
    article('half', text.slice(0, text.length / 2)),
  ]);
  assert.equal(links.get('reprint')?.versionOf, 'whole');
  assert.equal(links.get('half')?.versionOf, 'whole');
  assert.equal(links.has('whole'), false);
  assert.equal(links.has('stranger'), false);
});

test('the order in which articles come does not matter', () => {
  const articles = [1, 2, 3].flatMap((seed) => [
    article(`${seed}a`, prose(seed)),
    article(`${seed}b`, prose(seed).slice(200)),
    article(`${seed}c`, `${prose(seed)}另讯。`),
  ]);
  const sorted = (all: readonly Linkable[]) => [...link(all)].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(articles), sorted([...articles].reverse()));
  assert.equal(link(articles).size, 6);
});

test('a digest of two reports makes neither a version of the other', () => {
  const links = link([
    article('one', prose(5, 12)),
    article('two', prose(6, 12)),
    article('both', prose(5, 12) + prose(6, 12)),
  ]);
  assert.equal(links.get('one')?.versionOf, 'both');
  assert.equal(links.get('two')?.versionOf, 'both');
  const apart = link([article('one', prose(5, 12)), article('two', prose(6, 12))]);
  assert.equal(apart.size, 0);
});

test("the notice of another year's meeting is no version, its reprint years later is", () => {
  const text = prose(9, 20);
  const other = text.slice(0, text.length * 0.8) + prose(10, 4);
  assert.equal(link([article('a', text), article('b', other, { date: '2025-02-27' })]).size, 0);
  assert.equal(link([article('a', text), article('b', other)]).size, 1);
  assert.equal(link([article('a', text), article('b', text, { date: '2025-02-27' })]).get('b')?.versionOf, 'a');
});

test('characters lost speak against an article as the leading one', () => {
  const text = prose(11);
  const links = link([article('a', text.replace('今年', '□年')), article('b', text)]);
  assert.equal(links.get('a')?.versionOf, 'b');
});

const removed = (text: string) => [{ rule: 'continued-on', text, at: 0 }];

test('halves of a continuation find each other by outlet, day and page', () => {
  const head = article('head', prose(20), { title: '守好一条河', page: '00001', removed: removed('（下转第四版）') });
  const tail = article('tail', prose(21), {
    title: '守好一条河',
    kind: 'continuation',
    continuedFrom: '第一版',
    page: '00004',
  });
  const links = link([tail, article('other', prose(22), { page: '00001' }), head]);
  assert.equal(links.get('head')?.continuedBy, 'tail');
  assert.equal(links.get('tail')?.continues, 'head');
  assert.equal(links.get('tail')?.review[0]?.code, 'continuation-joined');
  assert.match(links.get('tail')!.review[0]!.message, /守好一条河/u);
  assert.equal(links.has('other'), false);
});

test('another day, another outlet, another page, or two that fit alike: no join', () => {
  const tail = (more: Partial<Linkable>) =>
    article('tail', prose(21), {
      title: '守好一条河',
      kind: 'continuation',
      continuedFrom: '第一版',
      page: '00004',
      ...more,
    });
  const head = article('head', prose(20), { title: '守好一条河', page: '00001', removed: removed('（下转第四版）') });
  assert.equal(link([head, tail({ date: '2024-02-29' })]).size, 0);
  assert.equal(link([head, tail({ source: '测试晚报' })]).size, 0);
  assert.equal(link([head, tail({ date: null, dateBasis: 'unknown' })]).size, 0);
  assert.equal(link([head, tail({ page: '00003' })]).size, 0);
  assert.equal(link([head, tail({ continuedFrom: '第二版' })]).size, 0);
  assert.equal(
    link([head, { ...head, id: 'head2', blocks: [{ type: 'paragraph', text: prose(30) }] }, tail({})]).size,
    0,
  );
});

test('the two newspaper pages among the samples are joined', () => {
  const records = ['2024-02-28-di1ban', '2024-02-28-di4ban'].flatMap((name) => {
    const yaml = readFileSync(new URL(`../samples/pages/${name}.yml`, import.meta.url), 'utf8');
    const made = makeSample(`${name}.yml`, readSample(yaml));
    return normalisePage(
      { file: made.file, bytes: made.bytes, sidecar: parse(made.sidecar) },
      { outlets: [], topics: [], recurring: new Set(), skip: new Set() },
    );
  });
  const tail = records.find((record) => record.kind === 'continuation')!;
  const links = link(records);
  const head = records.find((record) => record.id === links.get(tail.id)?.continues);
  assert.equal(head?.title, '把担当写在岗位上');
  assert.equal(head?.raw.file, '2024-02-28-di1ban.txt');
});

test('pages of a newspaper are counted however they are written', () => {
  const cases: [string, number | null][] = [
    ['第一版', 1],
    ['第12版', 12],
    ['A04', 4],
    ['00004', 4],
    ['十版', 10],
    ['十二', 12],
    ['二十一版', 21],
    ['４版', 4],
    ['要闻', null],
  ];
  for (const [text, number] of cases) assert.equal(pageNumber(text), number, text);
});

test('lines that recur on a site are found, whatever its articles; headings and reprints are not', () => {
  const page = (n: number, text: string) => ({
    site: 'a.example',
    lines: ['首页 要闻 市县', `标题${n}`, text, '(一)', prose(n + 500, 2), '编者按', '版权所有  样例网'],
  });
  const pages = [1, 2, 3, 4, 5, 6].map((n) => page(n, prose(n, 4)));
  const reprinted = Array.from({ length: 6 }, () => ({
    site: 'b.example',
    lines: ['同一篇的标题', '同一篇的第一段。', prose(99, 8)],
  }));
  const few = [1, 2, 3].map(() => ({ site: 'c.example', lines: ['首页', prose(7)] }));
  const all = [...pages, ...reprinted, ...few];
  const found = recurringLines(all.map(({ site, lines }) => ({ site, marks: lineMarks(lines) })));
  const chrome = ['版权所有 样例网', '首页 要闻 市县'].map((line) => markOf(foldLine(line)));
  assert.deepEqual([...found.get('a.example')!].sort(), chrome.sort());
  assert.equal(found.has('b.example'), false);
  assert.equal(found.has('c.example'), false);
});

test('a line folds alike before and after its signs are made full-width', () => {
  assert.equal(foldLine('　版权所有：样例网，2024 '), foldLine('版权所有:样例网,2024'));
});

test('a site is its host, else its outlet', () => {
  assert.equal(siteOf({ url: 'https://www.a.example/x', outlet: '测试日报' }), 'a.example');
  assert.equal(siteOf({ url: null, outlet: '测试日报' }), '测试日报');
  assert.equal(siteOf({ url: 'not a url' }), '');
});

test('sketches of long texts stay small and tell their likeness', () => {
  const long = prose(40, 3000);
  const a = sketch(long)!;
  assert.ok(a.sample.length <= 512 && a.signature.length === 128);
  const half = likeness(a, sketch(long.slice(0, long.length / 2))!);
  assert.ok(half.containment > 0.9, `${half.containment}`);
  assert.ok(likeness(a, sketch(prose(41, 3000))!).jaccard < 0.3);
  assert.equal(sketch('太短。'), null);
});

test('among real news items every planted edit and half is found', (t) => {
  const file = new URL('../../../shared/data/news-sample.jsonl', import.meta.url);
  if (!existsSync(file)) return t.skip('no ../shared/data here');
  const items = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(0, 1500)
    .map((line) => JSON.parse(line) as { title: string; date: string; paragraphs: string[] });
  const real = items.map((item, n) =>
    article(`r${n}`, item.paragraphs.join('\n'), { date: item.date, title: item.title }),
  );
  const text = (one: Linkable) => one.blocks[0]!.text;
  const some = real.filter((one) => text(one).length > 400).slice(0, 60);
  const edits = some.map((one) =>
    article(`${one.id}-edit`, [...text(one)].filter((_, i) => i % 40 !== 7).join(''), { date: one.date }),
  );
  const halves = some.map((one) =>
    article(`${one.id}-half`, text(one).slice(0, text(one).length / 2), { date: one.date }),
  );
  const links = link([...real, ...edits, ...halves]);
  const found = (all: readonly Linkable[]) => all.filter((one) => links.has(one.id)).length;
  const others = real.filter((one) => links.has(one.id) && !some.includes(one)).length;
  t.diagnostic(`edits ${found(edits)}/60, halves ${found(halves)}/60, other links ${others} of ${real.length}`);
  assert.ok(found(edits) >= 59 && found(halves) >= 58);
  assert.ok(others <= real.length / 100);
});
