/** What the article page does beyond being read: views, evidence, citation, size, dark, traditional characters. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type BuiltSite, builtSite, launch, serveSite, type Watched, watchedPage } from './browser.ts';

describe('an article page', () => {
  let browser: Browser;
  let built: BuiltSite;
  let served: Awaited<ReturnType<typeof serveSite>>;
  /** The article with the most repairs, since the shipped archive may change. */
  let id = '';
  let watched: Watched;

  before(async () => {
    browser = await launch();
    built = await builtSite();
    served = await serveSite(built.dir);
    const count = (name: string) =>
      (readFileSync(join(built.dir, 'articles', name, 'index.html'), 'utf8').match(/class="r[ "]/gu) ?? []).length;
    const folders = readdirSync(join(built.dir, 'articles'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    id = folders.map(({ name }) => name).sort((a, b) => count(b) - count(a))[0]!;
    watched = await watchedPage(browser, served.address, { permissions: ['clipboard-read', 'clipboard-write'] });
    await watched.page.goto(`${served.address}articles/${id}/`);
  });
  after(async () => {
    await watched.close();
    await served.close();
    built.remove();
    await browser.close();
  });

  it('shows the raw words in place of the repaired ones, and gives the clean text back', async () => {
    const { page } = watched;
    const clean = await page.locator('.body').innerText();
    const before = await page.locator('.body .r').first().getAttribute('data-b');
    await page.click('[data-view=raw]');
    assert.equal(await page.locator('.body .r').first().innerText(), before);
    assert.notEqual(await page.locator('.body').innerText(), clean);
    await page.click('[data-view=clean]');
    assert.equal(await page.locator('.body').innerText(), clean);
  });

  it('names every repair, to the pointer and to the keyboard', async () => {
    const { page } = watched;
    await page.click('[data-view=marks]');
    const repairs = await page.locator('.r').evaluateAll((spans) =>
      spans.map((span) => ({
        tip: (span as HTMLElement).dataset.tip,
        focus: (span as HTMLElement).tabIndex,
        label: span.getAttribute('aria-label'),
      })),
    );
    assert.ok(repairs.length > 0);
    for (const { tip, focus, label } of repairs) {
      assert.match(tip ?? '', /原页/u);
      assert.equal(focus, 0);
      assert.equal(label, tip);
    }
    await page.locator('.r').first().focus();
    const shown = await page
      .locator('.r')
      .first()
      .evaluate((span) => getComputedStyle(span, '::after').content);
    assert.match(shown, /原页/u);
    await page.click('[data-view=clean]');
  });

  it('underlines places and people at their evidence on demand', async () => {
    const { page } = watched;
    const line = () =>
      page
        .locator('.body .m')
        .first()
        .evaluate((span) => getComputedStyle(span).textDecorationLine);
    assert.equal(await line(), 'none');
    await page.check('[data-evidence]');
    assert.equal(await line(), 'underline');
    await page.uncheck('[data-evidence]');
  });

  it('copies the citation with a whole address', async () => {
    const { page } = watched;
    await page.click('[data-copy=gbt]');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /\[(N|EB)\/OL\]/u);
    assert.ok(text.includes(`${served.address}articles/${id}/`));
  });

  it('loads traditional characters only when they are asked for, and puts the page back', async () => {
    const { page, requests } = watched;
    const clean = await page.locator('main').innerText();
    assert.ok(!requests.some((url) => url.includes('traditional')));
    await page.click('[data-tool=script]');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hant');
    assert.ok(requests.some((url) => url.includes('traditional')));
    assert.match(await page.locator('.margin').innerText(), /專題|考訂/u);
    await page.click('[data-tool=script]');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
    assert.equal(await page.locator('main').innerText(), clean);
  });

  it('keeps the size of type and the theme for the next page', async () => {
    const { page } = watched;
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    const before = await size();
    await page.click('[data-tool=size]');
    assert.ok((await size()) > before);
    await page.click('[data-tool=theme]');
    await page.goto(served.address);
    assert.ok((await size()) > before);
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  });

  it('met no error and asked no other host in all this', () => {
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(watched.strangers, []);
  });
});
