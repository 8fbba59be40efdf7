/** Offices in the order in which people look for them. */
import { groupBy } from '../catalogue/items.ts';
import type { Catalogue, OfficeNode, PlaceNode } from '../catalogue/types.ts';

/** Offices of a place itself; for a county and below, those of its towns and villages follow. */
export function officesWithin(node: PlaceNode): OfficeNode[] {
  const own = [...node.offices].sort(byWeight);
  if (node.level < 2) return own;
  return [...own, ...node.children.flatMap((child) => officesWithin(child))];
}

const weights = new WeakMap<OfficeNode, number>();

function weight(office: OfficeNode): number {
  const found = weights.get(office);
  if (found !== undefined) return found;
  const sum = office.holders.reduce((total, { post }) => total + post.seen.length, 0);
  weights.set(office, sum);
  return sum;
}

/** Most attested first. */
export function byWeight(a: OfficeNode, b: OfficeNode): number {
  return weight(b) - weight(a) || (a.slug < b.slug ? -1 : 1);
}

const areas = new WeakMap<Catalogue, ReadonlyMap<string, readonly OfficeNode[]>>();

/** The offices of each prefecture and of the province, by its path, most attested first. Sorted once a catalogue. */
export function officesByArea(catalogue: Catalogue): ReadonlyMap<string, readonly OfficeNode[]> {
  const found = areas.get(catalogue);
  if (found) return found;
  const groups = groupBy(catalogue.offices, ({ place }) => place.split('/').slice(0, 2).join('/'));
  for (const offices of groups.values()) offices.sort(byWeight);
  areas.set(catalogue, groups);
  return groups;
}

type Holder = OfficeNode['holders'][number];

/** Holders, each with the time between their first sight and the last of all before; empty where there is none. */
export function withGaps(holders: readonly Holder[]): (Holder & { readonly gap: string })[] {
  let last: string | null = null;
  return holders.map(({ person, post }) => {
    const gap = last && post.first && post.first > last ? `${last} 至 ${post.first}` : '';
    if (post.last && (last === null || post.last > last)) last = post.last;
    return { person, post, gap };
  });
}
