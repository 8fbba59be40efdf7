/** The order of hits: headline first, then BM25, the newer of two equals first. */
import type { PhraseHits, Shard } from './shard.ts';

/** One article that meets a query; `doc` is its ordinal in the whole archive, which is in order of date. */
export interface Found {
  readonly doc: number;
  /** Terms that stand in the headline. */
  readonly titles: number;
  readonly score: number;
}

export interface ShardHits {
  readonly shard: Shard;
  readonly lengths: Uint32Array;
  readonly hits: PhraseHits;
}

/** Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): the usual constants. */
const SATURATION = 1.2;
const LENGTH = 0.75;
/** An occurrence in the headline counts as so many in the body; one in the line below it as so many. */
const TITLE_WEIGHT = 6;
const SUBTITLE_WEIGHT = 3;

/** Scores the articles that hold one term, over all shards. `total` articles of `average` characters. */
export function scoreTerm(parts: readonly ShardHits[], total: number, average: number): Map<number, Found> {
  const frequency = parts.reduce((sum, { hits }) => sum + hits.docs.length, 0);
  const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
  const found = new Map<number, Found>();
  for (const { shard, lengths, hits } of parts) {
    hits.docs.forEach((ordinal, n) => {
      const weight = hits.body[n]! + TITLE_WEIGHT * hits.title[n]! + SUBTITLE_WEIGHT * hits.subtitle[n]!;
      const room = SATURATION * (1 - LENGTH + (LENGTH * lengths[ordinal]!) / average);
      const doc = shard.start + ordinal;
      found.set(doc, {
        doc,
        titles: hits.title[n]! > 0 ? 1 : 0,
        score: (rarity * weight * (SATURATION + 1)) / (weight + room),
      });
    });
  }
  return found;
}

/** Articles that meet any of the terms; the best-placed term counts. */
export function anyOf(terms: readonly Map<number, Found>[]): Map<number, Found> {
  if (terms.length === 1) return terms[0]!;
  const out = new Map<number, Found>();
  for (const term of terms) {
    for (const [doc, hit] of term) {
      const other = out.get(doc);
      out.set(doc, other ? { doc, titles: Math.max(hit.titles, other.titles), score: hit.score + other.score } : hit);
    }
  }
  return out;
}

/** Articles that meet every group. */
export function allOf(groups: readonly Map<number, Found>[]): Map<number, Found> {
  const [least, ...others] = [...groups].sort((a, b) => a.size - b.size);
  const out = new Map<number, Found>();
  next: for (const [doc, hit] of least ?? []) {
    let { titles, score } = hit;
    for (const group of others) {
      const other = group.get(doc);
      if (!other) continue next;
      titles += other.titles;
      score += other.score;
    }
    out.set(doc, { doc, titles, score });
  }
  return out;
}

export function byRank(a: Found, b: Found): number {
  return b.titles - a.titles || b.score - a.score || b.doc - a.doc;
}
