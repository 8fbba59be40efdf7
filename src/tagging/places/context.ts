/** What the places of a page tell the other taggers. */
import type { Place, Zone } from '../../gazetteer/place.ts';

/** A spot in the articles of a page. */
export interface At {
  /** Index of the article on its page. */
  readonly article: number;
  /** `title`, `blocks/3`, `captions/0` … as in a Mention. */
  readonly field: string;
  /** UTF-16 units. */
  readonly offset: number;
}

/** How a mention names its place. `word` is 我市, 全县, 县委 …: the page says which. */
export type Naming = 'full' | 'short' | 'zone' | 'word';

export interface PlaceMention {
  readonly article: number;
  readonly field: string;
  readonly start: number;
  readonly end: number;
  /** Full path; for a zone, the area that runs it. */
  readonly path: string;
  readonly naming: Naming;
  readonly certainty: 'certain' | 'likely';
  readonly unlisted?: true;
}

export interface PlaceContext {
  /** The page's own area, as far down as the page shows it: `浙江省/丽水市/遂昌县`; null when it can't be told. */
  readonly home: string | null;
  /** The area that an article is about: often `home`, or narrower or other on a page of several areas. */
  homeOf(article: number): string | null;
  /** Every place named on the page, by article, then in the order of fields and offsets. */
  readonly mentions: readonly PlaceMention[];
  /**
   * The path that a name means at a spot: a name of any level, short or full, chained or not (清江镇, 乐清市清江镇,
   * 义乌, 丽水经开区), or a word for the page's own area (我市, 全市, 市, 县, 区, 镇, 乡, 街道, 村, 省). Null when it is
   * not in Zhejiang, not known, or open.
   */
  resolve(name: string, at?: At): string | null;
  /** Whether a name at a spot is an area of another province (江北区 after 重庆市), or of the country. */
  isElsewhere(name: string, at?: At): boolean;
  /** The place listed under a path, if it is. */
  place(path: string): Place | null;
  /** The zone of this name, by table or by form, if it is one. */
  zone(name: string, at?: At): Zone | null;
}
