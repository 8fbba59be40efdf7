/** Halves of an article that goes on on another page of the newspaper: same outlet, same day, fitting text. */
import { type Linkable, textOf } from './linkable.ts';

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Number of a newspaper page: `第一版`, `第12版`, `A04`, `00004`, `要闻版2`; null when none is said. */
export function pageNumber(text: string | null): number | null {
  if (!text) return null;
  const arabic = text.normalize('NFKC').match(/\d+/u)?.[0];
  if (arabic) return Number(arabic);
  const han = text.match(/[〇零一二两三四五六七八九十]+/u)?.[0];
  if (!han) return null;
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
  const ten = han.includes('十') ? (tens ? (DIGITS[tens] ?? 0) : 1) * 10 : 0;
  return ten + (ones ? (DIGITS[ones] ?? 0) : 0) || null;
}

/** `(下转第四版)`, `▶▶▶下转A4版`, `紧转2版`. */
const GOES_ON = /[下紧]转\s*(?:第\s*)?([A-Z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/u;

/** What is kept of an article until its other half comes. */
export interface HalfFacts {
  /** Outlet and day: halves stand in one paper. */
  readonly paper: string;
  readonly tail: boolean;
  readonly title: string;
  readonly page: number | null;
  /** Page named by `下转` or `上接`. */
  readonly other: number | null;
  readonly marked: boolean;
  readonly openEnd: boolean;
}

type Half = HalfFacts & { readonly id: string };

const fold = (title: string) => title.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

/** An article as a half of another; null without outlet or full date: nothing then proves the day's paper. */
export function halfOf(article: Linkable, text = textOf(article)): HalfFacts | null {
  if (!article.source || !article.date || article.date.length < 10) return null;
  const mark =
    (article.removed ?? []).map((removal) => removal.text.match(GOES_ON)).find(Boolean) ?? text.match(GOES_ON);
  const tail = article.kind === 'continuation' || article.continuedFrom !== null;
  return {
    paper: `${article.source}\u0000${article.date}`,
    tail,
    title: fold(article.title),
    page: pageNumber(article.page),
    other: pageNumber(tail ? article.continuedFrom : (mark?.[1] ?? null)),
    marked: Boolean(mark),
    openEnd: !/[。！？…”』」）)]\s*$/u.test(text),
  };
}

/** Pairs halves; keeps a few hundred bytes for each dated article. */
export class Continuations {
  readonly #days = new Map<string, { heads: Half[]; tails: Half[] }>();

  add(id: string, half: HalfFacts | null): void {
    if (!half) return;
    const day = this.#days.get(half.paper) ?? { heads: [], tails: [] };
    this.#days.set(half.paper, day);
    (half.tail ? day.tails : day.heads).push({ ...half, id });
  }

  /** Pairs `[first half, second half]`. A half that fits two others equally well stays alone. */
  pairs(): [head: string, tail: string][] {
    const out: [string, string][] = [];
    for (const { heads, tails } of this.#days.values()) {
      const taken = new Set<string>();
      for (const tail of tails) {
        const scored = heads
          .filter((head) => !taken.has(head.id))
          .map((head) => ({ head, score: fit(head, tail) }))
          .filter(({ score }) => score >= 2)
          .sort((a, b) => b.score - a.score);
        const [best, second] = scored;
        if (!best || best.score === second?.score) continue;
        taken.add(best.head.id);
        out.push([best.head.id, tail.id]);
      }
    }
    return out;
  }
}

/** The sum of what speaks for a pair; two are needed, and a page number that contradicts ends it. */
function fit(head: Half, tail: Half): number {
  if (head.other !== null && tail.page !== null && head.other !== tail.page) return 0;
  if (tail.other !== null && head.page !== null && tail.other !== head.page) return 0;
  let score = 0;
  if (head.marked) score += 1;
  if (head.openEnd) score += 1;
  if (head.other !== null && head.other === tail.page) score += 1;
  if (tail.other !== null && tail.other === head.page) score += 1;
  if (sameTitle(head.title, tail.title)) score += 2;
  return score;
}

function sameTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short);
}
