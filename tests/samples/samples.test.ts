/** The sample archive: what it must cover, and that its damaged pages come out as the text they were made from. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { makeSample, readSample } from '../../scripts/lib/sample-page.ts';
import { recordId } from '../../src/model/assemble.ts';
import type { Context, Outlet } from '../../src/model/draft.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { normalisePage } from '../../src/normalise.ts';

const here = new URL('./pages/', import.meta.url);
const raw = new URL('../../content/raw/', import.meta.url);
const names = readdirSync(here).filter((name) => name.endsWith('.yml'));
const samples = names.map((name) => ({
  name,
  made: makeSample(name, readSample(readFileSync(new URL(name, here), 'utf8'))),
}));
const outlets = (parse(readFileSync(new URL('../../content/outlets.yml', import.meta.url), 'utf8')) as Outlet[]).map(
  (outlet): Outlet => ({ ...outlet, aliases: outlet.aliases ?? [], domains: outlet.domains ?? [] }),
);
const context: Context = { outlets, topics: [], recurring: new Set(), skip: new Set() };

const normalised = samples.map(({ name, made }) => ({
  name,
  made,
  records: normalisePage({ file: made.file, bytes: made.bytes, sidecar: parse(made.sidecar) }, context),
}));
const textOf = (blocks: readonly { text: string }[]) => blocks.map((block) => block.text).join('\n');

test('content/raw holds what the samples make', () => {
  for (const { made } of samples) {
    assert.deepEqual(new Uint8Array(readFileSync(new URL(made.file, raw))), made.bytes, made.file);
    assert.equal(readFileSync(new URL(`${made.file}.yml`, raw), 'utf8'), made.sidecar, made.file);
  }
});

test('there are 24 articles and more, of all prefectures and many years, short, each naming where it is from', () => {
  const articles = samples.flatMap(({ made }) => made.expected);
  assert.ok(articles.length >= 24);
  for (const article of articles) {
    const text = textOf(article.blocks);
    assert.ok(text.length >= 150 && text.length <= 520, `${article.title}: ${text.length}`);
    assert.match(text, /^(编者按：)?据[^。]{2,40}(报道|道)，/u, article.title ?? text.slice(0, 20));
  }
  const all = articles.map((article) => textOf(article.blocks)).join('\n');
  for (const prefecture of '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水'.split(' '))
    assert.ok(all.includes(prefecture), prefecture);
  const years = new Set(articles.map((article) => article.date?.slice(0, 4)));
  for (const year of '2018 2019 2020 2021 2022 2023 2024 2025'.split(' ')) assert.ok(years.has(year), year);
});

test('the article that joins two raw pieces names them by their ids', () => {
  const joined = readFileSync(new URL('../../content/articles/2024/dandang-hekan.md', import.meta.url), 'utf8');
  const ids = ['2024-02-28-di1ban.txt-1', '2024-02-28-di4ban.txt-2'].map((piece) => {
    const { made } = samples.find(({ made }) => piece.startsWith(made.file))!;
    return recordId(createHash('sha256').update(made.bytes).digest('hex'), Number(piece.at(-1)));
  });
  assert.deepEqual(parse(joined.split('---')[1]!).joins, ids);
});

test('the pages show each kind of damage', () => {
  const kinds = new Set(names.flatMap((name) => readSample(readFileSync(new URL(name, here), 'utf8')).damage));
  for (const kind of 'half-width columns spaced-headings garbled-headline traditional pinyin byte-shift'.split(' '))
    assert.ok(kinds.has(kind), kind);
  assert.ok(samples.some(({ made }) => made.runs > 0));
  assert.equal(
    samples.reduce((sum, { made }) => sum + made.lost, 0),
    1,
    'one digit is lost for good',
  );
  const html = samples.find(({ made }) => made.file.endsWith('.html'))!.made;
  assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(html.bytes));
});

type Expected = (typeof samples)[number]['made']['expected'][number];

/** Pairs the articles of a page by order, where their number is right. */
function pairs(): { name: string; want: Expected; got: ArticleRecord }[] {
  return normalised.flatMap(({ name, made, records }) =>
    records.length === made.expected.length ? made.expected.map((want, n) => ({ name, want, got: records[n]! })) : [],
  );
}

test('every page comes apart into its articles', () => {
  const wrong = normalised.filter(({ made, records }) => records.length !== made.expected.length);
  assert.deepEqual(
    wrong.map(({ name, made, records }) => `${name}: ${records.length}, not ${made.expected.length}`),
    [],
  );
});

test('metadata is what the page was made with', () => {
  const wrong = pairs().flatMap(({ name, want, got }) => {
    const said = {
      title: want.title === null ? null : got.title,
      column: got.column,
      subtitle: got.subtitle,
      kind: got.kind,
      continuedFrom: got.continuedFrom,
      date: want.date === null && got.dateBasis === 'inferred' ? null : got.date,
      source: got.source,
      authors: got.authors.join(),
      editors: got.editors.join(),
      captions: JSON.stringify(got.captions.map(({ text, credit }) => ({ text, credit }))),
    };
    const stated = {
      ...want,
      authors: want.authors.join(),
      editors: want.editors.join(),
      captions: JSON.stringify(want.captions),
    };
    return Object.entries(said).flatMap(([field, value]) => {
      const right = stated[field as keyof typeof said];
      return value === right ? [] : [`${name} ${field}: ${value}, not ${right}`];
    });
  });
  assert.deepEqual(wrong, []);
});

test('text comes out as it was before the damage; what is lost stays lost', () => {
  const wrong = pairs().flatMap(({ name, want, got }) => {
    const shifted = samples.find((sample) => sample.name === name)!.made.runs > 0;
    return shifted ? unlike(name, textOf(got.blocks), textOf(want.blocks)) : differing(name, got.blocks, want.blocks);
  });
  assert.deepEqual(wrong, []);
});

function differing(name: string, got: ArticleRecord['blocks'], want: Expected['blocks']): string[] {
  const ours = got.map(({ type, text }) => `${type}: ${text}`);
  const theirs = want.map(({ type, text }) => `${type}: ${text}`);
  return [
    ...theirs.filter((block) => !ours.includes(block)).map((block) => `${name} lacks ${block}`),
    ...ours.filter((block) => !theirs.includes(block)).map((block) => `${name} has ${block}`),
  ];
}

/** A byte-shifted run that no context decides is marked, never guessed: each character is right or a mark. */
function unlike(name: string, got: string, want: string): string[] {
  if (got.length !== want.length) return [`${name}: ${got.length} characters, not ${want.length}`];
  return [...want].flatMap((c, i) => {
    if (got[i] === c || (got[i] === '\u25A1' && c !== '\u25A1')) return [];
    return [`${name} at ${i}: ${got[i]}, not ${c}`];
  });
}

test('no stretch of 30 characters is taken from the pages of others', (t) => {
  const shared = new URL('../../../shared/corpus/', import.meta.url);
  if (!existsSync(shared)) return t.skip('no ../shared/corpus here');
  const bare = (text: string) => text.normalize('NFKC').replace(/[^\p{Script=Han}\d]/gu, '');
  const theirs = readdirSync(shared).map((file) => bare(readFileSync(new URL(file, shared), 'utf8')));
  for (const { name, made } of samples) {
    const ours = bare(made.expected.map((article) => textOf(article.blocks)).join(''));
    for (let i = 0; i + 30 <= ours.length; i++) {
      const stretch = ours.slice(i, i + 30);
      assert.ok(!theirs.some((text) => text.includes(stretch)), `${name}: ${stretch}`);
    }
  }
});
