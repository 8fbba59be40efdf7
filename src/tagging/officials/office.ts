/** One post in a text: what the grammar reads. */
import type { AreaName, AreaWord } from './areas.ts';

/** One post in a text. Offsets are UTF-16 units. */
export interface Office {
  readonly start: number;
  readonly end: number;
  readonly role: string;
  /** What stands between the area and the role; empty for 市长. */
  readonly body: string;
  /** Names of areas in it, in order. */
  readonly areas: readonly AreaName[];
  /** A word for the page's own area that it begins with. */
  readonly word: AreaWord | null;
  /** A village or town of a name that no table has, as the text writes it. */
  readonly unlisted: string | null;
  readonly national: boolean;
  /** No area and no body: 局长, 书记. */
  readonly bare: boolean;
  /** 原 stands inside it: 教育局原局长. */
  readonly former: boolean;
  readonly isPublic: boolean;
  /** Of areas of a kind, not of one of them (设区市副市长): nobody holds it, some are proposed for it. */
  readonly isOfKind?: true;
  /** A role alone, after what could be a name: 甲某某市长. */
  readonly isAfterName?: true;
}

/** An office of which nothing is known yet. */
export const EMPTY: Office = {
  start: 0,
  end: 0,
  role: '',
  body: '',
  areas: [],
  word: null,
  unlisted: null,
  national: false,
  bare: false,
  former: false,
  isPublic: true,
};
