/** The order of hits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchDocument } from '../../src/search/types.ts';
import { indexed } from './indexed.ts';
import { madeDocuments } from './made.ts';

const [base] = madeDocuments(1);
const made = (id: string, date: string | null, title: string, ...blocks: string[]): SearchDocument => ({
  ...base!,
  id,
  date,
  title,
  subtitle: null,
  blocks,
  captions: [],
});
const filler = '别的事情说了很多很多。';

async function order(query: string, documents: SearchDocument[]): Promise<string[]> {
  // Two shards, so that scores are seen to be of the whole archive.
  const { search, remove } = await indexed(documents, { limits: { least: 20, most: 60 } });
  try {
    return (await search.rows(query)).map(({ id }) => id);
  } finally {
    remove();
  }
}

test('the headline before any number of mentions', async () => {
  const ids = await order('测试', [
    made('body', '2024', '题', '测试测试测试测试测试'),
    made('title', '2019', '测试', filler.repeat(9)),
  ]);
  assert.deepEqual(ids, ['title', 'body']);
});

test('more mentions in as many characters before fewer', async () => {
  const ids = await order('测试', [
    made('once', '2024', '题', `测试。${filler}`),
    made('twice', '2019', '题', `测试。测试${filler.slice(3)}`),
  ]);
  assert.deepEqual(ids, ['twice', 'once']);
});

test('a short text before a long one with as many mentions', async () => {
  const ids = await order('测试', [
    made('long', '2024', '题', `测试。${filler.repeat(20)}`),
    made('short', '2019', '题', '测试。'),
  ]);
  assert.deepEqual(ids, ['short', 'long']);
});

test('the rarer term weighs more', async () => {
  const common = Array.from({ length: 12 }, (_, n) => made(`common-${n}`, '2020', '题', `常见${filler}`));
  const ids = await order('常见 OR 罕见', [...common, made('rare', '2019', '题', `罕见${filler}`)]);
  assert.equal(ids[0], 'rare');
});

test('both terms in the headline before one', async () => {
  const ids = await order('甲地 乙地', [
    made('one', '2024', '甲地', '乙地乙地乙地'),
    made('both', '2019', '甲地乙地', filler),
  ]);
  assert.deepEqual(ids, ['both', 'one']);
});

test('the newer of two equals, and no date last', async () => {
  const ids = await order('测试', [
    made('old', '2019-05-01', '题', '测试。'),
    made('none', null, '题', '测试。'),
    made('new', '2024-05-01', '题', '测试。'),
  ]);
  assert.deepEqual(ids, ['new', 'old', 'none']);
});
