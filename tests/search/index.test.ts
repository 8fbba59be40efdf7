/** How the index is written: the same from the same, shard by shard, and never half. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSearchIndex } from '../../src/search/build/build.ts';
import { planShards } from '../../src/search/build/plan.ts';
import { openSearch } from '../../src/search/client/open.ts';
import { LoadError } from '../../src/search/client/store.ts';
import { indexed } from './indexed.ts';
import { madeDocuments } from './made.ts';

const limits = { least: 4_000, most: 9_000 };

function contents(dir: string): Map<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dir, name)).isFile(),
  );
  return new Map(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex'),
    ]),
  );
}

function inTemporary<T>(run: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'search-test-'));
  return run(dir).finally(() => rmSync(dir, { recursive: true, force: true }));
}

test('the same documents in any order give the same bytes', () =>
  inTemporary(async (dir) => {
    const documents = madeDocuments(120);
    await buildSearchIndex(documents, join(dir, 'a'), { limits });
    await buildSearchIndex([...documents].reverse(), join(dir, 'b'), { limits, width: 1 });
    const a = contents(join(dir, 'a'));
    assert.ok(a.size > 120);
    assert.deepEqual(contents(join(dir, 'b')), a);
  }));

test('a changed article builds its shard alone, and what no longer belongs is removed', () =>
  inTemporary(async (dir) => {
    const documents = madeDocuments(300);
    const cache = join(dir, 'cache');
    const out = join(dir, 'out');
    const first = await buildSearchIndex(documents, out, { limits, cache });
    assert.ok(first.shards > 3);
    assert.equal(first.built, first.shards);
    const unchanged = await buildSearchIndex(documents, out, { limits, cache });
    assert.equal(unchanged.built, 0);
    const other = documents.map((document, n) =>
      n === 150 ? { ...document, title: `${document.title}又` } : document,
    );
    const second = await buildSearchIndex(other, out, { limits, cache });
    assert.equal(second.built, 1);
    await buildSearchIndex(other, join(dir, 'fresh'), { limits });
    assert.deepEqual(contents(out), contents(join(dir, 'fresh')));
  }));

test('a new article moves no shard but the one it falls into, and its neighbour at most', () => {
  const planned = Array.from({ length: 20_000 }, (_, n) => ({
    id: `p-${n}`,
    date: `20${10 + Math.floor(n / 1500)}`,
    size: 600,
    digest: String(n),
  }));
  const names = (shards: { id: string }[][]): Set<string> =>
    new Set(shards.map((shard) => shard.map(({ id }) => id).join()));
  const before = names(planShards(planned));
  const after = names(planShards([...planned, { id: 'p-new', date: '2015', size: 600, digest: 'x' }]));
  assert.ok(before.size > 3);
  assert.ok([...after].filter((shard) => !before.has(shard)).length <= 2);
});

test('a damaged cache is built anew', () =>
  inTemporary(async (dir) => {
    const documents = madeDocuments(40);
    const cache = join(dir, 'cache');
    await buildSearchIndex(documents, join(dir, 'a'), { cache });
    const whole = contents(join(dir, 'a'));
    for (const name of readdirSync(cache))
      writeFileSync(join(cache, name), readFileSync(join(cache, name)).subarray(0, 500));
    const summary = await buildSearchIndex(documents, join(dir, 'a'), { cache });
    assert.equal(summary.built, summary.shards);
    assert.deepEqual(contents(join(dir, 'a')), whole);
  }));

test('two articles of one id are refused', () =>
  inTemporary(async (dir) => {
    const [document] = madeDocuments(1);
    await assert.rejects(buildSearchIndex([document!, document!], dir), /made-0/u);
  }));

test('an archive without an article is an index without a hit', async () => {
  const { search, remove } = await indexed([]);
  try {
    const answer = await search.search('测试');
    assert.equal(answer.total, 0);
    assert.equal((await search.search('')).total, 0);
  } finally {
    remove();
  }
});

test('hostile texts: no text, a headline as long as a page, control characters, lone surrogates', async () => {
  const [base] = madeDocuments(1);
  const long = '甲乙丙丁戊'.repeat(4000);
  const documents = [
    { ...base!, id: 'empty', title: '', blocks: [], captions: [], subtitle: null },
    { ...base!, id: 'long', title: long, subtitle: `${long}尾`, blocks: [`${long}末`] },
    {
      ...base!,
      id: 'control',
      title: '甲\0乙',
      blocks: ['a\u0000b', '\ud842测', '试\udfb7', '\uffff'],
      subtitle: null,
    },
  ];
  const { search, remove } = await indexed(documents);
  try {
    const ids = async (query: string): Promise<string[]> => (await search.rows(query)).map(({ id }) => id).sort();
    assert.deepEqual(await ids('戊末'), ['long']);
    assert.deepEqual(await ids('戊尾'), ['long']);
    assert.deepEqual(await ids('测'), ['control']);
    assert.equal((await search.search('丁戊甲')).total, 1);
    assert.equal((await search.search('')).total, 3);
  } finally {
    remove();
  }
});

test('a file that cannot be had is an error, and is asked for again', async () => {
  const { dir, remove } = await indexed(madeDocuments(60));
  try {
    let broken = true;
    const search = openSearch(`${dir}/`, {
      load: async (address) => {
        if (broken && /\/\d+\.bin$/u.test(address)) throw new LoadError(address, 0);
        return new Uint8Array(readFileSync(address));
      },
    });
    await assert.rejects(search.search('测试'), LoadError);
    broken = false;
    assert.ok((await search.search('测试')).total > 0);
  } finally {
    remove();
  }
});

test('a second search of the same term reads nothing but cards that are new', async () => {
  const { search, read, remove } = await indexed(madeDocuments(60));
  try {
    await search.search('甲乙');
    const before = read.length;
    await search.search('甲乙', {}, 'newest');
    assert.ok(
      read.slice(before).every((name) => name.includes('/cards/')),
      read.slice(before).join(),
    );
  } finally {
    remove();
  }
});
