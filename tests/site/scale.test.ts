/** What grows with the archive: lists in pages, timelines, sitemaps, counts of rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleEntry } from '../../src/archive/index.ts';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { groupBy } from '../../src/catalogue/items.ts';
import type { AttestedPost, Item, OfficeNode } from '../../src/catalogue/types.ts';
import { ArticleSchema } from '../../src/model/article.ts';
import { Keys } from '../../src/site/build/keys.ts';
import { PAGE_SIZE, QUOTED_SIZE } from '../../src/site/config.ts';
import { pageAddresses, sitemapFiles } from '../../src/site/feed.ts';
import { byDayOfYear } from '../../src/site/front.ts';
import { withGaps } from '../../src/site/offices.ts';
import { pagesOf, rowsOf } from '../../src/site/paging.ts';
import { addCounts, type Counted, countRules } from '../../src/site/rules.ts';
import { drawTimeline, shownPosts } from '../../src/site/timeline.ts';

const YIWU = '浙江省/金华市/义乌市';
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶'];
const GIVEN = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃'];

/** A made-up archive of `n` articles, each of which names one of `people` officials of one place. */
function archiveOf(n: number, people: number) {
  const articles = Array.from({ length: n }, (_, k): ArticleEntry => {
    const p = k % people;
    const name = [SURNAMES, GIVEN, GIVEN].reduce(
      ({ rest, text }, list) => ({ rest: Math.floor(rest / list.length), text: text + list[rest % list.length] }),
      { rest: p, text: '' },
    ).text;
    const day = new Date(Date.UTC(2010, 0, 1 + (k % 5000))).toISOString().slice(0, 10);
    const evidence = `义乌市商务局局长${name}说，第${k}件事办成了。`;
    const article = ArticleSchema.parse({
      title: `义乌第${k}件实事办成了`,
      date: day,
      source: '测试日报',
      places: [YIWU],
      officials: [{ name, posts: [{ post: '义乌市商务局局长', place: YIWU }], evidence }],
    });
    const blocks = [{ type: 'paragraph' as const, text: evidence }];
    return {
      id: `a${k}-1`,
      file: `articles/a${k}-1.mdx`,
      article,
      blocks,
      body: evidence,
      origin: 'editor',
      hasComponents: false,
    };
  });
  const vocabulary = { outlets: [], topics: [], officialCards: [], registry: {}, redirects: {}, problems: [] };
  const archive = { ...vocabulary, articles };
  return { archive, catalogue: buildCatalogue(archive) };
}

/** The pages of a list hold all of it, once, in order. */
function assertPaged<T>(rows: readonly T[], size: number): void {
  const pages = pagesOf('list', rows.length, size);
  const shown = pages.map(({ page }) => rowsOf(rows, page, size));
  assert.ok(shown.every((some) => some.length <= size));
  assert.deepEqual(shown.flat(), rows);
}

test('thirty thousand officials stand in pages by initial, each once', () => {
  const { catalogue } = archiveOf(30_000, 30_000);
  assert.equal(catalogue.zhejiangOfficials.length, 30_000);
  const letters = groupBy(catalogue.zhejiangOfficials, ({ initial }) => initial);
  for (const group of letters.values()) assertPaged(group, PAGE_SIZE);
  assert.equal([...letters.values()].flat().length, 30_000);
  const [office] = catalogue.offices;
  assert.equal(office!.holders.length, 30_000);
  assertPaged(withGaps(office!.holders), PAGE_SIZE);
});

test('every page of a list of five thousand has a key of its own, and a new article changes the first page', () => {
  const site = archiveOf(5000, 1);
  const more = archiveOf(5001, 1);
  const [keys, later] = [new Keys(site), new Keys(more)];
  const person = [...site.catalogue.people.values()][0]!;
  const pages = pagesOf(person.id, person.appearances.length, QUOTED_SIZE);
  assert.equal(new Set(pages.map(({ page }) => keys.person(person, page))).size, pages.length);
  assert.notEqual(later.person([...more.catalogue.people.values()][0]!, 1), keys.person(person, 1));
  for (const [day, items] of byDayOfYear(site.catalogue)) {
    const dayKeys = pagesOf(day, items.length).map(({ page }) => keys.everyYear(day, items, page));
    assert.equal(new Set(dayKeys).size, dayKeys.length);
  }
});

test('a timeline of five thousand articles has a few hundred dots, which tell of all of them', () => {
  const { catalogue } = archiveOf(5000, 1);
  const [person] = catalogue.people.values();
  const rows = shownPosts(person!.posts);
  for (const width of [1000, 400]) {
    const { lines } = drawTimeline(rows, width);
    const dots = lines.flatMap((line) => line.dots);
    assert.ok(dots.length <= 320, `${dots.length} dots`);
    assert.equal(
      dots.reduce((sum, { count }) => sum + count, 0),
      5000,
    );
    const [line] = lines;
    assert.ok(line!.joins.every(({ known }) => known));
  }
});

test('few articles have a dot each', () => {
  const seen = ['2019-01-01', '2019-01-02', '2023-05-01', '2023-05-01'].map((date) => ({
    item: { date } as Item,
    post: '',
    place: null,
    status: 'current' as const,
  }));
  const post: AttestedPost = { post: '市长', place: YIWU, office: null, seen, first: '2019-01-01', last: '2023-05-01' };
  const { lines } = drawTimeline([post], 1000);
  assert.deepEqual(
    lines[0]!.dots.map(({ first, last, count }) => [first, last, count]),
    [
      ['2019-01-01', '2019-01-01', 1],
      ['2019-01-02', '2019-01-02', 1],
      ['2023-05-01', '2023-05-01', 2],
    ],
  );
  assert.deepEqual(
    lines[0]!.joins.map(({ known }) => known),
    [true, false],
  );
});

test('a sitemap of more than fifty thousand addresses comes in parts, each address once', () => {
  const { catalogue } = archiveOf(20, 10);
  const known = pageAddresses(catalogue);
  assert.equal(new Set(known).size, known.length);
  const addresses = Array.from({ length: 120_000 }, (_, n) => `https://archive.example/articles/a${n}-1/`);
  const [index, ...parts] = sitemapFiles(addresses, (path) => `https://archive.example/${path}`);
  const found = parts.map(({ text }) => [...text.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address));
  assert.ok(found.every((some) => some.length <= 50_000));
  assert.deepEqual(found.flat(), addresses);
  assert.deepEqual(
    [...index!.text.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address),
    parts.map(({ name }) => `https://archive.example/${name}.xml`),
  );
});

test('gaps are told between a holder and the last of all before', () => {
  const holder = (first: string | null, last: string | null) =>
    ({ person: {}, post: { first, last } }) as OfficeNode['holders'][number];
  const holders = [
    holder('2010', '2015'),
    holder('2012', '2013'),
    holder('2014', '2014'),
    holder('2018', '2019'),
    holder(null, null),
  ];
  assert.deepEqual(
    withGaps(holders).map(({ gap }) => gap),
    ['', '', '', '2015 至 2018', ''],
  );
});

test('rules counted run by run are those counted at once', () => {
  const use = fc.record({
    stage: fc.constantFrom('punctuation', 'variants'),
    rule: fc.constantFrom('a', 'b'),
    certainty: fc.constantFrom('certain' as const, 'likely' as const),
    before: fc.string({ maxLength: 3 }),
    after: fc.string({ maxLength: 1 }),
  });
  const removal = fc.record({ rule: fc.constantFrom('a', 'menu'), text: fc.string({ maxLength: 4 }) });
  const article = fc.record({ repairs: fc.array(use), removed: fc.array(removal) });
  fc.assert(
    fc.property(fc.array(article, { maxLength: 12 }), fc.nat(12), (list, cut) => {
      const articles = list.map((one, n): Counted => ({ id: `a${n}`, ...one }));
      const runs = [articles.slice(0, cut), articles.slice(cut)].map((run) => countRules(run));
      assert.deepEqual(addCounts(runs), countRules(articles));
    }),
  );
});
