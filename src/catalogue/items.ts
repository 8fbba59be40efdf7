/** Articles as rows of lists, in the order of lists. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Level } from './rights.ts';
import type { Item } from './types.ts';

const SUMMARY = 88;

/** The row of an article; `entry` is already cut to what may be seen. */
export function itemOf(entry: ArticleEntry, level: Level): Item {
  const { article } = entry;
  return {
    id: entry.id,
    title: article.title,
    kicker: article.kicker,
    column: article.column,
    kind: article.kind,
    date: article.date,
    dateBasis: article.date === null ? 'unknown' : (article.dateBasis ?? 'stated'),
    source: article.source,
    places: deepest(article.places),
    summary: summaryOf(entry),
    level,
  };
}

/** Paths that no other path of the list lies in. */
export function deepest(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter((path) => path !== '' && !paths.some((other) => other.startsWith(`${path}/`)));
}

function summaryOf(entry: ArticleEntry): string {
  const text = entry.blocks.find((block) => block.type === 'paragraph')?.text ?? '';
  const chars = [...text];
  return chars.length > SUMMARY ? `${chars.slice(0, SUMMARY).join('')}……` : text;
}

/**
 * Newest first. A date that gives only its year or month comes after the days of that year or month; articles without
 * a date come last; the pieces of one page keep their order.
 */
export function byDate(a: Item, b: Item): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? 1 : -1;
  }
  return compareIds(a.id, b.id);
}

function compareIds(a: string, b: string): number {
  const [pageA = '', ordinalA = '0'] = a.split(/-(?=\d+$)/);
  const [pageB = '', ordinalB = '0'] = b.split(/-(?=\d+$)/);
  if (pageA !== pageB) return pageA < pageB ? -1 : 1;
  return Number(ordinalA) - Number(ordinalB);
}

/** Groups in order of first appearance. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
