/** The archive as the search indexes it: what may be published of each article, and what can be suggested. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Catalogue, OfficeNode, PlaceNode } from '../catalogue/types.ts';
import { gazetteer, lineage, PROVINCE } from '../gazetteer/index.ts';
import type { Block } from '../model/record.ts';
import type { SuggestEntry } from './suggestions.ts';
import type { SearchDocument } from './types.ts';

/** Every article that may be listed, newest first. Withheld ones are not in it; others are cut to what may be seen. */
export function* documentsOf(catalogue: Catalogue): Generator<SearchDocument> {
  const topics = new Map(catalogue.topics.map(({ topic }) => [topic.id, topic.name]));
  for (const { id } of catalogue.items) yield documentOf(catalogue.entries.get(id)!, catalogue, topics);
}

function documentOf(
  { id, article, blocks }: ArticleEntry,
  catalogue: Catalogue,
  topicNames: ReadonlyMap<string, string>,
): SearchDocument {
  const places = [...new Set(article.places.filter(inProvince).flatMap(lineage))];
  const people = article.officials
    .map(({ name }) => catalogue.personOf(id, name)?.id)
    .filter((person) => person !== undefined);
  const lines = [article.kicker, article.column, article.subtitle].filter((line) => line !== null);
  return {
    id,
    url: `articles/${id}/`,
    title: article.title,
    subtitle: lines.join('\u3000') || null,
    blocks: blocks.map(plainText),
    captions: article.captions.map(({ text }) => text),
    about: [...article.officials.map(officialLine), ...article.topics.map((topic) => topicNames.get(topic) ?? topic)],
    date: article.date,
    facets: {
      prefecture: places.filter((path) => path.split('/').length === 2),
      county: places.filter((path) => path.split('/').length === 3),
      place: places,
      official: [...new Set(people)],
      topic: article.topics,
      year: article.date?.slice(0, 4) ?? null,
      outlet: article.source,
      kind: article.kind,
    },
  };
}

/** An official as one would be asked for: 金华市委常委、义乌市委书记甲某. */
function officialLine({ name, posts }: ArticleEntry['article']['officials'][number]): string {
  const said = posts.map(
    ({ post, place, status }) => STATUS_WORDS[status] + (inProvince(place) ? officeName(post, place) : post),
  );
  return [...new Set(said)].join('、') + name;
}

const STATUS_WORDS = { current: '', former: '曾任', proposed: '拟任', removed: '被免去' } as const;

function inProvince(path: string | null): path is string {
  return path?.split('/')[0] === PROVINCE;
}

/** A table is searched by its cells. */
function plainText({ type, text }: Block): string {
  if (type !== 'table') return text;
  const rows = text.split('\n').filter((row) => !/^[\s|:-]*$/u.test(row));
  return rows
    .map((row) =>
      row
        .replace(/^\s*\||\|\s*$/gu, '')
        .split(/(?<!\\)\|/u)
        .map((cell) => cell.trim())
        .join('\u3000'),
    )
    .join('\n');
}

/** Places, officials, offices and topics, most articles first within a kind. */
export function* suggestionsOf(catalogue: Catalogue): Generator<SuggestEntry> {
  const formerNames = formerNamesByPath();
  yield* sorted([...catalogue.places.values()].map((place) => placeEntry(place, formerNames)));
  yield* sorted(
    [...catalogue.people.values()].map(({ id, name, appearances, headline }) => ({
      kind: 'official' as const,
      name,
      aliases: [],
      slug: id,
      value: id,
      count: appearances.length,
      note: headline?.post ?? '',
    })),
  );
  yield* sorted(catalogue.offices.map(officeEntry));
  yield* sorted(
    catalogue.topics.map(({ topic, items }) => ({
      kind: 'topic' as const,
      name: topic.name,
      aliases: [],
      slug: topic.id,
      value: topic.id,
      count: items.length,
      note: '',
    })),
  );
}

function placeEntry(place: PlaceNode, formerNames: ReadonlyMap<string, readonly string[]>): SuggestEntry {
  const known = gazetteer().placeOf(place.path);
  const aliases = [known.short, ...(formerNames.get(place.path) ?? [])].filter((name) => name !== place.name);
  return {
    kind: 'place',
    name: place.name,
    aliases: [...new Set(aliases)],
    slug: place.slug,
    value: place.path,
    count: place.items.length,
    note: known.ended ? `${known.ended.from}—${known.ended.to}年` : '',
  };
}

/** Names of areas that are no more, by the areas that took over: 余杭市 for 余杭区. */
function formerNamesByPath(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, ended } of gazetteer().history) {
    for (const path of ended?.successors ?? []) {
      const list = names.get(path);
      if (list) list.push(name);
      else names.set(path, [name]);
    }
  }
  return names;
}

function officeEntry({ slug, post, place, holders }: OfficeNode): SuggestEntry {
  const people = [...new Set(holders.map(({ person }) => person.name))].reverse();
  const name = officeName(post, place);
  const count = new Set(holders.flatMap((holder) => holder.post.seen.map(({ item }) => item.id))).size;
  return {
    kind: 'office',
    name,
    aliases: [],
    slug,
    value: '',
    count,
    note: people.slice(0, 3).join('、') + (people.length > 3 ? '等' : ''),
  };
}

/** The post with its place before it, unless it names it: 乐清市委书记; 市商务局 of 义乌市 is 义乌市商务局. */
function officeName(post: string, path: string): string {
  const { name, short } = gazetteer().placeOf(path);
  if (post.includes(short)) return post;
  return post[0] === name.at(-1) ? name + post.slice(1) : name + post;
}

function sorted(entries: SuggestEntry[]): SuggestEntry[] {
  return entries.sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1));
}
