/**
 * `npm run bench:html -- DIR`: how well the body of an HTML page is found, beside Readability and Defuddle. DIR holds
 * `original/<name>.html` and `cleaned/<name>.txt`, e.g. immortal-autumn/Chinese-Web-Content-Extraction-Dataset (MIT),
 * which is fetched by hand and is no part of this repository.
 *
 * Measure: 4-character shingles (letters, digits and Han characters only) as multisets; precision, recall and F1 a
 * page, and their means, after the Article Extraction Benchmark of Zyte.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import type { Context } from '../src/model/draft.ts';
import { normalisePage } from '../src/normalise.ts';
import { parse, readHtml } from '../src/page/html/index.ts';
import { decode } from '../src/text/decode.ts';

const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  console.error('bench:html DIR [--pages]');
  process.exit(2);
}

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

const pages = readdirSync(join(folder, 'original'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'original', file)));
    const want = decode(readFileSync(join(folder, 'cleaned', file.replace(/\.html$/u, '.txt')))).text;
    return { name: file, bytes, html: decode(bytes).text, want };
  });

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
    if (flags.includes('--pages'))
      console.log(`  ${name} ${page.name} P ${one.precision.toFixed(2)} R ${one.recall.toFixed(2)}`);
  }
  const figures = `P ${totals.precision.toFixed(3)}  R ${totals.recall.toFixed(3)}  F1 ${totals.f1.toFixed(3)}`;
  console.log(
    `${name.padEnd(14)} ${figures}  ${(spent / pages.length).toFixed(1)} ms a page${failed ? `  ${failed} failed` : ''}`,
  );
}
