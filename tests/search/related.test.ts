/** Articles that are about what was typed without saying it as it stands: Pagefind over a real index, in Node. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/lib/serve.ts';
import { openSearch, type SiteSearch } from '../../src/search/client/open.ts';
import type { PagefindModule } from '../../src/search/client/related.ts';
import { codedText, codedWord, wordsOf } from '../../src/search/coded.ts';
import { fold } from '../../src/search/fold.ts';
import { deepest, subjectLines } from '../../src/search/subject.ts';
import type { Related, SearchDocument } from '../../src/search/types.ts';
import { type Indexed, indexed } from './indexed.ts';
import { fieldsOf, madeDocuments } from './made.ts';

const [base] = madeDocuments(1);
const made = (id: string, over: Partial<SearchDocument>, place = '浙江省/测试市/甲县'): SearchDocument => ({
  ...base!,
  id,
  url: `articles/${id}/`,
  title: '无题',
  subtitle: null,
  blocks: ['别的事情。'],
  captions: [],
  about: [],
  date: '2024-02-28',
  ...over,
  facets: {
    ...base!.facets,
    place: ['浙江省', '浙江省/测试市', place],
    topic: [],
    outlet: '测试日报',
    kind: 'report',
    ...over.facets,
  },
});

const documents = [
  ...madeDocuments(120).map((document) => ({ ...document, about: [] })),
  made('post', { about: ['测试市委书记丙某'], blocks: ['丙某到村里看了稻田。'] }),
  made('posts', { about: ['曾任测试市长丙某'], blocks: ['说到市委书记。'], date: '2019' }),
  made('place', { title: '稻田边的夜校' }, '浙江省/样例市/丁县'),
  made('headline', { title: '夜校开到了田头' }),
  made('apart', { blocks: ['稻田的水到了夜里才放，戊己的种法不一样。'] }),
  made('traditional', { about: ['鄉村振興'] }),
];
const LIMITS = { least: 2_000, most: 4_000 };

let index: Indexed;
let server: Awaited<ReturnType<typeof serve>>;
let search: SiteSearch;
const pagefindOf = async (address: string): Promise<PagefindModule> =>
  (await import(`data:text/javascript,${encodeURIComponent(await (await fetch(address)).text())}`)) as PagefindModule;

before(async () => {
  index = await indexed(documents, { limits: LIMITS, width: 2 });
  assert.ok(index.summary.shards > 2);
  server = await serve(index.dir, { port: 0 });
  search = openSearch(server.address, { loadPagefind: pagefindOf });
});
after(() => {
  server.server.closeAllConnections();
  server.server.close();
  index.remove();
});

const idsOf = (hits: readonly Related[]): string[] => hits.map(({ id }) => id);

test('a character is coded with its neighbour, and a word by the codes that any text with it holds', () => {
  assert.equal(codedText('测试，２０24 GDP').split(' ').length, 4);
  for (const [text, word] of [
    ['甲测试镇', '测试镇'],
    ['在𠮷田', '𠮷田'],
    ['共20个Ａb组', 'ab'],
    ['测', '测'],
  ] as const) {
    const codes = codedText(text).split(' ');
    for (const code of codedWord(word).split(' '))
      assert.ok(
        codes.some((each) => each.startsWith(code)),
        `${word} in ${text}`,
      );
  }
  assert.match(codedText('龘㐀𠮷a1'), /^[a-z0-9 ]+$/u);
  assert.deepEqual(wordsOf('ＧＤＰ、2024'), ['gdp', '2024']);
  assert.equal(wordsOf('义乌市委书记').join(''), '义乌市委书记');
});

test('lines of what an article is about: the deepest places only, the date as it is said', () => {
  const places = deepest(['浙江省', '浙江省/金华市', '浙江省/金华市/义乌市', '浙江省/杭州市']);
  assert.deepEqual(subjectLines({ about: ['甲某'], places, outlet: null, date: '2024-03' }), [
    '甲某',
    '浙江省金华市义乌市',
    '浙江省杭州市',
    '2024年3月',
  ]);
});

test('a post that only the tags say leads to the article, and the line that says so', async () => {
  assert.equal((await search.search('测试市委书记')).total, 0);
  const [hit, ...others] = await search.related('测试市委书记');
  assert.equal(hit?.id, 'post');
  assert.deepEqual(
    hit.about.map((parts) => parts.map(({ text }) => text).join('')),
    ['测试市委书记丙某', '浙江省测试市甲县', '测试日报'],
  );
  // The place in its tags, the post in its text.
  assert.deepEqual(idsOf(others), ['posts']);
});

test('by place, year and topic, in either script', async () => {
  assert.deepEqual(idsOf(await search.related('样例市丁县 夜校')), ['place']);
  assert.ok(idsOf(await search.related('丙某 2019年')).includes('posts'));
  assert.deepEqual(idsOf(await search.related('丙某 2018年')), []);
});

test('words that stand apart in a text are found where hits are few, the headline first', async () => {
  assert.equal((await search.search('夜校稻田')).total, 0);
  assert.deepEqual(idsOf(await search.related('夜校稻田')), ['place']);
  assert.deepEqual(idsOf(await search.related('稻田戊己')), ['apart']);
  assert.deepEqual(idsOf(await search.related('"稻田戊己"')), []);
});

test('never a hit, never one that a facet leaves out, none for a query that excludes', async () => {
  const hits = (await search.rows('夜校')).map(({ id }) => id);
  assert.deepEqual(hits.sort(), ['headline', 'place']);
  for (const id of idsOf(await search.related('夜校'))) assert.ok(!hits.includes(id));
  assert.deepEqual(idsOf(await search.related('测试市委书记', { place: ['浙江省/样例市'] })), []);
  assert.deepEqual(idsOf(await search.related('测试市委书记', { place: ['浙江省/测试市'] })), ['post', 'posts']);
  assert.deepEqual(idsOf(await search.related('测试市委书记', { from: '2025' })), []);
  assert.deepEqual(await search.related('测试市委书记 -稻田'), []);
  assert.deepEqual(await search.related(''), []);
});

test('every related article holds every word, whatever Pagefind proposes', async () => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  let some = 0;
  for (const query of ['甲乙 测试市', '丙县 村镇', '测试日报 人人 ab', '浙江 乙丙', '样例 2024']) {
    for (const { id } of await search.related(query)) {
      const { date, about, facets, ...texts } = byId.get(id)!;
      const subject = subjectLines({ about, date, outlet: facets.outlet, places: deepest(facets.place) });
      const all = [...fieldsOf({ date, about, facets, ...texts }), ...subject].map(fold);
      for (const word of query.split(' ').flatMap(wordsOf))
        assert.ok(
          all.some((text) => text.includes(word)),
          `${query}: ${id} lacks ${word}`,
        );
      some++;
    }
  }
  assert.ok(some > 10, `${some} related`);
});

test('what Pagefind proposes without ground is not believed, and a file that is missing is an error', async () => {
  const wrong = openSearch(server.address, {
    loadPagefind: async () => ({
      createInstance: () => ({
        init: async () => undefined,
        mergeIndex: async () => undefined,
        search: async () => ({
          results: ['/0000/3/', `/${manifestDir()}/0/`, `/${manifestDir()}/99999/`, '/elsewhere/'].map((url) => ({
            data: async () => ({ url }),
          })),
        }),
      }),
    }),
  });
  assert.deepEqual(await wrong.related('没有 此词'), []);
  const broken = openSearch(server.address, { loadPagefind: () => Promise.reject(new Error('offline')) });
  await assert.rejects(broken.related('测试市委书记'), /offline/u);
});

function manifestDir(): string {
  const { shards } = JSON.parse(readFileSync(`${index.dir}/manifest.json`, 'utf8')) as { shards: { dir: string }[] };
  return shards[0]!.dir.split('/').at(-1)!;
}
