/** The state of the search page as its address, so that every answer can be shared and gone back to. */
import type { Facets, Order } from '../types.ts';

export interface State {
  readonly q: string;
  readonly facets: Facets;
  readonly order: Order;
  /** Pages shown, one after another. */
  readonly pages: number;
  /** Searched as typed, without reading traditional script or pinyin. */
  readonly literal: boolean;
}

/** Facets that an address may name several times. */
export const LISTED = ['place', 'official', 'topic', 'outlet', 'kind'] as const;
export type Listed = (typeof LISTED)[number];

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/u;

/** Reads an address; what makes no sense is left out. */
export function readState(search: string): State {
  const params = new URLSearchParams(search);
  const facets: Record<string, string | string[]> = {};
  for (const name of LISTED) {
    const values = [...new Set(params.getAll(name).filter(Boolean))];
    if (values.length) facets[name] = values;
  }
  for (const name of ['from', 'to']) {
    const value = params.get(name) ?? '';
    if (DATE.test(value)) facets[name] = value;
  }
  const order = params.get('order');
  return {
    q: (params.get('q') ?? '').trim(),
    facets: facets as Facets,
    order: order === 'newest' || order === 'oldest' ? order : 'best',
    pages: Math.min(Math.max(Math.trunc(Number(params.get('pages'))) || 1, 1), 50),
    literal: params.get('literal') === '1',
  };
}

/** The address of a state, from the question mark on; `?` alone for the empty one. */
export function writeState({ q, facets, order, pages, literal }: State): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  for (const name of LISTED) for (const value of facets[name] ?? []) params.append(name, value);
  if (facets.from) params.set('from', facets.from);
  if (facets.to) params.set('to', facets.to);
  if (order !== 'best') params.set('order', order);
  if (pages > 1) params.set('pages', String(pages));
  if (literal) params.set('literal', '1');
  return `?${params}`;
}

/** Whether anything is asked for at all. */
export function isEmpty({ q, facets }: State): boolean {
  return !q && Object.keys(facets).length === 0;
}

/** The state with a value of a facet chosen, or no longer chosen. */
export function toggled(state: State, facet: Listed, value: string): State {
  const values = state.facets[facet] ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const { [facet]: _, ...others } = state.facets;
  return { ...state, pages: 1, facets: next.length ? { ...others, [facet]: next } : others };
}

/** The state with another range of dates; null takes the range away. */
export function ranged(state: State, range: { readonly from?: string; readonly to?: string } | null): State {
  const { from: _from, to: _to, ...others } = state.facets;
  return {
    ...state,
    pages: 1,
    facets: { ...others, ...(range?.from ? { from: range.from } : {}), ...(range?.to ? { to: range.to } : {}) },
  };
}
