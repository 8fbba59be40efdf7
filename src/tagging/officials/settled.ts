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

/**
 * Areas whose one head the article names in full, and to which its words for an area give another head: one of whom it
 * says nothing else in that area.
 */
function foreignAreas(settled: readonly Settled[]): ReadonlySet<string> {
  const heads = new Map<string, Set<string>>();
  const local = new Set<string>();
  const words: { readonly key: string; readonly path: string; readonly name: string }[] = [];
  for (const { holding, posts } of settled) {
    const { name } = holding.name;
    for (const { place, roles, status, post } of posts) {
      const depth = place?.split('/').length ?? 0;
      if (depth < 2 || depth > 3) continue;
      const area = place!.slice(place!.lastIndexOf('/') + 1);
      const isNamed = post.includes(area.slice(0, 2));
      if (isNamed) local.add(`${name}\0${place}`);
      for (const role of status === 'current' ? roles.filter((r) => HEAD.test(r)) : []) {
        const key = `${place}\0${role.endsWith('书记')}`;
        if (isNamed) heads.set(key, (heads.get(key) ?? new Set()).add(name));
        else words.push({ key, path: place!, name });
      }
    }
  }
  const isOther = ({ key, path, name }: (typeof words)[number]) =>
    heads.get(key)?.size === 1 && !heads.get(key)!.has(name) && !local.has(`${name}\0${path}`);
  return new Set(words.filter(isOther).map(({ path }) => path));
}
