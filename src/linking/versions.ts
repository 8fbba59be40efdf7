/** The same article twice: reprints and versions, found by MinHash and verified. */
import { mix } from './hash.ts';
import { type Linkable, textOf } from './linkable.ts';
import { HASHES, likeness, type Sketch, sketch } from './sketch.ts';

const BANDS = 32;
const ROWS = HASHES / BANDS;
/** Beyond this many texts in one bucket (boilerplate) only the first are compared. */
const BUCKET = 50;
const JACCARD = 0.5;
const CONTAINMENT = 0.8;
/** A text must have this many shingles to count as contained in another. */
const LEAST_CONTAINED = 60;

/** What is remembered of an article to choose the leading one of a group. */
interface Known {
  readonly id: string;
  readonly sketch: Sketch;
  readonly rank: readonly (number | string)[];
  readonly length: number;
}

/** Groups articles as they come; memory is bounded by about 3 KB an article. */
export class Versions {
  readonly #known: Known[] = [];
  readonly #buckets = new Map<number, number[]>();
  readonly #parent: number[] = [];

  /** Adds an article. One too short to compare, or a continuation, stays alone. */
  add(article: Linkable): void {
    if (article.kind === 'continuation') return;
    const text = textOf(article);
    const sketched = sketch(text);
    if (!sketched) return;
    const n = this.#known.length;
    this.#known.push({ id: article.id, sketch: sketched, rank: rank(article), length: text.length });
    this.#parent.push(n);
    const compared = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      const key = bandKey(sketched.signature, band);
      const bucket = this.#buckets.get(key);
      if (!bucket) {
        this.#buckets.set(key, [n]);
        continue;
      }
      for (const other of bucket) {
        if (compared.has(other)) continue;
        compared.add(other);
        if (this.#find(other) !== this.#find(n) && alike(this.#known[other]!.sketch, sketched)) {
          this.#parent[this.#find(n)] = this.#find(other);
        }
      }
      if (bucket.length < BUCKET) bucket.push(n);
    }
  }

  /** Groups of two and more, the leading article first, then by rank. */
  groups(): string[][] {
    const byRoot = new Map<number, Known[]>();
    this.#known.forEach((known, n) => {
      const root = this.#find(n);
      const group = byRoot.get(root);
      if (group) group.push(known);
      else byRoot.set(root, [known]);
    });
    return [...byRoot.values()].filter((group) => group.length > 1).map(order);
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

function bandKey(signature: Uint32Array, band: number): number {
  let key = band + 1;
  for (let r = 0; r < ROWS; r++) key = mix(key ^ signature[band * ROWS + r]!);
  return key * BANDS + band;
}

function alike(a: Sketch, b: Sketch): boolean {
  const { jaccard, containment } = likeness(a, b);
  return jaccard >= JACCARD || (containment >= CONTAINMENT && Math.min(a.size, b.size) >= LEAST_CONTAINED);
}

/** Lower is better: whole characters, a stated date, a named outlet, an address; then the earlier, then the id. */
function rank(article: Linkable): (number | string)[] {
  const lost = article.blocks.filter((block) => block.text.includes('\u25A1')).length;
  const basis = ['stated', 'inferred', 'unknown'].indexOf(article.dateBasis);
  return [lost, basis, article.source ? 0 : 1, article.url ? 0 : 1, article.date ?? '9999', article.id];
}

/** The fullest leads; among those within a tenth of its length, the best sourced. */
function order(group: readonly Known[]): string[] {
  const fullest = Math.max(...group.map((known) => known.length));
  const tier = (known: Known) => (known.length >= fullest * 0.9 ? 0 : 1);
  return [...group].sort((a, b) => tier(a) - tier(b) || compare(a.rank, b.rank)).map((known) => known.id);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1;
    if (a[i]! > b[i]!) return 1;
  }
  return 0;
}
