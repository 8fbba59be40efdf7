/**
 * Articles that do not hold what was typed as it stands, but are about it (found and ranked by Pagefind, over headline,
 * places, officials with posts, topics), or hold its words apart (found by the exact search). Each is looked at before
 * it is shown: it holds every word of the query, in its text or in what it is about.
 */
import { codedWord, wordsOf } from '../coded.ts';
import { fold } from '../fold.ts';
import type { Card } from '../format.ts';
import type { Query } from '../query.ts';
import { subjectLines } from '../subject.ts';
import type { Facets } from '../types.ts';

/** What Pagefind's module offers, as far as it is used here. */
export interface PagefindModule {
  createInstance(options: Readonly<Record<string, unknown>>): Pagefind;
}

export interface Pagefind {
  init(): Promise<void>;
  mergeIndex(address: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  search(
    query: string,
    options: { filters: Readonly<Record<string, { readonly any: readonly string[] }>> },
  ): Promise<{ results: readonly { data(): Promise<{ raw_url?: string; url: string }> }[] }>;
}

export type LoadPagefind = (address: string) => Promise<PagefindModule>;

/** Where an article lies: the folder of its shard, and its number there. */
export interface Place {
  readonly shard: string;
  readonly ordinal: number;
}

/** How many of Pagefind's hits are looked at. */
const READ = 16;
/** Readings of a query (with "or", in two scripts) that are asked for. */
const READINGS = 6;

/** `dirs`: addresses of the shards' folders, with a slash at their ends, the one that changes least first. */
export function createSubjects(
  dirs: readonly string[],
  load: LoadPagefind = (address) => import(/* @vite-ignore */ address),
) {
  let opened: Promise<Pagefind> | undefined;
  const open = (): Promise<Pagefind> => {
    opened ??= openPagefind(dirs, load);
    opened.catch(() => (opened = undefined));
    return opened;
  };

  /** Articles that Pagefind thinks are about all of `words`, best first. */
  return async (words: readonly string[], facets: Facets): Promise<Place[]> => {
    if (!dirs.length || !words.length) return [];
    const pagefind = await open();
    const filters = Object.fromEntries(
      (['place', 'topic', 'outlet', 'kind'] as const).flatMap((name) => {
        const chosen = facets[name];
        return chosen?.length ? [[name, { any: chosen }]] : [];
      }),
    );
    const { results } = await pagefind.search(words.map(codedWord).join(' '), { filters });
    const pages = await Promise.all(results.slice(0, READ).map((result) => result.data()));
    return pages.flatMap(({ raw_url, url }) => {
      const [, shard, ordinal] = /([0-9a-f]+)\/(\d+)\/$/u.exec(raw_url ?? url) ?? [];
      return shard ? [{ shard, ordinal: Number(ordinal) }] : [];
    });
  };
}

export type Subjects = ReturnType<typeof createSubjects>;

async function openPagefind(dirs: readonly string[], load: LoadPagefind): Promise<Pagefind> {
  const [first, ...others] = dirs.map((dir) => `${dir}pagefind/`);
  const { createInstance } = await load(`${first}pagefind.js`);
  // The folders are named by their content, so that no file in them need be asked for twice. A worker would load the
  // engine again.
  const options = { baseUrl: '/', metaCacheTag: '1' };
  const pagefind = createInstance({ ...options, basePath: first, noWorker: true });
  await pagefind.init();
  await Promise.all(others.map((address) => pagefind.mergeIndex(address, { ...options, language: 'unknown' })));
  return pagefind;
}

/** The ways to read a query, each as the words that an article must hold; a quoted phrase stays one word. */
export function readingsOf({ groups, quoted }: Query): string[][] {
  let readings: string[][] = [[]];
  for (const terms of groups) {
    const next = readings.flatMap((words) =>
      terms.map((term) => [...words, ...(quoted.has(term) ? [term] : wordsOf(term))]),
    );
    readings = next.slice(0, READINGS);
  }
  return readings.map((words) => [...new Set(words)]).filter((words) => words.length > 0);
}

/** Whether an article holds every word, in its text or in what it is about. */
export function holdsAll(card: Card, words: readonly string[]): boolean {
  const texts = [card.title, card.subtitle ?? '', ...card.texts, ...subjectLines(card)].map(fold);
  return words.every((word) => texts.some((text) => text.includes(word)));
}
