/** The page's own area: what 我市, 县委 and a village without its county mean. */
import { gazetteer, within } from '../../gazetteer/index.ts';
import type { Outlet } from '../../model/draft.ts';

/** A place named, with what it weighs. */
export interface Vote {
  readonly path: string;
  readonly weight: number;
}

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
export function majority(votes: readonly Vote[]): string | null {
  const total = sum(votes);
  if (total === 0) return null;
  const prefecture = leader(votes, 2);
  if (!prefecture || sum(votes.filter((v) => within(v.path, prefecture))) < MAJORITY * total) return null;
  const counties = votes.filter((v) => v.path.split('/').length >= 3);
  const county = leader(counties, 3);
  if (!county || !within(county, prefecture)) return prefecture;
  const own = sum(counties.filter((v) => within(v.path, county)));
  const rest = sum(votes.filter((v) => v.path === prefecture));
  return own >= MAJORITY * sum(counties) && own >= 0.4 * (own + rest) ? county : prefecture;
}

const sum = (votes: readonly Vote[]) => votes.reduce((total, v) => total + v.weight, 0);

function leader(votes: readonly Vote[], depth: number): string | null {
  const totals = new Map<string, number>();
  for (const { path, weight } of votes) {
    const parts = path.split('/');
    if (parts.length < depth) continue;
    const area = parts.slice(0, depth).join('/');
    totals.set(area, (totals.get(area) ?? 0) + weight);
  }
  return [...totals].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
