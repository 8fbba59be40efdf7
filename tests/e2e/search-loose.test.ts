/** What Pagefind adds to the search page, over the shipped archive. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { readArchive } from '../../src/archive/index.ts';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { documentsOf } from '../../src/search/documents.ts';
import { fold } from '../../src/search/fold.ts';
import { type BuiltSite, builtSite, launch, serveSite, watchedPage } from './browser.ts';

let site: BuiltSite;
let server: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
before(async () => {
  site = await builtSite();
  server = await serveSite(site.dir);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

test('words that no article holds in one piece lead to the articles that hold them apart', async () => {
  const documents = [...documentsOf(buildCatalogue(await readArchive('content')))];
  const textOf = (d: (typeof documents)[number]) => fold([d.title, d.subtitle, ...d.blocks, ...d.captions].join('\n'));
  const texts = new Map(documents.map((d) => [d.id, textOf(d)]));
  // Two pieces of one article, put together the wrong way round: nobody wrote that.
  const [id, text] = [...texts].find(([, t]) => t.length > 120)!;
  const han = text.match(/\p{Script=Han}{3,}/gu)!;
  const query = han.at(-1)!.slice(0, 3) + han[0]!.slice(0, 3);
  assert.ok([...texts.values()].every((t) => !t.includes(query)));

  const { page, errors, strangers, close } = await watchedPage(browser, server.address);
  await page.goto(`${server.address}search/?q=${encodeURIComponent(query)}`);
  await page.waitForSelector('[data-loose-id]');
  assert.equal(await page.getAttribute('[data-total]', 'data-total'), '0');
  assert.equal(await page.locator('[data-id]').count(), 0);
  const ids = await page.$$eval('[data-loose-id]', (rows) => rows.map((r) => (r as HTMLElement).dataset.looseId!));
  assert.ok(ids.includes(id), `${query}: ${ids.join(' ')}`);
  for (const found of ids) for (const c of query) assert.ok(texts.get(found)!.includes(c), `${found} lacks ${c}`);
  const shown = await page.locator('[data-loose-id] .excerpt').first().innerText();
  assert.doesNotMatch(shown, /\p{Script=Han} \p{Script=Han}|<|&[a-z]+;/u);
  await page.locator('[data-loose-id] a').first().click();
  await page.waitForSelector('article');
  assert.deepEqual(errors, []);
  assert.deepEqual(strangers, []);
  await close();
});

test('nothing of Pagefind is loaded while the exact search finds enough', async () => {
  const { page, requests, close } = await watchedPage(browser, server.address);
  await page.goto(`${server.address}search/?q=${encodeURIComponent('浙江')}`);
  await page.waitForSelector('[data-id]');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(
    requests.filter((address) => address.includes('/pagefind/')),
    [],
  );
  await close();
});
