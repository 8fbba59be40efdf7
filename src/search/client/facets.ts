/** What narrows an answer: values with counts in order of number, and the years as bars. Every choice is a link. */
import type { Answer, Counted } from '../types.ts';
import { h, placeName, svg } from './dom.ts';
import type { Labels } from './hits.ts';
import { type Listed, ranged, type State, toggled, writeState } from './state.ts';

const GROUPS: readonly { readonly counted: Counted; readonly facet: Listed; readonly name: string }[] = [
  { counted: 'prefecture', facet: 'place', name: '设区市' },
  { counted: 'county', facet: 'place', name: '县（市、区）' },
  { counted: 'topic', facet: 'topic', name: '专题' },
  { counted: 'outlet', facet: 'outlet', name: '来源' },
  { counted: 'kind', facet: 'kind', name: '体裁' },
];

/** Values shown before the rest is folded away. */
const SHOWN = 8;

export function facetLists(answer: Answer, state: State, labels: Labels): HTMLElement[] {
  return GROUPS.flatMap(({ counted, facet, name }) => {
    const chosen = state.facets[facet] ?? [];
    const counts = Object.entries(answer.facetCounts[counted]).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (counts.length === 0 || (counts.length === 1 && chosen.length === 0 && counts[0]![1] === answer.total))
      return [];
    const items = counts.map(([value, count]) => {
      const on = chosen.includes(value);
      const label = labelOf(counted, value, labels);
      const link = h(
        'a',
        { href: writeState(toggled(state, facet, value)), 'aria-current': on ? 'true' : null },
        label,
      );
      return h('li', {}, link, h('small', { class: 'num' }, String(count)));
    });
    const rest = items.slice(SHOWN);
    return [
      h(
        'section',
        { 'aria-label': name },
        h('h3', {}, name),
        h('ul', { class: 'rows' }, ...items.slice(0, SHOWN)),
        rest.length > 0 &&
          h('details', {}, h('summary', {}, `其余 ${rest.length} 项`), h('ul', { class: 'rows' }, ...rest)),
      ),
    ];
  });
}

function labelOf(counted: Counted, value: string, { kinds, topics }: Labels): string {
  if (counted === 'prefecture' || counted === 'county') return value.slice(value.lastIndexOf('/') + 1);
  if (counted === 'kind') return kinds[value] ?? value;
  return counted === 'topic' ? (topics[value] ?? value) : value;
}

/** What is chosen now, each with a link that takes it away. `names` gives officials by id. */
export function chosenChips(state: State, labels: Labels, names: ReadonlyMap<string, string>): HTMLElement[] {
  const chip = (text: string, next: State): HTMLElement =>
    h(
      'li',
      {},
      h(
        'a',
        { href: writeState(next), 'aria-label': `去掉：${text}` },
        `${text} `,
        h('span', { 'aria-hidden': 'true' }, '×'),
      ),
    );
  const { place = [], official = [], topic = [], outlet = [], kind = [], from, to } = state.facets;
  return [
    ...place.map((value) => chip(placeName(value), toggled(state, 'place', value))),
    ...official.map((value) => chip(names.get(value) ?? value, toggled(state, 'official', value))),
    ...topic.map((value) => chip(labels.topics[value] ?? value, toggled(state, 'topic', value))),
    ...outlet.map((value) => chip(value, toggled(state, 'outlet', value))),
    ...kind.map((value) => chip(labels.kinds[value] ?? value, toggled(state, 'kind', value))),
    ...(from || to
      ? [chip(from === to ? `${from}` : `${from ?? '最早'} 至 ${to ?? '最晚'}`, ranged(state, null))]
      : []),
  ];
}

const HEIGHT = 84;
const FLOOR = 62;

/** Hits by year. A year narrows to itself; once a range is chosen, a year outside widens it to there. */
export function yearBars(answer: Answer, state: State): SVGSVGElement | null {
  const counts = Object.entries(answer.facetCounts.year).map(([year, count]) => ({ year: Number(year), count }));
  if (!counts.length) return null;
  const first = Math.min(...counts.map(({ year }) => year));
  const span = Math.max(...counts.map(({ year }) => year)) - first + 1;
  const most = Math.max(...counts.map(({ count }) => count));
  const slot = Math.min(40, 240 / span);
  const { from, to } = state.facets;
  const inside = (year: number): boolean =>
    (!from || String(year) >= from.slice(0, 4)) && (!to || String(year) <= to.slice(0, 4));
  const step = Math.ceil(30 / slot);
  const bars = counts.map(({ year, count }) => {
    const x = (year - first) * slot;
    const height = Math.max(2, (count / most) * (FLOOR - 16));
    return svg(
      'a',
      {
        href: writeState(ranged(state, nextRange(year, from, to))),
        'aria-label': `${year}年：${count}篇`,
        class: inside(year) ? 'in' : 'out',
      },
      svg('title', {}, `${year}年：${count}篇`),
      svg('rect', { x, y: 0, width: slot, height: FLOOR, fill: 'transparent' }),
      svg('rect', { class: 'bar', x: x + slot * 0.12, y: FLOOR - height, width: slot * 0.76, height }),
      slot >= 22 &&
        svg(
          'text',
          { class: 'quiet', x: x + slot / 2, y: FLOOR - height - 4, 'text-anchor': 'middle', 'font-size': 10 },
          String(count),
        ),
    );
  });
  const names = Array.from({ length: span }, (_, n) => first + n)
    .filter((_, n) => n % step === 0)
    .map((year) =>
      svg(
        'text',
        {
          class: 'quiet',
          x: (year - first) * slot + slot / 2,
          y: HEIGHT - 6,
          'text-anchor': 'middle',
          'font-size': 10.5,
        },
        String(year),
      ),
    );
  const width = Math.max(span * slot, 120);
  return svg(
    'svg',
    { class: 'histogram', viewBox: `-8 0 ${width + 16} ${HEIGHT}`, role: 'group', 'aria-label': '各年篇数' },
    ...bars,
    ...names,
  );
}

function nextRange(year: number, from: string | undefined, to: string | undefined): { from: string; to: string } {
  const name = String(year);
  const low = from?.slice(0, 4);
  const high = to?.slice(0, 4);
  if (low && high && name < low) return { from: name, to: high };
  if (low && high && name > high) return { from: low, to: name };
  return { from: name, to: name };
}
