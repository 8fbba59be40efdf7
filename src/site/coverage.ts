/** Counts of what the archive has and lacks. */
import type { Archive } from '../archive/index.ts';
import { isOffTopic } from '../catalogue/rights.ts';
import type { Catalogue, PlaceNode } from '../catalogue/types.ts';

/** What a review code asks of an editor, in a few words. */
export const REVIEW_TEXT: Readonly<Record<string, string>> = {
  'date-unknown': '日期未知',
  'date-inferred': '日期为推定',
  'title-derived': '标题取自首句',
  continuation: '转版，缺前半篇',
  'headline-garbled': '标题有乱码',
  'characters-lost': '有缺字',
  'off-topic': '与干部工作无关',
  'outlet-doubtful': '来源存疑',
  'order-doubtful': '段落次序存疑',
  'place-open': '地名未定',
  'name-open': '人名未定',
  'slip-of-the-page': '原文笔误',
  'chrome-doubtful': '是否杂项存疑',
  'quotation-unbalanced': '引号不配对',
  'repair-likely': '修复只是可能',
  'continuation-joined': '转版，两半已接上',
  'encoding-doubtful': '编码存疑',
  'not-json': '原始记录读不出',
  'bad-record': '原始记录不全',
  'no-page': '原始记录没有网页',
};

export interface Coverage {
  readonly basis: { readonly stated: number; readonly inferred: number; readonly unknown: number };
  readonly gapYears: readonly string[];
  readonly noSource: number;
  readonly emptyCounties: readonly PlaceNode[];
  readonly kinds: readonly (readonly [string, number])[];
  readonly reviews: readonly (readonly [string, number])[];
  readonly reviewText: Readonly<Record<string, string>>;
  readonly restricted: number;
  readonly withheld: number;
  /** Pages kept back because they are about something else. */
  readonly offTopic: number;
}

export function coverageOf(archive: Archive, catalogue: Catalogue): Coverage {
  const basis = { stated: 0, inferred: 0, unknown: 0 };
  for (const item of catalogue.items) basis[item.dateBasis]++;
  const years = [...catalogue.years.keys()].sort();
  const gapYears: string[] = [];
  for (let year = Number(years[0] ?? 0); year < Number(years.at(-1) ?? 0); year++)
    if (!catalogue.years.has(String(year))) gapYears.push(String(year));
  const levels = [...catalogue.levels.values()];
  const open = archive.articles.flatMap(({ article }) =>
    article.review.filter((code) => !article.reviewed.includes(code)),
  );
  return {
    basis,
    gapYears,
    noSource: catalogue.items.filter((item) => !item.source).length,
    emptyCounties: catalogue.province.children
      .flatMap((p) => p.children)
      .filter((c) => c.level === 2 && !c.ended && c.items.length === 0),
    kinds: tally(catalogue.items.map((item) => item.kind)),
    reviews: tally(open),
    reviewText: REVIEW_TEXT,
    restricted: levels.filter((level) => level === 'excerpt' || level === 'metadata').length,
    withheld: [...catalogue.entries.values()].filter(
      ({ id, article }) => catalogue.levels.get(id) === 'withheld' && !isOffTopic(article),
    ).length,
    offTopic: [...catalogue.entries.values()].filter(({ article }) => isOffTopic(article)).length,
  };
}

/** Counts, most first. */
export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
