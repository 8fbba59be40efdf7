/** The same article twice: reprints and versions, found by MinHash and verified. */

import type { LinkFacts } from './facts.ts';
import { mix } from './hash.ts';
import { HASHES, likeness, type Sketch } from './sketch.ts';

const BANDS = 32;
const ROWS = HASHES / BANDS;
/** Beyond this many texts in one bucket (boilerplate) only the first are compared. */
const BUCKET = 50;
/** One shingle in so many is indexed by itself. */
const RARE = 32;
const JACCARD = 0.5;
const CONTAINMENT = 0.8;
const FAR_JACCARD = 0.85;
/** A text must have this many shingles to count as contained in another. */
const LEAST_CONTAINED = 60;

/** What is remembered of an article to choose the leading one of a group. */
interface Known {
  readonly id: string;
  readonly sketch: Sketch;
  readonly rank: readonly (number | string)[];
  readonly length: number;
  readonly day: number | null;
}

/** Groups articles as they come; memory is bounded by about 3 KB an article. */
export class Versions {
  readonly #known: Known[] = [];
  readonly #bands: readonly Index[] = Array.from({ length: BANDS }, () => new Map());
  readonly #rare: Index = new Map();
  readonly #parent: number[] = [];

  /** Adds an article. One too short to compare, or a continuation, stays alone. */
  add(id: string, facts: LinkFacts): void {
    const { sketch: sketched, length, date } = facts;
    if (!sketched) return;
    const n = this.#known.length;
    const known = { id, sketch: sketched, rank: [...facts.rank, id], length, day: dayOf(date) };
    this.#known.push(known);
    this.#parent.push(n);
    for (const other of this.#candidates(sketched, n)) {
      if (this.#find(other) !== this.#find(n) && alike(this.#known[other]!, known)) {
        this.#parent[this.#find(n)] = this.#find(other);
      }
    }
  }

  /** Texts that share a band of the signature, or several of the rarest sampled shingles; enters the text itself. */
  #candidates(sketched: Sketch, n: number): Set<number> {
    const out = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      for (const other of enter(this.#bands[band]!, bandKey(sketched.signature, band), n)) out.add(other);
    }
    // A part of a long text agrees with it in few minima, but in nearly all of its own sampled shingles.
    const shared = new Map<number, number>();
    let keys = 0;
    for (const hash of sketched.sample) {
      if (hash % RARE !== 0) continue;
      keys++;
      for (const other of enter(this.#rare, hash | 0, n)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) if (count >= Math.min(3, keys)) out.add(other);
    return out;
  }

  /** Groups of two and more, the leading article first, then by rank. Each is a version of its leader itself. */
  groups(): string[][] {
    const byRoot = new Map<number, Known[]>();
    this.#known.forEach((known, n) => {
      const root = this.#find(n);
      const group = byRoot.get(root);
      if (group) group.push(known);
      else byRoot.set(root, [known]);
    });
    const out: string[][] = [];
    for (const group of byRoot.values()) {
      let rest = order(group);
      // A digest of two reports ties them together, but neither is a version of the other.
      while (rest.length > 1) {
        const [leader, ...others] = rest;
        const versions = others.filter((other) => alike(leader!, other));
        if (versions.length > 0) out.push([leader!, ...versions].map((known) => known.id));
        rest = others.filter((other) => !versions.includes(other));
      }
    }
    return out;
  }

  #find(n: number): number {
    let root = n;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let at = n; at !== root; ) {
      const next = this.#parent[at]!;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }
}

/** Texts by key, a signed integer of 32 bits, which the engine need not box; a key of one text holds its number alone. */
type Index = Map<number, number | number[]>;

const NOBODY: readonly number[] = [];

/** Enters a text under a key and returns those that stood there before. */
function enter(index: Index, key: number, n: number): readonly number[] {
  const found = index.get(key);
  if (found === undefined) {
    index.set(key, n);
    return NOBODY;
  }
  const before = typeof found === 'number' ? [found] : found;
  if (before.length < BUCKET) index.set(key, [...before, n]);
  return before;
}

function bandKey(signature: Uint32Array, band: number): number {
  let key = band + 1;
  for (let r = 0; r < ROWS; r++) key = mix(key ^ signature[band * ROWS + r]!);
  return key | 0;
}

/**
 * Whether two articles are versions of one. Notices of the same occasion in other years are alike in all but numbers:
 * over two months apart, only near identity counts.
 */
function alike(a: Known, b: Known): boolean {
  const { jaccard, containment } = likeness(a.sketch, b.sketch);
  if (a.day !== null && b.day !== null && Math.abs(a.day - b.day) > 60) return jaccard >= FAR_JACCARD;
  return (
    jaccard >= JACCARD || (containment >= CONTAINMENT && Math.min(a.sketch.size, b.sketch.size) >= LEAST_CONTAINED)
  );
}

/** Day number of a full date; null for a part of one. */
function dayOf(date: string | null): number | null {
  return date && date.length >= 10 ? Math.floor(Date.parse(date.slice(0, 10)) / 86_400_000) : null;
}

/** The fullest leads; among those within a tenth of its length, the best sourced. */
function order(group: readonly Known[]): Known[] {
  const fullest = Math.max(...group.map((known) => known.length));
  const tier = (known: Known) => (known.length >= fullest * 0.9 ? 0 : 1);
  return [...group].sort((a, b) => tier(a) - tier(b) || compare(a.rank, b.rank));
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1;
    if (a[i]! > b[i]!) return 1;
  }
  return 0;
}
