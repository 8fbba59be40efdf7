/**
 * Who is who over the whole archive: a person is a name with compatible offices. Namesakes stay apart until an editor
 * joins them on a card; an id, once given, is in the registry and never changes. Pure: reading and writing cards and
 * registry is the archive's.
 */
import type { OfficialCard, Registry } from '../../archive/index.ts';
import type { Post, Scope } from '../../model/record.ts';
import { type CardCase, casesOf } from './cases.ts';
import { Ids } from './ids.ts';
import { bySight, groupsOf, type Sighting, scopeOf } from './sighting.ts';

export { nameSlug } from './ids.ts';
export type { CardCase };

/** An article, as far as identity asks: `ArticleEntry` is one. */
export interface NamedIn {
  readonly id: string;
  readonly article: {
    readonly date: string | null;
    readonly officials: readonly { readonly name: string; readonly posts: readonly Post[]; readonly scope: Scope }[];
  };
}

/** A person of the archive. */
export interface IdentifiedPerson {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** What an editor's card says; empty without one. */
  readonly note: string;
  /** Ids of the articles that name the person, oldest first, those without a date last. */
  readonly articles: readonly string[];
}

export interface Identification {
  readonly people: readonly IdentifiedPerson[];
  /** The registry with the ids given in this run added; those it had are as they were. */
  readonly registry: Registry;
  readonly cases: readonly CardCase[];
  /** Id of the person whom an article means by a name; undefined when it names no such official. */
  personOf(articleId: string, name: string): string | undefined;
}

/** Tells who is who. `entries` in any order: the result does not depend on it. */
export function identify(
  entries: readonly NamedIn[],
  cards: readonly OfficialCard[],
  registry: Registry,
): Identification {
  const byName = new Map<string, Sighting[]>();
  for (const { id, article } of entries) {
    for (const { name, posts, scope } of article.officials) {
      const sighting = { article: id, date: article.date, name, scope, posts };
      const list = byName.get(name);
      if (list) list.push(sighting);
      else byName.set(name, [sighting]);
    }
  }
  const ids = new Ids(registry, new Set(cards.flatMap(({ parts }) => parts.map(({ id }) => id))));
  const persons = new Map<string, Sighting[]>();
  const cases: CardCase[] = [];
  for (const name of [...byName.keys()].sort()) {
    const sightings = byName.get(name)!.sort(bySight);
    const present = new Set(sightings.map((s) => s.article));
    for (const group of groupsOf(sightings)) {
      for (const [id, own] of ids.share(group, present, cases)) persons.set(id, [...(persons.get(id) ?? []), ...own]);
    }
  }
  const notes = applyCards(cards, persons);
  const personAt = new Map<string, string>();
  const people = [...persons]
    .filter(([, sightings]) => sightings.length > 0)
    .map(([id, sightings]): IdentifiedPerson => {
      sightings.sort(bySight);
      for (const s of sightings) personAt.set(`${s.article}\0${s.name}`, id);
      const card = notes.get(id);
      return {
        id,
        name: card?.name ?? sightings[0]!.name,
        scope: scopeOf(sightings),
        note: card ? (card.note ?? card.reason) : '',
        articles: sightings.map((s) => s.article),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const settled = new Set(cards.flatMap((c) => [c.id, ...c.joins, ...c.apart, ...c.parts.map((p) => p.id)]));
  return {
    people,
    // The catalogue of a site asks for neither of the two.
    get registry() {
      return ids.registry();
    },
    get cases() {
      return [...cases, ...casesOf(people, persons)].filter((c) => !c.ids.every((id) => settled.has(id)));
    },
    personOf: (articleId, name) => personAt.get(`${articleId}\0${name}`),
  };
}

/** A card wins: joins other ids into its own, parts articles from it. Returns the cards by id. */
function applyCards(cards: readonly OfficialCard[], persons: Map<string, Sighting[]>): Map<string, OfficialCard> {
  const byId = new Map<string, OfficialCard>();
  for (const card of cards) {
    byId.set(card.id, card);
    const own = persons.get(card.id) ?? [];
    for (const other of card.joins) {
      own.push(...(persons.get(other) ?? []));
      persons.delete(other);
    }
    persons.set(card.id, own);
  }
  for (const card of cards) {
    for (const part of card.parts) {
      const taken = new Set(part.articles);
      const own = persons.get(card.id)!;
      persons.set(part.id, [...(persons.get(part.id) ?? []), ...own.filter((s) => taken.has(s.article))]);
      persons.set(
        card.id,
        own.filter((s) => !taken.has(s.article)),
      );
    }
  }
  return byId;
}
