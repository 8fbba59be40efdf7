/** The claim of the search: every article that holds what was typed, and no other. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fold } from '../../src/search/fold.ts';
import type { SearchDocument } from '../../src/search/types.ts';
import { type Indexed, indexed } from './indexed.ts';
import { fieldsOf, madeDocuments, seeded } from './made.ts';

const documents = madeDocuments(400);
const fields = new Map(documents.map((document) => [document.id, fieldsOf(document).map(fold)]));
let index: Indexed;

before(async () => {
  // Small shards, so that every query goes over several.
  index = await indexed(documents, { limits: { least: 4_000, most: 9_000 }, width: 2 });
});
after(() => index.remove());

const holds = (document: SearchDocument, term: string): boolean =>
  fields.get(document.id)!.some((text) => text.includes(fold(term)));
const truth = (meets: (document: SearchDocument) => boolean): string[] =>
  documents
    .filter(meets)
    .map(({ id }) => id)
    .sort();
const found = async (query: string): Promise<string[]> =>
  (await index.search.rows(query, {}, 'best', { literal: true })).map(({ id }) => id).sort();

test('the index of the test has several shards', () =>
  assert.ok(index.summary.shards > 3, `${index.summary.shards} shards`));

test('substrings of 1 to 8 characters, across punctuation, blanks, digits and surrogate pairs', async () => {
  const random = seeded(5);
  let some = 0;
  for (let n = 0; n < 400; n++) {
    const texts = fieldsOf(documents[Math.floor(random() * documents.length)]!);
    const chars = [...texts[Math.floor(random() * texts.length)]!];
    const start = Math.floor(random() * chars.length);
    const part = chars
      .slice(start, start + 1 + (n % 8))
      .join('')
      .replace(/["“”＂]/gu, '');
    if (!fold(part)) continue;
    const expected = truth((document) => holds(document, part));
    assert.deepEqual(await found(`"${part}"`), expected, `“${part}”`);
    if (expected.length > 1) some++;
  }
  assert.ok(some > 100, 'most substrings of the test stand in more than one document');
});

test('strings that may not be there at all', async () => {
  for (const part of ['人人人', '甲乙甲乙', '丁丁丁丁丁', '龘', '没有此词', 'zzzz', '202420242', '𠮷𠮷', '甲𠮷']) {
    assert.deepEqual(
      await found(`"${part}"`),
      truth((document) => holds(document, part)),
      part,
    );
  }
});

test('a phrase does not run from one field into the next', async () => {
  for (const document of documents.slice(0, 40)) {
    const [title = '', body = ''] = [document.title, document.blocks[0]];
    const across = [...fold(title)].slice(-2).join('') + [...fold(body)].slice(0, 2).join('');
    assert.deepEqual(
      await found(`"${across.replace(/["“”]/gu, '')}"`),
      truth((each) => holds(each, across.replace(/["“”]/gu, ''))),
    );
  }
});

test('several terms, or, exclusion', async () => {
  for (const [a, b, c] of [
    ['甲乙', '测试', '村'],
    ['人人', '5', '镇'],
    ['2', 'b', '乙丙'],
    ['测', '甲', '没有此词'],
  ] as const) {
    assert.deepEqual(
      await found(`${a} ${b}`),
      truth((d) => holds(d, a) && holds(d, b)),
      `${a} ${b}`,
    );
    assert.deepEqual(
      await found(`${a} AND ${b}`),
      truth((d) => holds(d, a) && holds(d, b)),
    );
    assert.deepEqual(
      await found(`${a} OR ${b}`),
      truth((d) => holds(d, a) || holds(d, b)),
      `${a} OR ${b}`,
    );
    assert.deepEqual(
      await found(`${a} OR ${b} ${c}`),
      truth((d) => (holds(d, a) || holds(d, b)) && holds(d, c)),
    );
    assert.deepEqual(
      await found(`${a} -${b}`),
      truth((d) => holds(d, a) && !holds(d, b)),
      `${a} -${b}`,
    );
    assert.deepEqual(
      await found(`-${a}`),
      truth((d) => !holds(d, a)),
      `-${a}`,
    );
  }
});

test('full and half width, capitals and small letters are alike', async () => {
  for (const [a, b] of [
    ['ａＢ', 'Ab'],
    ['c', 'Ｃ'],
    ['5', '５'],
    ['，', ','],
    ['m2', '㎡'],
  ] as const) {
    const ids = await found(`"${a}"`);
    assert.deepEqual(ids, await found(`"${b}"`));
    assert.ok(ids.length > 0, a);
  }
});

test('an empty query lists everything', async () => {
  assert.equal((await index.search.search('')).total, documents.length);
});

test('facets narrow to what has the value, places with all that lies in them', async () => {
  const village = documents.find(({ facets }) => facets.place.length === 4)!.facets.place[3]!;
  for (const place of ['浙江省', '浙江省/测试市', '浙江省/样例市/丙县', village, '浙江省/没有/此地']) {
    const rows = await index.search.rows('测', { place: [place] });
    assert.deepEqual(
      rows.map(({ id }) => id).sort(),
      truth((d) => holds(d, '测') && d.facets.place.includes(place)),
      place,
    );
  }
  const rows = await index.search.rows('', { official: ['jia-mou'], kind: ['photo'], outlet: ['测试日报', '样例网'] });
  assert.deepEqual(
    rows.map(({ id }) => id).sort(),
    truth(({ facets }) => facets.official.includes('jia-mou') && facets.kind === 'photo' && facets.outlet !== null),
  );
});

test('counts of facets are what choosing the value gives', async () => {
  const facets = { kind: ['photo'] };
  const { facetCounts, undated, total } = await index.search.search('甲', facets);
  assert.equal(total, truth((d) => holds(d, '甲') && d.facets.kind === 'photo').length);
  for (const kind of ['photo', 'report'])
    assert.equal(facetCounts.kind[kind], truth((d) => holds(d, '甲') && d.facets.kind === kind).length);
  for (const [county, count] of Object.entries(facetCounts.county)) {
    assert.equal(count, (await index.search.search('甲', { ...facets, place: [county] })).total, county);
  }
  for (const [year, count] of Object.entries(facetCounts.year)) {
    assert.equal(count, (await index.search.search('甲', { ...facets, from: year, to: year })).total, year);
  }
  assert.equal(
    Object.values(facetCounts.year).reduce((sum, count) => sum + count, undated),
    total,
  );
});

test('a range of dates takes in what may lie in it, and nothing without a date', async () => {
  const rows = await index.search.rows('', { from: '2020-03-04', to: '2021-03' });
  const expected = truth(({ date }) => {
    if (!date) return false;
    const [first, last] =
      date.length === 4
        ? [`${date}-01-01`, `${date}-12-31`]
        : date.length === 7
          ? [`${date}-01`, `${date}-31`]
          : [date, date];
    return last >= '2020-03-04' && first <= '2021-03-31';
  });
  assert.deepEqual(rows.map(({ id }) => id).sort(), expected);
  assert.ok(expected.length > 10);
});

test('pages follow one another without a gap', async () => {
  const rows = await index.search.rows('测', {}, 'newest');
  const paged: string[] = [];
  for (let page = 1; paged.length < rows.length; page++) {
    const { hits } = await index.search.search('测', {}, 'newest', page);
    assert.ok(hits.length > 0);
    paged.push(...hits.map(({ id }) => id));
  }
  assert.deepEqual(
    paged,
    rows.map(({ id }) => id),
  );
});

test('in order of date, those without a date last either way', async () => {
  const dates = new Map(documents.map(({ id, date }) => [id, date]));
  for (const order of ['newest', 'oldest'] as const) {
    const sequence = (await index.search.rows('测', {}, order)).map(({ id }) => dates.get(id) ?? null);
    const dated = sequence.filter((date) => date !== null);
    assert.deepEqual(sequence.slice(0, dated.length), dated);
    assert.deepEqual(
      dated,
      [...dated].sort((a, b) => (order === 'oldest' ? (a < b ? -1 : a > b ? 1 : 0) : a < b ? 1 : a > b ? -1 : 0)),
    );
  }
});

test('headline hits come before all others', async () => {
  for (const term of ['甲', '测试', '人人', '乙']) {
    const titles = new Map(documents.map(({ id, title }) => [id, fold(title).includes(fold(term))]));
    const sequence = (await index.search.rows(term)).map(({ id }) => titles.get(id));
    assert.ok(sequence.includes(true) && sequence.includes(false));
    assert.equal(sequence.lastIndexOf(true) + 1, sequence.filter(Boolean).length, term);
  }
});

test('hits hold their term, marked', async () => {
  for (const term of ['测试', '丁人', '𠮷']) {
    const { hits } = await index.search.search(term);
    for (const { title, excerpt } of hits) {
      const marks = [...title, ...excerpt].filter(({ mark }) => mark);
      assert.ok(
        marks.some(({ text }) => fold(text).includes(term)),
        JSON.stringify([title, excerpt]),
      );
    }
  }
});
