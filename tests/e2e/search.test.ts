/** The search of the shipped archive, as people use it. What should be found is read from the archive itself. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { ASTRO } from '../../scripts/lib/pipeline.ts';
import { readArchive } from '../../src/archive/index.ts';
import { buildCatalogue, type Catalogue } from '../../src/catalogue/index.ts';
import { PAGE } from '../../src/search/client/search.ts';
import { documentsOf } from '../../src/search/documents.ts';
import { fold } from '../../src/search/fold.ts';
import type { SearchDocument } from '../../src/search/types.ts';
import { type BuiltSite, builtSite, command, launch, serveSite, type Watched, watchedPage } from './browser.ts';

const BASE = '/some/where/';
let site: BuiltSite;
let server: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
let catalogue: Catalogue;
let documents: SearchDocument[];

before(async () => {
  site = await builtSite();
  server = await serveSite(site.dir);
  browser = await launch();
  catalogue = buildCatalogue(await readArchive('content'));
  documents = [...documentsOf(catalogue)];
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

const texts = ({ title, subtitle, blocks, captions }: SearchDocument): string[] =>
  [title, subtitle ?? '', ...blocks, ...captions].map(fold);
const holds = (document: SearchDocument, term: string): boolean =>
  texts(document).some((text) => text.includes(fold(term)));
const truth = (meets: (document: SearchDocument) => boolean): string[] =>
  documents
    .filter(meets)
    .map(({ id }) => id)
    .sort();

/** Waits for a complete answer; its total, and the ids listed. */
async function answer(page: Page): Promise<{ total: number; ids: string[] }> {
  await page.waitForSelector('[data-total]', { state: 'attached' });
  const total = Number(await page.getAttribute('[data-total]', 'data-total'));
  return { total, ids: await page.$$eval('[data-id]', (rows) => rows.map((row) => (row as HTMLElement).dataset.id!)) };
}

/** Opens the search page with a query and lists every hit. */
async function all(page: Page, query: string): Promise<string[]> {
  await page.goto(`${server.address}search/${query}`);
  let { total, ids } = await answer(page);
  while (ids.length < total) {
    const shown = ids.length;
    await page.click('text=再列二十篇');
    await page.waitForFunction(
      (n) => document.querySelectorAll('[data-id]').length > n && document.querySelector('[data-total]'),
      shown,
    );
    ({ total, ids } = await answer(page));
  }
  assert.equal(ids.length, total);
  return ids.sort();
}

async function withPage(
  run: (watched: Watched) => Promise<void>,
  options: Parameters<typeof watchedPage>[2] = {},
): Promise<void> {
  const watched = await watchedPage(browser, server.address, options);
  watched.page.setDefaultTimeout(30_000);
  try {
    await run(watched);
    assert.deepEqual(watched.strangers, []);
  } finally {
    await watched.close();
  }
}

/** A person of the archive, named in few articles. */
const someone = () =>
  catalogue.zhejiangOfficials.find(({ appearances }) => appearances.length > 0 && appearances.length < 6)!;

test('each kind of query finds exactly the articles that hold it', () =>
  withPage(async ({ page, errors }) => {
    const name = someone().name;
    const crossing = /[\p{Script=Han}]{2}[，。、][\p{Script=Han}]{2}/u.exec(documents[0]!.blocks.join(''))![0];
    const kinds: [query: string, meets: (document: SearchDocument) => boolean][] = [
      ['义乌', (d) => holds(d, '义乌')],
      ['義烏', (d) => holds(d, '义乌')],
      ['yiwu', (d) => holds(d, '义乌')],
      [name, (d) => holds(d, name)],
      ['村', (d) => holds(d, '村')],
      ['的', (d) => holds(d, '的')],
      ['2024', (d) => holds(d, '2024')],
      ['２０２４', (d) => holds(d, '2024')],
      ['书记 义乌', (d) => holds(d, '书记') && holds(d, '义乌')],
      ['义乌 OR 常山', (d) => holds(d, '义乌') || holds(d, '常山')],
      ['书记 -义乌', (d) => holds(d, '书记') && !holds(d, '义乌')],
      [`"${crossing}"`, (d) => holds(d, crossing)],
      ['没有文章会有的词', () => false],
    ];
    for (const [query, meets] of kinds) {
      assert.deepEqual(await all(page, `?q=${encodeURIComponent(query)}`), truth(meets), query);
    }
    assert.ok(truth((d) => holds(d, '义乌')).length > 0);
    assert.deepEqual(errors, []);
  }));

test('every hit shows its sentence with the term marked, its day, outlet and place', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌')}`);
    const { ids } = await answer(page);
    for (const id of ids) {
      const row = page.locator(`[data-id="${id}"]`);
      assert.ok((await row.locator('mark').allTextContents()).includes('义乌'));
      const { date, facets } = documents.find((document) => document.id === id)!;
      const facts = (await row.locator('small').textContent()) ?? '';
      assert.ok(facts.includes(date ?? '日期未知') && facts.includes(facets.outlet ?? '来源未知'), facts);
    }
    assert.equal(await page.locator(`[data-id="${ids[0]}"] h3 a`).getAttribute('href'), `/articles/${ids[0]}/`);
  }));

test('traditional script and pinyin say how they were read, and how to undo it', () =>
  withPage(async ({ page }) => {
    for (const [typed, why] of [
      ['義烏', '简体'],
      ['yiwu', '拼音'],
    ] as const) {
      await page.goto(`${server.address}search/?q=${encodeURIComponent(typed)}`);
      await answer(page);
      const notice = page.locator('[data-part="notice"]');
      assert.match((await notice.textContent()) ?? '', new RegExp(`${why}.*义乌`, 'u'));
      await notice.locator('a').click();
      await page.waitForURL(/literal=1/u);
      assert.equal((await answer(page)).total, truth((d) => holds(d, typed)).length);
    }
  }));

test('a suggestion by initials opens its page; on the search page it narrows to the place with all that lies in it', () =>
  withPage(async ({ page }) => {
    await page.goto(server.address);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('yw');
    const option = page.locator('dialog [role="option"]', { hasText: '义乌市' }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('dialog [aria-selected="true"] .name').textContent(), '义乌市');
    await page.keyboard.press('Enter');
    await page.waitForURL(/places\/zhejiang\/jinhua\/yiwu\/$/u);

    await page.goto(`${server.address}search/`);
    await page.keyboard.press('/');
    await page.keyboard.type('jinhua');
    await page.locator('[role="option"]', { hasText: '金华市' }).first().click();
    await page.waitForURL(/place=/u);
    const { total } = await answer(page);
    const below = documents.filter(({ facets }) => facets.place.includes('浙江省/金华市'));
    assert.equal(total, below.length);
    assert.ok(below.some(({ facets }) => facets.place.some((path) => path.startsWith('浙江省/金华市/'))));
  }));

test('a place and an official named by a query are one step away', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌')}`);
    const card = page.locator('.entity[data-kind="place"]').first();
    await card.waitFor();
    assert.equal(await card.locator('strong a').getAttribute('href'), '/places/zhejiang/jinhua/yiwu/');
    assert.ok((await card.locator('.flow a[href^="/offices/"]').count()) > 0);
    const { name, id } = someone();
    await page.goto(`${server.address}search/?q=${encodeURIComponent(name)}`);
    assert.equal(
      await page.locator('.entity[data-kind="official"] strong a').first().getAttribute('href'),
      `/officials/${id}/`,
    );
  }));

test('a year that is typed is text, with the articles of that year one step away', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/?q=2024`);
    assert.equal((await answer(page)).total, truth((d) => holds(d, '2024')).length);
    const card = page.locator('.entity[data-kind="year"]');
    assert.equal(await card.locator('strong a').getAttribute('href'), '/years/2024/');
    await card.locator('.links a').click();
    await page.waitForURL(/from=2024&to=2024$/u);
    assert.equal((await answer(page)).total, truth(({ date }) => date?.startsWith('2024') ?? false).length);
  }));

test('the address is the state: deep link, facets, years, back and forward', () =>
  withPage(async ({ page, errors }) => {
    const narrowed = `?q=${encodeURIComponent('书记')}&place=${encodeURIComponent('浙江省/金华市')}&from=2022&to=2025&order=oldest`;
    await page.goto(`${server.address}search/${narrowed}`);
    const year = (d: SearchDocument): number => Number(d.date?.slice(0, 4) ?? 0);
    const expected = truth(
      (d) => holds(d, '书记') && d.facets.place.includes('浙江省/金华市') && year(d) >= 2022 && year(d) <= 2025,
    );
    const deep = await answer(page);
    assert.equal(deep.total, expected.length);
    assert.ok(deep.total > 0);
    assert.equal(await page.inputValue('main input[name="q"]'), '书记');
    assert.equal(await page.locator('.chips li').count(), 2);

    await page.goto(`${server.address}search/`);
    await page.fill('main input[name="q"]', '书记');
    await page.keyboard.press('Enter');
    const first = await answer(page);
    assert.equal(first.total, truth((d) => holds(d, '书记')).length);
    const facet = page.locator('[data-part="facets"] .rows li').first();
    const count = Number(await facet.locator('small').textContent());
    await facet.locator('a').click();
    await page.waitForURL(/place=/u);
    assert.equal((await answer(page)).total, count);
    await page.goBack();
    assert.deepEqual(await answer(page), first);
    const bar = page.locator('[data-part="years"] a').first();
    const label = (await bar.getAttribute('aria-label')) ?? '';
    await bar.click();
    await page.waitForURL(/from=/u);
    assert.equal((await answer(page)).total, Number(/：(\d+)篇/u.exec(label)![1]));
    await page.goBack();
    assert.deepEqual(await answer(page), first);
    await page.goForward();
    await page.waitForURL(/from=/u);
    assert.equal((await answer(page)).total, Number(/：(\d+)篇/u.exec(label)![1]));
    assert.deepEqual(errors, []);
  }));

test('from / to Enter by keyboard alone, and announced', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/`);
    await page.keyboard.press('/');
    await page.keyboard.type('义乌 书记');
    await page.keyboard.press('Enter');
    const { total, ids } = await answer(page);
    assert.equal(
      await page.locator('[data-part="status"]').textContent(),
      `共 ${total} 篇，已列出 ${Math.min(total, PAGE)} 篇`,
    );
    await page.keyboard.press('ArrowDown');
    assert.equal(
      await page.evaluate(() => document.activeElement?.closest('[data-id]')?.getAttribute('data-id')),
      ids[0],
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`articles/${ids[0]}/`, 'u'));
  }));

test('no hit: a shorter term, the parent place, what the archive holds', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌没有此事')}`);
    assert.equal((await answer(page)).total, 0);
    const help = page.locator('.help');
    assert.match((await help.textContent()) ?? '', new RegExp(`现有 ${documents.length} 篇`, 'u'));
    await help.locator('a', { hasText: '义乌' }).first().click();
    await page.waitForURL((url) => url.searchParams.get('q') === '义乌');
    assert.ok((await answer(page)).total > 0);
    const bare = [...catalogue.places.values()].find(
      (place) => place.level === 2 && place.items.length === 0 && (place.parent?.items.length ?? 0) > 0,
    )!;
    await page.goto(`${server.address}search/?q=${encodeURIComponent(bare.name)}`);
    if ((await answer(page)).total === 0) {
      assert.ok((await help.locator(`a[href="/places/${bare.parent!.slug}/"]`).count()) > 0, bare.path);
    }
  }));

test('the whole list as CSV and BibTeX', () =>
  withPage(async ({ page }) => {
    const expected = truth((d) => holds(d, '书记'));
    await page.goto(`${server.address}search/?q=${encodeURIComponent('书记')}`);
    await answer(page);
    for (const [part, line] of [
      ['csv', /^[^,\r\n]+,/gmu],
      ['bib', /^@online/gmu],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-part="${part}"]`)]);
      const text = readFileSync(await download.path(), 'utf8');
      assert.equal(text.match(line)?.length, expected.length + (part === 'csv' ? 1 : 0));
      assert.ok(expected.every((id) => text.includes(`/articles/${id}/`)));
    }
  }));

test('a failed request is said, gives no partial list, and can be tried again', () =>
  withPage(async ({ page }) => {
    let broken = true;
    await page.route(/search\/index\/files\/[^/]+\/\d+\.bin$/u, (route) => (broken ? route.abort() : route.continue()));
    await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌')}`);
    const problem = page.locator('[data-part="problem"]');
    await problem.waitFor();
    assert.equal(await page.locator('[data-id]').count(), 0);
    assert.equal(await page.locator('[data-total]').count(), 0);
    broken = false;
    await problem.locator('button').click();
    assert.equal((await answer(page)).total, truth((d) => holds(d, '义乌')).length);
    assert.equal(await problem.isVisible(), false);
  }));

test('what was searched before is answered without a network', () =>
  withPage(async ({ page }) => {
    await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌')}`);
    const online = await answer(page);
    await page.locator('.entity').first().waitFor();
    await page.context().setOffline(true);
    await page.fill('main input[name="q"]', '常山');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('[data-total]') ?? document.querySelector('[data-part="problem"]:not([hidden])'),
    );
    await page.goBack();
    assert.deepEqual(await answer(page), online);
    await page.context().setOffline(false);
  }));

test('a second visit loads no file of the index again', () =>
  withPage(async ({ page, requests }) => {
    const address = `${server.address}search/?q=${encodeURIComponent('义乌')}`;
    await page.goto(address);
    await answer(page);
    await page.locator('.entity').first().waitFor();
    requests.length = 0;
    await page.goto(`${server.address}about/`);
    await page.goto(address);
    await answer(page);
    await page.locator('.entity').first().waitFor();
    assert.deepEqual(
      requests.filter((url) => url.includes('/search/index/') && url.endsWith('.bin')),
      [],
    );
  }));

test('nothing of the index loads before the search is used', () =>
  withPage(async ({ page, requests }) => {
    for (const path of ['', 'about/', 'search/', `articles/${documents[0]!.id}/`]) {
      await page.goto(server.address + path, { waitUntil: 'networkidle' });
    }
    assert.deepEqual(
      requests.filter((url) => url.includes('/search/index/')),
      [],
    );
  }));

test('320 pixels wide: nothing sticks out, suggestions can be read', () =>
  withPage(
    async ({ page }) => {
      await page.goto(`${server.address}search/?q=${encodeURIComponent('书记')}`);
      await answer(page);
      await page.locator('main input[name="q"]').fill('yiwu');
      await page.locator('[role="option"]').first().waitFor();
      const wide = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector('.suggestions')!.getBoundingClientRect().right,
      ]);
      assert.ok(
        wide.every((width) => width <= 320),
        wide.join(),
      );
    },
    { viewport: { width: 320, height: 640 } },
  ));

test('without JavaScript the page leads to the indexes, and a query does no harm', () =>
  withPage(
    async ({ page, errors }) => {
      await page.goto(`${server.address}search/?q=${encodeURIComponent('义乌')}`);
      assert.ok(await page.locator('noscript').count());
      for (const path of ['places/', 'officials/', 'dates/', 'topics/']) {
        assert.ok(await page.locator(`main a[href="/${path}"]`).first().isVisible(), path);
      }
      await page.locator('main a[href="/places/"]').first().click();
      await page.waitForURL(/places\/$/u);
      assert.deepEqual(errors, []);
    },
    { javaScriptEnabled: false },
  ));

test('under a base path, with the address that OpenSearch needs', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'search-test-'));
  const env = { ZHIJIANG_OUT: dir, ZHIJIANG_BASE: BASE, ZHIJIANG_SITE: 'https://example.org' };
  await command(ASTRO, ['build'], env);
  await command('scripts/index.ts', [], env);
  const other = await serveSite(dir, BASE);
  const watched = await watchedPage(browser, other.address);
  watched.page.setDefaultTimeout(30_000);
  try {
    const xml = readFileSync(join(dir, 'opensearch.xml'), 'utf8');
    assert.ok(xml.includes(`template="https://example.org${BASE}search/?q={searchTerms}"`), xml);
    await watched.page.goto(`${other.address}search/?q=${encodeURIComponent('义乌')}`);
    const { total, ids } = await answer(watched.page);
    assert.equal(total, truth((d) => holds(d, '义乌')).length);
    await watched.page.click(`[data-id="${ids[0]}"] h3 a`);
    await watched.page.waitForURL(`${other.address}articles/${ids[0]}/`);
    assert.deepEqual(watched.errors, []);
  } finally {
    await watched.close();
    await other.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
