/** The tree of places with the articles of everything that lies in each. */
import type { ArticleEntry } from '../archive/index.ts';
import { gazetteer, LEVELS, lineage, PROVINCE } from '../gazetteer/index.ts';
import type { Item, PlaceNode } from './types.ts';

/**
 * All prefectures and counties of today, and every other place (towns, villages, areas that are no more) that an
 * article names. `items` come in order; each place has its own and those of all below it, once.
 */
export function placeTree(
  items: readonly Item[],
  entries: ReadonlyMap<string, ArticleEntry>,
): { province: PlaceNode; places: Map<string, PlaceNode> } {
  const places = new Map<string, PlaceNode>();
  const province = nodeOf(PROVINCE, places);
  for (const prefecture of gazetteer().children(PROVINCE)) {
    nodeOf(prefecture.path, places);
    for (const county of gazetteer().children(prefecture.path)) nodeOf(county.path, places);
  }
  for (const item of items) {
    const named = new Set(entries.get(item.id)!.article.places.filter((path) => path.split('/')[0] === PROVINCE));
    const covered = new Set([...named].flatMap(lineage));
    for (const path of covered) nodeOf(path, places).items.push(item);
    for (const path of named) nodeOf(path, places).own++;
  }
  for (const node of places.values()) {
    if (node.level >= 2) node.children.sort((a, b) => b.items.length - a.items.length || (a.slug < b.slug ? -1 : 1));
  }
  return { province, places };
}

/** The node of a path; made, with all above it, when the tree has none. */
export function nodeOf(path: string, places: Map<string, PlaceNode>): PlaceNode {
  const found = places.get(path);
  if (found) return found;
  const cut = path.lastIndexOf('/');
  const parent = cut < 0 ? null : nodeOf(path.slice(0, cut), places);
  const place = gazetteer().placeOf(path);
  const node: PlaceNode = {
    path,
    name: place.name,
    slug: gazetteer().slugPath(path),
    parent,
    children: [],
    level: LEVELS.indexOf(place.level),
    unlisted: gazetteer().byPath(path) === null,
    ended: place.ended !== undefined,
    items: [],
    own: 0,
    offices: [],
  };
  places.set(path, node);
  parent?.children.push(node);
  return node;
}

/** A node and those above it, widest first. */
export function ancestry(node: PlaceNode): PlaceNode[] {
  return node.parent ? [...ancestry(node.parent), node] : [node];
}
