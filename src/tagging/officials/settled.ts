/** The posts of all holdings of an article with their areas, each area by the whole article. */
import type { PlaceContext } from '../places/context.ts';
import type { Holding } from './holding.ts';
import type { Office } from './office.ts';
import { PostAreas } from './post-areas.ts';
import type { SettledPost } from './post-entries.ts';
import { settle } from './posts.ts';

/** What was found in one field. */
export interface Reading {
  readonly field: string;
  readonly text: string;
  readonly offices: readonly Office[];
  readonly holdings: readonly Holding[];
}

/** A holding with its posts. */
export interface Settled {
  readonly holding: Holding;
  readonly posts: readonly SettledPost[];
  readonly field: string;
  readonly text: string;
}

/**
 * The posts of all holdings, in the order of the text. An area has one party secretary and one head: where the article
 * names the area of one (乙市市委书记丙某) and a word would give it a second (市委书记甲某), the word means another area.
 */
export function settleAll(
  readings: readonly Reading[],
  article: number,
  places: PlaceContext,
  texts: ReadonlyMap<string, string>,
  outlet: string | null,
): Settled[] {
  const run = (foreign?: ReadonlySet<string>) => {
    const areas = new PostAreas(article, places, texts, outlet, foreign);
    return readings.flatMap(({ field, text, offices, holdings }) => {
      areas.read(offices, text, field);
      return holdings.map((holding): Settled => ({ holding, posts: settle(holding, areas, text, field), field, text }));
    });
  };
  const settled = run();
  const foreign = foreignAreas(settled);
  return foreign.size > 0 ? run(foreign) : settled;
}

/** Posts that one person of an area holds at a time. */
const HEAD = /^(?:委书记|(?:人民政府)?[市县区]?长)$/u;

/** Areas whose head the article names in full, and to which its words for an area give another head. */
function foreignAreas(settled: readonly Settled[]): ReadonlySet<string> {
  const named = new Map<string, string>();
  const words: { readonly key: string; readonly path: string; readonly name: string }[] = [];
  for (const { holding, posts } of settled) {
    for (const { place, roles, status, post } of posts) {
      const depth = place?.split('/').length ?? 0;
      if (status !== 'current' || depth < 2 || depth > 3) continue;
      const area = place!.slice(place!.lastIndexOf('/') + 1);
      for (const role of roles) {
        if (!HEAD.test(role)) continue;
        const key = `${place}\0${role.endsWith('书记')}`;
        if (post.includes(area.slice(0, 2))) named.set(key, holding.name.name);
        else words.push({ key, path: place!, name: holding.name.name });
      }
    }
  }
  return new Set(words.filter(({ key, name }) => named.has(key) && named.get(key) !== name).map(({ path }) => path));
}
