import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaffold } from '../../src/archive/index.ts';
import { applyFixes, checkArchive, report } from '../../src/check/index.ts';
import { nearest } from '../../src/check/nearest.ts';
import { Archive, page } from '../archive/job.ts';

const OUTLETS = '- name: 测试日报\n  aliases: [测报]\n  domains: [example.cn]\n  publish: full\n';
const TOPIC = '---\nname: 三支队伍\ndefinition: 一个测试专题\nsource: 无\nphrases: [三支队伍]\n---\n';

function archiveOf(files: Readonly<Record<string, string>>): Archive {
  const archive = new Archive();
  archive.write('outlets.yml', OUTLETS);
  archive.write('topics/san-zhi-duiwu.md', TOPIC);
  for (const [file, text] of Object.entries(files)) archive.write(file, text);
  return archive;
}

/** Ten ways to break a frontmatter, and more. */
const BROKEN: Readonly<Record<string, string>> = {
  '01-none': '没有属性的文章。\n',
  '02-no-title': '---\ndate: 2024-02-28\n---\n\n正文。\n',
  '03-impossible-date': '---\ntitle: 题\ndate: 2024-02-30\n---\n\n正文。\n',
  '04-date-format': '---\ntitle: 题\ndate: 2024年2月28日\n---\n\n正文。\n',
  '05-unknown-field': '---\ntitle: 题\nsourse: 测试日报\n---\n\n正文。\n',
  '06-unknown-kind': '---\ntitle: 题\nkind: 新闻\n---\n\n正文。\n',
  '07-list': '---\ntitle: 题\nplaces: 浙江省\n---\n\n正文。\n',
  '08-colon': '---\ntitle: 甲: 乙: 丙\n---\n\n正文。\n',
  '09-tab': '---\ntitle: 题\nauthors:\n\t- 甲某\n---\n\n正文。\n',
  '10-twice': '---\ntitle: 题\ntitle: 又一题\n---\n\n正文。\n',
  '11-quote': '---\ntitle: "题\n---\n\n正文。\n',
  '12-full-width-colon': '---\ntitle：题\n---\n\n正文。\n',
  '13-official':
    '---\ntitle: 题\nofficials:\n  - name: 甲某\n    posts:\n      - post: 书记\n        status: 已免\n---\n\n正文。\n',
  '14-url': '---\ntitle: 题\nurl: example.cn\n---\n\n正文。\n',
  '15-never-closed': '---\ntitle: 题\n\n正文。\n',
};

test('every way to break a frontmatter is told with its line and its remedy', async (t) => {
  using archive = archiveOf(
    Object.fromEntries(Object.entries(BROKEN).map(([name, text]) => [`articles/2024/${name}.md`, text])),
  );
  const findings = await checkArchive(archive.content);
  for (const name of Object.keys(BROKEN)) {
    assert.ok(
      findings.some(({ file, severity }) => file.endsWith(`${name}.md`) && severity === 'error'),
      name,
    );
  }
  t.assert.snapshot(report(findings), { serializers: [String] });
});

/** Slips of the keyboard and of word processors, each a line or a file of its own. */
const SLIPS = [
  'title: 题\ndate：2024-02-28',
  'title: 题\ndate:2024-02-28',
  'title: 题\ndate: ２０２４.2.8',
  'title: 题\ndate: 28-02-2024',
  'title: 题\n\u3000date: 2024-02-28',
  'title: 题\nplaces:\n\u00A0 - 浙江省',
  'title: 题\nplaces:\n  －浙江省、浙江省/杭州市',
  'title: [公示] 题',
  'title: #题',
  'title: "题"又题',
  'tilte: 题',
  '标题: 题\n来源: 测试日报',
  'title: 题\nofficials:\n  - 甲某',
  'title: 题\nofficials:\n  - name: 甲某\n    post: 书记',
  'title: 题\nofficials:\n  - name: 甲某\n   posts: []',
  'title: 题\nrefused:\n  offcials:\n    - 甲某',
];

test('a slip of the keyboard is told with the line to write', async (t) => {
  const files = SLIPS.map((yaml, n) => [
    `articles/2024/${String(n + 1).padStart(2, '0')}.md`,
    `---\n${yaml}\n---\n\n正文。\n`,
  ]);
  using archive = archiveOf({
    ...Object.fromEntries(files),
    'articles/2024/fence-dash.md': '———\ntitle: 题\n———\n\n正文。\n',
    'articles/2024/fence-late.md': '\n---\ntitle: 题\n---\n\n正文。\n',
    'articles/2024/fence-short.md': '---\ntitle: 题\n--\n\n正文。\n',
  });
  t.assert.snapshot(report(await checkArchive(archive.content)), { serializers: [String] });
});

test('a body that MDX cannot read is told in Chinese', async (t) => {
  using archive = archiveOf({
    'articles/2024/brace.mdx': '---\ntitle: 题\n---\n\n一\n\n二{三\n',
    'articles/2024/tag.mdx': '---\ntitle: 题\n---\n\n一<二>三\n\n<Figure src="a.jpg">\n',
    'articles/2024/less.mdx': '---\ntitle: 题\n---\n\n产量<3吨\n',
    'articles/2024/import.mdx': '---\ntitle: 题\n---\n\nimport 是进口的意思\n',
  });
  t.assert.snapshot(report(await checkArchive(archive.content)), { serializers: [String] });
});

test('a file in another encoding, a name that is no address, and an article nobody wrote yet are told', async (t) => {
  using archive = archiveOf({
    'articles/2024/某县 会议.md': '---\ntitle: 题\n---\n\n正文。\n',
    'articles/2024/new.md': scaffold('新文章', '2024-02-28'),
    'articles/2023/same.md': '---\ntitle: 题\n---\n\n正文。\n',
    'articles/2024/Same.md': '---\ntitle: 题\n---\n\n正文。\n',
    'articles/2024/windows.md': '\uFEFF---\r\ntitle: 题\r\nsourse: 测试日报\r\n---\r\n\r\n正文。\r\n',
  });
  // 题、正文 in GBK.
  archive.write('articles/2024/gbk.md', Buffer.from('2d2d2d0a7469746c653a20cce20a2d2d2d0a0ad5fdcec40a', 'hex'));
  t.assert.snapshot(report(await checkArchive(archive.content)), { serializers: [String] });
});

test('a file that is not there is named, not passed', async () => {
  using archive = archiveOf({ 'articles/2024/a.md': BROKEN['05-unknown-field']! });
  const { status, err } = await archive.run('check.ts', [`${archive.content}/articles/2024/b.md`]);
  assert.equal(status, 2);
  assert.match(err, /没有这个文件/u);
});

test('a folder that is not there is no archive without mistakes', async () => {
  using archive = archiveOf({});
  const { status, err } = await archive.run('check.ts', ['--content', `${archive.content}x`]);
  assert.equal(status, 2);
  assert.match(err, /^没有这个文件夹：/u);
});

test('what is unknown is told with the nearest known', async (t) => {
  using archive = archiveOf({
    'articles/2024/a.md': `---
title: 题
date: 2024-02-28
retrieved: 2024-02-01T00:00:00Z
source: 测试曰报
places:
  - 义乌
  - 浙江省/金华市/义鸟市
  - 浙江省/金华市/义乌市/苏溪镇/无名村
  - 江苏
officials:
  - name: 甲某
    posts:
      - post: 书记
        place: 浙江省/杭州市/桐庐
topics:
  - 三支队伍
  - san-zhi-duiwo
continues: a1
versionOf: b
raw:
  file: gone.txt
  sha256: "00"
---

正文。
`,
    'articles/2024/a1b2c3d4e5-1.md': '---\ntitle: 题\n---\n\n正文。\n',
  });
  t.assert.snapshot(report(await checkArchive(archive.content)), { serializers: [String] });
});

const UNTIDY =
  '---\ntitle: 题\n---\n\n今年 ,全省完成投资5亿元.他说:"好的"!\n\n干部的学習(xí)没有停过。\n\n有字\uFFFD坏了。\n';

test('leftovers of damage and untidy signs are told, and what is safe is mended', async (t) => {
  using archive = archiveOf({ 'articles/2024/a.md': UNTIDY });
  const findings = await checkArchive(archive.content);
  t.assert.snapshot(report(findings), { serializers: [String] });
  const { status, out } = await archive.run('check.ts', ['--fix', '--quick']);
  assert.match(out, /代改了 \d+ 处/u);
  assert.equal(status, 1, 'a lost character is an error that nothing mends');
  const text = archive.read('articles/2024/a.md');
  assert.match(text, /今年，全省完成投资5亿元。他说：“好的”！/u);
  assert.match(text, /有字\uFFFD坏了。/u);
  assert.doesNotMatch(text, /xí/u);
  const before = text;
  await archive.run('check.ts', ['--fix', '--quick']);
  assert.equal(archive.read('articles/2024/a.md'), before);
});

test('a title is mended as the body is, where it is written letter for letter', async () => {
  using archive = archiveOf({
    'articles/2024/a.md': '---\ntitle: 某县开会："一盘棋"\nkicker: "甲 ,\\"乙\\""\n---\n\n正文。\n',
  });
  const findings = await checkArchive(archive.content);
  assert.deepEqual(
    findings.filter(({ fix }) => fix).map(({ line, column }) => [line, column]),
    [
      [2, 13],
      [2, 17],
    ],
  );
  const { text } = applyFixes(archive.read('articles/2024/a.md'), findings);
  assert.equal(text, '---\ntitle: 某县开会：“一盘棋”\nkicker: "甲 ,\\"乙\\""\n---\n\n正文。\n');
  assert.ok(findings.some(({ line, fix }) => line === 3 && !fix));
});

test('archival text is not linted for style', async () => {
  using archive = new Archive();
  archive.write('raw/a.txt', page(1));
  await archive.normalise();
  const findings = await checkArchive(archive.content);
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'style'),
    [],
  );
});

test('cards that contradict each other are told', async (t) => {
  using archive = archiveOf({
    'outlets.yml': `${OUTLETS}- name: 另一报\n  aliases: [测报]\n  publish: full\n`,
    'topics/empty.md': '---\nname: 空\ndefinition: 无\nbroader: [san-zhi]\n---\n',
    'officials/registry.yml':
      'jiamou-yiwu:\n  name: 甲某\n  place: 浙江省/金华市/义乌市\nyimou-yiwu:\n  name: 乙某\n  place: 浙江省/金华市/义乌市\n',
    'officials/jiamou-yiwu.md': '---\nname: 甲某\nreason: 无\njoins: [yimou-yiwu, jiamou-yiwo]\n---\n',
    'officials/jiamou-yiwo.md': '---\nname: 甲某\nreason: 无\n---\n',
    'officials/yimou-yiwu.md':
      '---\nname: 乙某\nreason: 无\napart: [yimou-yiwi]\nparts:\n  - id: jiamou-yiwu\n    articles: [a, b]\n---\n',
    'articles/2024/a.md': '---\ntitle: 题\n---\n\n正文。\n',
    'redirects.yml': 'old-1:\n  to: gone\n  title: 旧\n  reason: 无\n',
  });
  t.assert.snapshot(report(await checkArchive(archive.content)), { serializers: [String] });
});

test('the lines for machines have the fields of the contract, and the status tells of errors', async () => {
  using archive = archiveOf({ 'articles/2024/a.md': BROKEN['05-unknown-field']! });
  const { status, out } = await archive.run('check.ts', ['--json', '--quick']);
  assert.equal(status, 1);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.ok(lines.length > 0);
  for (const line of lines) {
    assert.deepEqual(Object.keys(line).sort(), ['column', 'file', 'line', 'message', 'remedy', 'rule', 'severity']);
  }
  using clean = archiveOf({ 'articles/2024/a.md': '---\ntitle: 题\n---\n\n正文。\n' });
  assert.deepEqual(await clean.run('check.ts', ['--json']), { status: 0, out: '', err: '' });
});

test('an article that its raw page no longer gives is told', async () => {
  using archive = new Archive();
  archive.write('raw/a.txt', page(1));
  await archive.normalise();
  assert.doesNotMatch((await archive.run('check.ts', ['--json'])).out, /not-reproduced/u);
  archive.write('raw/a.txt.yml', 'url: https://example.cn/1\n');
  assert.match((await archive.run('check.ts', ['--json'])).out, /not-reproduced/u);
});

test('fixes that meet are not both made', () => {
  const at = { file: 'a', line: 1, column: 1, rule: 'r', severity: 'note', message: '', remedy: '' } as const;
  const fix = (start: number, end: number, text: string) => ({ ...at, fix: { start, end, text } });
  assert.deepEqual(applyFixes('abcdef', [fix(0, 4, 'X'), fix(1, 2, 'Y'), fix(5, 6, 'Z')]), { text: 'aYcdeZ', made: 2 });
});

test('the nearest names come first, and none that nobody could mean', () => {
  assert.deepEqual(nearest('测试曰报', ['测试日报', '某某晚报', '测试日报社']), ['测试日报']);
  assert.deepEqual(nearest('义乌', ['浙江省/金华市/义乌市', '义乌市']), ['义乌市', '浙江省/金华市/义乌市']);
});
