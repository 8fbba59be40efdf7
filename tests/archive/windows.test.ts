/** What is otherwise on Windows: line ends, byte order marks, files that another program holds open. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { editBody, editFields, readArchive, writeWhole } from '../../src/archive/index.ts';
import { applyFixes, checkArchive } from '../../src/check/index.ts';
import { Archive, page } from './job.ts';

const windows = (text: string) => text.replaceAll('\n', '\r\n');

test('a file that another program holds open for a moment is written when it lets go', async (t) => {
  using archive = new Archive();
  const rename = fs.renameSync;
  let held = 3;
  t.mock.method(fs, 'renameSync', (from: string, to: string) => {
    if (held-- > 0) throw Object.assign(new Error('held'), { code: 'EPERM' });
    rename(from, to);
  });
  syncBuiltinESMExports();
  t.after(syncBuiltinESMExports);
  await writeWhole(join(archive.content, 'a.md'), '正文');
  assert.equal(archive.read('a.md'), '正文');
  held = Number.POSITIVE_INFINITY;
  await assert.rejects(writeWhole(join(archive.content, 'a.md'), '另文'), /held/u);
  t.mock.reset();
  assert.equal(archive.read('a.md'), '正文');
  assert.deepEqual(archive.files(), ['a.md'], 'no temporary file is left');
});

test('an article that git or an editor gave other line ends, or a byte order mark, is the same article', async () => {
  using archive = new Archive();
  archive.write('raw/a.txt', page(1));
  await archive.normalise();
  const [file = ''] = archive.articles();
  archive.write(file, windows(archive.read(file)));
  archive.forgetCache();
  assert.match((await archive.normalise()).out, /未变 1，编辑改过 0/u);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  assert.equal(articles[0]?.origin, 'pipeline');
  assert.ok(articles[0]?.blocks.every(({ text }) => !text.includes('\r')));
  archive.write(file, `\uFEFF${archive.read(file)}`);
  assert.deepEqual((await readArchive(archive.content)).problems, []);
});

const HAND = '---\ntitle: 题\nplaces:\n  - 浙江省/金华市/义鸟市\n---\n\n第一行。\n第二行 ,有逗号.\n\n他说:"好的"!\n';

test('lines and columns are those that an editor counts, whatever ends a line', async () => {
  const told = async (text: string) => {
    using archive = new Archive();
    archive.write('articles/2024/会议 一.md', text);
    const findings = await checkArchive(archive.content);
    return findings.map(({ line, column, rule, message }) => [line, column, rule, message]);
  };
  const plain = await told(HAND);
  assert.ok(plain.some(([line, column, rule]) => line === 4 && column === 5 && rule === 'unknown-place'));
  assert.ok(plain.some(([line, , rule]) => line === 8 && rule === 'leftover-punctuation'));
  assert.deepEqual(await told(windows(HAND)), plain);
  assert.deepEqual(await told(`\uFEFF${windows(HAND)}`), plain);
});

test('what is mended, and what the desk writes, leaves line ends as they are', async () => {
  using archive = new Archive();
  archive.write('articles/2024/a.md', windows(HAND));
  let text = windows(HAND);
  for (let pass = 0; pass < 3; pass++) {
    text = applyFixes(text, await checkArchive(archive.content)).text;
    archive.write('articles/2024/a.md', text);
  }
  assert.match(text, /第一行。\r\n第二行，有逗号。\r\n\r\n他说：“好的”！\r\n/u);
  const edited = editFields(editBody(text, '第一行', '头一行'), { kicker: '引', places: [] });
  assert.equal(edited.replaceAll('\r\n', '').match(/[\r\n]/u), null);
});
