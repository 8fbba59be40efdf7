/**
 * Makes src/text/data/language-model.bin.br: counts of character n-grams over the training half of the news sample
 * (even calendar months), smoothed by interpolated modified Kneser-Ney (Chen and Goodman 1999) and pruned by how
 * much each n-gram adds to the likelihood of the training text (after Stolcke 1998). Counts only: no sentence can be
 * read back out of them.
 *
 *   node scripts/data/build-language-model.ts NEWS.jsonl [--order=N] [--prune=NATS] [--fold=K] [--out=FILE]
 *
 * NEWS.jsonl: one `{"date": "YYYY-MM-DD", "paragraphs": [...]}` a line. `--fold=K` leaves out every fourth training
 * month, from the K-th, to try thresholds on text that the model has not seen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { EDGE, STEP, UNSEEN } from '../../src/text/language-model.ts';
import { isTraining } from '../lib/news.ts';

const args = process.argv.slice(2);
const [newsFile] = args.filter((a) => !a.startsWith('--'));
const flag = (name: string) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
if (!newsFile) {
  console.error(
    'usage: node scripts/data/build-language-model.ts NEWS.jsonl [--order=N] [--prune=NATS] [--fold=K] [--out=FILE]',
  );
  process.exit(2);
}
const ORDER = Number(flag('order') ?? 4);
const PRUNE = Number(flag('prune') ?? 2.5);
const fold = flag('fold');
const out = flag('out') ?? new URL('../../src/text/data/language-model.bin.br', import.meta.url);
/** Characters that a text of this kind may hold and that were never seen share this many places. */
const UNIVERSE = 24000;

const texts = paragraphs(newsFile);
const codes = alphabet(texts);
const symbolOf = new Map(codes.map((code, n) => [code, n + 2]));
const size = codes.length + 2;

/** N-grams are strings of symbols. */
type Table = Map<string, number>;
const counts = countAll();
const levels = counts.map(smooth);
const kept = prune();
writeFileSync(out, pack());

function paragraphs(file: string): string[] {
  const found: string[] = [];
  let month = -1;
  let last = '';
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const item = JSON.parse(line) as { date: string; paragraphs: string[] };
    if (!isTraining(item.date)) continue;
    if (item.date.slice(0, 7) !== last) {
      last = item.date.slice(0, 7);
      month++;
    }
    if (fold === undefined || month % 4 !== Number(fold)) found.push(...item.paragraphs.filter((p) => p.length > 0));
  }
  return found;
}

/** Digits share a class, so do ASCII letters; blanks are edges. */
function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 0x30;
  if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) return 0x61;
  return code <= 0x20 || code === 0x3000 || code === 0xa0 ? 0 : code;
}

function alphabet(all: readonly string[]): number[] {
  const seen = new Set<number>();
  for (const text of all) for (let i = 0; i < text.length; i++) seen.add(classOf(text.charCodeAt(i)));
  seen.delete(0);
  return [...seen].sort((x, y) => x - y);
}

/** Counts of n-grams at the highest order; below it, of how many different characters come before. Index 0 is order 1. */
function countAll(): Table[] {
  const tables: Table[] = Array.from({ length: ORDER }, () => new Map());
  const top = tables[ORDER - 1]!;
  const edge = String.fromCharCode(EDGE);
  for (const text of texts) {
    let line = edge.repeat(ORDER - 1);
    for (let i = 0; i < text.length; i++)
      line += String.fromCharCode(symbolOf.get(classOf(text.charCodeAt(i))) ?? EDGE);
    line += edge;
    for (let i = 0; i + ORDER <= line.length; i++) add(top, line.slice(i, i + ORDER), 1);
  }
  for (let n = ORDER - 1; n >= 1; n--) for (const gram of tables[n]!.keys()) add(tables[n - 1]!, gram.slice(1), 1);
  return tables;
}

function add(table: Table, key: string, n: number): void {
  table.set(key, (table.get(key) ?? 0) + n);
}

interface Level {
  readonly table: Table;
  readonly total: Table;
  readonly gamma: Table;
  readonly discount: (n: number) => number;
}

/** Discounted mass by context. */
function smooth(table: Table): Level {
  const of = [0, 0, 0, 0, 0];
  for (const n of table.values()) if (n <= 4) of[n]!++;
  const y = of[1]! / (of[1]! + 2 * of[2]!);
  const d = [0, 1, 2, 3].map((k) => (k === 0 ? 0 : Math.max(0.1, k - ((k + 1) * y * of[k + 1]!) / of[k]!)));
  const discount = (n: number) => d[Math.min(3, n)]!;
  const total: Table = new Map();
  const gamma: Table = new Map();
  for (const [gram, n] of table) {
    const context = gram.slice(0, -1);
    add(total, context, n);
    add(gamma, context, discount(n));
  }
  for (const [context, mass] of gamma) gamma.set(context, mass / total.get(context)!);
  return { table, total, gamma, discount };
}

/** Probability of the last symbol of a gram after the others, by the full model. */
function full(gram: string): number {
  const level = levels[gram.length - 1];
  if (!level) return 1 / UNIVERSE;
  const context = gram.slice(0, -1);
  const total = level.total.get(context);
  const lower = full(gram.slice(1));
  if (total === undefined) return lower;
  const n = level.table.get(gram) ?? 0;
  return Math.max(0, n - level.discount(n)) / total + level.gamma.get(context)! * lower;
}

/** Which grams stay, from order 2 up: those that are worth their place, and what longer ones hang on. */
function prune(): Map<string, number>[] {
  const stay: Map<string, number>[] = levels.map(() => new Map());
  for (let n = ORDER; n >= 2; n--) {
    const level = levels[n - 1]!;
    for (const [gram, count] of level.table) {
      const needed = stay[n - 1]!.has(gram);
      if (!needed) {
        const p = full(gram);
        const without = level.gamma.get(gram.slice(0, -1))! * full(gram.slice(1));
        if (count * Math.log(p / without) < PRUNE) continue;
        stay[n - 1]!.set(gram, p);
      } else stay[n - 1]!.set(gram, full(gram));
      if (n > 2) stay[n - 2]!.set(gram.slice(0, -1), 0);
    }
  }
  return stay;
}

/** Probability by the pruned model, as the reader computes it. */
function pruned(gram: string, weights: readonly Table[]): number {
  if (gram.length === 1) return full(gram);
  const p = kept[gram.length - 1]!.get(gram);
  if (p !== undefined) return p;
  return (weights[gram.length - 2]!.get(gram.slice(0, -1)) ?? 1) * pruned(gram.slice(1), weights);
}

/** Back-off weights that make the pruned model sum to one, for contexts of one symbol and more. */
function backoffs(): Table[] {
  const weights: Table[] = [];
  for (let n = 2; n <= ORDER; n++) {
    const own: Table = new Map();
    const lower: Table = new Map();
    for (const [gram, p] of kept[n - 1]!) {
      const context = gram.slice(0, -1);
      add(own, context, p);
      add(lower, context, pruned(gram.slice(1), weights));
    }
    const table: Table = new Map();
    for (const [context, mass] of own)
      table.set(context, Math.max(1e-4, 1 - mass) / Math.max(1e-4, 1 - lower.get(context)!));
    weights.push(table);
  }
  return weights;
}

/** The file: a trie by levels. Numbers are LEB128; symbols of siblings are differences; scores are bytes of STEP nats. */
function pack(): Uint8Array {
  const weights = backoffs();
  const bytes: number[] = [];
  const varint = (n: number) => {
    let rest = n;
    while (rest >= 0x80) {
      bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  const quantise = (p: number) => Math.max(0, Math.min(255, Math.round(-Math.log(Math.max(p, 1e-12)) / STEP)));
  const quantiseWeight = (w: number) => Math.max(0, Math.min(255, Math.round(-Math.log(w) / STEP) + 32));

  let grams = Array.from({ length: size }, (_, id) => String.fromCharCode(id));
  varint(ORDER);
  varint(size);
  for (let n = 2; n <= ORDER; n++) varint(kept[n - 1]!.size);
  let last = 0;
  for (const code of codes) {
    varint(code - last);
    last = code;
  }
  for (const gram of grams) bytes.push(gram.charCodeAt(0) === UNSEEN ? 255 : quantise(full(gram)));
  for (const gram of grams) bytes.push(quantiseWeight(weights[0]!.get(gram) ?? 1));
  const report: number[] = [size];
  for (let n = 2; n <= ORDER; n++) {
    const children = new Map<string, string[]>();
    for (const gram of kept[n - 1]!.keys()) {
      const context = gram.slice(0, -1);
      const list = children.get(context);
      if (list) list.push(gram);
      else children.set(context, [gram]);
    }
    const next: string[] = [];
    for (const context of grams) {
      const list = (children.get(context) ?? []).sort();
      varint(list.length);
      next.push(...list);
    }
    let before = '';
    let from = 0;
    for (const gram of next) {
      const context = gram.slice(0, -1);
      const id = gram.charCodeAt(n - 1);
      varint(context === before ? id - from : id);
      before = context;
      from = id;
    }
    for (const gram of next) bytes.push(quantise(kept[n - 1]!.get(gram)!));
    if (n < ORDER) for (const gram of next) bytes.push(quantiseWeight(weights[n - 1]!.get(gram) ?? 1));
    report.push(next.length);
    grams = next;
  }
  const packed = brotliCompressSync(Uint8Array.from(bytes), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  console.log(JSON.stringify({ grams: report, bytes: packed.length }));
  return packed;
}
