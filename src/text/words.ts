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

let table: Uint32Array | undefined;

/** Whether the UTF-16 units from `start` up to `end` (two to four) are a word of the list. */
export function isWord(units: Uint16Array, start: number, end: number): boolean {
  table ??= load();
  const wanted = mark(units, start, end);
  for (let slot = place(units, start, end); table[slot] !== 0; slot = (slot + 1) % SLOTS)
    if (table[slot] === wanted) return true;
  return false;
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
      length = 0;
    }
  }
  return out;
}

/** The slot of a word (FNV-1a). */
function place(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** What stands in the slot: another hash (that of Java's strings, mixed), never zero. */
function mark(units: Uint16Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash, 0x85ebca6b) + units[i]!;
  return (Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) | 1) >>> 0;
}
