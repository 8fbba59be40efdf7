/**
 * A character n-gram model of Chinese news, which tells a restored reading from a garbled one: a trie with log
 * probabilities and back-off weights of one byte each. How the file was made: data/language-model.md.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { isGb2312 } from './gbk.ts';

/** One unit of a quantised log probability, in nats. */
export const STEP = 0.14;
/** Back-off weights may exceed one: their bytes are shifted by this. */
const WEIGHT_SHIFT = 32;
/** Symbols that are not characters of their own: anything unseen, and the edge of a line. */
export const UNSEEN = 0;
export const EDGE = 1;

/** N-grams of one length. The children of entry `n` stand at `[first[n], first[n + 1])` of the next level. */
interface Level {
  readonly symbol: Uint16Array;
  /**
   * Siblings in the order of their symbols, each with 1 added. Those of a parent are put in order when they are first
   * searched, and are 0 till then: a run over pages asks for few of them.
   */
  readonly sorted: Uint32Array;
  readonly score: Uint8Array;
  readonly weight: Uint8Array;
  readonly first: Uint32Array;
}

export class LanguageModel {
  /** How many characters back the model looks. */
  readonly reach: number;
  readonly #ids = new Uint16Array(0x10000);
  readonly #levels: readonly Level[];
  /** The context that was asked for last, and its entries. */
  #seen: readonly number[] = [];
  readonly #entries: Int32Array;

  /** From the bytes that scripts/data/build-language-model.ts wrote (not compressed). */
  constructor(bytes: Uint8Array) {
    let at = 0;
    const varint = (): number => {
      let value = 0;
      let shift = 0;
      for (;;) {
        const b = bytes[at++]!;
        value |= (b & 0x7f) << shift;
        if (b < 0x80) return value;
        shift += 7;
      }
    };
    const take = (n: number) => {
      at += n;
      return bytes.subarray(at - n, at);
    };
    const order = varint();
    this.reach = order - 1;
    this.#entries = new Int32Array(order);
    const sizes = Array.from({ length: order }, varint);
    let code = 0;
    for (let id = 2; id < sizes[0]!; id++) {
      code += varint();
      this.#ids[code] = id;
    }
    const levels: Level[] = [];
    let score = take(sizes[0]!);
    let weight = take(sizes[0]!);
    let symbol = Uint16Array.from({ length: sizes[0]! }, (_, id) => id);
    /** For every entry, the entry of the same gram without its first symbol, one level up. */
    let suffix = new Uint32Array(0);
    let byScore: Uint32Array = new Uint32Array(0);
    for (let n = 1; n <= order; n++) {
      const first = new Uint32Array(n < order ? symbol.length + 1 : 0);
      levels.push({ symbol, sorted: new Uint32Array(symbol.length), score, weight, first });
      if (n === order) break;
      for (let i = 0; i < symbol.length; i++) first[i + 1] = first[i]! + varint();
      const next = new Uint16Array(sizes[n]!);
      const nextSuffix = new Uint32Array(sizes[n]!);
      at = decode(
        bytes,
        at,
        first,
        next,
        nextSuffix,
        n === 1 ? null : { first: levels[n - 2]!.first, suffix, byScore, symbol },
      );
      score = take(next.length);
      weight = n + 1 < order ? take(next.length) : new Uint8Array(0);
      if (n + 1 < order) byScore = inOrder(first, score, next);
      symbol = next;
      suffix = nextSuffix;
    }
    this.#levels = levels;
  }

  /** The model's symbol for a UTF-16 unit: digits share one, ASCII letters share one, blanks are edges. */
  id(code: number): number {
    if (code < 0x80) {
      if (code >= 0x30 && code <= 0x39) return this.#ids[0x30]!;
      if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) return this.#ids[0x61]!;
      if (code <= 0x20) return EDGE;
    }
    return this.#ids[code]!;
  }

  /**
   * Natural logarithm of the probability of symbol `c` (of the UTF-16 unit `code`, for one that is unseen) after
   * `context`, symbols in reading order of which the last `reach` count.
   */
  score(context: readonly number[], c: number, code: number): number {
    const entries = this.#entriesOf(context);
    let total = 0;
    for (let length = Math.min(this.reach, context.length); length > 0; length--) {
      const entry = entries[length]!;
      if (entry < 0) continue;
      const level = this.#levels[length - 1]!;
      const child = c === UNSEEN ? -1 : find(this.#levels[length]!, level.first[entry]!, level.first[entry + 1]!, c);
      if (child >= 0) return total - this.#levels[length]!.score[child]! * STEP;
      total -= (level.weight[entry]! - WEIGHT_SHIFT) * STEP;
    }
    return total - (c === UNSEEN ? rarity(code) : this.#levels[0]!.score[c]! * STEP);
  }

  /** The entries of the last symbols of a context, by how many they are. Many characters are tried after one context. */
  #entriesOf(context: readonly number[]): Int32Array {
    const most = Math.min(this.reach, context.length);
    let same = this.#seen.length === most;
    for (let n = 1; same && n <= most; n++) same = this.#seen[most - n] === context[context.length - n];
    if (same) return this.#entries;
    this.#seen = context.slice(context.length - most);
    for (let length = 1; length <= most; length++) this.#entries[length] = this.#entry(context, length);
    return this.#entries;
  }

  /** The symbols that the model saw after the last `length` of a context, in no order. */
  successors(context: readonly number[], length: number): Uint16Array {
    const entry = this.#entry(context, length);
    if (entry < 0) return this.#levels[0]!.symbol.subarray(0, 0);
    const { first } = this.#levels[length - 1]!;
    return this.#levels[length]!.symbol.subarray(first[entry]!, first[entry + 1]!);
  }

  /** Whether the model holds these symbols in a row: two to `reach` of them. */
  knows(gram: readonly number[]): boolean {
    return this.#entry(gram, gram.length) >= 0;
  }

  /** Where the last `length` symbols of a context stand in their level; -1 if the model does not have them. */
  #entry(context: readonly number[], length: number): number {
    let entry = context[context.length - length]!;
    for (let n = 1; n < length; n++) {
      const { first } = this.#levels[n - 1]!;
      entry = find(this.#levels[n]!, first[entry]!, first[entry + 1]!, context[context.length - length + n]!);
      if (entry < 0) return -1;
    }
    return entry;
  }
}

/** Cost, in nats, of a character that the model never saw. */
function rarity(code: number): number {
  if (isGb2312(code)) return 15.5;
  if (code >= 0x4e00 && code <= 0x9fff) return 17.5;
  return 19;
}

/** What the numbers of a level from the third on count in: see `pack` in scripts/data/language-model/. */
interface Above {
  readonly first: Uint32Array;
  readonly suffix: Uint32Array;
  readonly byScore: Uint32Array;
  readonly symbol: Uint16Array;
}

/** Reads the symbols of a level and their suffixes; returns where it ends. A function without calls, as it runs once. */
function decode(
  bytes: Uint8Array,
  from: number,
  parents: Uint32Array,
  symbols: Uint16Array,
  suffixes: Uint32Array,
  above: Above | null,
): number {
  let at = from;
  for (let i = 0; i + 1 < parents.length; i++) {
    const start = above ? above.first[above.suffix[i]!]! : 0;
    const end = parents[i + 1]!;
    let last = 0;
    for (let m = parents[i]!; m < end; m++) {
      let b = bytes[at++]!;
      let value = b & 0x7f;
      for (let shift = 7; b >= 0x80; shift += 7) {
        b = bytes[at++]!;
        value |= (b & 0x7f) << shift;
      }
      last += value;
      const suffix = above ? above.byScore[start + last]! : last;
      suffixes[m] = suffix;
      symbols[m] = above ? above.symbol[suffix]! : last;
    }
  }
  return at;
}

/** The entries of a level, those of each parent by score, then by symbol. `first`: where each parent's begin. */
function inOrder(first: Uint32Array, score: Uint8Array, symbol: Uint16Array): Uint32Array {
  const size = first.at(-1)!;
  const out = new Uint32Array(size);
  const keys = new Uint32Array(size);
  for (let m = 0; m < size; m++) {
    out[m] = m;
    keys[m] = score[m]! * 0x10000 + symbol[m]!;
  }
  for (let i = 0; i + 1 < first.length; i++) sortStretch(out, first[i]!, first[i + 1]!, keys);
  return out;
}

/** Sorts entries `[start, end)` by their keys, which are all different. */
function sortStretch(entries: Uint32Array, start: number, end: number, keys: Uint16Array | Uint32Array): void {
  if (end - start > 24) {
    entries.subarray(start, end).sort((x, y) => keys[x]! - keys[y]!);
    return;
  }
  for (let m = start + 1; m < end; m++) {
    const entry = entries[m]!;
    const own = keys[entry]!;
    let at = m;
    for (; at > start && keys[entries[at - 1]!]! > own; at--) entries[at] = entries[at - 1]!;
    entries[at] = entry;
  }
}

/** The entry of symbol `wanted` among siblings `[from, to)`; -1 when there is none. */
function find({ symbol, sorted }: Level, from: number, to: number, wanted: number): number {
  if (from < to && sorted[from] === 0) {
    for (let m = from; m < to; m++) sorted[m] = m;
    sortStretch(sorted, from, to, symbol);
    for (let m = from; m < to; m++) sorted[m]!++;
  }
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const value = symbol[sorted[mid]! - 1]!;
    if (value === wanted) return sorted[mid]! - 1;
    if (value < wanted) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}

let model: LanguageModel | undefined;

/** The model that ships with the repository, read on first use. */
export function languageModel(): LanguageModel {
  model ??= new LanguageModel(
    brotliDecompressSync(readFileSync(new URL('./data/language-model.bin.br', import.meta.url))),
  );
  return model;
}
