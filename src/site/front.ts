/** What the front page chooses to show. */
import { groupBy } from '../catalogue/items.ts';
import type { Catalogue, Item, PersonNode } from '../catalogue/types.ts';

/** Officials with the most articles; of equals the one attested last. */
export function mostWritten(catalogue: Catalogue, limit: number): PersonNode[] {
  const last = (person: PersonNode): string => person.appearances[0]?.item.date ?? '';
  return [...catalogue.zhejiangOfficials]
    .sort(
      (a, b) =>
        b.appearances.length - a.appearances.length ||
        (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, limit);
}

/**
 * Articles of earlier years on the day of the year on which the newest article stands, or else on the nearest day
 * before it. A page built once knows no today but the archive's own newest day; a browser with scripts puts its own
 * day in (src/site/browser/this-day.ts).
 */
export function onThisDay(catalogue: Catalogue, limit: number): { day: string; items: Item[] } | null {
  const newest = catalogue.items.find((item) => item.date?.length === 10)?.date;
  if (!newest) return null;
  const now = dayOfYear(newest);
  const older = catalogue.items.filter(
    (item) => item.date?.length === 10 && item.date.slice(0, 4) < newest.slice(0, 4),
  );
  const back = (item: Item): number => (now - dayOfYear(item.date!) + 366) % 366;
  const nearest = Math.min(...older.map(back));
  const items = older.filter((item) => back(item) === nearest);
  return items.length > 0 ? { day: items[0]!.date!.slice(5), items: items.slice(0, limit) } : null;
}

const daysOfYear = new WeakMap<Catalogue, ReadonlyMap<string, readonly Item[]>>();

/** Articles by day of the year, `MM-DD`, newest first. Grouped once a catalogue. */
export function byDayOfYear(catalogue: Catalogue): ReadonlyMap<string, readonly Item[]> {
  const found = daysOfYear.get(catalogue);
  if (found) return found;
  const days = groupBy(catalogue.items, ({ date }) => (date?.length === 10 ? date.slice(5) : null));
  daysOfYear.set(catalogue, days);
  return days;
}

/** Day of a leap year, from 0. */
function dayOfYear(date: string): number {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  return Math.round((Date.UTC(2024, month - 1, day) - Date.UTC(2024, 0, 1)) / 86_400_000);
}

/** One sentence on what is not here. */
export function gaps(catalogue: Catalogue): string {
  const counties = catalogue.province.children.flatMap((p) => p.children).filter((c) => c.level === 2 && !c.ended);
  const empty = counties.filter((c) => c.items.length === 0).length;
  return empty > 0 ? `${counties.length} 个县（市、区）中有 ${empty} 个还没有文章。` : '90 个县（市、区）都有文章。';
}
