/** Comparing what was found with what should have been. */
import type { Asked } from './queries.ts';

export interface Answered {
  readonly asked: Asked;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

export interface Quality {
  readonly queries: number;
  /** Queries answered exactly. */
  readonly right: number;
  /** Means over queries; a query that should find nothing and does counts 1. */
  readonly precision: number;
  readonly recall: number;
  /** The first queries that were not answered exactly. */
  readonly wrong: readonly {
    readonly kind: string;
    readonly query: string;
    readonly missed: number;
    readonly extra: number;
  }[];
}

export function quality(answers: readonly Answered[]): Quality {
  let precision = 0;
  let recall = 0;
  const wrong: Quality['wrong'][number][] = [];
  for (const { asked, expected, found } of answers) {
    const wanted = new Set(expected);
    const hits = new Set(found);
    const both = [...hits].filter((id) => wanted.has(id)).length;
    precision += hits.size ? both / hits.size : 1;
    recall += wanted.size ? both / wanted.size : 1;
    if (both !== hits.size || both !== wanted.size)
      wrong.push({ kind: asked.kind, query: asked.query, missed: wanted.size - both, extra: hits.size - both });
  }
  const queries = answers.length;
  return {
    queries,
    right: queries - wrong.length,
    precision: precision / queries,
    recall: recall / queries,
    wrong: wrong.slice(0, 20),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)]! : 0;
}
