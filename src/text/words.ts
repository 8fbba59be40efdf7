/**
 * The words that a text may be expected to use: data/words.txt.br, made by scripts/data/build-words.ts. Kept as hashes in
 * an open table, since a page is asked for thousands of stretches: 32 bits find the slot and 32 others stand in it.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The most characters that a word of the list has. */
export const LONGEST = 4;

/** Parts one word from the next. */
const NEXT = 0x0a;

/** Slots of the table, a power of two. */
const SLOTS = 1 << 20;

/** What FNV-1a begins with and multiplies by. */
const FNV = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

let table: Uint32Array | undefined;
/** A bit for each slot, whether it is taken: small enough for the processor's own memory, and most answers are no. */
const taken = new Uint8Array(SLOTS / 8);

/** Bits of the pairs, a power of two. */
const PAIR_BITS = 1 << 22;
/** A bit for each pair of neighbours in a word, by its hash: what no word has side by side makes none. */
const pairs = new Uint8Array(PAIR_BITS / 8);

const pairOf = (first: number, second: number): number => {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & (PAIR_BITS - 1);
};

const mayPair = (first: number, second: number): boolean => {
  const bit = pairOf(first, second);
  return (pairs[bit >> 3]! & (1 << (bit & 7))) !== 0;
};

/** How long the longest word is that begins at `start`, in UTF-16 units; 0 for none. */
export function longestWordAt(units: Uint16Array, start: number): number {
  table ??= load();
  if (start + 1 >= units.length || !mayPair(units[start]!, units[start + 1]!)) return 0;
  for (let n = Math.min(LONGEST, units.length - start); n > 1; n--) if (isWord(units, start, start + n)) return n;
  return 0;
}

/** Whether the UTF-16 units from `start` up to `end` (two to four) are a word of the list. */
export function isWord(units: Uint16Array, start: number, end: number): boolean {
  table ??= load();
  let slot = place(units, start, end);
  if ((taken[slot >> 3]! & (1 << (slot & 7))) === 0) return false;
  const wanted = mark(units, start, end);
  for (; table[slot] !== 0; slot = (slot + 1) % SLOTS) if (table[slot] === wanted) return true;
  return false;
}

/**
 * The longest word through a place of a text, of those that another character there would make. Made for one place and
 * asked for many characters: what stands before it is hashed once.
 */
export class Place {
  readonly #units: Uint16Array;
  readonly #at: number;
  /** Hashes of the 0, 1, 2 … units before the place; null until they are asked for. */
  #before: Int32Array | null = null;

  constructor(units: Uint16Array, at: number) {
    table ??= load();
    this.#units = units;
    this.#at = at;
  }

  /** Where it stands with `other` (a UTF-16 unit) at the place; of those of one length, the first. Null for none. */
  wordWith(other: number): [start: number, end: number] | null {
    const units = this.#units;
    const at = this.#at;
    if (!(at > 0 && mayPair(units[at - 1]!, other)) && !(at + 1 < units.length && mayPair(other, units[at + 1]!)))
      return null;
    this.#before ??= hashesBefore(units, at);
    for (let n = LONGEST; n > 1; n--)
      for (let start = Math.max(0, at - n + 1); start <= at && start + n <= units.length; start++) {
        let hash = Math.imul(this.#before[at - start]! ^ other, PRIME);
        for (let i = at + 1; i < start + n; i++) hash = Math.imul(hash ^ units[i]!, PRIME);
        const slot = slotOf(hash);
        if ((taken[slot >> 3]! & (1 << (slot & 7))) !== 0 && this.#isWord(other, start, start + n))
          return [start, start + n];
      }
    return null;
  }

  #isWord(other: number, start: number, end: number): boolean {
    const own = this.#units[this.#at]!;
    this.#units[this.#at] = other;
    const found = isWord(this.#units, start, end);
    this.#units[this.#at] = own;
    return found;
  }
}

function hashesBefore(units: Uint16Array, at: number): Int32Array {
  const out = new Int32Array(LONGEST);
  for (let length = 0; length < LONGEST; length++) {
    let hash = FNV;
    for (let i = Math.max(0, at - length); i < at; i++) hash = Math.imul(hash ^ units[i]!, PRIME);
    out[length] = hash;
  }
  return out;
}

function load(): Uint32Array {
  const out = new Uint32Array(SLOTS);
  const file = new URL('./data/words.txt.br', import.meta.url);
  const list = brotliDecompressSync(readFileSync(file)).toString('utf8');
  const units = new Uint16Array(LONGEST);
  let length = 0;
  for (let i = 0; i <= list.length; i++) {
    const unit = i < list.length ? list.charCodeAt(i) : NEXT;
    if (unit !== NEXT) units[length++] = unit;
    else {
      let slot = place(units, 0, length);
      while (out[slot] !== 0) slot = (slot + 1) % SLOTS;
      out[slot] = mark(units, 0, length);
      taken[slot >> 3]! |= 1 << (slot & 7);
      for (let n = 1; n < length; n++) {
        const bit = pairOf(units[n - 1]!, units[n]!);
        pairs[bit >> 3]! |= 1 << (bit & 7);
      }
      length = 0;
    }
  }
  return out;
}

/** The slot of a word (FNV-1a). */
function place(units: Uint16Array, start: number, end: number): number {
  let hash = FNV;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ units[i]!, PRIME);
  return slotOf(hash);
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/** What stands in the slot: another hash (that of Java's strings, mixed), never zero. */
function mark(units: Uint16Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash, 0x85ebca6b) + units[i]!;
  return (Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) | 1) >>> 0;
}
