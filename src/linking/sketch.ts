/**
 * What is kept of a text to compare it with all others: a MinHash signature to find candidates (Broder 1997) and a
 * sample of its shingles to verify them (FracMinHash: those whose hash is a multiple of a power of two, so that two
 * samples of different density compare at the coarser one). At most about 2.5 KB a text, however long.
 */
import { endianness } from 'node:os';
import { mix, shingles } from './hash.ts';

export const HASHES = 128;
const SAMPLE = 512;

export interface Sketch {
  /** Minimum of each of 128 permutations. */
  readonly signature: Uint32Array;
  /** Sampled shingle hashes, sorted. */
  readonly sample: Uint32Array;
  /** Every `2 ** level`-th hash is in the sample. */
  readonly level: number;
  /** Number of distinct shingles in the whole text. */
  readonly size: number;
}

// Odd multipliers and offsets of the permutations, drawn once from a fixed sequence.
const SEEDS = Uint32Array.from({ length: HASHES * 2 }, (_, n) => mix((n + 1) * 0x9e3779b1));

/** Sketch of a text; null when it is too short to compare (fewer than 20 shingles). */
export function sketch(text: string): Sketch | null {
  const all = shingles(text);
  if (all.length < 20) return null;
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (let k = 0; k < HASHES; k++) {
    const factor = SEEDS[2 * k]! | 1;
    const offset = SEEDS[2 * k + 1]! | 0;
    // Signed throughout, with the order of unsigned numbers: that keeps to machine integers.
    let least = 0x7fffffff;
    for (let n = 0; n < all.length; n++) {
      // A multiplication alone keeps the order of low bits; the shift brings high bits down.
      const product = (Math.imul(all[n]!, factor) + offset) | 0;
      const value = product ^ (product >>> 15) ^ -0x80000000;
      if (value < least) least = value;
    }
    signature[k] = least ^ -0x80000000;
  }
  let level = 0;
  while (all.length >>> level > SAMPLE) level++;
  return { signature, sample: thin(all, level), level, size: all.length };
}

/** As base64: signature, level, size, sample; little-endian on every machine. */
export function packSketch({ signature, sample, level, size }: Sketch): string {
  const numbers = new Uint32Array(HASHES + 2 + sample.length);
  numbers.set(signature);
  numbers[HASHES] = level;
  numbers[HASHES + 1] = size;
  numbers.set(sample, HASHES + 2);
  const bytes = Buffer.from(numbers.buffer);
  if (!LITTLE) bytes.swap32();
  return bytes.toString('base64');
}

export function unpackSketch(text: string): Sketch {
  const bytes = Buffer.from(text, 'base64');
  if (!LITTLE) bytes.swap32();
  const numbers = new Uint32Array(bytes.length / 4);
  new Uint8Array(numbers.buffer).set(bytes);
  return {
    signature: numbers.subarray(0, HASHES),
    level: numbers[HASHES]!,
    size: numbers[HASHES + 1]!,
    sample: numbers.subarray(HASHES + 2),
  };
}

const LITTLE = endianness() === 'LE';

function thin(hashes: Uint32Array, level: number): Uint32Array {
  const mask = 2 ** level - 1;
  return mask === 0 ? hashes : hashes.filter((h) => (h & mask) === 0);
}

export interface Likeness {
  /** Shared shingles by those of either. */
  readonly jaccard: number;
  /** Shared shingles by those of the shorter. */
  readonly containment: number;
}

/** How alike two texts are: exact for texts of up to 512 shingles, else estimated from at least 256 of them. */
export function likeness(a: Sketch, b: Sketch): Likeness {
  const level = Math.max(a.level, b.level);
  const x = a.level === level ? a.sample : thin(a.sample, level);
  const y = b.level === level ? b.sample : thin(b.sample, level);
  let shared = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      shared++;
      i++;
      j++;
    } else if (x[i]! < y[j]!) i++;
    else j++;
  }
  const least = Math.min(x.length, y.length);
  return {
    jaccard: shared / (x.length + y.length - shared || 1),
    containment: least === 0 ? 0 : shared / least,
  };
}
