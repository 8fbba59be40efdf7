/**
 * Makes src/text/data/language-model.bin.br: counts of character trigrams over the training half of the news sample
 * (even calendar months), smoothed by interpolated modified Kneser-Ney. Counts only: no sentence can be read back
 * out of them.
 *
 *   node scripts/data/build-language-model.ts NEWS.jsonl [--fold=K] [--out=FILE]
 *
 * NEWS.jsonl: one `{"date": "YYYY-MM-DD", "paragraphs": [...]}` a line. `--fold=K` leaves out every fourth training month, from the K-th, to
 * calibrate certainty on text that the model has not seen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { EDGE, STEP, UNSEEN } from '../../src/text/language-model.ts';
import { isTraining } from '../lib/news.ts';

const args = process.argv.slice(2);
const [newsFile] = args.filter((a) => !a.startsWith('--'));
const flag = (name: string) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
if (!newsFile) {
  console.error('usage: node scripts/data/build-language-model.ts NEWS.jsonl [--fold=K] [--out=FILE]');
  process.exit(2);
}
const fold = flag('fold');
const out = flag('out') ?? new URL('../../src/text/data/language-model.bin.br', import.meta.url);
const symbols = new Map<string, number>();
const codes: number[] = [];
const counts = new Map<number, number>();
const SHIFT = 1 << 14;

function classOf(code: number): string {
  if (code >= 0x30 && code <= 0x39) return '0';
  if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) return 'a';
  return String.fromCharCode(code);
}

function symbol(char: string): number {
  let id = symbols.get(char);
  if (id === undefined) {
    id = codes.length + 2;
    symbols.set(char, id);
    codes.push(char.charCodeAt(0));
  }
  return id;
}

/** Counts the trigrams of a paragraph. */
function count(text: string): void {
  let a = EDGE;
  let b = EDGE;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? 0x0a : text.charCodeAt(i);
    const c = code <= 0x20 || code === 0x3000 || code === 0xa0 ? EDGE : symbol(classOf(code));
    const key = (a * SHIFT + b) * SHIFT + c;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    a = b;
    b = c;
  }
}

// The vocabulary's order must be that of the codes: symbols are gathered first.
const texts: string[] = [];
let month = -1;
let lastMonth = '';
for (const line of readFileSync(newsFile, 'utf8').split('\n').filter(Boolean)) {
  const item = JSON.parse(line) as { date: string; paragraphs: string[] };
  if (!isTraining(item.date)) continue;
  if (item.date.slice(0, 7) !== lastMonth) {
    lastMonth = item.date.slice(0, 7);
    month++;
  }
  if (fold !== undefined && month % 4 === Number(fold)) continue;
  texts.push(...item.paragraphs.filter((p) => p.length > 0));
}
const alphabet = new Set<string>();
for (const text of texts) for (let i = 0; i < text.length; i++) alphabet.add(classOf(text.charCodeAt(i)));
for (const c of [...alphabet].filter((c) => c > ' ' && c !== '\u3000' && c !== '\u00a0').sort()) symbol(c);
for (const text of texts) count(text);

const size = codes.length + 2;
if (size >= SHIFT) throw new RangeError(`vocabulary of ${size}`);

/** Modified Kneser-Ney discounts from counts of counts. */
function discounts(values: Iterable<number>): (n: number) => number {
  const of = [0, 0, 0, 0, 0];
  for (const n of values) if (n >= 1 && n <= 4) of[Math.round(n)]!++;
  const y = of[1]! / (of[1]! + 2 * of[2]!);
  const d = [0, 1 - (2 * y * of[2]!) / of[1]!, 2 - (3 * y * of[3]!) / of[2]!, 3 - (4 * y * of[4]!) / of[3]!];
  return (n) => Math.max(0.1, d[Math.min(3, Math.round(n))] ?? d[3]!);
}

// Continuation counts: how many different characters a pair, or a character, follows.
const pairs = new Map<number, number>();
for (const key of counts.keys()) {
  const pair = key % (SHIFT * SHIFT);
  pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
}
const singles = new Float64Array(size);
for (const pair of pairs.keys()) singles[pair % SHIFT]!++;

const d1 = 0.75;
const singleTotal = singles.reduce((a, b) => a + b, 0);
const kinds1 = singles.filter((n) => n > 0).length;
const p1 = Float64Array.from(singles, (n) => Math.max(0, n - d1) / singleTotal + (d1 * kinds1) / singleTotal / 24000);

interface Row {
  total: number;
  kept: Map<number, number>;
}
/** Rows of a table keyed by its context, with discounted mass. */
function rowsOf(table: Map<number, number>): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const [key, n] of table) {
    const context = Math.floor(key / SHIFT);
    let row = rows.get(context);
    if (!row) {
      row = { total: 0, kept: new Map() };
      rows.set(context, row);
    }
    row.total += n;
    row.kept.set(key % SHIFT, n);
  }
  return rows;
}

const d2 = discounts(pairs.values());
const d3 = discounts(counts.values());
const rows2 = rowsOf(pairs);
const backoff1 = new Float64Array(size).fill(1);
const p2 = new Map<number, number>();
for (const [b, row] of rows2) {
  let mass = 0;
  for (const n of row.kept.values()) mass += Math.min(n, d2(n));
  const gamma = mass / row.total;
  backoff1[b] = gamma;
  for (const [c, n] of row.kept) p2.set(b * SHIFT + c, Math.max(0, n - d2(n)) / row.total + gamma * p1[c]!);
}
const pairScore = (b: number, c: number) => p2.get(b * SHIFT + c) ?? backoff1[b]! * p1[c]!;

const rows3 = rowsOf(counts);
const backoff2 = new Map<number, number>();
const p3 = new Map<number, number>();
for (const [context, row] of rows3) {
  const b = context % SHIFT;
  let mass = 0;
  for (const n of row.kept.values()) mass += Math.min(n, d3(n));
  const gamma = mass / row.total;
  backoff2.set(context, gamma);
  for (const [c, n] of row.kept) {
    p3.set(context * SHIFT + c, (n - d3(n)) / row.total + gamma * pairScore(b, c));
  }
}
// A context pair needs a bigram cell to hang on.
for (const context of backoff2.keys()) {
  if (!p2.has(context)) p2.set(context, pairScore(Math.floor(context / SHIFT), context % SHIFT));
}

const quantise = (p: number) => Math.max(0, Math.min(255, Math.round(-Math.log(Math.max(p, 1e-12)) / STEP)));
const bytes: number[] = [];
const varint = (n: number) => {
  let rest = n;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
};
const bigrams = [...p2.keys()].sort((x, y) => x - y);
const trigrams = [...p3.keys()].sort((x, y) => x - y);
const perFirst = new Map<number, number[]>();
for (const key of bigrams) {
  const first = Math.floor(key / SHIFT);
  if (!perFirst.has(first)) perFirst.set(first, []);
  perFirst.get(first)!.push(key % SHIFT);
}
const perPair = new Map<number, number[]>();
for (const key of trigrams) {
  const pair = Math.floor(key / SHIFT);
  if (!perPair.has(pair)) perPair.set(pair, []);
  perPair.get(pair)!.push(key % SHIFT);
}
varint(size);
varint(bigrams.length);
varint(trigrams.length);
let last = 0;
for (const code of codes) {
  varint(code - last);
  last = code;
}
for (let id = 0; id < size; id++) varint(perFirst.get(id)?.length ?? 0);
const deltas = (list: readonly number[] | undefined) => {
  let from = 0;
  for (const n of list ?? []) {
    varint(n - from);
    from = n;
  }
};
for (let id = 0; id < size; id++) deltas(perFirst.get(id));
for (const key of bigrams) varint(perPair.get(key)?.length ?? 0);
for (const key of bigrams) deltas(perPair.get(key));
for (let id = 0; id < size; id++) bytes.push(id === UNSEEN ? 255 : quantise(p1[id]!));
for (let id = 0; id < size; id++) bytes.push(quantise(backoff1[id]!));
for (const key of bigrams) bytes.push(quantise(p2.get(key)!));
for (const key of bigrams) bytes.push(quantise(backoff2.get(key) ?? 1));
for (const key of trigrams) bytes.push(quantise(p3.get(key)!));

const packed = brotliCompressSync(Uint8Array.from(bytes), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(out, packed);
console.log(
  JSON.stringify({ symbols: size, bigrams: bigrams.length, trigrams: trigrams.length, bytes: packed.length }),
);
