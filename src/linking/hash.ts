/** Hashes of shingles. */

/** 32-bit hash of a stretch of UTF-16 units: FNV-1a, then the finaliser of MurmurHash3 (both public domain). */
export function hash32(text: string, start = 0, end = text.length): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    h = Math.imul(h ^ (unit & 0xff), 0x01000193);
    h = Math.imul(h ^ (unit >>> 8), 0x01000193);
  }
  return mix(h);
}

/** Scrambles a 32-bit integer; a bijection. */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 53-bit hash of a line, as a number: two 32-bit hashes of different seeds. */
export function hash53(text: string): number {
  return hash32(text) * 0x200000 + (hash32(`${text}\u0000`) & 0x1fffff);
}

const SHINGLE = 5;

/** Distinct hashes of the 5-character shingles of a text, sorted; Han characters, letters and digits only. */
export function shingles(text: string): Uint32Array {
  const bare = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const all = new Set<number>();
  for (let i = 0; i + SHINGLE <= bare.length; i++) all.add(hash32(bare, i, i + SHINGLE));
  return Uint32Array.from(all).sort();
}
