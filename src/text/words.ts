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
  /** Hashes of the 0, 1, 2 … units before the place. */
  readonly #before: Int32Array;

  constructor(units: Uint16Array, at: number) {
    table ??= load();
    this.#units = units;
    this.#at = at;
    this.#before = new Int32Array(LONGEST);
    for (let length = 0; length < LONGEST; length++) {
      let hash = FNV;
      for (let i = Math.max(0, at - length); i < at; i++) hash = Math.imul(hash ^ units[i]!, PRIME);
      this.#before[length] = hash;
    }
  }

  /** Where it stands with `other` (a UTF-16 unit) at the place; of those of one length, the first. Null for none. */
  wordWith(other: number): [start: number, end: number] | null {
    const units = this.#units;
    const at = this.#at;
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
