/**
 * A site that is brought up to date equals one that is built from nothing, byte for byte, whatever was changed. Runs in
 * a copy of the program, since some of the changes are changes of its code.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../src/site/build/state.ts';
import { run } from './program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'zhijiang-incremental-'));
const program = join(folder, 'program');
const content = join(folder, 'content');
const out = join(folder, 'site');

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
function replace(path: string, from: string, to: string): void {
  const text = read(path);
  assert.ok(text.includes(from), `${path} has no ${from}`);
  write(path, text.replace(from, to));
}
const file = (n: number): string => `content/articles/${n < 8 ? 2023 : 2024}/made-${n}.md`;

const COUNTIES = ['金华市/义乌市', '温州市/乐清市', '丽水市/遂昌县', '杭州市/桐庐县'];

/** A made-up article; the officials return every four articles, so that their pages have several. */
function article(n: number): string {
  const county = COUNTIES[n % 4]!;
  const short = county.split('/')[1]!;
  const day = `${n < 8 ? 2023 : 2024}-0${(n % 9) + 1}-1${n % 3}`;
  return [
    '---',
    `title: ${short}第${n}件实事办成了`,
    `date: '${day}'`,
    `source: ${n % 2 ? '测试日报' : '测试晚报'}`,
    'places:',
    `  - 浙江省/${county}`,
    'officials:',
    `  - name: 甲${'乙丙丁戊'[n % 4]}`,
    '    posts:',
    `      - { post: ${short}民政局局长, place: 浙江省/${county}, status: current }`,
    `    evidence: ${short}民政局局长甲${'乙丙丁戊'[n % 4]}说，第${n}件办成了。`,
    `topics: [${n % 3 ? 'shishi' : 'shishi, duizhang'}]`,
    '---',
    '',
    `${short}民政局局长甲${'乙丙丁戊'[n % 4]}说，第${n}件办成了，花了${n + 20}天。`,
    '',
    `第${n}件事是村口的灯，夜里亮着。`,
    '',
  ].join('\n');
}

const scraped = (title: string, extra = ''): string =>
  `${title}\n来源：测试日报  发布日期：2024-05-07\n\n　　义乌市委书记甲某到苏溪镇走访，说的是${title}的事。\n　　这是第二段话,另有一句。${extra}\n`;

/** A build of the archive as it stands, with caches of its own or, for a clean one, with none. */
async function build(to: string, cache: string, ...args: string[]): Promise<{ rendered: number; kept: number }> {
  const output = await run(join(program, 'scripts/build.ts'), ['--content', content, '--out', to, '--json', ...args], {
    ZHIJIANG_CACHE: cache,
  });
  return JSON.parse(output.trim().split('\n').at(-1)!) as { rendered: number; kept: number };
}

/** Every file with its hash. */
function printOf(dir: string): Map<string, string> {
  return new Map(
    filesBelow(dir)
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(dir, path)))
          .digest('hex'),
      ]),
  );
}

let round = 0;
/** Brings the site up to date, builds another from nothing, and compares. Returns what was rendered. */
async function sameAsClean(...args: string[]): Promise<{ rendered: number; kept: number }> {
  const report = await build(out, join(folder, 'cache'), ...args);
  const clean = join(folder, `clean-${++round}`);
  await build(clean, join(folder, `cache-${round}`), ...args);
  const [have, want] = [printOf(out), printOf(clean)];
  const differing = [...new Set([...have.keys(), ...want.keys()])].filter((path) => have.get(path) !== want.get(path));
  assert.deepEqual(differing, []);
  rmSync(clean, { recursive: true });
  return report;
}

describe('a site brought up to date', () => {
  before(async () => {
    for (const path of [
      'src',
      'scripts',
      'public',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'astro.config.mjs',
    ])
      cpSync(join(ROOT, path), join(program, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(program, 'node_modules'));
    for (let n = 0; n < 16; n++) write(file(n), article(n));
    write('content/outlets.yml', '- name: 测试日报\n  publish: full\n- name: 测试晚报\n  publish: full\n');
    write('content/topics/shishi.md', '---\nname: 实事\ndefinition: 办成的事。\nphrases: [实事]\n---\n');
    write('content/topics/duizhang.md', '---\nname: 对账\nphrases: [对账]\n---\n');
    write('content/raw/one.txt', scraped('镇上修桥一年间'));
    write('content/raw/two.txt', scraped('县里修路一年间'));
    write('content/raw/one.txt.yml', 'outlet: 测试日报\nrights: full\n');
    await build(out, join(folder, 'cache'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('renders nothing, and touches no file, when nothing changed', async () => {
    const stamps = () => filesBelow(out).map((path) => statSync(join(out, path)).mtimeMs);
    const before = stamps();
    assert.equal((await build(out, join(folder, 'cache'))).rendered, 0);
    assert.deepEqual(stamps(), before);
  });

  it('equals a clean one after edits of text, title, date, tags, posts and rights', async () => {
    replace(file(0), '夜里亮着', '整夜亮着'); // 1 text beyond the summary
    replace(file(1), '第1件实事办成了', '头一件实事办成了'); // 2 title
    replace(file(2), "date: '2023", "date: '2022"); // 3 date: another year, other neighbours
    replace(
      file(3),
      'places:\n',
      'refused:\n  places: [浙江省/宁波市/慈溪市]\nplaces:\n  - 浙江省/杭州市/桐庐县/富春江镇\n',
    ); // 4 tags: one refused, a new town
    replace(file(4), '民政局局长, place', '民政局副局长, place'); // 5 post
    replace(file(5), 'source: 测试日报', 'source: 测试日报\npublish: withheld\ncorrection: 应要求撤下。'); // 6 takedown
    replace(file(6), 'source: 测试晚报', 'source: 测试晚报\ncorrection: 原题有误，已改。'); // 7 correction
    replace(file(7), 'topics: [shishi]', 'topics: [duizhang]'); // 8 topic
    await sameAsClean();
  });

  it('equals a clean one after files came, went and moved, and cards of topics, outlets and officials changed', async () => {
    rmSync(join(folder, file(8))); // 9 delete
    write('content/articles/2024/added.md', article(21).replace('date: ', 'kicker: 新添\ndate: ')); // 10 add
    renameSync(join(folder, file(9)), join(folder, 'content/articles/2024/renamed.md')); // 11 rename
    write('content/redirects.yml', 'made-9:\n  to: renamed\n  title: 改名\n  reason: 文件改名\n'); // 12 redirect
    write('content/raw/three.txt', scraped('乡里种树一年间')); // 13 a new page
    write('content/raw/two.txt', scraped('县里修路一年间', '后来又添一句。')); // 14 a page scraped again
    replace('content/raw/one.txt.yml', 'rights: full', 'rights: metadata\nurl: https://news.example/one'); // 15 sidecar
    replace('content/topics/shishi.md', 'phrases: [实事]', 'phrases: [实事, 走访]'); // 16 topic phrase
    write('content/topics/xiuqiao.md', '---\nname: 修桥\nphrases: [修桥]\nbroader: [shishi]\n---\n'); // 17 topic card
    replace('content/outlets.yml', '测试晚报\n  publish: full', '测试晚报\n  publish: metadata'); // 18 rights of an outlet
    const ids = [...read('content/officials/registry.yml').matchAll(/^([a-z0-9-]+):$/gmu)].map(([, id]) => id!);
    const two = ids.filter((id) => /^jia/u.test(id)).slice(0, 2);
    assert.equal(two.length, 2);
    write(
      `content/officials/${two[0]}.md`,
      `---\nname: 甲乙\nreason: 同一人。\njoins: [${two[1]}]\nnote: 据简历。\n---\n`,
    ); // 19 people joined
    await sameAsClean();
  });

  it('equals a clean one after components, styles and the address changed', async () => {
    replace('program/src/components/Foot.astro', '发现错误？', '有错误？'); // 20 component
    write(
      'program/src/styles/base.css',
      `${read('program/src/styles/base.css')}\nhtml {\n  accent-color: #123456;\n}\n`,
    ); // 21 style
    write('program/public/note.txt', '公告\n'); // 22 a file served as it is
    await sameAsClean();
    await sameAsClean('--base', '/archive/', '--site', 'https://archive.example'); // 23 base path and address
    rmSync(join(folder, file(10)));
    await build(out, join(folder, 'cache')); // Back again, without an article that the other base still knew.
  });

  it('mends what was cut short, tampered with or left over', async () => {
    write('site/articles/made-1/index.html', 'half a page');
    rmSync(join(out, 'index.html'));
    write('site/articles/never/index.html', 'a page of an article that is no more');
    write('site/CNAME', 'archive.example\n');
    replace(file(11), '夜里亮着', '整夜亮着');
    const { rendered, kept } = await build(out, join(folder, 'cache'));
    assert.ok(kept > 2 * rendered, `kept only ${kept} of ${rendered + kept}`);
    assert.equal(read('site/CNAME'), 'archive.example\n');
    rmSync(join(out, 'CNAME'));
    await sameAsClean();
  });
});
