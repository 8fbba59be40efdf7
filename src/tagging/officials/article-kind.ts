/** What an article is as a whole, as far as its posts lean on it. */
import type { PlaceContext } from '../places/context.ts';
import { otherBefore } from './areas.ts';
import { UNIVERSITY } from './post-kinds.ts';

/** An article of the country or the world. */
const ABROAD = /中共中央|国务院|全国(?:人大|政协|人民代表)|中央(?:纪委|军委|电视)|总统|总理|外长|外交部/u;
/** 丽水学院, 浙江大学新闻网: an outlet that is a university's own, one of ours. */
const isUniversity = (outlet: string | null): boolean =>
  outlet !== null && /大学|学院/u.test(outlet) && !/党校|行政学院|报/u.test(outlet) && !UNIVERSITY.test(outlet);
/** An article by its words and its outlet. */
export interface ArticleKind {
  /** It names areas of other provinces or bodies of the country, and none of ours. */
  readonly isAway: boolean;
  /** It is of a university's own. */
  readonly isOfUniversity: boolean;
  /** Its outlet is a university. */
  readonly isByUniversity: boolean;
}

/** Tells the kind of an article from its texts, its outlet and the places found. */
export function kindOf(
  article: number,
  places: PlaceContext,
  texts: ReadonlyMap<string, string>,
  outlet: string | null,
): ArticleKind {
  const whole = [...texts.values()].join('\n');
  const isByUniversity = isUniversity(outlet);
  // A page of a middle school says 我校 as well.
  const counted = (pattern: RegExp) => whole.match(pattern)?.length ?? 0;
  const isHigher = counted(/大学(?!生)|学院/gu) >= counted(/[中小]学(?!生)|高中|初中|[一二三四五六七八九十]中(?!全)/gu);
  const inZhejiang = places.home !== null || places.mentions.some((m) => m.article === article);
  return {
    isByUniversity,
    isOfUniversity: isByUniversity || (isHigher && /我校|校党委/u.test(whole) && /大学|师生|校团委|学院/u.test(whole)),
    isAway:
      !inZhejiang &&
      [...texts.values()].some((text) => otherBefore(text, 0, text.length) !== null || ABROAD.test(text)),
  };
}
