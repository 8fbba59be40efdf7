/** What a query names: a place, an official or an office, with who and where one step away. */
import { fold } from '../fold.ts';
import { FOLDERS, type Suggestion } from '../suggestions.ts';
import { h, placeName } from './dom.ts';
import type { Labels } from './hits.ts';
import type { SiteSearch } from './open.ts';
import { type State, writeState } from './state.ts';

const MOST = 3;
const OFFICES = 6;

/** Cards for the entries that a query names exactly; none for anything longer than a name. */
export async function entityCards(state: State, search: SiteSearch, labels: Labels): Promise<HTMLElement[]> {
  if (!state.q || /\s/u.test(state.q)) return [];
  const year = /^((?:19|20)\d\d)年?$/u.exec(fold(state.q))?.[1];
  if (year) return yearCard(year, state, search, labels);
  const found = (await search.suggester.exact(state.q)).slice(0, MOST);
  return Promise.all(found.map(({ entry }) => card(entry, state, search, labels)));
}

/** A year that is typed is searched as text; the articles published in it are one step away. */
async function yearCard(year: string, state: State, search: SiteSearch, { url }: Labels): Promise<HTMLElement[]> {
  const total = await search.count('', { from: year, to: year });
  if (!total) return [];
  const only = writeState({
    ...state,
    q: '',
    pages: 1,
    literal: false,
    facets: { ...state.facets, from: year, to: year },
  });
  const links = h('span', { class: 'links' }, h('a', { href: only }, `只看这一年发布的 ${total} 篇`));
  return [
    h(
      'li',
      { class: 'entity', 'data-kind': 'year' },
      h('strong', {}, h('a', { href: url(`years/${year}/`) }, `${year}年`)),
      links,
    ),
  ];
}

async function card(entry: Suggestion, state: State, search: SiteSearch, { url }: Labels): Promise<HTMLElement> {
  const page = url(`${FOLDERS[entry.kind]}/${entry.slug}/`);
  const facet = entry.kind === 'office' ? null : entry.kind;
  const only =
    facet &&
    writeState({ ...state, q: '', pages: 1, literal: false, facets: { ...state.facets, [facet]: [entry.value] } });
  const offices = entry.kind === 'place' ? (await search.suggester.officesOf(entry)).slice(0, OFFICES) : [];
  const where = entry.kind === 'place' ? placeName(entry.value) : entry.note;
  const links = { place: '地方页', official: '任职与出处', office: '历任', topic: '专题页' }[entry.kind];
  return h(
    'li',
    { class: 'entity', 'data-kind': entry.kind },
    h('strong', {}, h('a', { href: page }, entry.name)),
    where && where !== entry.name && h('span', { class: 'about' }, where),
    h(
      'span',
      { class: 'links' },
      h('a', { href: page }, links),
      only &&
        entry.count > 0 &&
        h(
          'a',
          { href: only },
          entry.kind === 'place' ? `只看此地（含所辖），${entry.count} 篇` : `只看相关的 ${entry.count} 篇`,
        ),
    ),
    offices.length > 0 &&
      h(
        'ul',
        { class: 'flow' },
        ...offices.map((office) =>
          h('li', {}, h('a', { href: url(`offices/${office.slug}/`) }, office.name), h('small', {}, ` ${office.note}`)),
        ),
      ),
    entry.kind === 'place' && entry.count === 0 && h('span', { class: 'about' }, '本档案还没有写到这里的文章'),
  );
}
