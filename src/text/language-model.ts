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
  /** Siblings in the order of their symbols. */
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
    let sorted: Uint32Array = Uint32Array.from(symbol);
    /** For every entry, the entry of the same gram without its first symbol, one level up. */
    let suffix = new Uint32Array(0);
    let byScore: Uint32Array = new Uint32Array(0);
    for (let n = 1; n <= order; n++) {
      const first = new Uint32Array(n < order ? symbol.length + 1 : 0);
      levels.push({ symbol, sorted, score, weight, first });
      if (n === order) break;
      for (let i = 0; i < symbol.length; i++) first[i + 1] = first[i]! + varint();
      const next = new Uint16Array(sizes[n]!);
      const nextSuffix = new Uint32Array(sizes[n]!);
      for (let i = 0; i < symbol.length; i++) {
        const start = n === 1 ? 0 : levels[n - 2]!.first[suffix[i]!]!;
        let last = 0;
        for (let m = first[i]!; m < first[i + 1]!; m++) {
          last += varint();
          nextSuffix[m] = n === 1 ? last : byScore[start + last]!;
          next[m] = n === 1 ? last : symbol[nextSuffix[m]!]!;
        }
      }
      score = take(next.length);
      weight = n + 1 < order ? take(next.length) : new Uint8Array(0);
      sorted = siblings(first, (m) => next[m]!);
      if (n + 1 < order) byScore = siblings(first, (m) => score[m]! * 0x10000 + next[m]!);
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
    let total = 0;
    for (let length = Math.min(this.reach, context.length); length > 0; length--) {
      const entry = this.#entry(context, length);
      if (entry < 0) continue;
      const level = this.#levels[length - 1]!;
      const child = c === UNSEEN ? -1 : find(this.#levels[length]!, level.first[entry]!, level.first[entry + 1]!, c);
      if (child >= 0) return total - this.#levels[length]!.score[child]! * STEP;
      total -= (level.weight[entry]! - WEIGHT_SHIFT) * STEP;
    }
    return total - (c === UNSEEN ? rarity(code) : this.#levels[0]!.score[c]! * STEP);
  }

  /** The symbols that the model saw after the last two of a context. */
  successors(context: readonly number[]): Uint16Array {
    const entry = this.#entry(context, 2);
    const none = this.#levels[0]!.symbol.subarray(0, 0);
    if (entry < 0) return none;
    const { first } = this.#levels[1]!;
    return this.#levels[2]!.symbol.subarray(first[entry]!, first[entry + 1]!);
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

/** The entries of a level, those of each parent in the order of their keys. `first`: where each parent's begin. */
function siblings(first: Uint32Array, key: (entry: number) => number): Uint32Array {
  const out = Uint32Array.from({ length: first.at(-1)! }, (_, entry) => entry);
  for (let i = 0; i + 1 < first.length; i++) {
    const start = first[i]!;
    const end = first[i + 1]!;
    if (end - start > 24) out.subarray(start, end).sort((x, y) => key(x) - key(y));
    else {
      for (let m = start + 1; m < end; m++) {
        const entry = out[m]!;
        const own = key(entry);
        let at = m;
        for (; at > start && key(out[at - 1]!) > own; at--) out[at] = out[at - 1]!;
        out[at] = entry;
      }
    }
  }
  return out;
}

function find({ symbol, sorted }: Level, from: number, to: number, wanted: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const value = symbol[sorted[mid]!]!;
    if (value === wanted) return sorted[mid]!;
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
