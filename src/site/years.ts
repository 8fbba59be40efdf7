/** Years by month, and outlets by year: where the archive is dense and where it has holes. */
import type { Catalogue, Item, OutletNode } from '../catalogue/types.ts';
import { PAGE_SIZE } from './config.ts';

export interface Month {
  /** 1 to 12; 0 for articles of which only the year is known. */
  readonly month: number;
  readonly count: number;
  /** The page of the year's list on which the month begins, from 1. */
  readonly page: number;
}

/** The anchor of a month in the list of its year. */
export const monthAnchor = (month: number): string => `m${month}`;

export const monthOf = ({ date }: Item): number => Number(date?.slice(5, 7) ?? 0);

/** The months of a year that have articles, in the order of its list (`items`: newest first). */
export function monthsOf(items: readonly Item[]): Month[] {
  const months: { month: number; count: number; page: number }[] = [];
  items.forEach((item, n) => {
    const last = months.at(-1);
    if (last?.month === monthOf(item)) last.count++;
    else months.push({ month: monthOf(item), count: 1, page: Math.floor(n / PAGE_SIZE) + 1 });
  });
  return months;
}

/** Every year from the first to the last, newest first, those without articles too. */
export function allYears(catalogue: Catalogue): string[] {
  const years = [...catalogue.years.keys()].map(Number).sort((a, b) => a - b);
  if (years.length === 0) return [];
  const [first, last] = [years[0]!, years.at(-1)!];
  return Array.from({ length: last - first + 1 }, (_, n) => String(last - n));
}

/** Articles of an outlet by year. */
export function outletYears(outlet: OutletNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { date } of outlet.items) if (date) counts.set(date.slice(0, 4), (counts.get(date.slice(0, 4)) ?? 0) + 1);
  return counts;
}

/** In a sentence, how often a subject was written about: first, most, last. Empty where no year is known. */
export function courseOf(items: readonly Item[]): string {
  const years = items.flatMap(({ date }) => date?.slice(0, 4) ?? []).sort();
  if (years.length === 0) return '';
  const counts = new Map<string, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const peaks = [...counts].filter(([, count]) => count === most).map(([year]) => year);
  const [first, last] = [years[0]!, years.at(-1)!];
  if (first === last) return `都在${first}年。`;
  const peak = peaks.length <= 2 ? `，${peaks.join('、')}年最多（${most}篇）` : '';
  return `最早见于${first}年，最晚见于${last}年${peak}。`;
}
