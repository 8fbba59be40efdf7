/** What Pagefind adds to the search page, over the shipped archive: articles about what was typed that do not say it so. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readArchive } from '../../src/archive/index.ts';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { PAGE } from '../../src/search/client/search.ts';
import { documentsOf } from '../../src/search/documents.ts';
import { fold } from '../../src/search/fold.ts';
import { deepest, subjectLines } from '../../src/search/subject.ts';
import type { SearchDocument } from '../../src/search/types.ts';
import { type BuiltSite, builtSite, launch, serveSite, watchedPage } from './browser.ts';

let site: BuiltSite;
let server: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
let documents: SearchDocument[];
before(async () => {
  site = await builtSite();
  server = await serveSite(site.dir);
  browser = await launch();
  documents = [...documentsOf(buildCatalogue(await readArchive('content')))];
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

const textOf = ({ title, subtitle, blocks, captions }: SearchDocument): string =>
  fold([title, subtitle, ...blocks, ...captions].join('\n'));
const subjectOf = ({ about, date, facets }: SearchDocument): string[] =>
  subjectLines({ about, date, outlet: facets.outlet, places: deepest(facets.place) }).map(fold);

/** Opens the search page and waits for the related articles as well. */
async function ask(page: Page, query: string): Promise<{ total: number; related: string[] }> {
  await page.goto(`${server.address}search/?q=${encodeURIComponent(query)}`);
  await page.waitForSelector('[data-total]', { state: 'attached' });
  await page.waitForSelector('[data-part="related"][data-count]', { state: 'attached' });
  const related = await page.$$eval('[data-related-id]', (rows) =>
    rows.map((row) => (row as HTMLElement).dataset.relatedId!),
  );
  return { total: Number(await page.getAttribute('[data-total]', 'data-total')), related };
}

test('a post that only the tags say leads to its articles, with the line that says so', async () => {
  const { page, errors, strangers, close } = await watchedPage(browser, server.address);
  // A line of what an article is about, as no article writes it.
  const said = documents.find((d) =>
    d.about.some(
      (line) => line.length > 6 && !line.includes('、') && !documents.some((each) => textOf(each).includes(fold(line))),
    ),
  )!;
  const line = said.about.find(
    (each) => each.length > 6 && !each.includes('、') && !documents.some((d) => textOf(d).includes(fold(each))),
  )!;
  const { total, related } = await ask(page, line);
  assert.equal(total, 0);
  assert.ok(related.includes(said.id), `${line}: ${related.join(' ')}`);
  assert.equal(await page.locator('[data-id]').count(), 0);
  const row = page.locator(`[data-related-id="${said.id}"]`);
  assert.ok((await row.locator('.why').innerText()).includes(line));
  assert.ok((await row.locator('.why mark').count()) > 0);
  await row.locator('h3 a').click();
  await page.waitForURL(new RegExp(`articles/${said.id}/`, 'u'));
  assert.deepEqual(errors, []);
  assert.deepEqual(strangers, []);
  await close();
});

test('words that no article holds in one piece lead to the articles that hold them apart, and to no other', async () => {
  // Two pieces of one article, put together the wrong way round: nobody wrote that.
  const source = documents.find((d) => textOf(d).length > 120)!;
  const han = textOf(source).match(/\p{Script=Han}{3,}/gu)!;
  const query = `${han.at(-1)!.slice(0, 2)}${han[0]!.slice(0, 2)}`;
  const { page, errors, close } = await watchedPage(browser, server.address);
  const { total, related } = await ask(page, query);
  assert.equal(total, documents.filter((d) => textOf(d).includes(query)).length);
  assert.ok(related.includes(source.id), `${query}: ${related.join(' ')}`);
  for (const id of related) {
    const found = documents.find((d) => d.id === id)!;
    const all = [textOf(found), ...subjectOf(found)];
    for (const char of query)
      assert.ok(
        all.some((text) => text.includes(char)),
        `${id} lacks ${char}`,
      );
  }
  assert.deepEqual(errors, []);
  await close();
});

test('chosen facets narrow the related articles too', async () => {
  const { page, close } = await watchedPage(browser, server.address);
  const { related } = await ask(page, '浙江 书记 村');
  const place = '浙江省/金华市';
  await page.goto(
    `${server.address}search/?q=${encodeURIComponent('浙江 书记 村')}&place=${encodeURIComponent(place)}`,
  );
  await page.waitForSelector('[data-part="related"][data-count]', { state: 'attached' });
  const narrowed = await page.$$eval('[data-related-id]', (rows) =>
    rows.map((row) => (row as HTMLElement).dataset.relatedId!),
  );
  for (const id of narrowed) assert.ok(documents.find((d) => d.id === id)!.facets.place.includes(place), id);
  assert.ok(narrowed.length <= related.length || related.length === 10);
  await close();
});

test('nothing of Pagefind is loaded before the end of a long list comes near; then it is', async () => {
  const { page, requests, close } = await watchedPage(browser, server.address);
  const common = ['浙江', '的', '在'].find((term) => documents.filter((d) => textOf(d).includes(term)).length >= PAGE)!;
  await page.goto(`${server.address}search/?q=${encodeURIComponent(common)}`);
  await page.waitForSelector('[data-id]');
  await page.waitForLoadState('networkidle');
  const loaded = (): string[] => requests.filter((address) => address.includes('/pagefind/'));
  assert.deepEqual(loaded(), []);
  await page.locator('[data-part="more"]').scrollIntoViewIfNeeded();
  await page.waitForSelector('[data-part="related"][data-count]', { state: 'attached' });
  assert.ok(loaded().some((address) => address.endsWith('pagefind.js')));
  await close();
});

test('without Pagefind the answer is whole all the same', async () => {
  const { page, close } = await watchedPage(browser, server.address);
  await page.route(/\/pagefind\//u, (route) => route.abort());
  const { total, related } = await ask(page, '义乌');
  assert.equal(total, documents.filter((d) => textOf(d).includes('义乌')).length);
  assert.deepEqual(related, []);
  assert.equal(await page.locator('[data-part="problem"]').isVisible(), false);
  await close();
});
