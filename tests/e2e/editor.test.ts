/** An editor's day in a real browser: a page dropped in, a mistake, a decision at the desk, the form. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { editFields, readArchive } from '../../src/archive/index.ts';
import { checkArchive } from '../../src/check/index.ts';
import { ARTICLE_FIELDS } from '../../src/model/article.ts';
import { Archive, page, ROOT } from '../archive/job.ts';
import { launch, watchedPage } from './browser.ts';

const LONG = 60_000;

let archive: Archive;
let server: ChildProcess;
let address: string;
let browser: Browser;

before(async () => {
  archive = new Archive();
  archive.write('raw/first.txt', page(1));
  archive.write('raw/bare.txt', page(2).split('\n').slice(4).join('\n'));
  server = spawn(
    process.execPath,
    [join(ROOT, 'scripts/dev.ts'), '--content', archive.content, '--port', '4900', '--base', '/archive/'],
    {
      cwd: ROOT,
      env: { ...process.env, ZHIJIANG_CACHE: join(archive.root, 'cache'), FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  address = await new Promise((resolve, reject) => {
    let out = '';
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = out.match(/http:\/\/\S+\/archive\//u);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error(`the dev server ended\n${out}`)));
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  archive?.[Symbol.dispose]();
});

/** Opens an address in a tab that may be reloading itself at that moment, since a file was saved: then once more. */
async function visit(tab: Page, url: string) {
  for (let n = 0; ; n++) {
    try {
      return await tab.goto(url, { timeout: LONG });
    } catch (error) {
      if (n === 5 || !/ERR_ABORTED|interrupted by another navigation/u.test(String(error))) throw error;
      await tab.waitForTimeout(500);
    }
  }
}

test('a saved change is on the page without a reload; a page dropped into the folder is on the site', async () => {
  const { articles } = await readArchive(archive.content);
  const entry = articles.find(({ article }) => article.raw?.file === 'first.txt')!;
  const { page: tab, errors, strangers } = await watchedPage(browser, address);
  await visit(tab, `${address}articles/${entry.id}/`);
  await tab.getByText('村民甲某说').first().waitFor({ timeout: LONG });
  const ink = await tab.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'));
  assert.notEqual(ink, '', 'the sheets of the site are at work');
  archive.write(entry.file, archive.read(entry.file).replace('村民甲某说', '村民乙某说'));
  await tab.getByText('村民乙某说').first().waitFor({ timeout: LONG });

  assert.deepEqual([errors.filter((error) => /Content Security Policy/u.test(error)), strangers], [[], []]);
  archive.write('raw/dropped.txt', page(3));
  const found = async () =>
    (await readArchive(archive.content)).articles.find(({ article }) => article.raw?.file === 'dropped.txt');
  let dropped = await found();
  for (let n = 0; !dropped && n < 100; n++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    dropped = await found();
  }
  assert.ok(dropped);
  await visit(tab, `${address}articles/${dropped.id}/`);
  await tab.getByText('安排了13名干部').first().waitFor({ timeout: LONG });
  await tab.close();
});

test('a mistake in one article is told in the page, with its place and remedy; the rest of the site works', async () => {
  const tab = await browser.newPage();
  await visit(tab, address);
  archive.write('articles/2024/broken.md', '---\ntitle: 题\nsourse: 测试日报\n---\n\n正文。\n');
  const told = tab.getByRole('alert');
  await told.waitFor({ timeout: LONG });
  assert.match((await told.textContent()) ?? '', /articles\/2024\/broken\.md:3:1.*没有 sourse.*是不是要写 source/su);
  const home = await visit(tab, address);
  assert.equal(home?.status(), 200);
  await tab.getByRole('alert').waitFor({ timeout: LONG });
  archive.write('articles/2024/broken.md', '---\ntitle: 题\nsource: 测试日报\n---\n\n正文。\n');
  await tab.getByRole('alert').waitFor({ state: 'detached', timeout: LONG });
  await tab.close();
});

/** Counts the documents that a tab has shown. */
function loadsOf(tab: Page): () => number {
  let loads = 0;
  tab.on('load', () => loads++);
  return () => loads;
}

test('saves in quick succession are not a reload each', async () => {
  const { articles } = await readArchive(archive.content);
  const entry = articles.find(({ article }) => article.raw?.file === 'first.txt')!;
  const tab = await browser.newPage();
  await visit(tab, `${address}articles/${entry.id}/`);
  await tab.waitForLoadState('networkidle');
  const loads = loadsOf(tab);
  const before = archive.read(entry.file).trimEnd();
  try {
    // Without a pause: how long files must be quiet is a matter of the clock, and tested with one of its own. A machine
    // that halts between two saves for longer has a reload for each part: still not one for each save.
    for (let n = 1; n <= 12; n++) archive.write(entry.file, `${before}\n\n第${n}次存盘。\n`);
    await tab.getByText('第12次存盘。').first().waitFor({ timeout: LONG });
    await tab.waitForLoadState('networkidle');
    await tab.waitForTimeout(1000);
    assert.ok(loads() <= 3, `${loads()} reloads`);
  } finally {
    archive.write(entry.file, `${before}\n`);
    await tab.getByText('第12次存盘。').waitFor({ state: 'detached', timeout: LONG });
    await tab.close();
  }
});

test('what is saved while a page is on its way is on the page all the same', async () => {
  const { articles } = await readArchive(archive.content);
  const entry = articles.find(({ article }) => article.raw?.file === 'first.txt')!;
  const url = `${address}articles/${entry.id}/`;
  const before = archive.read(entry.file);
  const tab = await browser.newPage();
  // A page that is held back on its way counts as a stranger's, which may not open a socket to this computer.
  await tab.context().grantPermissions(['local-network-access']);
  let late = true;
  await tab.route(url, async (route) => {
    const response = await route.fetch();
    if (late) {
      late = false;
      archive.write(entry.file, `${before}\n路上存的一句。\n`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    await route.fulfill({ response });
  });
  await tab.goto(url, { timeout: LONG });
  await tab.getByText('路上存的一句。').first().waitFor({ timeout: LONG });
  archive.write(entry.file, before);
  await tab.getByText('路上存的一句。').waitFor({ state: 'detached', timeout: LONG });
  await tab.close();
});

test('a word of an article just saved is found, without a restart and on the page that is open', async () => {
  const { page: tab, errors, strangers } = await watchedPage(browser, address);
  await visit(tab, `${address}search/?q=${encodeURIComponent('蓄水池翻修')}`);
  await tab
    .locator('[data-part="status"]')
    .getByText(/没有文章|检索没有完成/u)
    .waitFor({ state: 'attached', timeout: LONG });
  archive.write('articles/2024/pond.md', '---\ntitle: 测试镇的水\ndate: 2024-07-01\n---\n\n义乌市的蓄水池翻修一新。\n');
  await tab.locator('[data-part="hits"]').getByText('测试镇的水').waitFor({ timeout: LONG });
  assert.deepEqual(strangers, []);
  assert.deepEqual(
    errors.filter((error) => /Content Security Policy/u.test(error)),
    [],
  );
  await tab.close();
});

test('one key at the desk decides, and writes it down', async () => {
  const tab = await browser.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  await visit(tab, `${address}review/`);
  await tab.getByRole('button', { name: /^日期/u }).first().click();
  await tab.locator('.sides').waitFor({ timeout: LONG });
  assert.match((await tab.locator('.raw').textContent()) ?? '', /村民甲某说/u);
  await tab.keyboard.press('e');
  await tab.locator('#value').fill('2024-06-09');
  // A colleague saves an article meanwhile: what is typed here stays.
  archive.write('articles/2024/meanwhile.md', '---\ntitle: 题\nsource: 测试日报\n---\n\n正文。\n');
  await tab.waitForTimeout(1500);
  assert.equal(await tab.locator('#value').inputValue(), '2024-06-09');
  await tab.keyboard.press('Enter');
  await tab.locator('#say').getByText('已改正').waitFor({ timeout: LONG });
  const { articles } = await readArchive(archive.content);
  assert.equal(articles.find(({ article }) => article.raw?.file === 'bare.txt')?.article.date, '2024-06-09');
  assert.deepEqual(errors, []);
  await tab.close();
});

/** A tab with the form, over a folder in the browser's own file system that stands for the one a person would choose. */
async function formOver(files: Readonly<Record<string, string>>) {
  // Fields are drawn when they come into view: a window as tall as the form.
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1200, height: 6000 } });
  const tab = await context.newPage();
  const hosts = new Set<string>();
  tab.on('request', (request) => hosts.add(new URL(request.url()).host));
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (/warning|error/u.test(message.type())) complaints.push(message.text());
  });
  await tab.addInitScript((seed) => {
    const choose = async () => {
      const root = await navigator.storage.getDirectory();
      await root.getDirectoryHandle('.git', { create: true });
      for (const [path, text] of Object.entries(seed)) {
        const parts = path.split('/');
        const name = parts.pop()!;
        let folder = root;
        for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(text);
        await file.close();
      }
      return root;
    };
    Object.assign(window, { showDirectoryPicker: choose });
  }, files);
  await visit(tab, `${address}admin/`);
  await tab.getByRole('button', { name: /本地|Local/u }).click({ timeout: LONG });
  await tab.getByText('手写的文章').first().waitFor({ timeout: LONG });
  const strangers = () => [...hosts].filter((host) => host !== '' && host !== new URL(address).host);
  return { tab, strangers, complaints, close: () => context.close() };
}

/** The articles of the folder, by their paths; what the browser writes first under another name is none. */
function filesIn(tab: Page): Promise<Record<string, string>> {
  return tab.evaluate(async () => {
    const out: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}${name}/`);
        else if (/\.mdx?$/u.test(name))
          out[path + name] = await (await (handle as FileSystemFileHandle).getFile()).text();
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return out;
  });
}

/** Saves the form; resolves with the folder's files when one of them is another. */
async function saved(tab: Page): Promise<Record<string, string>> {
  const before = JSON.stringify(await filesIn(tab));
  await tab.getByRole('button', { name: /^保存/u }).first().click();
  for (let n = 0; n < 300; n++) {
    const now = await filesIn(tab);
    if (JSON.stringify(now) !== before && Object.values(now).every((text) => text !== '')) return now;
    await tab.waitForTimeout(200);
  }
  throw new Error(`nothing was saved: ${before}`);
}

const inForm = (tab: Page, field: string) => tab.locator(`[data-key-path="${field}"]`).first();

test('the form shows every field in Chinese; what it saves passes the check, and no other host is asked', async () => {
  const { tab, strangers, complaints, close } = await formOver({ 'content/articles/2024/.keep': '' });
  await visit(tab, `${address}admin/#/collections/by-hand/new`);
  await inForm(tab, 'correction').waitFor({ timeout: LONG });
  const shown = await tab
    .locator('[data-key-path]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-key-path')));
  for (const field of ['title', 'date', 'source', 'places', 'officials', 'body'])
    assert.ok(shown.includes(field), `${field}: ${shown}`);
  assert.ok(shown.filter((name) => ARTICLE_FIELDS.includes(name as never)).length >= 20);
  for (const [field, label] of Object.entries({ kind: '体裁', places: '文中的浙江地方', publish: '公开到什么程度' }))
    assert.match((await inForm(tab, field).textContent()) ?? '', new RegExp(label, 'u'));

  await inForm(tab, 'title').locator('input, textarea').first().fill('测试镇开会：“一盘棋”');
  await inForm(tab, 'date').locator('input').first().fill('2024-03');
  await inForm(tab, 'body').locator('[contenteditable="true"], textarea').first().click();
  await tab.keyboard.type('义乌市的水库<3座，{都好}。');
  const files = await saved(tab);
  const [path = '', text = ''] = Object.entries(files).find(([name]) => name.endsWith('.md')) ?? [];
  assert.match(path, /^content\/articles\/2024\/2024-03-[\w-]+\.md$/u);
  assert.doesNotMatch(text, /''|\[\]/u, 'an empty field says nothing');
  using written = new Archive();
  written.write(path.replace('content/', ''), text);
  assert.deepEqual(await checkArchive(written.content), []);
  const { articles } = await readArchive(written.content);
  assert.deepEqual([articles[0]?.article.title, articles[0]?.article.date], ['测试镇开会：“一盘棋”', '2024-03']);
  assert.deepEqual(
    articles[0]?.blocks.map((block) => block.text),
    ['义乌市的水库<3座，{都好}。'],
  );
  assert.deepEqual([strangers(), complaints.filter((text) => /Content Security Policy|选项/u.test(text))], [[], []]);
  await close();
});

test('an article of the pipeline that is changed in the form changes by that line alone', async () => {
  const { articles } = await readArchive(archive.content);
  const { file, id } = articles.find(({ article }) => article.raw?.file === 'bare.txt')!;
  const path = `content/${file}`;
  const { tab, close } = await formOver({ [path]: archive.read(file) });
  const entry = file.replace(/^articles\/|\.mdx$/gu, '');
  assert.ok(entry.endsWith(id));
  await visit(tab, `${address}admin/#/collections/archive/entries/${entry}`);
  await inForm(tab, 'column').locator('input').first().fill('前沿观察', { timeout: LONG });
  const files = await saved(tab);
  const expected = editFields(archive.read(file), { column: '前沿观察' });
  // The form leaves out quotation marks that only old YAML readers need; a merge does not take that for an edit.
  assert.equal(files[path], expected.replace(/^date: "(.*)"$/mu, 'date: $1'));
  await close();
});
