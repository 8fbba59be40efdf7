/** What leads on from an article: neighbours, versions, related ones, its outlet. Indexed once a catalogue. */
import { Related } from '../catalogue/related.ts';
import type { Catalogue, Item, OutletNode } from '../catalogue/types.ts';

interface Indexes {
  readonly position: ReadonlyMap<string, number>;
  readonly outlet: ReadonlyMap<string, OutletNode>;
  /** Articles by the id of the one that leads their versions, the leading one included. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  readonly related: Related;
}

const cache = new WeakMap<Catalogue, Indexes>();

function indexes(catalogue: Catalogue): Indexes {
  const found = cache.get(catalogue);
  if (found) return found;
  const outlet = new Map<string, OutletNode>();
  for (const node of catalogue.outlets) for (const item of node.items) outlet.set(item.id, node);
  const versions = new Map<string, string[]>();
  for (const { id } of catalogue.items) {
    const leader = catalogue.entries.get(id)!.article.versionOf;
    if (leader) versions.set(leader, [...(versions.get(leader) ?? [leader]), id]);
  }
  const made = {
    position: new Map(catalogue.items.map((item, n) => [item.id, n])),
    outlet,
    versions,
    related: new Related(catalogue),
  };
  cache.set(catalogue, made);
  return made;
}

export const outletOfArticle = (catalogue: Catalogue, id: string): OutletNode | undefined =>
  indexes(catalogue).outlet.get(id);

export const relatedTo = (catalogue: Catalogue, id: string): Item[] => indexes(catalogue).related.of(id);

/** Other prints of the same report, without the article itself. */
export function versionsOf(catalogue: Catalogue, id: string): Item[] {
  const leader = catalogue.entries.get(id)?.article.versionOf ?? id;
  return (indexes(catalogue).versions.get(leader) ?? []).flatMap((other) =>
    other === id ? [] : (catalogue.byId.get(other) ?? []),
  );
}

export interface Neighbour {
  readonly item: Item;
  readonly label: string;
}

/** The articles before and after: of the same page where it has several, else by date. */
export function neighboursOf(catalogue: Catalogue, id: string): { previous?: Neighbour; next?: Neighbour } {
  const at = indexes(catalogue).position.get(id);
  if (at === undefined) return {};
  const file = catalogue.entries.get(id)!.article.raw?.file;
  const near = (step: number, word: string): Neighbour | undefined => {
    const item = catalogue.items[at + step];
    if (!item) return undefined;
    const same = file !== undefined && catalogue.entries.get(item.id)!.article.raw?.file === file;
    return {
      item,
      label: same ? `同版${word}篇` : item.date === catalogue.items[at]!.date ? `同日${word}篇` : `${word}篇`,
    };
  };
  const previous = near(-1, '上一');
  const next = near(1, '下一');
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}
