/** Where the dots and lines of a timeline stand: geometry alone, so that it can be tested without a page. */
import { scaleLinear } from 'd3-scale';
import type { AttestedPost } from '../catalogue/types.ts';

/** Posts that a timeline shows. */
const ROWS = 12;
/** Dots of one drawing; beyond, those that stand nearest become one, so that no page grows with its archive. */
const DOTS = 300;
export const LEFT = 20;
const ROW = 62;
/** Of a label in 16-pixel type, an em a character. */
const EM = 16;

/** Articles that say one thing on one day, or on neighbouring days where a line would hold too many. */
export interface Dot {
  readonly at: number;
  readonly first: string;
  readonly last: string;
  /** Whether they tell of the post as former, proposed or removed. */
  readonly former: boolean;
  readonly count: number;
}

export interface Line {
  readonly post: string;
  readonly y: number;
  readonly dots: readonly Dot[];
  readonly first: number;
  readonly last: number;
  /** Where the label begins. */
  readonly label: number;
  /** Between neighbouring dots: `known` where they lie within a year of each other. */
  readonly joins: readonly { readonly from: number; readonly to: number; readonly known: boolean }[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly years: readonly { readonly year: number; readonly x: number }[];
  readonly lines: readonly Line[];
}

/** The posts that have a date, as many as a timeline shows. */
export function shownPosts(posts: readonly AttestedPost[]): readonly AttestedPost[] {
  return posts.filter((post) => post.seen.some(({ item }) => item.date)).slice(0, ROWS);
}

/** A date in years; a part of one stands in its middle. */
function moment(date: string): number {
  const [y, m = 7, d = 1] = date.split('-').map(Number);
  return y! + (m - 1) / 12 + (d - 1) / 365;
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Draws posts (of `shownPosts`) in a column of so many pixels. */
export function drawTimeline(rows: readonly AttestedPost[], width: number): Drawing {
  const dates = rows.flatMap(({ seen }) => seen.flatMap(({ item }) => (item.date ? [moment(item.date)] : [])));
  const from = Math.floor(dates.reduce((least, date) => Math.min(least, date), Number.POSITIVE_INFINITY)) - 1;
  const to = Math.floor(dates.reduce((most, date) => Math.max(most, date), Number.NEGATIVE_INFINITY)) + 2;
  const x = scaleLinear()
    .domain([from, to])
    .range([LEFT, width - LEFT]);
  const step = Math.max(1, Math.ceil((to - from) / (width / 80)));
  const years = Array.from({ length: Math.max(0, to - from - 1) }, (_, n) => from + 1 + n)
    .filter((_, n) => n % step === 0)
    .map((year) => ({ year, x: round(x(year)) }));
  const dotted = rows.map((post) => dotsOf(post, (date) => round(x(moment(date)))));
  const many = dotted.reduce((sum, dots) => sum + dots.length, 0) > DOTS;
  const lines = rows.map((post, n): Line => {
    const dots = many ? merged(dotted[n]!, (2 * rows.length * width) / DOTS) : dotted[n]!;
    const sure = dots.filter((dot) => !dot.former);
    const ends = (sure.length ? sure : dots).map((dot) => dot.at);
    return {
      post: post.post,
      y: n * ROW + 40,
      dots,
      first: Math.min(...ends),
      last: Math.max(...ends),
      label: Math.max(0, Math.min(ends[0]! - 6, width - [...post.post].length * EM)),
      joins: sure.slice(1).map((dot, k) => {
        const before = sure[k]!;
        return { from: before.at, to: dot.at, known: moment(dot.first) - moment(before.last) <= 1 };
      }),
    };
  });
  return { width, height: rows.length * ROW + 30, years, lines };
}

function dotsOf({ seen }: AttestedPost, at: (date: string) => number): Dot[] {
  const dots = new Map<string, Dot>();
  for (const { item, status } of seen) {
    if (!item.date) continue;
    const former = status !== 'current';
    const key = `${item.date}${former}`;
    const count = (dots.get(key)?.count ?? 0) + 1;
    dots.set(key, { at: at(item.date), first: item.date, last: item.date, former, count });
  }
  return [...dots.values()];
}

/** Dots that stand nearer than `space` to the first of their kind become one with it. */
function merged(dots: readonly Dot[], space: number): Dot[] {
  const out: Dot[] = [];
  const open = new Map<boolean, number>();
  for (const dot of dots) {
    const n = open.get(dot.former);
    const before = n === undefined ? undefined : out[n];
    if (n !== undefined && before && dot.at - before.at < space)
      out[n] = { ...before, last: dot.last, count: before.count + dot.count };
    else open.set(dot.former, out.push(dot) - 1);
  }
  return out;
}
