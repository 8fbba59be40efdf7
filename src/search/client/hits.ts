/** Hits as rows of a list. */
import type { Hit, Part } from '../types.ts';
import { h, placeName } from './dom.ts';
import type { LooseHit } from './loose.ts';

export interface Labels {
  /** Address of a path under the base. */
  readonly url: (path: string) => string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, string>>;
}

function marked(parts: readonly Part[]): (HTMLElement | Text)[] {
  return parts.map(({ text, mark }) => (mark ? h('mark', {}, text) : document.createTextNode(text)));
}

export function hitRow(hit: Hit, { url, kinds }: Labels): HTMLLIElement {
  const places =
    hit.places.slice(0, 3).map(placeName).join('、') + (hit.places.length > 3 ? `等 ${hit.places.length} 处` : '');
  const kind = hit.kind === 'report' ? '' : (kinds[hit.kind] ?? hit.kind);
  const facts = [hit.outlet ?? '来源未知', hit.date ?? '日期未知', kind, places].filter(Boolean).join(' · ');
  return h(
    'li',
    { 'data-id': hit.id },
    h('h3', {}, h('a', { href: url(hit.url) }, ...marked(hit.title))),
    hit.excerpt.length > 0 && h('p', { class: 'excerpt' }, ...marked(hit.excerpt)),
    h('small', {}, facts),
  );
}

/** A hit of the loosened search: no `data-id`, which is for exact hits alone. */
export function looseRow(hit: LooseHit, { url, kinds }: Labels): HTMLLIElement {
  const kind = hit.kind === 'report' ? '' : (kinds[hit.kind] ?? hit.kind);
  return h(
    'li',
    { 'data-loose-id': hit.id },
    h('h3', {}, h('a', { href: url(hit.url) }, hit.title)),
    h('p', { class: 'excerpt' }, hit.excerpt),
    h('small', {}, [hit.outlet ?? '来源未知', hit.date ?? '日期未知', kind].filter(Boolean).join(' · ')),
  );
}
