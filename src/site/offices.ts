/** Offices in the order in which people look for them. */
import type { OfficeNode, PlaceNode } from '../catalogue/types.ts';

/** Offices of a place itself; for a county and below, those of its towns and villages follow. */
export function officesWithin(node: PlaceNode): OfficeNode[] {
  const own = [...node.offices].sort(byWeight);
  if (node.level < 2) return own;
  return [...own, ...node.children.flatMap((child) => officesWithin(child))];
}

/** Most attested first. */
export function byWeight(a: OfficeNode, b: OfficeNode): number {
  const weight = (office: OfficeNode): number => office.holders.reduce((sum, { post }) => sum + post.seen.length, 0);
  return weight(b) - weight(a) || (a.slug < b.slug ? -1 : 1);
}
