/**
 * `npm run bench:html -- DIR`: how well the body of an HTML page is found, beside Readability and Defuddle. DIR holds
 * `original/<name>.html` and `cleaned/<name>.txt`, e.g. immortal-autumn/Chinese-Web-Content-Extraction-Dataset (MIT),
 * which is fetched by hand and is no part of this repository. Without DIR, the few pages of tests/page/html.
 * `--pages` (each page's figures) `--quick` (the first ten pages) `--json` (one last line of JSON).
 *
 * Measure: 4-character shingles (letters, digits and Han characters only) as multisets; precision, recall and F1 a
 * page, and their means, after the Article Extraction Benchmark of Zyte.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import type { Context } from '../src/model/draft.ts';
import { normalisePage } from '../src/normalise.ts';
import { parse, readHtml } from '../src/page/html/index.ts';
import { decode } from '../src/text/decode.ts';
import { ROOT } from './lib/options.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const context: Context = { outlets: [], topics: [], recurring: new Set(), skip: new Set() };
type Extractor = (bytes: Uint8Array, html: string) => Promise<string> | string;

const extractors: Readonly<Record<string, Extractor>> = {
  'our reader': (bytes) => {
    const page = readHtml(decode(bytes), { file: 'x.html', bytes, sidecar: {} });
    const lines = page.text.lines();
    return lines
      .filter((_, n) => page.features?.[n]?.main ?? true)
      .map((line) => line.text)
      .join('\n');
  },
  'our pipeline': (bytes) =>
    normalisePage({ file: 'x.html', bytes, sidecar: {} }, context)
      .flatMap((article) => article.blocks.map((block) => block.text))
      .join('\n'),
  readability: (_, html) => new Readability(parse(html)).parse()?.textContent ?? '',
  defuddle: async (_, html) => {
    const result = await Defuddle(parse(html), 'https://example.com/');
    return parse(result.content).body.textContent ?? '';
  },
};

function shingles(text: string): Map<string, number> {
  const bare = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const out = new Map<string, number>();
  for (let i = 0; i + 4 <= bare.length; i++) {
    const key = bare.slice(i, i + 4);
    out.set(key, (out.get(key) ?? 0) + 1);
  }
  return out;
}

function score(got: string, want: string): { precision: number; recall: number; f1: number } {
  const a = shingles(got);
  const b = shingles(want);
  let shared = 0;
  for (const [key, count] of a) shared += Math.min(count, b.get(key) ?? 0);
  const sum = (map: Map<string, number>) => [...map.values()].reduce((total, count) => total + count, 0);
  const precision = sum(a) === 0 ? 0 : shared / sum(a);
  const recall = sum(b) === 0 ? 1 : shared / sum(b);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

interface Page {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly html: string;
  readonly want: string;
}

function readPages(folder: string, wanted: (file: string) => string): Page[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return files.slice(0, flags.quick ? 10 : files.length).map((name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    return { name, bytes, html: decode(bytes).text, want: wanted(name.replace(/\.html$/u, '')) };
  });
}

const [folder] = positionals;
const own = join(ROOT, 'tests/page/html/fixtures');
const pages = folder
  ? readPages(join(folder, 'original'), (name) => decode(readFileSync(join(folder, 'cleaned', `${name}.txt`))).text)
  : readPages(own, (name) => JSON.parse(readFileSync(join(own, `${name}.json`), 'utf8')).paragraphs.join('\n'));

const result: Record<string, { precision: number; recall: number; f1: number; msPerPage: number; failed: number }> = {};
console.log(`${pages.length} pages`);
for (const [name, extract] of Object.entries(extractors)) {
  const totals = { precision: 0, recall: 0, f1: 0 };
  let failed = 0;
  let spent = 0;
  for (const page of pages) {
    let got = '';
    const begun = performance.now();
    try {
      got = await extract(page.bytes, page.html);
    } catch {
      failed++;
    }
    spent += performance.now() - begun;
    const one = score(got, page.want);
    for (const key of ['precision', 'recall', 'f1'] as const) totals[key] += one[key] / pages.length;
    if (flags.pages) console.log(`  ${name} ${page.name} P ${one.precision.toFixed(2)} R ${one.recall.toFixed(2)}`);
  }
  const round = (x: number) => Number(x.toFixed(3));
  result[name] = {
    precision: round(totals.precision),
    recall: round(totals.recall),
    f1: round(totals.f1),
    msPerPage: Number((spent / pages.length).toFixed(1)),
    failed,
  };
}
console.table(result);
if (flags.json) console.log(JSON.stringify({ pages: pages.length, ...result }));
