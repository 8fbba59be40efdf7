import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArchive, readLedger } from '../../src/archive/index.ts';
import { Archive, page } from './job.ts';

function filled(count: number): Archive {
  const archive = new Archive();
  for (let n = 1; n <= count; n++) archive.write(`raw/p${String(n).padStart(3, '0')}.txt`, page(n));
  return archive;
}

test('a second run changes no byte, with the cache or without', async () => {
  using archive = filled(3);
  const first = await archive.normalise();
  assert.equal(first.status, 0, first.err);
  assert.equal(archive.articles().length, 3);
  const state = archive.state();
  assert.match((await archive.normalise()).out, /新 0，更新 0，未变 3/u);
  assert.equal(archive.state(), state);
  archive.forgetCache();
  assert.match((await archive.normalise()).out, /新 0，更新 0，未变 3/u);
  assert.equal(archive.state(), state);
});

test('what a person has changed is never overwritten, and is named', async () => {
  using archive = filled(2);
  await archive.normalise();
  const [file = ''] = archive.articles();
  const changed = archive.read(file).replace('义乌市', '义乌市（编者改）');
  archive.write(file, changed);
  const { out } = await archive.normalise('--diff');
  assert.ok(out.includes(`未动：${file}`), out);
  assert.match(out, /-.*编者改/u);
  assert.equal(archive.read(file), changed);
  archive.forgetCache();
  await archive.normalise();
  assert.equal(archive.read(file), changed);
});

test('a dry run writes nothing', async () => {
  using archive = filled(2);
  const { out } = await archive.normalise('--dry-run');
  assert.match(out, /试运行.*新 2/u);
  assert.deepEqual(archive.files(), []);
});

test('the result does not depend on the number of workers or on what was there before', async () => {
  using together = filled(45);
  await together.normalise('--workers', '3');
  using alone = filled(20);
  await alone.normalise('--workers', '1');
  for (let n = 45; n > 20; n--) alone.write(`raw/p${String(n).padStart(3, '0')}.txt`, page(n));
  await alone.normalise('--workers', '1');
  assert.equal(alone.state(), together.state());
});

test('a kill at any moment leaves whole files, and the next run makes the rest', async () => {
  using whole = filled(60);
  const { out } = await whole.normalise('--json');
  const milliseconds = (JSON.parse(out) as { seconds: number }).seconds * 1000;
  using archive = filled(60);
  for (const part of [0.3, 0.5, 0.7, 0.9]) {
    await archive.run('normalise.ts', [], 300 + milliseconds * part);
    const { problems } = await readArchive(archive.content);
    assert.deepEqual(problems, []);
    for (const file of archive.articles()) assert.match(archive.read(file), /\n---\n[\s\S]*多了。\n$/u);
  }
  const last = await archive.normalise();
  assert.match(last.out, /编辑改过 0/u);
  assert.equal(archive.state(), whole.state());
});

test('an id stays though the page is read otherwise; a page read again makes no second article', async () => {
  using archive = filled(1);
  await archive.normalise();
  const [before] = archive.articles();
  // Other rules, played by a stage left out.
  await archive.normalise('--skip', 'punctuation');
  assert.deepEqual(archive.articles(), [before]);
  await archive.normalise();
  assert.deepEqual(archive.articles(), [before]);
});

test('a page scraped again under the same name updates its article; its address stays', async () => {
  using archive = filled(2);
  await archive.normalise();
  const before = archive.articles();
  archive.write('raw/p001.txt', page(1, '会后又查了一遍。'));
  const { out } = await archive.normalise();
  assert.match(out, /2 篇文章，新 0，更新 1，未变 1/u);
  assert.deepEqual(archive.articles(), before);
  assert.ok(before.some((file) => archive.read(file).includes('会后又查了一遍')));
});

test('a deleted article stays deleted, and its address says so', async () => {
  using archive = filled(2);
  await archive.normalise();
  const [file = ''] = archive.articles();
  rmSync(join(archive.content, file));
  await archive.normalise();
  assert.equal(archive.has(file), false);
  const { redirects } = await readArchive(archive.content);
  const id = file.replace(/^.*\/|\.mdx$/gu, '');
  assert.equal(redirects[id]?.to, null);
  assert.match(redirects[id]?.title ?? '', /防汛/u);
  archive.forgetCache();
  await archive.normalise();
  assert.equal(archive.articles().length, 1);
});

test('a renamed article keeps its text, and the old address leads to the new', async () => {
  using archive = filled(1);
  await archive.normalise();
  const [file = ''] = archive.articles();
  const text = archive.read(file);
  archive.write('articles/2024/flood.mdx', text);
  rmSync(join(archive.content, file));
  await archive.normalise();
  assert.deepEqual(archive.articles(), ['articles/2024/flood.mdx']);
  const { redirects, articles } = await readArchive(archive.content);
  assert.equal(redirects[file.replace(/^.*\/|\.mdx$/gu, '')]?.to, 'flood');
  assert.equal(articles[0]?.origin, 'pipeline');
});

test('better rules and an editor are merged; what meets waits at the desk', async () => {
  using archive = filled(1);
  await archive.normalise('--skip', 'punctuation');
  const [file = ''] = archive.articles();
  archive.write(file, archive.read(file).replace('看得清楚多了', '看得清清楚楚'));
  const { out } = await archive.normalise();
  const { articles } = await readArchive(archive.content);
  const entry = articles[0]!;
  assert.equal(entry.origin, 'editor');
  assert.match(entry.body, /看得清清楚楚/u);
  assert.match(out, /编辑改过 1/u);
  assert.ok(readLedger(archive.content, entry));
});

test('pages with the same bytes are read once', async () => {
  using archive = filled(1);
  archive.write('raw/again.txt', page(1));
  const { out } = await archive.normalise();
  assert.match(out, /重复：raw\/p001.txt 与 raw\/again.txt/u);
  assert.equal(archive.articles().length, 1);
});

test('the article says what the sidecar says', async () => {
  using archive = filled(1);
  archive.write('raw/p001.txt.yml', 'url: https://example.cn/1\nrights: excerpt\nsample: true\npage: 00004\n');
  await archive.normalise();
  const { articles } = await readArchive(archive.content);
  const { url, publish, sample, page: printed } = articles[0]!.article;
  assert.deepEqual([url, publish, sample, printed], ['https://example.cn/1', 'excerpt', true, '00004']);
});
