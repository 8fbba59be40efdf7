/** What the tags of some articles add up to. */
import { deepest } from '../catalogue/items.ts';
import type { Catalogue, Item, PlaceNode, TopicNode } from '../catalogue/types.ts';

export interface TagCounts {
  readonly places: readonly { readonly node: PlaceNode; readonly count: number }[];
  readonly topics: readonly { readonly topic: TopicNode['topic']; readonly count: number }[];
}

/** Places (the deepest named) and topics of articles, most frequent first. */
export function tagCounts(catalogue: Catalogue, items: Iterable<Item>): TagCounts {
  const places = new Map<string, number>();
  const topics = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { id } of items) {
    const { article } = catalogue.entries.get(id)!;
    for (const path of deepest(article.places)) count(places, path);
    for (const topic of article.topics) count(topics, topic);
  }
  const order = (counts: Map<string, number>): [string, number][] =>
    [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    places: order(places).flatMap(([path, n]) => {
      const node = catalogue.places.get(path);
      return node ? [{ node, count: n }] : [];
    }),
    topics: order(topics).flatMap(([id, n]) => {
      const node = catalogue.topics.find(({ topic }) => topic.id === id);
      return node ? [{ topic: node.topic, count: n }] : [];
    }),
  };
}
