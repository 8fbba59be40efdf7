/**
 * Articles that hold the words of a query without holding them in one piece, found and ranked by Pagefind. Loaded only
 * when the exact search comes back with little.
 */

import { fold } from '../fold.ts';
import { dateNumber } from '../format.ts';
import { spaced, unspaced, wordsOf } from '../spaced.ts';
import type { Facets } from '../types.ts';
import { dateTest } from './filter.ts';

/** What Pagefind's module offers, as far as it is used here. */
export interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  init(): Promise<void>;
  search(
    query: string,
    options: { filters: Readonly<Record<string, unknown>> },
  ): Promise<{ results: readonly { data(): Promise<PagefindPage> }[] }>;
}

export interface PagefindPage {
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly excerpt: string;
}

export interface LooseHit {
  readonly id: string;
  /** Address under the base path. */
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
  readonly date: string | null;
  readonly outlet: string | null;
  readonly kind: string;
}

export interface LooseSearch {
  /** At most ten articles that hold every word of `query`, best first; those in `except` are left out. */
  search(query: string, facets: Facets, except: ReadonlySet<string>): Promise<LooseHit[]>;
}

const SHOWN = 10;
/** Hits that are read to fill the list: some are dropped when they are verified. */
const READ = 30;

/** `root` is the address of Pagefind's bundle, with a slash at its end; `load` gets its module. */
export function createLoose(
  root: string,
  load: (address: string) => Promise<Pagefind> = (address) => import(/* @vite-ignore */ address),
): LooseSearch {
  let opened: Promise<Pagefind> | undefined;
  const open = (): Promise<Pagefind> => {
    opened ??= load(`${root}pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ basePath: root, baseUrl: '/', excerptLength: 40 });
      await pagefind.init();
      return pagefind;
    });
    opened.catch(() => (opened = undefined));
    return opened;
  };

  return {
    async search(query, facets, except) {
      const words = wordsOf(query);
      if (words.length < 2) return [];
      const pagefind = await open();
      const filters = Object.fromEntries(
        (['place', 'official', 'topic'] as const).flatMap((name) =>
          facets[name]?.length ? [[name, { any: facets[name] }]] : [],
        ),
      );
      const { results } = await pagefind.search(spaced(words.join(' ')), { filters });
      const inRange = dateTest(facets.from, facets.to);
      const hits: LooseHit[] = [];
      for (const page of await Promise.all(results.slice(0, READ).map((result) => result.data()))) {
        const { id = '', url = '', title = '', date = '', outlet = '', kind = '' } = page.meta;
        const text = fold(page.content);
        // Pagefind takes the longest known beginning of a word that it does not know: every hit is looked at.
        if (except.has(id) || !words.every((word) => text.includes(word))) continue;
        if ((facets.from || facets.to) && !inRange(dateNumber(date || null))) continue;
        if (facets.outlet?.length && !facets.outlet.includes(outlet)) continue;
        if (facets.kind?.length && !facets.kind.includes(kind)) continue;
        const excerpt = unspaced(page.excerpt.replace(/<\/?mark>/gu, ''));
        hits.push({ id, url, title, excerpt, date: date || null, outlet: outlet || null, kind });
        if (hits.length === SHOWN) break;
      }
      return hits;
    },
  };
}
