/** A reader's way through the site, with and without JavaScript, at the root and under a base path. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { nearestDay } from '../../src/site/browser/this-day.ts';
import { type BuiltSite, builtSite, launch, serveSite, watchedPage } from './browser.ts';
import { brokenLinks } from './links.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const base of ['/', '/some/where/']) {
  describe(`the site under ${base}`, () => {
    let built: BuiltSite;
    let served: Awaited<ReturnType<typeof serveSite>>;
    before(async () => {
      built = await builtSite(base === '/' ? {} : { base, site: 'https://example.org' });
      served = await serveSite(built.dir, base);
    });
    after(async () => {
      await served.close();
      built.remove();
    });

    it('has no broken link, in pages, feeds and lists', () => {
      const site = base === '/' ? undefined : 'https://example.org';
      assert.deepEqual(brokenLinks(built.dir, base, site).slice(0, 10), []);
    });

    it('leads from the home page by a search to an article, its place and its official', async () => {
      const { page, errors, strangers, close } = await watchedPage(browser, served.address);
      await page.goto(served.address);
      await page.fill('main form.ask input[name=q]', '义乌');
      await page.press('main form.ask input[name=q]', 'Enter');
      await page.waitForSelector('[data-total]');
      assert.ok(Number(await page.getAttribute('[data-total]', 'data-total')) > 0);
      await page.locator('[data-id] a[href*="/articles/"]').first().click();
      await page.waitForSelector('article h1');
      assert.match(await page.locator('main').innerText(), /义乌/u);

      await page.locator('.margin a[href*="/places/"]', { hasText: '义乌市' }).first().click();
      assert.equal(await page.locator('h1').first().innerText(), '义乌市');
      await page.locator('main a[href*="/officials/"]').first().click();
      await page.waitForSelector('.quote mark');
      const name = await page.locator('h1').first().innerText();
      assert.equal(await page.locator('.quote mark').first().innerText(), name);
      assert.deepEqual(errors, []);
      assert.deepEqual(strangers, []);
      await close();
    });

    it('is read the same without JavaScript', async () => {
      const { page, errors, close } = await watchedPage(browser, served.address, { javaScriptEnabled: false });
      await page.goto(served.address);
      await page.locator('main .list h3 a').first().click();
      const title = await page.locator('article h1').innerText();
      assert.ok(title.length > 3);
      assert.ok((await page.locator('article .body').innerText()).length > 40);
      assert.equal(
        (await page.locator('[data-views]').count()) === 0 || (await page.locator('[data-views]').isHidden()),
        true,
      );
      await page.locator('.margin a[href*="/places/"]').first().click();
      await page.locator('main .list a').first().click();
      await page.goto(`${served.address}officials/`);
      await page.locator('main .rows a').first().click();
      assert.ok((await page.locator('h1').first().innerText()).length >= 2);
      assert.deepEqual(errors, []);
      await close();
    });

    it('shows on the front page what earlier years have on the day on which it is read', async () => {
      const { page, errors, strangers, close } = await watchedPage(browser, served.address);
      await page.goto(served.address);
      const days = (await page.getAttribute('[data-days]', 'data-days'))!.split(' ');
      const [month, day] = days[0]!.split('-').map(Number);
      await page.clock.setFixedTime(`2031-${days[0]}T12:00:00+08:00`);
      await page.goto(served.address);
      await page.waitForFunction(() => document.querySelector('[data-days] h2')?.textContent === '那年今日');
      assert.equal(await page.getAttribute('[data-day]', 'href'), `${base}dates/every/${days[0]}/`);
      const shown = page.locator('[data-days] li a');
      assert.ok((await shown.count()) > 0);
      await shown.first().click();
      await page.waitForSelector('article h1');
      assert.match(await page.locator('.meta').innerText(), new RegExp(`${month}月${day}日`, 'u'));

      // On a day with nothing near it, the page stays as it was built.
      const far = Array.from({ length: 365 }, (_, n) => Date.UTC(2031, 0, 1 + n, 4)).find(
        (time) => nearestDay(new Set(days), time) === null,
      )!;
      await page.clock.setFixedTime(far);
      await page.goto(served.address, { waitUntil: 'networkidle' });
      assert.equal(await page.locator('[data-days] h2').innerText(), '往年此时');
      assert.deepEqual(errors, []);
      assert.deepEqual(strangers, []);
      await close();
    });

    it('says on every page that it is a sample, where it is', async () => {
      const { page, close } = await watchedPage(browser, served.address);
      for (const path of ['', 'places/', 'officials/', 'search/', 'about/', 'data/']) {
        await page.goto(served.address + path);
        assert.match(await page.locator('header .notice').innerText(), /样例/u, path);
      }
      await close();
    });

    it('answers a wrong address with a page that searches', async () => {
      const { page, close } = await watchedPage(browser, served.address);
      const response = await page.goto(`${served.address}no/such/page/`);
      assert.equal(response?.status(), 404);
      assert.equal(await page.locator('main form[role=search]').getAttribute('action'), `${base}search/`);
      await close();
    });
  });
}

describe('addresses for machines', () => {
  it('are whole where the site knows its own, and the sitemap names every article', async () => {
    const built = await builtSite({ site: 'https://example.org', base: '/a/' });
    try {
      const map = readFileSync(join(built.dir, 'sitemap-1.xml'), 'utf8');
      const first = /<loc>(https:\/\/example\.org\/a\/articles\/[^<]+)<\/loc>/u.exec(map)?.[1];
      assert.ok(first);
      const page = join(built.dir, first.replace('https://example.org/a/', ''), 'index.html');
      assert.ok(existsSync(page));
      assert.match(readFileSync(page, 'utf8'), new RegExp(`<link rel="canonical" href="${first}"`, 'u'));
      assert.match(
        readFileSync(join(built.dir, 'robots.txt'), 'utf8'),
        /Sitemap: https:\/\/example\.org\/a\/sitemap\.xml/u,
      );
    } finally {
      built.remove();
    }
  });
});
