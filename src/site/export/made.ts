/**
 * What a build has already worked out of the articles of each year when its pages are rendered: the file of their
 * records, and the rules that touched them. A later build takes over the years in which nothing changed.
 */
import type { Catalogue, Item } from '../../catalogue/types.ts';
import type { RuleCount } from '../rules.ts';

export interface MadeYear {
  /** Covers every article of the year. */
  readonly key: string;
  /** Size and SHA-256 of `data/articles-YEAR.jsonl`. */
  readonly bytes: number;
  readonly sha256: string;
  readonly rules: readonly RuleCount[];
}

/** By year, `undated` among them. */
export type MadeYears = Readonly<Record<string, MadeYear>>;

/** The years that have articles, newest first, then what has no date: together all items, in their order. */
export function yearsOf({ years, undated }: Catalogue): [year: string, items: readonly Item[]][] {
  const dated = [...years].sort(([a], [b]) => (a < b ? 1 : -1));
  return undated.length > 0 ? [...dated, ['undated', undated]] : dated;
}

// Pages are bundled, the build is not, yet both run in one process: the global registry is what they share.
const KEY = Symbol.for('zhijiang.made-years');
const shared = globalThis as unknown as Record<symbol, MadeYears | undefined>;

export function shareYears(made: MadeYears): void {
  shared[KEY] = made;
}

/** In the order of `yearsOf`; null outside a build. */
export function madeYears(catalogue: Catalogue): readonly MadeYear[] | null {
  const made = shared[KEY];
  return made ? yearsOf(catalogue).map(([year]) => made[year]!) : null;
}
