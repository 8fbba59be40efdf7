/** `npm run add` and `npm run new`, as an editor on any system meets them. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArguments } from '../../scripts/lib/arguments.ts';
import { Archive, page } from './job.ts';

/** Files in a folder beside the archive; returns the folder. */
function downloads(archive: Archive, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(archive.root, '下载 的页');
  for (const [name, data] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, data);
  }
  return folder;
}

const raw = (archive: Archive) =>
  readdirSync(join(archive.content, 'raw'), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .sort();

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

test('pages are taken byte for byte, and told with what was repaired, removed and is to be seen', async () => {
  using archive = new Archive();
  const damaged = `首页 > 新闻中心 > 正文\n\n${page(1).replaceAll('，', ',')}\n责任编辑：测试员\n版权所有 测试传媒\n`;
  const folder = downloads(archive, { '第一 页.txt': damaged, '第一 页.txt.yml': 'url: https://example.cn/1\n' });
  const { status, out, err } = await archive.run('add.ts', [folder]);
  assert.deepEqual([status, err], [0, '']);
  assert.deepEqual(raw(archive), ['第一 页.txt', '第一 页.txt.yml']);
  assert.equal(readFileSync(join(archive.content, 'raw/第一 页.txt'), 'utf8'), damaged);
  assert.match(out, /raw\/第一 页\.txt：1 篇\n {2}《测试镇第1次会议部署防汛工作》/u);
  assert.match(out, /修复 标点 \d+\n/u);
  assert.match(out, /删去 \d+ 处：首页 > 新闻中心 > 正文/u);
  assert.match(out, /网址 \/articles\/[\w-]+\/\n\n要看网页：npm run dev -- --content /u);
});

test('what is there already, is no page, or can be read by nobody is refused with its reason', async () => {
  using archive = new Archive();
  archive.write('raw/first.txt', page(1));
  const noise = Uint8Array.from({ length: 3000 }, (_, n) => (n * 167 + (n >> 3) * 31) & 0xff);
  const folder = downloads(archive, {
    'again.txt': page(1),
    'picture.txt': Buffer.concat([PNG, noise]),
    'empty.txt': '',
    'blank.txt': ' \n\u3000\n',
    'notes.docx': 'x',
    'two.jsonl': `${JSON.stringify({ text: page(2) })}\n{"text":\n`,
  });
  const { status, out, err } = await archive.run('add.ts', [
    folder,
    join(folder, 'gone.txt'),
    join(folder, 'notes.docx'),
  ]);
  assert.equal(status, 1);
  assert.match(err, /again\.txt 与已有的 raw\/first\.txt 逐字节相同/u);
  assert.match(err, /picture\.txt：不是文字/u);
  assert.match(err, /empty\.txt：是空的/u);
  assert.match(err, /blank\.txt：只有空白/u);
  assert.match(err, /没有这个文件：.*gone\.txt/u);
  assert.match(err, /notes\.docx：只收/u);
  assert.match(err, /raw\/two\.jsonl:2: 这一行不是完整的 JSON/u);
  assert.match(out, /另有 1 个文件不是页面，没有收：notes\.docx/u);
  assert.deepEqual(raw(archive), ['first.txt', 'two.jsonl']);
});

test('a page that a browser saved whole comes with its pictures, not with the frames beside it', async () => {
  using archive = new Archive();
  const html = `<html><meta charset="utf-8"><h1>测试镇开会</h1><p>${page(3).split('\n')[4]}</p></html>`;
  const folder = downloads(archive, { 'a.html': html, 'a_files/1.png': PNG, 'a_files/frame.html': '<p>广告</p>' });
  await archive.run('add.ts', [folder]);
  assert.deepEqual(raw(archive), ['a.html', 'a_files', 'a_files/1.png']);
});

test('names that some system cannot hold, or takes for another, are changed; the bytes are not', async () => {
  using archive = new Archive();
  archive.write('raw/Page.txt', page(1));
  const folder = downloads(archive, {
    'page.txt': page(2),
    '新闻:第1版#2?.txt': page(3),
    'cafe\u0301.txt': page(4),
    'con.txt': page(5),
  });
  const { status, err } = await archive.run('add.ts', [folder]);
  assert.deepEqual([status, err], [0, '']);
  const names = raw(archive);
  assert.equal(names.length, 5);
  assert.ok(names.includes('caf\u00e9.txt') && names.includes('_con.txt') && names.includes('新闻-第1版-2-.txt'));
  assert.ok(names.some((name) => /^page-[\da-f]{8}\.txt$/u.test(name)));
  assert.equal((await archive.run('check.ts', ['--json'])).out, '');
});

test('a page that lies in the archive already is read; programs, links that lead nowhere and odd names are no trouble', async () => {
  using archive = new Archive();
  const folder = downloads(archive, {
    [`${'长'.repeat(80)}.txt`]: page(1),
    'node_modules/a/readme.txt': page(2),
    '.git/b.txt': page(3),
    'sub/c.txt': page(4),
  });
  symlinkSync(join(folder, 'gone.txt'), join(folder, 'dead.txt'));
  symlinkSync(join(folder, 'sub/c.txt'), join(folder, 'sub/link.txt'));
  archive.write('raw/.hidden.txt', page(5));
  archive.write('raw/there.txt', page(6));
  const there = join(archive.content, 'raw/there.txt');
  const { status, out, err } = await archive.run('add.ts', [folder, folder, there]);
  assert.equal(status, 1);
  assert.match(err, /^未收：.*link\.txt 与已有的 raw\/c\.txt 逐字节相同。\n$/u);
  assert.match(out, /raw\/there\.txt：1 篇/u);
  const names = raw(archive).filter((name) => !name.startsWith('.'));
  assert.deepEqual(names, ['c.txt', 'there.txt', `${'长'.repeat(66)}.txt`]);
  const hidden = await archive.run('add.ts', [join(archive.content, 'raw/.hidden.txt')]);
  assert.deepEqual([hidden.status, hidden.err], [0, '']);
  assert.ok(raw(archive).includes('_hidden.txt'));
});

test('two runs at once over one archive leave what one would', async () => {
  using alone = new Archive();
  using both = new Archive();
  for (const archive of [alone, both]) for (let n = 1; n < 6; n++) archive.write(`raw/${n}.txt`, page(n));
  await alone.normalise();
  const folder = downloads(both, { '5.txt': page(5) });
  const runs = await Promise.all([both.normalise(), both.normalise(), both.run('add.ts', [folder])]);
  assert.deepEqual(
    runs.map(({ status }) => status),
    [0, 0, 1],
  );
  assert.equal(both.state(), alone.state());
});

test('a slip in the command is told in a sentence', async () => {
  using archive = new Archive();
  for (const script of ['add.ts', 'new.ts', 'check.ts']) {
    const { status, err } = await archive.run(script, ['--contnet', 'x']);
    assert.equal(status, 2, script);
    assert.match(err, /^没有 --contnet 这个选项。\n用法：npm run/u, script);
  }
  const { status, err } = await archive.run('new.ts', ['题', '--date', '2024-13-45']);
  assert.equal(status, 2);
  assert.match(err, /“2024-13-45”不是日期/u);
});

test('an option whose value npm tore off is told with the remedy', async () => {
  using archive = new Archive();
  Object.assign(process.env, { npm_lifecycle_event: 'new', npm_config_date: 'true' });
  const { status, err } = await archive.run('new.ts', ['题', '2024-02-28']);
  for (const name of ['npm_lifecycle_event', 'npm_config_date']) delete process.env[name];
  assert.equal(status, 2);
  assert.match(err, /^“--date”前面要有单独的“--”/u);
});

test('options that npm took for its own are handed on', () => {
  const options = {
    fix: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content' },
  } as const;
  const env = { npm_lifecycle_event: 'check', npm_config_fix: 'true', npm_config_content: '../档案' };
  assert.deepEqual({ ...readArguments(options, '', ['a'], env).values }, { fix: true, content: '../档案' });
  assert.deepEqual(
    { ...readArguments(options, '', ['a'], { npm_config_fix: 'true' }).values },
    { fix: false, content: 'content' },
  );
});
