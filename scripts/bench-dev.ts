/**
 * `npm run bench:dev`: from saving a file in `npm run dev` to the changed page in the browser. `--n N` articles (twice
 * or more for several sizes), `--times N` saves, `--quick` (three saves), `--json` (one last line of JSON). Prints
 * milliseconds: start to first page, then each save, sorted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { listFiles } from '../src/archive/index.ts';
import { launch } from '../tests/e2e/browser.ts';
import { writeArchive } from './bench/generator.ts';
import { ROOT } from './lib/options.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string', multiple: true, default: ['100'] },
    times: { type: 'string', default: '9' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const browser = await launch();
const rows: Row[] = [];
for (const n of values.n) rows.push(await bench(Number(n), values.quick ? 3 : Number(values.times)));
await browser.close();
if (values.json) console.log(JSON.stringify({ rows }));

/** All in milliseconds. */
interface Row {
  readonly articles: number;
  readonly up: number;
  readonly firstPage: number;
  readonly saves: readonly number[];
  readonly median: number;
}

async function bench(n: number, times: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'zhijiang-bench-'));
  const content = join(folder, 'content');
  writeArchive(content, n);
  const started = performance.now();
  const server = spawn(process.execPath, [join(ROOT, 'scripts/dev.ts'), '--content', content, '--port', '4870'], {
    cwd: ROOT,
    env: { ...process.env, ZHIJIANG_CACHE: join(folder, 'cache'), FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(server.stdout);
    const up = performance.now() - started;
    const [file = ''] = (await listFiles(join(content, 'articles'), /\.mdx$/u)).slice(n / 2);
    const page = await browser.newPage();
    await page.goto(`${address}articles/${file.replace(/^.*\/|\.mdx$/gu, '')}/`, { timeout: 600_000 });
    const first = performance.now() - started - up;
    // The search index is made beside it: the first saves would meet it.
    await page.waitForTimeout(n > 1000 ? 60_000 : 5000);
    const took: number[] = [];
    for (let k = 0; k < times; k++) took.push(await save(page, join(content, 'articles', file), `第${k}次存盘。`));
    took.sort((a, b) => a - b);
    const saves = took.map(Math.round);
    const row = { articles: n, up: Math.round(up), firstPage: Math.round(first), saves, median: saves[times >> 1]! };
    console.log(
      `${n} articles: up ${row.up} ms, first page ${row.firstPage} ms, save to browser ${saves.join(' ')} ms, median ${row.median} ms`,
    );
    await page.close();
    return row;
  } finally {
    server.kill();
    await once(server, 'exit');
    // The search index may be on its way still, in a process that ends a little later.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  }
}

function addressOf(out: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    out.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = text.match(/http:\/\/\S+/u);
      if (found) resolve(found[0]);
    });
    out.on('end', () => reject(new Error(`the dev server ended\n${text}`)));
  });
}

/** Appends a sentence to an article; resolves with the milliseconds until the page shows it. */
async function save(page: Page, path: string, sentence: string): Promise<number> {
  const text = readFileSync(path, 'utf8');
  const started = performance.now();
  writeFileSync(path, `${text.trimEnd()}${sentence}\n`);
  await page.getByText(sentence).first().waitFor({ timeout: 300_000 });
  const took = performance.now() - started;
  await page.waitForTimeout(1500);
  return took;
}
