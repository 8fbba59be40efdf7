/** The names of a page in reading order, and what is known of them so far. */
import type { Place } from '../../gazetteer/index.ts';
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

export type HomeOf = (article: number) => string | null;

export const PREFECTURE = 2;
export const COUNTY = 3;
export const TOWN = 4;
export const depthOf = (path: string): number => path.split('/').length;
export const areaOf = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/');
/** The name of the area in a zone's name: 江北 in 江北新区. */
export const bareName = ({ token }: Settled): string => token.name.slice(0, token.nameEnd - token.start);
export const levelOf = (s: Settled): Place['level'] => s.token.places[0]?.level ?? 'province';
/** 滨海新区: a zone whose name does not tell who runs it. */
export const isSharedZone = (s: Settled): boolean => s.token.zone !== null && s.token.places.length === 0;

export class PageNames {
  readonly all: readonly Settled[];
  readonly textOf: (article: number, field: string) => string;
  /** The area that an article is about; nothing is known until the plain names are settled. */
  homeOf: HomeOf = () => null;

  constructor(tokens: readonly (readonly Token[])[], textOf: (article: number, field: string) => string) {
    let order = 0;
    this.all = tokens.flatMap((list, article) =>
      list.map(
        (token): Settled => ({ token, article, order: order++, path: null, certainty: 'certain', state: 'waiting' }),
      ),
    );
    this.textOf = textOf;
  }

  /** Settled places of ours, of one article or of the page. */
  ours(article?: number): Settled[] {
    return this.all.filter((s) => s.state === 'ours' && (article === undefined || s.article === article));
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

/** The areas of a depth that settled places lie in, or are. */
export function areasAt(settled: readonly Settled[], depth: number): string[] {
  return [...new Set(settled.flatMap((s) => (depthOf(s.path!) >= depth ? [areaOf(s.path!, depth)] : [])))];
}
