/** The page's own area: what 我市, 县委 and a village without its county mean. */
import { gazetteer, within } from '../../gazetteer/index.ts';
import { areaOf, depthOf } from '../../gazetteer/place.ts';
import type { Outlet } from '../../model/draft.ts';
import type { HomeOf, Settled } from './page-names.ts';

/** Places named, with what each weighs. */
export type Votes = ReadonlyMap<string, number>;

/** A share above which one area stands for the page. */
const MAJORITY = 0.6;

/** The area that an outlet belongs to, by the list of outlets or by its name (遂昌新闻网, 丽水日报); null for others. */
export function outletHome(source: string | null, outlets: readonly Outlet[]): string | null {
  if (!source) return null;
  const listed = outlets.find((o) => o.name === source || o.aliases.includes(source));
  if (listed?.place) return listed.place;
  for (const start of source.startsWith('今日') ? [2] : [0]) {
    const found = gazetteer().matchArea(source, start);
    const place = found?.places.find((p) => p.level === 'prefecture' || p.level === 'county');
    if (place) return place.path;
  }
  return null;
}

/** The narrowest area down to the counties that most votes lie in; null when they are spread over the province. */
export function majority(votes: Votes): string | null {
  const prefecture = leader(votes, 2);
  if (!prefecture || sum(votes, prefecture) < MAJORITY * sum(votes)) return null;
  const county = leader(votes, 3);
  if (!county || !within(county, prefecture)) return prefecture;
  const own = sum(votes, county);
  const counties = sum(votes) - sum(votes, null, 2);
  // Named by itself, the prefecture speaks for itself; a county has to be named almost as much.
  const prefectureItself = votes.get(prefecture) ?? 0;
  return own >= MAJORITY * counties && own >= 0.4 * (own + prefectureItself) ? county : prefecture;
}

/** The weight of all votes, of those in an area, or of those no deeper than some level. */
function sum(votes: Votes, area: string | null = null, depth = Number.POSITIVE_INFINITY): number {
  let total = 0;
  for (const [path, weight] of votes) {
    if ((area === null || within(path, area)) && depthOf(path) <= depth) total += weight;
  }
  return total;
}

/** The area of a depth that weighs most. */
function leader(votes: Votes, depth: number): string | null {
  const totals = new Map<string, number>();
  let best: string | null = null;
  for (const [path, weight] of votes) {
    if (depthOf(path) < depth) continue;
    const area = areaOf(path, depth);
    const total = (totals.get(area) ?? 0) + weight;
    totals.set(area, total);
  }
  for (const [area, total] of totals) if (best === null || total > totals.get(best)!) best = area;
  return best;
}

/** The area of the page, and that of each of its articles. */
export interface Homes {
  readonly page: string | null;
  readonly of: HomeOf;
}

/** How much a name weighs for the page's own area, by where it stands. */
function weightIn(field: string): number {
  return field.startsWith('blocks/') || field.startsWith('captions/') ? 1 : 3;
}

/** The areas that the settled names of a page, and the outlets of its articles, speak for. */
export function homesOf(settled: readonly Settled[], outlets: readonly (string | null)[]): Homes {
  const votes = outlets.map(() => new Map<string, number>());
  const all = new Map<string, number>();
  for (const s of settled) {
    if (s.state !== 'ours') continue;
    const weight = weightIn(s.token.field);
    for (const map of [votes[s.article]!, all]) map.set(s.path!, (map.get(s.path!) ?? 0) + weight);
  }
  const known = [...new Set(outlets.filter((o) => o !== null))];
  const outlet = known.length === 1 ? known[0]! : null;
  const page = majority(all);
  // The outlet's area, unless the page is about a narrower one inside it.
  const home = outlet && !(page && within(page, outlet)) ? outlet : page;
  const each = votes.map((own, n) => {
    const said = outlets[n] ?? outlet;
    const article = votes.length === 1 ? page : majority(own);
    if (article && (!said || within(article, said))) return article;
    return said ?? (article && home && within(home, article) ? home : (article ?? home));
  });
  return { page: home, of: (article) => each[article] ?? home };
}
