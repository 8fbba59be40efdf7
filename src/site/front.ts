/** What the front page chooses to show. */
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
 * Articles of earlier years on the day of the year on which the newest article stands, or else the nearest day within
 * a fortnight before it. The archive's own newest day is "today": a page built once must not say what is not so.
 */
export function onThisDay(catalogue: Catalogue, limit: number): { exact: boolean; items: Item[] } | null {
  const newest = catalogue.items.find((item) => item.date?.length === 10)?.date;
  if (!newest) return null;
  const now = dayOfYear(newest);
  const older = catalogue.items.filter(
    (item) => item.date?.length === 10 && item.date.slice(0, 4) < newest.slice(0, 4),
  );
  for (let back = 0; back <= 14; back++) {
    const items = older.filter((item) => dayOfYear(item.date!) === (now - back + 366) % 366);
    if (items.length > 0) return { exact: back === 0, items: items.slice(0, limit) };
  }
  return null;
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
