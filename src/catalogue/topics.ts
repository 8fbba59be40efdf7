/** Topics, outlets and days with their articles. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Outlet, Topic } from '../model/draft.ts';
import { groupBy } from './items.ts';
import { pinyinSlug } from './pinyin.ts';
import { outletOf } from './rights.ts';
import type { Item, OutletNode, TopicNode } from './types.ts';

type Entries = ReadonlyMap<string, ArticleEntry>;

/** Every topic that has a card, and those that an article names without one; most articles first. */
export function topicNodes(items: readonly Item[], entries: Entries, topics: readonly Topic[]): TopicNode[] {
  const byTopic = new Map<string, Item[]>(topics.map((topic) => [topic.id, []]));
  for (const item of items) {
    for (const id of new Set(entries.get(item.id)!.article.topics)) {
      const group = byTopic.get(id);
      if (group) group.push(item);
      else byTopic.set(id, [item]);
    }
  }
  const cards = new Map(topics.map((topic) => [topic.id, topic]));
  return [...byTopic]
    .map(([id, group]) => ({ topic: cards.get(id) ?? bare(id), items: group }))
    .sort((a, b) => b.items.length - a.items.length || a.topic.id.localeCompare(b.topic.id));
}

function bare(id: string): Topic {
  return { id, name: id, definition: '', source: '', phrases: [], not: [], broader: [], related: [] };
}

/** The outlets that published an article, known or not, most articles first. */
export function outletNodes(items: readonly Item[], outlets: readonly Outlet[]): OutletNode[] {
  const groups = groupBy(items, (item) => (item.source ? (outletOf(item.source, outlets)?.name ?? item.source) : null));
  const taken = new Set<string>();
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => {
      const known = outletOf(name, outlets);
      const stem = pinyinSlug(name);
      let slug = stem;
      for (let n = 2; taken.has(slug); n++) slug = `${stem}-${n}`;
      taken.add(slug);
      return { slug, name, publish: known?.publish ?? ('full' as const), known: known !== undefined, items: group };
    })
    .sort((a, b) => b.items.length - a.items.length || (a.slug < b.slug ? -1 : 1));
}

/** Articles by whole day, and by year (a year holds its days and months too). Newest first, as in `items`. */
export function calendar(items: readonly Item[]): {
  days: Map<string, Item[]>;
  years: Map<string, Item[]>;
  undated: Item[];
} {
  return {
    days: groupBy(items, ({ date }) => (date?.length === 10 ? date : null)),
    years: groupBy(items, ({ date }) => date?.slice(0, 4) ?? null),
    undated: items.filter((item) => item.date === null),
  };
}
