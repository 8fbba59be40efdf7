/** What the page of an official adds up. */
import { deepest } from '../catalogue/items.ts';
import type { Catalogue, PersonNode, PlaceNode } from '../catalogue/types.ts';
import type { Topic } from '../model/draft.ts';
import { absolute } from './urls.ts';

/** Places and topics of the articles that name a person, most frequent first. */
export function tagCounts(
  catalogue: Catalogue,
  person: PersonNode,
): { places: { node: PlaceNode; count: number }[]; topics: { topic: Topic; count: number }[] } {
  const places = new Map<string, number>();
  const topics = new Map<string, number>();
  for (const { item } of person.appearances) {
    const { article } = catalogue.entries.get(item.id)!;
    for (const path of deepest(article.places)) places.set(path, (places.get(path) ?? 0) + 1);
    for (const id of article.topics) topics.set(id, (topics.get(id) ?? 0) + 1);
  }
  const order = <T>(counts: Map<string, number>, of: (key: string) => T | undefined): { value: T; count: number }[] =>
    [...counts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .flatMap(([key, count]) => {
        const value = of(key);
        return value === undefined ? [] : [{ value, count }];
      });
  return {
    places: order(places, (path) => catalogue.places.get(path)).map(({ value, count }) => ({ node: value, count })),
    topics: order(topics, (id) => catalogue.topics.find((node) => node.topic.id === id)?.topic).map(
      ({ value, count }) => ({ topic: value, count }),
    ),
  };
}

/** schema.org `Person` with the posts that this archive attests. */
export function personJsonLd(person: PersonNode): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': absolute(`officials/${person.id}/`),
    name: person.name,
    alternateName: person.pinyin,
    jobTitle: [...new Set(person.posts.map(({ post }) => post))],
    url: absolute(`officials/${person.id}/`),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
