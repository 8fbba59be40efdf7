/** Runs queries in a headless browser, against our index or stock Pagefind's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { SiteSearch } from '../../../src/search/client/open.ts';
import type { Host } from '../serve.ts';
import { median } from './score.ts';

export interface Timed {
  readonly ids: readonly string[];
  /** First time and again, in milliseconds, up to the first page of hits. */
  readonly first: number;
  readonly again: number;
  /** Bytes served for the first time. */
  readonly bytes: number;
  readonly requests: number;
}

/** Everything a query gives. `address` is that of the page with the client on it. */
export async function askOurs(
  browser: Browser,
  server: Host,
  queries: readonly string[],
): Promise<{ answers: Timed[]; heads: string[][] }> {
  const page = await fresh(browser, `${server.address}index.html`);
  await page.evaluate(() =>
    Object.assign(window, { engine: (window as never as { openSearch(root: string): unknown }).openSearch('/index/') }),
  );
  const answers: Timed[] = [];
  const heads: string[][] = [];
  for (const query of queries) {
    server.reset();
    const timed = await page.evaluate(async (q) => {
      const { engine } = window as never as { engine: SiteSearch };
      const start = performance.now();
      const answer = await engine.search(q);
      const first = performance.now() - start;
      return { first, head: answer.hits.map(({ id }) => id) };
    }, query);
    const { bytes, requests } = server.sent;
    const rest = await page.evaluate(async (q) => {
      const { engine } = window as never as { engine: SiteSearch };
      const start = performance.now();
      await engine.search(q);
      const again = performance.now() - start;
      return { again, ids: (await engine.rows(q)).map(({ id }) => id) };
    }, query);
    answers.push({ first: timed.first, again: rest.again, ids: rest.ids, bytes, requests });
    heads.push(timed.head);
  }
  await page.context().close();
  return { answers, heads };
}

/** Bytes of the first query of a visit, everything that the page loads for it included, as a median over `queries`. */
export async function firstOurs(browser: Browser, server: Host, queries: readonly string[]): Promise<number[]> {
  const all: number[] = [];
  for (const query of queries) {
    server.reset();
    const page = await fresh(browser, `${server.address}site/search/?q=${encodeURIComponent(query)}`);
    await page.waitForSelector('[data-total]');
    await page.waitForLoadState('networkidle');
    all.push(server.sent.bytes);
    await page.context().close();
  }
  return all;
}

/** What the related articles add to a query's answer, Pagefind's engine included in the first. */
export interface RelatedCost {
  readonly firstBytes: number;
  /** Medians over the queries after the first. */
  readonly nextBytes: number;
  readonly nextMs: number;
  readonly found: number;
}

export async function relatedCost(browser: Browser, server: Host, queries: readonly string[]): Promise<RelatedCost> {
  const page = await fresh(browser, `${server.address}index.html`);
  await page.evaluate(() =>
    Object.assign(window, { engine: (window as never as { openSearch(root: string): unknown }).openSearch('/index/') }),
  );
  const all: { bytes: number; ms: number; found: number }[] = [];
  for (const query of queries) {
    // The answer itself is there before anything related is looked for.
    await page.evaluate((q) => (window as never as { engine: SiteSearch }).engine.search(q), query);
    server.reset();
    const timed = await page.evaluate(async (q) => {
      const start = performance.now();
      const { length } = await (window as never as { engine: SiteSearch }).engine.related(q);
      return { ms: performance.now() - start, found: length };
    }, query);
    all.push({ bytes: server.sent.bytes, ...timed });
  }
  await page.context().close();
  const [first, ...others] = all;
  return {
    firstBytes: first!.bytes,
    nextBytes: median(others.map(({ bytes }) => bytes)),
    nextMs: median(others.map(({ ms }) => ms)),
    found: all.reduce((sum, { found }) => sum + found, 0),
  };
}

/** Milliseconds from opening the page to its complete answer, over a slow line (Lighthouse's slow 4G: 1.6 Mbit/s, 150 ms). */
export async function firstSlow(browser: Browser, server: Host, query: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  });
  const start = performance.now();
  await page.goto(`${server.address}site/search/?q=${encodeURIComponent(query)}`);
  await page.waitForSelector('[data-total]', { timeout: 120_000 });
  const taken = performance.now() - start;
  await context.close();
  return taken;
}

export async function askPagefind(
  browser: Browser,
  server: Host,
  dir: string,
  queries: readonly string[],
): Promise<{ answers: Timed[]; boot: number }> {
  const urls = fragmentUrls(dir);
  server.reset();
  const page = await fresh(browser, `${server.address}plain.html`);
  await page.evaluate(async () => {
    // Not a name that a compiler resolves: the file lies beside the index.
    const pagefind = await import('/pagefind/pagefind.js' as string);
    await pagefind.init();
    Object.assign(window, { pagefind });
  });
  const boot = server.sent.bytes;
  const answers: Timed[] = [];
  for (const query of queries) {
    server.reset();
    const timed = await page.evaluate(async (q) => {
      const { pagefind } = window as never as {
        pagefind: { search(q: string): Promise<{ results: { id: string; data(): Promise<unknown> }[] }> };
      };
      const run = async (): Promise<{ ms: number; hits: string[] }> => {
        const start = performance.now();
        const { results } = await pagefind.search(q);
        await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return { ms: performance.now() - start, hits: results.map(({ id }) => id) };
      };
      const first = await run();
      return { first: first.ms, hits: first.hits, again: (await run()).ms };
    }, query);
    const ids = timed.hits.map((hash) => urls.get(hash) ?? hash);
    answers.push({
      ids,
      first: timed.first,
      again: timed.again,
      bytes: server.sent.bytes,
      requests: server.sent.requests,
    });
  }
  await page.context().close();
  return { answers, boot };
}

/** Ids of the documents by the names of their fragments. */
function fragmentUrls(dir: string): Map<string, string> {
  const folder = join(dir, 'fragment');
  return new Map(
    readdirSync(folder).map((name) => {
      const text = gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .slice('pagefind_dcd'.length);
      return [name.replace('.pf_fragment', ''), (JSON.parse(text) as { url: string }).url.replaceAll('/', '')];
    }),
  );
}

async function fresh(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
