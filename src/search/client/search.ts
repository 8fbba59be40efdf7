/**
 * The search in the browser (and in Node, for tests): `search(query, facets, order, page)`.
 *
 * It gives every article that holds what was typed and no other: phrases are found by the positions of their
 * characters, never by words. Nothing is loaded before the first search; what was loaded is kept.
 */
import { fold } from '../fold.ts';
import type { Card, Directory } from '../format.ts';
import { parseQuery, positiveTerms, type Query } from '../query.ts';
import { subjectLines } from '../subject.ts';
import {
  type Answer,
  type Facets,
  FORMAT,
  type Hit,
  type Manifest,
  type Order,
  type Related,
  type Row,
} from '../types.ts';
import { excerpt, mark } from './excerpt.ts';
import { type Choice, choicesOf, countFacets } from './filter.ts';
import { allOf, anyOf, byRank, type Found, scoreTerm } from './rank.ts';
import { createSubjects, holdsAll, type LoadPagefind, readingsOf, type Subjects } from './related.ts';
import type { Count, Rewriting } from './rewrite.ts';
import { Shard } from './shard.ts';
import { type Load, loadFromNetwork, Store } from './store.ts';

/** Hits on a page. */
export const PAGE = 20;
/** Related articles at most, and those that hold the words apart among them when the exact hits are fewer than these. */
const RELATED = 10;
const FEW = 5;

export interface SearchOptions {
  /** Gets files; by default over the network. */
  readonly load?: Load;
  /** Gets Pagefind's module; by default over the network. */
  readonly loadPagefind?: LoadPagefind;
  /** Rewrites what was typed (traditional script, pinyin); null leaves it. */
  readonly rewrite?: (query: string, manifest: Manifest, count: Count) => Promise<Rewriting | null>;
}

export interface SearchClient {
  /**
   * Searches. `page` counts from 1; `facets` narrow, `order` is 'best' without regard to date, 'newest' or 'oldest'.
   * An empty query with or without facets lists everything they leave. Rejects when a file can't be had: an answer is
   * always complete.
   */
  search(
    query: string,
    facets?: Facets,
    order?: Order,
    page?: number,
    options?: { literal?: boolean },
  ): Promise<Answer>;
  /** All hits as rows, in the same order, for export. */
  rows(query: string, facets?: Facets, order?: Order, options?: { literal?: boolean }): Promise<Row[]>;
  /**
   * At most ten articles that are not hits: first those that are about what was typed (Pagefind), then, where hits are
   * few, those that hold its words apart. None for a query that excludes something.
   */
  related(query: string, facets?: Facets, options?: { literal?: boolean }): Promise<Related[]>;
  /** How many articles a query leaves, read as it stands; loads nothing to show. */
  count(query: string, facets?: Facets): Promise<number>;
  manifest(): Promise<Manifest>;
  readonly store: Store;
}

interface Context {
  readonly manifest: Manifest;
  readonly shards: readonly Shard[];
}

/** `root` is the address of the index's folder, with a slash at its end. */
export function createSearch(root: string, options: SearchOptions = {}): SearchClient {
  const store = new Store(root, options.load ?? loadFromNetwork);
  let context: Promise<Context> | undefined;
  let subjects: Subjects | undefined;
  const memory = new Map<string, Promise<Map<number, Found>>>();

  const open = (): Promise<Context> => {
    context ??= openIndex(store);
    context.catch(() => (context = undefined));
    return context;
  };

  /** Articles that hold a term; kept for the next page, another order or another choice of facets. */
  const term = (phrase: string, opened: Context): Promise<Map<number, Found>> => {
    let found = memory.get(phrase);
    if (!found) {
      found = findTerm(phrase, opened);
      found.catch(() => memory.delete(phrase));
      memory.set(phrase, found);
      if (memory.size > 64) memory.delete(memory.keys().next().value!);
    }
    return found;
  };

  const understand = async (query: string, literal: boolean, opened: Context) => {
    const count = async (phrase: string): Promise<number> => (await term(phrase, opened)).size;
    const rewriting = literal ? null : ((await options.rewrite?.(query, opened.manifest, count)) ?? null);
    return {
      parsed: rewriting?.query ?? parseQuery(query),
      rewritten: rewriting && { from: query, to: rewriting.shown, why: rewriting.why },
    };
  };

  const find = async (parsed: Query, opened: Context): Promise<Map<number, Found>> => {
    const groups = await Promise.all(
      parsed.groups.map(async (terms) => anyOf(await Promise.all(terms.map((each) => term(each, opened))))),
    );
    const found = groups.length ? allOf(groups) : everything(opened);
    const excluded = await Promise.all(parsed.excluded.map((each) => term(each, opened)));
    if (!excluded.length) return found;
    return new Map([...found].filter(([doc]) => !excluded.some((hits) => hits.has(doc))));
  };

  const ordered = (found: Iterable<Found>, choices: readonly Choice[], order: Order, undated: number): Found[] => {
    const left = [...found].filter(({ doc }) => choices.every(({ meets }) => meets(doc)));
    if (order === 'best') return left.sort(byRank);
    if (order === 'newest') return left.sort((a, b) => b.doc - a.doc);
    const rising = left.sort((a, b) => a.doc - b.doc);
    // Articles without a date are last in either order; they stand first in the shards.
    const dated = rising.findIndex(({ doc }) => doc >= undated);
    return dated < 0 ? rising : [...rising.slice(dated), ...rising.slice(0, dated)];
  };

  return {
    store,
    manifest: async () => (await open()).manifest,

    async search(query, facets = {}, order = 'best', page = 1, { literal = false } = {}) {
      const opened = await open();
      const { parsed, rewritten } = await understand(query, literal, opened);
      const [found, choices] = await Promise.all([find(parsed, opened), choicesOf(facets, opened.shards)]);
      const docs = [...found.keys()];
      const best = ordered(found.values(), choices, order, opened.manifest.undated);
      const terms = positiveTerms(parsed);
      const [counts, hits] = await Promise.all([
        countFacets(docs, choices, opened.shards),
        Promise.all(best.slice((page - 1) * PAGE, page * PAGE).map(({ doc }) => hitOf(doc, terms, opened.shards))),
      ]);
      return { total: best.length, hits, ...counts, rewritten };
    },

    async rows(query, facets = {}, order = 'best', { literal = false } = {}) {
      const opened = await open();
      const { parsed } = await understand(query, literal, opened);
      const [found, choices] = await Promise.all([find(parsed, opened), choicesOf(facets, opened.shards)]);
      const lists = await Promise.all(opened.shards.map((shard) => shard.rows()));
      return ordered(found.values(), choices, order, opened.manifest.undated).map(({ doc }) => {
        const n = opened.shards.findLastIndex(({ start }) => start <= doc);
        return lists[n]![doc - opened.shards[n]!.start]!;
      });
    },

    async related(query, facets = {}, { literal = false } = {}) {
      const opened = await open();
      const { parsed } = await understand(query, literal, opened);
      if (!parsed.groups.length || parsed.excluded.length) return [];
      const [exact, choices] = await Promise.all([find(parsed, opened), choicesOf(facets, opened.shards)]);
      const seen = new Set(exact.keys());
      const fresh = (doc: number): boolean => !seen.has(doc) && choices.every(({ meets }) => meets(doc));
      subjects ??= createSubjects(
        opened.shards.map(({ address }) => address),
        options.loadPagefind,
      );
      const out: Related[] = [];
      const readings = readingsOf(parsed);
      const add = async (docs: readonly number[], words: readonly string[]): Promise<void> => {
        const some = docs.filter(fresh).slice(0, RELATED);
        const cards = await Promise.all(some.map((doc) => cardOf(doc, opened.shards)));
        for (const [n, card] of cards.entries()) {
          if (out.length === RELATED) return;
          if (!holdsAll(card, words)) continue;
          seen.add(some[n]!);
          out.push({ ...hitFrom(card, words), about: whyOf(card, words) });
        }
      };
      for (const words of readings) {
        if (out.length === RELATED) break;
        const places = await subjects(words, facets);
        const docs = places.flatMap(({ shard, ordinal }) => {
          const found = opened.shards.find(({ name }) => name === shard);
          return found && ordinal < found.count ? [found.start + ordinal] : [];
        });
        await add(docs, words);
      }
      if (exact.size >= FEW) return out;
      for (const words of readings) {
        if (out.length === RELATED) break;
        const apart = await find({ groups: words.map((word) => [word]), excluded: [], quoted: new Set() }, opened);
        await add(
          [...apart.values()].sort(byRank).map(({ doc }) => doc),
          words,
        );
      }
      return out;
    },

    async count(query, facets = {}) {
      const opened = await open();
      const [found, choices] = await Promise.all([find(parseQuery(query), opened), choicesOf(facets, opened.shards)]);
      return ordered(found.values(), choices, 'newest', 0).length;
    },
  };
}

async function openIndex(store: Store): Promise<Context> {
  const manifest = await store.fresh<Manifest>('manifest.json');
  if (manifest.version !== FORMAT) throw new Error(`search index of version ${manifest.version}, expected ${FORMAT}`);
  let start = 0;
  const shards = manifest.shards.map(({ dir, count }) => {
    const shard = new Shard(store, dir, start, count);
    start += count;
    return shard;
  });
  return { manifest, shards };
}

async function findTerm(phrase: string, { manifest, shards }: Context): Promise<Map<number, Found>> {
  const parts = await Promise.all(
    shards.map(async (shard) => {
      const [directory, hits]: [Directory, Awaited<ReturnType<Shard['find']>>] = await Promise.all([
        shard.directory(),
        shard.find(phrase),
      ]);
      return { shard, lengths: directory.lengths, hits };
    }),
  );
  return scoreTerm(parts, manifest.count, Math.max(manifest.averageLength, 1));
}

function everything({ manifest }: Context): Map<number, Found> {
  return new Map(Array.from({ length: manifest.count }, (_, doc) => [doc, { doc, titles: 0, score: 0 }]));
}

async function hitOf(doc: number, terms: readonly string[], shards: readonly Shard[]): Promise<Hit> {
  return hitFrom(await cardOf(doc, shards), terms);
}

function cardOf(doc: number, shards: readonly Shard[]): Promise<Card> {
  const shard = shards.findLast(({ start }) => start <= doc)!;
  return shard.card(doc - shard.start);
}

function hitFrom(card: Card, terms: readonly string[]): Hit {
  const texts = card.subtitle ? [...card.texts, card.subtitle] : card.texts;
  const { id, url, date, outlet, kind, places } = card;
  return { id, url, date, outlet, kind, places, title: mark(card.title, terms), excerpt: excerpt(texts, terms) };
}

/** What an article is about that a query asks for: the lines that hold its words, those that hold most of it first. */
function whyOf(card: Card, words: readonly string[]): Related['about'] {
  // A character alone says little: 市 is in every line.
  const weight = (line: string): number =>
    words.filter((word) => fold(line).includes(word)).reduce((sum, { length }) => sum + (length > 1 ? length : 0.1), 0);
  const lines = subjectLines(card).map((line) => ({ line, weight: weight(line) }));
  const enough = lines.some((each) => each.weight >= 1) ? 1 : 0.1;
  return lines
    .filter((each) => each.weight >= enough)
    .sort((a, b) => b.weight - a.weight)
    .map(({ line }) => mark(line, words));
}
