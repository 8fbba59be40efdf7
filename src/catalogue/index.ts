/** What the whole archive says: pure, computed once a build from the entries of the archive. */
import type { Archive, ArticleEntry } from '../archive/index.ts';
import { identify } from './identity/index.ts';
import { byDate, itemOf } from './items.ts';
import { peopleAndOffices } from './people.ts';
import { nodeOf, placeTree } from './places.ts';
import { type Level, levelOf, publishedEntry } from './rights.ts';
import { calendar, outletNodes, topicNodes } from './topics.ts';
import type { Catalogue, Item, PersonNode } from './types.ts';

export { levelOf, outletOf, publishedEntry, publishedLedger } from './rights.ts';
export type * from './types.ts';

/** Builds the catalogue. Everything in it is already cut to what may be published. */
export function buildCatalogue(archive: Archive): Catalogue {
  const entries = new Map<string, ArticleEntry>();
  const levels = new Map<string, Level>();
  for (const entry of archive.articles) {
    const level = levelOf(entry.article, archive.outlets);
    levels.set(entry.id, level);
    entries.set(entry.id, publishedEntry(entry, level));
  }
  const items: Item[] = [...entries.values()]
    .filter(({ id }) => levels.get(id) !== 'withheld')
    .map((entry) => itemOf(entry, levels.get(entry.id)!))
    .sort(byDate);
  const { province, places } = placeTree(items, entries);
  const listed = archive.articles.filter(({ id }) => levels.get(id) !== 'withheld');
  const identity = identify(listed, archive.officialCards, archive.registry);
  const { people, offices } = peopleAndOffices(items, entries, identity);
  for (const office of offices) nodeOf(office.place, places).offices.push(office);
  const sorted = [...people.values()].sort(byPinyin);
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    entries,
    levels,
    rawFiles: new Map(archive.articles.flatMap(({ id, article }) => (article.raw ? [[id, article.raw.file]] : []))),
    province,
    places,
    namedPlaces: [...places.values()].filter((place) => place.items.length > 0).length,
    zhejiangOfficials: sorted.filter((person) => person.scope === 'zhejiang'),
    otherOfficials: sorted.filter((person) => person.scope !== 'zhejiang'),
    people,
    personOf: (articleId, name) => people.get(identity.personOf(articleId, name) ?? ''),
    offices,
    topics: topicNodes(items, entries, archive.topics),
    outlets: outletNodes(items, archive.outlets),
    ...calendar(items),
    sample: archive.articles.some(({ article }) => article.sample),
  };
}

function byPinyin(a: PersonNode, b: PersonNode): number {
  return a.pinyin.localeCompare(b.pinyin, 'en') || (a.id < b.id ? -1 : 1);
}
