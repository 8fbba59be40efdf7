/**
 * `npm run bench:dev`: from saving a file in `npm run dev` to the changed page in the browser. `--n N` articles (twice
 * or more for several sizes), `--times N` saves. Prints milliseconds: start to first page, then each save, sorted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { listFiles } from '../src/archive/index.ts';
import { writeArchive } from './bench/generator.ts';
import { ROOT } from './lib/options.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string', multiple: true, default: ['100'] },
    times: { type: 'string', default: '9' },
    browser: { type: 'string', default: process.env.ZHIJIANG_CHROMIUM ?? '/usr/bin/chromium' },
  },
});
if (!existsSync(values.browser)) throw new Error(`no browser at ${values.browser}: give one with --browser`);
const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] });
for (const n of values.n) await bench(Number(n), Number(values.times));
await browser.close();

async function bench(n: number, times: number): Promise<void> {
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
    const ms = (value: number) => Math.round(value);
    console.log(
      `${n} articles: up ${ms(up)} ms, first page ${ms(first)} ms, save to browser ${took.map(ms).join(' ')} ms, median ${ms(took[took.length >> 1]!)}`,
    );
    await page.close();
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
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
