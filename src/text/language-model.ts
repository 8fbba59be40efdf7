/**
 * A character trigram model of Chinese news, which tells a restored reading from a garbled one. Interpolated
 * modified Kneser-Ney smoothing (Chen and Goodman 1999), log probabilities in one byte each. How the file was made:
 * data/language-model.md.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { isGb2312 } from './gbk.ts';

/** One unit of a quantised log probability, in nats. */
export const STEP = 0.08;
/** Symbols that are not characters of their own: anything unseen, and the edge of a line. */
export const UNSEEN = 0;
export const EDGE = 1;

export class LanguageModel {
  readonly #ids: Uint16Array;
  readonly #unigram: Uint8Array;
  readonly #backoff1: Uint8Array;
  readonly #rows: Uint32Array;
  readonly #second: Uint16Array;
  readonly #bigram: Uint8Array;
  readonly #backoff2: Uint8Array;
  readonly #cells: Uint32Array;
  readonly #third: Uint16Array;
  readonly #trigram: Uint8Array;

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

    const size = varint();
    const bigrams = varint();
    const trigrams = varint();
    this.#ids = new Uint16Array(0x10000);
    let code = 0;
    const order: number[] = [];
    for (let id = 2; id < size; id++) {
      code += varint();
      order.push(code);
    }
    order.forEach((c, n) => {
      this.#ids[c] = n + 2;
    });
    this.#rows = new Uint32Array(size + 1);
    for (let id = 0; id < size; id++) this.#rows[id + 1] = this.#rows[id]! + varint();
    this.#second = new Uint16Array(bigrams);
    for (let id = 0; id < size; id++) {
      let last = 0;
      for (let n = this.#rows[id]!; n < this.#rows[id + 1]!; n++) this.#second[n] = last += varint();
    }
    this.#cells = new Uint32Array(bigrams + 1);
    for (let n = 0; n < bigrams; n++) this.#cells[n + 1] = this.#cells[n]! + varint();
    this.#third = new Uint16Array(trigrams);
    for (let n = 0; n < bigrams; n++) {
      let last = 0;
      for (let m = this.#cells[n]!; m < this.#cells[n + 1]!; m++) this.#third[m] = last += varint();
    }
    this.#unigram = take(size);
    this.#backoff1 = take(size);
    this.#bigram = take(bigrams);
    this.#backoff2 = take(bigrams);
    this.#trigram = take(trigrams);
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

  /** Natural logarithm of the probability of symbol `c` (for an unseen one, of code `code`) after `a` and `b`. */
  score(a: number, b: number, c: number, code: number): number {
    const row = find(this.#second, this.#rows[a]!, this.#rows[a + 1]!, b);
    let total = 0;
    if (row >= 0) {
      if (c !== UNSEEN) {
        const cell = find(this.#third, this.#cells[row]!, this.#cells[row + 1]!, c);
        if (cell >= 0) return -this.#trigram[cell]! * STEP;
      }
      total -= this.#backoff2[row]! * STEP;
    }
    return total + this.#pair(b, c, code);
  }

  #pair(b: number, c: number, code: number): number {
    if (c !== UNSEEN) {
      const cell = find(this.#second, this.#rows[b]!, this.#rows[b + 1]!, c);
      if (cell >= 0) return -this.#bigram[cell]! * STEP;
      return -(this.#backoff1[b]! + this.#unigram[c]!) * STEP;
    }
    return -this.#backoff1[b]! * STEP - rarity(code);
  }
}

/** Cost, in nats, of a character that the model never saw. */
function rarity(code: number): number {
  if (isGb2312(code)) return 15.5;
  if (code >= 0x4e00 && code <= 0x9fff) return 17.5;
  return 19;
}

function find(list: Uint16Array, from: number, to: number, wanted: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const value = list[mid]!;
    if (value === wanted) return mid;
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
