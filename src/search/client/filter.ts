/** Which articles the chosen facets leave, and how many each value would leave. */
import { dateNumber } from '../format.ts';
import { type Answer, COUNTED, type Counted, type Facets } from '../types.ts';
import type { Shard } from './shard.ts';

/** A choice that an article meets or not; `facet` names the group whose counts ignore it. */
export interface Choice {
  readonly facet: Counted | 'year' | 'official';
  readonly meets: (doc: number) => boolean;
}

/** The choices of a search as tests. Loads no more than they need. */
export async function choicesOf(facets: Facets, shards: readonly Shard[]): Promise<Choice[]> {
  const choices: Choice[] = [];
  const chosen = async (
    facet: Choice['facet'],
    values: readonly string[] | undefined,
    find: (shard: Shard, value: string) => Promise<Uint32Array>,
  ) => {
    if (!values?.length) return;
    const docs = new Set<number>();
    await Promise.all(
      values.flatMap((value) =>
        shards.map(async (shard) => {
          for (const ordinal of await find(shard, value)) docs.add(shard.start + ordinal);
        }),
      ),
    );
    choices.push({ facet, meets: (doc) => docs.has(doc) });
  };
  const counted = (facet: Counted) => async (shard: Shard, value: string) =>
    (await shard.facets()).get(`${facet}:${value}`) ?? new Uint32Array();
  await Promise.all([
    chosen('county', facets.place, (shard, place) => shard.tag(`place:${place}`)),
    chosen('official', facets.official, (shard, id) => shard.tag(`official:${id}`)),
    chosen('topic', facets.topic, counted('topic')),
    chosen('outlet', facets.outlet, counted('outlet')),
    chosen('kind', facets.kind, counted('kind')),
  ]);
  if (facets.from || facets.to) {
    const dates = await allDates(shards);
    const meets = dateTest(facets.from, facets.to);
    choices.push({ facet: 'year', meets: (doc) => meets(dates[doc]!) });
  }
  return choices;
}

/** Dates of all articles, `YYYYMMDD` with 00 for what is not known. */
export async function allDates(shards: readonly Shard[]): Promise<Uint32Array> {
  const last = shards.at(-1);
  const dates = new Uint32Array(last ? last.start + last.count : 0);
  await Promise.all(shards.map(async (shard) => dates.set((await shard.directory()).dates, shard.start)));
  return dates;
}

/** A date known only by its year or month is in a range that it may lie in. */
export function dateTest(from?: string, to?: string): (date: number) => boolean {
  const low = dateNumber(from ?? null);
  const high = to ? lastDay(dateNumber(to)) : Number.POSITIVE_INFINITY;
  return (date) => date > 0 && lastDay(date) >= low && firstDay(date) <= high;
}

function lastDay(date: number): number {
  if (date % 10_000 === 0) return date + 1231;
  return date % 100 === 0 ? date + 31 : date;
}

function firstDay(date: number): number {
  if (date % 10_000 === 0) return date + 101;
  return date % 100 === 0 ? date + 1 : date;
}

/**
 * Counts of every value among `docs`. A facet's counts ignore the choices made in that facet, so that another value
 * can be seen for what it holds; prefectures and counties share one choice.
 */
export async function countFacets(
  docs: readonly number[],
  choices: readonly Choice[],
  shards: readonly Shard[],
): Promise<Pick<Answer, 'facetCounts' | 'undated'>> {
  const total = shards.reduce((sum, { count }) => sum + count, 0);
  const groupOf = (facet: string): string => (facet === 'prefecture' ? 'county' : facet);
  // One byte an article, and one list for all groups in which nothing is chosen.
  const masks = new Map<string, Uint8Array>();
  const maskOf = (others: readonly Choice[]): Uint8Array => {
    const mask = new Uint8Array(total);
    for (const doc of docs) if (others.every(({ meets }) => meets(doc))) mask[doc] = 1;
    return mask;
  };
  const everyChoice = maskOf(choices);
  for (const facet of [...COUNTED, 'year'] as const) {
    const group = groupOf(facet);
    const others = choices.filter((choice) => choice.facet !== group);
    if (!masks.has(group)) masks.set(group, others.length === choices.length ? everyChoice : maskOf(others));
  }
  const counts: Record<Counted | 'year', Record<string, number>> = {
    prefecture: {},
    county: {},
    topic: {},
    outlet: {},
    kind: {},
    year: {},
  };
  await Promise.all(
    shards.map(async (shard) => {
      for (const [key, ordinals] of await shard.facets()) {
        const colon = key.indexOf(':');
        const facet = key.slice(0, colon) as Counted;
        const value = key.slice(colon + 1);
        const mask = masks.get(groupOf(facet));
        if (!mask) continue;
        let count = 0;
        for (const ordinal of ordinals) count += mask[shard.start + ordinal]!;
        if (count) counts[facet][value] = (counts[facet][value] ?? 0) + count;
      }
    }),
  );
  const dates = await allDates(shards);
  let undated = 0;
  masks.get('year')!.forEach((on, doc) => {
    if (!on) return;
    const year = Math.floor(dates[doc]! / 10_000);
    if (year) counts.year[year] = (counts.year[year] ?? 0) + 1;
    else undated++;
  });
  return { facetCounts: counts, undated };
}
