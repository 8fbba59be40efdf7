/** An editor's day in a real browser: a page dropped in, a mistake, a decision at the desk, the form. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readArchive } from '../../src/archive/index.ts';
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

test('the form opens the folder on this computer, shows every field, and asks no other host', async () => {
  // Fields are drawn when they come into view: a window as tall as the form.
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1200, height: 6000 } });
  const tab = await context.newPage();
  const hosts = new Set<string>();
  tab.on('request', (request) => hosts.add(new URL(request.url()).host));
  // The folder that a person would choose, kept in the browser's own file system.
  await tab.addInitScript(() => {
    const choose = async () => {
      const root = await navigator.storage.getDirectory();
      await root.getDirectoryHandle('.git', { create: true });
      const content = await root.getDirectoryHandle('content', { create: true });
      const articles = await content.getDirectoryHandle('articles', { create: true });
      await articles.getDirectoryHandle('2024', { create: true });
      return root;
    };
    Object.assign(window, { showDirectoryPicker: choose });
  });
  await visit(tab, `${address}admin/`);
  await tab.getByRole('button', { name: /本地|Local/u }).click({ timeout: LONG });
  await tab.getByText('手写的文章').first().waitFor({ timeout: LONG });
  await visit(tab, `${address}admin/#/collections/by-hand/new`);
  await tab.locator('[data-key-path="sample"]').first().waitFor({ timeout: LONG });
  const shown = await tab
    .locator('[data-key-path]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-key-path')));
  for (const field of ['title', 'date', 'source', 'places', 'officials', 'body'])
    assert.ok(shown.includes(field), `${field}: ${shown}`);
  assert.ok(shown.filter((name) => ARTICLE_FIELDS.includes(name as never)).length >= 20);
  assert.deepEqual(
    [...hosts].filter((host) => host !== '' && host !== new URL(address).host),
    [],
  );
  await context.close();
});
