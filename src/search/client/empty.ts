/** A page without a hit: what else could be asked, and what the archive does not hold. */
import { parseQuery } from '../query.ts';
import { FOLDERS } from '../suggestions.ts';
import type { Manifest } from '../types.ts';
import { h, placeName } from './dom.ts';
import type { Labels } from './hits.ts';
import type { SiteSearch } from './open.ts';
import { type State, writeState } from './state.ts';

/** Shorter terms that are tried, longest first. */
const TRIES = 8;
const OFFERED = 3;

export async function emptyHelp(state: State, search: SiteSearch, labels: Labels): Promise<HTMLElement[]> {
  const manifest = await search.manifest();
  const [shorter, parents, near] = await Promise.all([
    shorterTerms(state.q, search),
    parentPlaces(state, search),
    state.q ? search.suggester.near(state.q) : [],
  ]);
  const ask = (q: string): string => writeState({ ...state, q, pages: 1, literal: false });
  const rows: (HTMLElement | null)[] = [
    Object.keys(state.facets).length > 0 && state.q
      ? h(
          'li',
          {},
          '去掉筛选，',
          h('a', { href: writeState({ ...state, facets: {}, pages: 1 }) }, `在全部文章里找“${state.q}”`),
        )
      : null,
    shorter.length
      ? h(
          'li',
          {},
          '换短一些的词：',
          ...shorter.flatMap(({ term, count }, n) => [
            n ? '、' : '',
            h('a', { href: ask(term) }, term),
            `（${count} 篇）`,
          ]),
        )
      : null,
    parents.length
      ? h(
          'li',
          {},
          '看上一级地方：',
          ...parents.flatMap(({ value, slug, count }, n) => [
            n ? '、' : '',
            h('a', { href: labels.url(`places/${slug}/`) }, placeName(value)),
            `（${count} 篇）`,
          ]),
        )
      : null,
    near.length
      ? h(
          'li',
          {},
          '名字相近的：',
          ...near.flatMap(({ kind, slug, name }, n) => [
            n ? '、' : '',
            h('a', { href: labels.url(`${FOLDERS[kind]}/${slug}/`) }, name),
          ]),
        )
      : null,
    h('li', {}, coverage(manifest), h('a', { href: labels.url('coverage/') }, '收录范围'), '。'),
  ];
  return [h('ul', { class: 'help' }, ...rows)];
}

function coverage({ count, first, last }: Manifest): string {
  const span = first && last ? (first === last ? `${first}` : `${first} 至 ${last}`) : '日期均未知';
  return `本档案现有 ${count} 篇文章，日期在 ${span} 之间；不在其中的报道查不到，见`;
}

/** The longest parts of what was typed that articles do hold. */
async function shorterTerms(q: string, search: SiteSearch): Promise<{ term: string; count: number }[]> {
  const terms = parseQuery(q).groups.flat();
  const tries = terms.length > 1 ? terms : parts(terms[0] ?? '');
  const counted = await Promise.all(
    [...new Set(tries)].slice(0, TRIES).map(async (term) => ({ term, count: await search.count(`"${term}"`) })),
  );
  return counted.filter(({ count }) => count > 0).slice(0, OFFERED);
}

/** A term without its last or first characters, down to two: 义乌港务 → 义乌港, 乌港务, 义乌, 港务. */
function parts(term: string): string[] {
  const chars = [...term];
  const out: string[] = [];
  const down = chars.length > 6 ? [chars.length - 2, Math.ceil(chars.length / 2), 2] : [chars.length - 1, 2];
  for (const length of new Set(down)) {
    if (length < 2 || length >= chars.length) continue;
    out.push(chars.slice(0, length).join(''), chars.slice(-length).join(''));
  }
  return out;
}

/** The areas above the places that were chosen or named. */
async function parentPlaces(
  state: State,
  search: SiteSearch,
): Promise<{ value: string; slug: string; count: number }[]> {
  const named = state.q
    ? (await search.suggester.exact(state.q)).map(({ entry }) => entry).filter(({ kind }) => kind === 'place')
    : [];
  const paths = [...(state.facets.place ?? []), ...named.map(({ value }) => value)];
  const above = await Promise.all(paths.map((path) => nearestAbove(path, search)));
  return [...new Map(above.filter((entry) => entry !== null).map((entry) => [entry.value, entry])).values()];
}

async function nearestAbove(path: string, search: SiteSearch) {
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
    const entry = await search.suggester.byValue('place', path.slice(0, cut));
    if (entry && entry.count > 0) return entry;
  }
  return null;
}
