/**
 * `npm run bench:site -- [DIR]`: Lighthouse (fetched by npx, nothing is installed for it) on a home, an article, a place
 * and an official's page of a finished site, as a phone and as a desktop sees them, served gzipped as a static host
 * does. DIR is the site's folder, `dist` unless said. `--runs N` (5), `--quick` (one run, as a phone), `--json` (one
 * last line of JSON). Of several runs the median counts, as Lighthouse's documentation advises; all are shown.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { INSTALLED } from '../tests/e2e/browser.ts';
import { median } from './bench/search/score.ts';
import { host } from './bench/serve.ts';
import { ROOT } from './lib/options.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const METRICS = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const dir = positionals[0] ?? join(ROOT, 'dist');
const runs = values.quick ? 1 : Number(values.runs);
const chromium = INSTALLED.find((path) => path && existsSync(path));
if (!existsSync(join(dir, 'index.html')) || !chromium) {
  console.log(
    `bench:site: ${chromium ? `no site in ${dir}: run npm run build first` : 'no Chrome or Chromium is installed'}`,
  );
  process.exit(1);
}

/** The address of the largest page of a kind, which is the slowest to load. */
function largest(kind: string): string {
  const size = (name: string): number => {
    const file = join(dir, kind, name, 'index.html');
    return existsSync(file) ? readFileSync(file).length : -1;
  };
  const [name] = readdirSync(join(dir, kind)).sort((a, b) => size(b) - size(a));
  return `${kind}/${name}/`;
}

interface Audit {
  readonly score: number | null;
  readonly numericValue?: number;
  readonly title: string;
  readonly details?: { readonly items?: readonly { readonly transferSize: number }[] };
}

interface Report {
  readonly categories: Record<string, { score: number | null }>;
  readonly audits: Record<string, Audit>;
}

const temporary = mkdtempSync(join(tmpdir(), 'bench-site-'));
const server = await host(dir);
const rows: object[] = [];
try {
  for (const path of ['', largest('articles'), largest('places'), largest('officials')]) {
    for (const form of values.quick ? (['mobile'] as const) : (['mobile', 'desktop'] as const)) {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run++) reports.push(await lighthouse(`${server.address}${path}`, form));
      const scores = Object.fromEntries(
        CATEGORIES.map((name) => [
          name,
          reports.map((report) => Math.round((report.categories[name]?.score ?? 0) * 100)),
        ]),
      );
      const requests = reports[0]!.audits['network-requests']?.details?.items ?? [];
      const row = {
        page: `/${path}`,
        form,
        ...Object.fromEntries(CATEGORIES.map((name) => [name, median(scores[name]!)])),
        runs: scores.performance,
        ...Object.fromEntries(
          METRICS.map((name) => [name, median(reports.map((r) => r.audits[name]?.numericValue ?? 0))]),
        ),
        requests: requests.length,
        KB: Math.round(requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024),
      };
      rows.push(row);
      console.log(
        `/${path} ${form}: ${CATEGORIES.map((name) => `${name} ${median(scores[name]!)}`).join(', ')} (performance of ${runs} runs: ${scores.performance!.join(' ')}); ${row.requests} requests, ${row.KB} KB`,
      );
      for (const [id, audit] of Object.entries(reports[0]!.audits)) {
        if (audit.score !== null && audit.score < 0.9)
          console.log(`  below 0.9 in the first run: ${id}: ${audit.title}`);
      }
    }
  }
} finally {
  server.close();
  rmSync(temporary, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ runs, rows }));

async function lighthouse(address: string, form: 'mobile' | 'desktop'): Promise<Report> {
  const file = join(temporary, 'report.json');
  const args = [
    ...['--yes', LIGHTHOUSE, address, '--quiet', '--output=json', `--output-path=${file}`],
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  await promisify(execFile)(process.platform === 'win32' ? 'npx.cmd' : 'npx', args, {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 1 << 26,
  });
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}
