/** The whole site, page by page: valid, linked, light, within its policy, and open to everyone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { type BuiltSite, builtSite, launch, serveSite, watchedPage } from './browser.ts';
import { brokenLinks } from './links.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the finished site', () => {
  let browser: Browser;
  let built: BuiltSite;
  let served: Awaited<ReturnType<typeof serveSite>>;
  let pages: { path: string; html: string }[];
  before(async () => {
    browser = await launch();
    built = await builtSite();
    served = await serveSite(built.dir);
    pages = readdirSync(built.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => relative(built.dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort()
      .map((path) => ({ path, html: readFileSync(join(built.dir, path), 'utf8') }));
  });
  after(async () => {
    await served.close();
    built.remove();
    await browser.close();
  });

  /** One page of each kind: the largest, which has most to go wrong. */
  function kinds(): string[] {
    const largest = new Map<string, { path: string; size: number }>();
    for (const { path, html } of pages) {
      const parts = path.replace(/index\.html$/u, '').split('/');
      const kind = parts.length > 2 ? parts[0]! : path;
      if ((largest.get(kind)?.size ?? -1) < html.length) largest.set(kind, { path, size: html.length });
    }
    return [...largest.values()].map(({ path }) => path.replace(/index\.html$/u, ''));
  }

  it('is valid HTML', async () => {
    const checker = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
    const found: string[] = [];
    for (const { path, html } of pages) {
      const report = await checker.validateString(html, path);
      for (const { messages } of report.results)
        found.push(...messages.map((m) => `${path}: ${m.ruleId} ${m.message} ${m.selector}`));
    }
    assert.deepEqual(found.slice(0, 10), []);
  });

  it('has no broken link', () => {
    assert.deepEqual(brokenLinks(built.dir).slice(0, 10), []);
  });

  it('has a strict policy on every page, and nothing that it would stop', () => {
    for (const { path, html } of pages) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? '';
      assert.match(policy, /default-src (&#39;|'|&apos;)none/u, path);
      assert.ok(!/unsafe-inline|'unsafe-eval'|https?:/u.test(policy), path);
      assert.ok(!/\sstyle="|\son\w+="|<style/u.test(html), `inline style or handler in ${path}`);
    }
  });

  it('is in simplified Chinese, with one main heading and a description on every page', () => {
    for (const { path, html } of pages) {
      assert.match(html, /<html[^>]* lang="zh-CN"/u, path);
      assert.equal(html.match(/<h1[\s>]/gu)?.length, 1, path);
      assert.match(html, /<meta name="description" content="[^"]{8,}"/u, path);
    }
  });

  it('has no page above 200 KB', () => {
    for (const { path, html } of pages) assert.ok(Buffer.byteLength(html) <= 200_000, path);
  });

  it('serves an article in 25 KB and four requests at most, and nothing moves while it loads', async () => {
    const article = kinds().find((path) => path.startsWith('articles/'))!;
    const { page, requests, close } = await watchedPage(browser, served.address);
    await page.addInitScript(() => {
      const box = window as unknown as { shift: number };
      box.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) box.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(served.address + article, { waitUntil: 'networkidle' });
    const own = requests.filter((address) => !/\.(png|jpe?g|webp|svg)$/u.test(address));
    assert.ok(own.length <= 4, own.join(' '));
    let bytes = 0;
    for (const address of own) {
      const path = decodeURIComponent(new URL(address).pathname);
      bytes += gzipSync(readFileSync(join(built.dir, path.endsWith('/') ? `${path}index.html` : path)), {
        level: 9,
      }).length;
    }
    assert.ok(bytes <= 25_000, `${bytes} bytes`);
    assert.equal(await page.evaluate(() => (window as unknown as { shift: number }).shift), 0);
    await close();
  });

  for (const [name, options] of [
    ['wide and light', {}],
    ['wide and dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['on a phone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const) {
    it(`has no barrier that axe finds, ${name}, and asks no other host`, async () => {
      const { page, errors, strangers, close } = await watchedPage(browser, served.address, {
        ...options,
        bypassCSP: true,
      });
      const found: string[] = [];
      for (const path of kinds()) {
        if (path.includes('404')) continue;
        await page.goto(served.address + path);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const run = (
            window as unknown as {
              axe: {
                run(): Promise<{
                  violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
                }>;
              };
            }
          ).axe;
          return (await run.run()).violations.map(
            ({ id, nodes }) => `${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`,
          );
        });
        found.push(...violations.map((violation) => `${path}: ${violation}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, `${path} scrolls sideways`);
      }
      assert.deepEqual(found, []);
      assert.deepEqual(errors, []);
      assert.deepEqual(strangers, []);
      await close();
    });
  }
});
