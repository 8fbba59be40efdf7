/**
 * What each page shows, as a short key: the same key, the same bytes. Pages give theirs to Astro as `cacheKey`, and a
 * build renders only those whose key is another one. A key covers what a page takes from the archive; code, styles and
 * settings are covered by `codeVersion`, for all pages at once. Pages of which there are few have none: they are
 * always rendered.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { picturePath } from '../../archive/pictures.ts';
import { ledgerPath, stampOf } from '../../archive/read.ts';
import { deepest } from '../../catalogue/items.ts';
import { ancestry } from '../../catalogue/places.ts';
import type { Item, OfficeNode, OutletNode, PersonNode, PlaceNode, TopicNode } from '../../catalogue/types.ts';
import { PAGE_SIZE, QUOTED_SIZE } from '../config.ts';
import { historyOf } from '../history.ts';
import { CONTENT, type Site } from '../load.ts';
import { neighbours } from '../map.ts';
import { officesWithin } from '../offices.ts';
import { rowsOf } from '../paging.ts';
import { rawUrl } from '../raw.ts';
import { neighboursOf, outletOfArticle, relatedTo, versionsOf } from '../reading.ts';
import type { RuleUse } from '../rules.ts';

const print = (parts: unknown): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);

const made = new WeakMap<Site, Keys>();

/** In dev a page is rendered whenever it is asked for. */
const NONE = new Proxy({} as Keys, { get: () => () => undefined });

/** The keys of an archive, made once; what several pages show is printed once. */
export function keysOf(site: Site): Keys {
  if (import.meta.env?.DEV) return NONE;
  const found = made.get(site);
  if (found) return found;
  const keys = new Keys(site);
  made.set(site, keys);
  return keys;
}

export class Keys {
  readonly #site: Site;
  readonly #frame: string;
  readonly #forms = new Map<string, string>();
  readonly #rows = new Map<Item, string>();
  readonly #tags = new Map<string, string>();
  readonly #people = new Map<PersonNode, string>();
  readonly #lists = new WeakMap<object, string>();
  readonly #topics: string;
  #counties: string | null = null;

  constructor(site: Site) {
    this.#site = site;
    const { catalogue } = site;
    // What the frame of every page says.
    this.#frame = print([catalogue.sample]);
    this.#topics = print(catalogue.topics.map(({ topic }) => topic));
  }

  /** An article, or the address of one that moved; undefined for one with components, which may read anything. */
  article(id: string): string | undefined {
    const { archive, catalogue } = this.#site;
    const entry = catalogue.entries.get(id);
    if (!entry) {
      const redirect = archive.redirects[id];
      const target = redirect?.to ? catalogue.byId.get(redirect.to) : undefined;
      return print([this.#frame, redirect, target && [target.id, target.title]]);
    }
    if (entry.hasComponents) return undefined;
    const { article } = entry;
    const { previous, next } = neighboursOf(catalogue, id);
    const near = [previous, next].map((one) => one && [one.item.id, one.item.title, one.label]);
    const others = [article.continues, article.continuedBy, ...article.joins].map(
      (other) => other && catalogue.byId.get(other)?.title,
    );
    const pictures = article.captions.map(({ image }) => {
      const file = image && article.raw && picturePath(CONTENT, article.raw.file, image);
      return file && stampOf(file);
    });
    return print([
      this.#frame,
      this.form(id),
      near,
      others,
      pictures,
      relatedTo(catalogue, id).map((item) => this.#row(item)),
      versionsOf(catalogue, id).map((item) => this.#row(item)),
      outletOfArticle(catalogue, id)?.slug,
      rawUrl(catalogue, id),
      catalogue.byId.get(id)?.summary,
      deepest(article.places).map((path) => {
        const node = catalogue.places.get(path);
        return node && [node.unlisted, ancestry(node).map(({ slug, name }) => [slug, name])];
      }),
      this.#topics,
    ]);
  }

  /** An article in the forms that hold nothing but itself: Markdown and JSON. */
  form(id: string): string {
    const found = this.#forms.get(id);
    if (found) return found;
    const { catalogue } = this.#site;
    const entry = catalogue.entries.get(id)!;
    const ids = entry.article.officials.map(({ name }) => catalogue.personOf(id, name)?.id);
    const form = print([entry, catalogue.levels.get(id), stampOf(join(CONTENT, ledgerPath(entry.file))), ids]);
    this.#forms.set(id, form);
    return form;
  }

  /** The records of several articles in one file. */
  forms(items: readonly Item[]): string {
    return print(items.map(({ id }) => [id, this.form(id)]));
  }

  place(node: PlaceNode, page: number): string {
    const { catalogue } = this.#site;
    const { path, slug, level, unlisted, ended, own, items, children } = node;
    const parts: unknown[] = [
      this.#frame,
      [path, slug, level, unlisted, ended, own, items.length],
      ancestry(node).map((above) => [above.slug, above.name]),
      this.#list(items, page),
    ];
    if (page === 1) {
      const offices = officesWithin(node);
      parts.push(
        children.map(counted),
        neighbours(catalogue, path).map(counted),
        historyOf(path).map(({ links }) => links.map((link) => catalogue.places.get(link.path)?.slug)),
        offices.map((office) => this.#office(office)),
        offices.flatMap(({ holders }) => holders.map(({ person }) => person.id)),
        level <= 2 ? this.#map() : '',
      );
    }
    return print(parts);
  }

  person(person: PersonNode, page: number): string {
    const { id, name, pinyin, scope, note, appearances } = person;
    const parts: unknown[] = [
      this.#frame,
      [id, name, pinyin, scope, note, appearances.length, person.headline?.post],
      person.namesakes.slice(0, 12).map((other) => [other.id, other.name, other.headline?.post]),
      person.posts.map(({ post }) => post),
      rowsOf(appearances, page, QUOTED_SIZE).map(({ item, evidence }) => [this.#row(item), evidence]),
      this.#once(appearances, () => appearances.map(({ item }) => item.date)),
    ];
    if (page === 1) {
      parts.push(
        person.posts.map(({ post, office, first, last, seen }) => [
          [post, office?.slug, office?.holders.length, first, last],
          seen.map(({ item, status }) => [item.date, status]),
        ]),
        person.companions.slice(0, 15).map((one) => [one.person.id, one.person.name, one.count]),
        appearances.map(({ item }) => [this.#row(item), this.#tagsOf(item.id)]),
        this.#topics,
      );
    }
    return print(parts);
  }

  office(office: OfficeNode, page: number): string {
    const node = this.#site.catalogue.places.get(office.place)!;
    return print([
      this.#frame,
      page,
      [office.slug, office.post, node.path, node.slug],
      ancestry(node).map(({ slug, name }) => [slug, name]),
      this.#once(office, () =>
        office.holders.map(({ person, post }) => [
          [person.id, person.name, post.first, post.last],
          post.seen.map(({ item, status }) => [item.id, item.title, item.date, status]),
        ]),
      ),
    ]);
  }

  /** One page of the posts of an area; `offices` in the order of the list. */
  area(node: PlaceNode, offices: readonly OfficeNode[], page: number): string {
    const rows = rowsOf(offices, page).map((office) => this.#office(office));
    return print([this.#frame, node.path, node.slug, ancestry(node).map(({ slug }) => slug), offices.length, rows]);
  }

  topic({ topic, items }: TopicNode, page: number): string {
    const counts = this.#site.catalogue.topics.map((node) => [node.topic.id, node.items.length]);
    return print([this.#frame, topic.id, this.#list(items, page), counts]);
  }

  outlet({ slug, name, publish, items }: OutletNode, page: number): string {
    return print([this.#frame, slug, name, publish, this.#list(items, page)]);
  }

  /** A day, or with `day` empty what has no date; the days before and after it as the page links to them. */
  day(day: string, items: readonly Item[], page: number, earlier?: string, later?: string): string {
    return print([this.#frame, day, this.#list(items, page), earlier, later]);
  }

  /** A day of the year, `MM-DD`, through all years. */
  everyYear(day: string, items: readonly Item[], page: number): string {
    return print([this.#frame, day, this.#list(items, page)]);
  }

  year(year: string, items: readonly Item[], page: number, earlier?: string, later?: string): string {
    return print([this.#frame, year, this.#list(items, page), earlier, later]);
  }

  /** Officials under an initial; `letters` are all that have a page. */
  initial(letters: readonly string[], group: readonly PersonNode[], page: number): string {
    const rows = rowsOf(group, page).map((person) => this.#name(person));
    return print([this.#frame, letters, group.length, rows]);
  }

  rule(rule: RuleUse, page: number): string {
    const { articles, ...rest } = rule;
    const rows = rowsOf(articles, page).map(({ id, uses }) => [id, uses, this.#site.catalogue.byId.get(id)?.title]);
    return print([this.#frame, rest, articles.length, rows]);
  }

  /** One page of a list of articles. The first one also says what all of them add up to: years, places, topics. */
  #list(items: readonly Item[], page: number): unknown[] {
    if (page === 1)
      return [items.map((item) => this.#row(item)), items.map(({ id }) => this.#tagsOf(id)), this.#topics];
    return [
      this.#once(items, () => items.map(({ date }) => date)),
      rowsOf(items, page, PAGE_SIZE).map((item) => this.#row(item)),
    ];
  }

  /** What every page of a long list has to know of all of it: printed once, not once a page. */
  #once(list: object, parts: () => unknown): string {
    const found = this.#lists.get(list);
    if (found) return found;
    const made = print(parts());
    this.#lists.set(list, made);
    return made;
  }

  /** An article as lists show it. */
  #row(item: Item): string {
    const found = this.#rows.get(item);
    if (found) return found;
    const row = print(item);
    this.#rows.set(item, row);
    return row;
  }

  /** A person as lists show them. */
  #name(person: PersonNode): string {
    const found = this.#people.get(person);
    if (found) return found;
    const statuses = person.headline?.seen.map(({ status }) => status);
    const name = print([person.id, person.name, person.headline?.post, statuses, person.appearances.length]);
    this.#people.set(person, name);
    return name;
  }

  #office({ slug, post, holders }: OfficeNode): unknown[] {
    return [slug, post, holders.length, holders.slice(-3).map(({ person }) => [person.id, person.name])];
  }

  /** Places and topics of an article, as pages count them. */
  #tagsOf(id: string): string {
    const found = this.#tags.get(id);
    if (found) return found;
    const { catalogue } = this.#site;
    const { places, topics } = catalogue.entries.get(id)!.article;
    const nodes = deepest(places).map((path) => [
      path,
      catalogue.places.get(path)?.slug,
      catalogue.places.get(path)?.name,
    ]);
    const tags = print([nodes, topics]);
    this.#tags.set(id, tags);
    return tags;
  }

  /** The map of counties with the number of articles of each. */
  #map(): string {
    this.#counties ??= print(
      this.#site.catalogue.province.children.map((prefecture) => [
        counted(prefecture),
        prefecture.children.filter(({ level }) => level === 2).map(counted),
      ]),
    );
    return this.#counties;
  }
}

const counted = ({ slug, name, ended, items }: PlaceNode): unknown[] => [slug, name, ended, items.length];
