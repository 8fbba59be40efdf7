/** Hits as rows of a list. */
import type { Hit, Part, Related } from '../types.ts';
import { h, placeName } from './dom.ts';

/** Lines of what an article is about that are shown. */
const REASONS = 3;

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

/** A related article: no `data-id`, which is for exact hits alone; with what it is about that was asked for. */
export function relatedRow({ id, about, ...hit }: Related, labels: Labels): HTMLLIElement {
  const row = hitRow({ id, ...hit }, labels);
  delete row.dataset.id;
  row.dataset.relatedId = id;
  const lines = about.slice(0, REASONS).flatMap((parts, n) => [n ? '；' : '', ...marked(parts)]);
  if (lines.length) row.querySelector('small')!.before(h('p', { class: 'why' }, '相关：', ...lines));
  return row;
}
