/** The names of a page in reading order, and what is known of them so far. */
import { lineage, type Place } from '../../gazetteer/index.ts';
import { areaOf, depthOf } from '../../gazetteer/place.ts';
import type { Token } from './scan.ts';

/** A token and what became of it. `path` is set for `ours` only. */
export interface Settled {
  readonly token: Token;
  readonly article: number;
  /** Position in reading order over the page. */
  readonly order: number;
  path: string | null;
  certainty: 'certain' | 'likely';
  state: 'waiting' | 'ours' | 'elsewhere' | 'none' | 'open';
}

export { areaOf, depthOf };

export type HomeOf = (article: number) => string | null;

export const PREFECTURE = 2;
export const COUNTY = 3;
export const TOWN = 4;
/** The name of the area in a zone's name: 江北 in 江北新区. */
export const bareName = ({ token }: Settled): string => token.name.slice(0, token.nameEnd - token.start);
export const levelOf = (s: Settled): Place['level'] => s.token.places[0]?.level ?? 'province';
/** 滨海新区: a zone whose name does not tell who runs it. */
export const isSharedZone = (s: Settled): boolean => s.token.zone !== null && s.token.places.length === 0;

/** A place with how sure it is; no place of ours; or nothing yet (null). */
export type Outcome =
  | { readonly path: string; readonly certainty: 'certain' | 'likely' }
  | 'elsewhere'
  | 'none'
  | 'open'
  | null;

/** The texts of an article by field, in reading order. */
export type Fields = ReadonlyMap<string, string>;

export class PageNames {
  readonly all: readonly Settled[];
  readonly #fields: readonly Fields[];
  /** By article and field: the order of its first name, or of the next one after it. */
  readonly #starts = new Map<string, number>();
  /** Areas that settled places are or lie in, by article (-1: the page). */
  readonly #areas = new Map<number, Set<string>>();
  readonly #abroad = new Set<number>();
  /** The area that an article is about; nothing is known until the plain names are settled. */
  homeOf: HomeOf = () => null;

  /** `tokens` are those of each article, field by field in reading order. */
  constructor(tokens: readonly (readonly Token[])[], fields: readonly Fields[]) {
    const all: Settled[] = [];
    for (const [article, list] of tokens.entries()) {
      let n = 0;
      for (const field of fields[article]!.keys()) {
        this.#starts.set(`${article} ${field}`, all.length);
        for (; list[n]?.field === field; n++) {
          all.push({ token: list[n]!, article, order: all.length, path: null, certainty: 'certain', state: 'waiting' });
        }
      }
    }
    this.all = all;
    this.#fields = fields;
  }

  textOf(article: number, field: string): string {
    return this.#fields[article]?.get(field) ?? '';
  }

  /** Writes down what became of a name. */
  settle(s: Settled, outcome: Outcome): void {
    if (outcome === null) return;
    if (typeof outcome === 'string') {
      s.state = outcome;
      if (outcome === 'elsewhere') this.#abroad.add(s.article);
      return;
    }
    Object.assign(s, outcome, { state: 'ours' });
    for (const area of lineage(outcome.path)) {
      for (const where of [s.article, -1]) {
        const areas = this.#areas.get(where);
        if (areas) areas.add(area);
        else this.#areas.set(where, new Set([area]));
      }
    }
  }

  /** Whether a place is named that is this area or lies in it, on the page or in one article. */
  has(area: string, article = -1): boolean {
    return this.#areas.get(article)?.has(area) ?? false;
  }

  /** Whether an article names any place of ours. */
  hasOurs(article: number): boolean {
    return this.#areas.has(article);
  }

  /** Whether an article names any place elsewhere. */
  hasElsewhere(article: number): boolean {
    return this.#abroad.has(article);
  }

  /** The names of a field, in order. */
  inField(article: number, field: string): readonly Settled[] {
    const start = this.#starts.get(`${article} ${field}`);
    if (start === undefined) return [];
    let end = start;
    while (this.all[end]?.article === article && this.all[end]?.token.field === field) end++;
    return this.all.slice(start, end);
  }

  /** The names of an article that are places of ours, in order. */
  ours(article: number): readonly Settled[] {
    const [first] = this.#fields[article]?.keys() ?? [];
    const list: Settled[] = [];
    for (let n = this.#starts.get(`${article} ${first}`) ?? 0; this.all[n]?.article === article; n++) {
      if (this.all[n]!.state === 'ours') list.push(this.all[n]!);
    }
    return list;
  }

  /** The names of an article that begin at or before a spot, the last one first. */
  *before(article: number, field: string, offset: number): Generator<Settled> {
    let n = this.#starts.get(`${article} ${field}`) ?? 0;
    while (this.all[n]?.article === article && this.all[n]?.token.field === field && this.all[n]!.token.start <= offset)
      n++;
    for (n--; this.all[n]?.article === article; n--) yield this.all[n]!;
  }

  /** The name after this one, whatever stands between. */
  next(s: Settled): Settled | undefined {
    return this.all[s.order + 1];
  }

  /** The text between two neighbours of one field; null when they are far apart. */
  gap(a: Settled, b: Settled): string | null {
    if (a.article !== b.article || a.token.field !== b.token.field || b.token.start - a.token.end > 4) return null;
    return this.textOf(a.article, a.token.field).slice(a.token.end, b.token.start);
  }

  /** The nearest name before that fits, in the same article. */
  nearestBefore(s: Settled, fits: (other: Settled) => boolean): Settled | null {
    for (let n = s.order - 1; n >= 0 && this.all[n]!.article === s.article; n--) {
      if (fits(this.all[n]!)) return this.all[n]!;
    }
    return null;
  }
}
