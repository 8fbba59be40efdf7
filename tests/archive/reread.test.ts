/** Reading an archive again in one process, as `npm run dev` does after each save. */
import assert from 'node:assert/strict';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArchive } from '../../src/archive/index.ts';
import { KeptEntries } from '../../src/archive/kept.ts';
import { Archive } from './job.ts';

const FILE = 'articles/2024/pond.md';
const written = (text: string) => `---\ntitle: 测试镇的水\nsource: 测试日报\n---\n\n${text}\n`;

/** Writes the article within a given tick of the file system's clock, reads the archive, gives the text. */
async function textOf(archive: Archive, text: string, tick: Date): Promise<string | undefined> {
  archive.write(FILE, written(text));
  utimesSync(join(archive.content, FILE), tick, tick);
  const { articles } = await readArchive(archive.content);
  return articles[0]?.blocks[0]?.text;
}

test('what is written again within one tick of the clock, as long as before, is read again', async () => {
  using archive = new Archive();
  // No tick of the clock is over yet: the test does not hang on how fast it runs.
  const tick = new Date(Date.now() + 3_600_000);
  assert.equal(await textOf(archive, '甲村修路。', tick), '甲村修路。');
  const before = statSync(join(archive.content, FILE));
  assert.equal(await textOf(archive, '乙村修桥。', tick), '乙村修桥。');
  const after = statSync(join(archive.content, FILE));
  assert.deepEqual([after.size, after.mtimeMs], [before.size, before.mtimeMs]);
});

test('two readers of one process do not lock each other out of what is kept', async () => {
  using archive = new Archive();
  const cache = join(archive.root, 'cache');
  archive.write(FILE, written('甲村修路。'));
  const kept = [KeptEntries.open(cache, archive.content)!, KeptEntries.open(cache, archive.content)!];
  const entry = { file: FILE, stamp: '1', entry: '{}', named: null };
  for (const one of kept) one.put(entry);
  for (const one of kept) one.close();
  const later = KeptEntries.open(cache, archive.content)!;
  assert.deepEqual(later.get(FILE, '1'), {});
  later.close(new Set());
  const last = KeptEntries.open(cache, archive.content)!;
  assert.equal(last.get(FILE, '1'), undefined);
  last.close();
});
