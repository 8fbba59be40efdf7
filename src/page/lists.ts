/** Lists of a text: names, verses, particulars, a line each, and the headings inside them. */
import { spanLength } from '../model/span.ts';
import { chineseNumber } from './fields/date.ts';
import { NUMBERED } from './headline.ts';
import type { Line } from './line.ts';
import type { Marked } from './roles.ts';
import { isSpeaker } from './speaker.ts';

export interface Lists {
  /** Lines that are paragraphs of their own, and no headings. */
  readonly items: ReadonlySet<number>;
  /** Lines of a list that head what follows in it. */
  readonly heads: ReadonlySet<number>;
}

/** The lists among the lines of an article's body; `isDeck` tells what stands under a heading instead. */
export function readLists(lines: readonly Marked[], isDeck: (line: Line) => boolean): Lists {
  const items = listItems(lines, isDeck);
  const heads = new Set(lines.flatMap((_, n) => (isHeadOfList(lines, items, n) ? [n] : [])));
  return { items: new Set([...items].filter((n) => !heads.has(n))), heads };
}

/** `优秀党员（6名）`: what a list is of, and how many it names. */
const COUNTED =
  /^[^,。;:!?\s]{2,24}?\s?(?:[(](?:共|计)?\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:名|人|位|个|家|户|件|项|篇|支|组)[)]|:\s?(\d{1,3})\s?(?:名|人|个))$/;
/** `甲某某　　测试镇党委书记`: a name or a place, a gap, and what goes with it. */
const GAPPED = /^(?:\S{2,14}|\S \S)(?:\s?[(][^()]{1,6}[)])?(?:\s{2,}|\t)\S/;

/**
 * Whether line `n` heads a list: it says how many stand under it, and so many do; or it has no gap where the lines
 * of the list around it have one.
 */
function isHeadOfList(lines: readonly Marked[], items: ReadonlySet<number>, n: number): boolean {
  const { text } = lines[n]!.line;
  if (text.length > 30 || !items.has(n + 1) || NUMBERED.test(text)) return false;
  const counted = COUNTED.exec(text);
  if (counted) {
    const said = counted[1] ?? counted[2]!;
    const want = /\d/.test(said) ? Number(said) : chineseNumber(said);
    let end = n + 1;
    while (items.has(end) && !COUNTED.test(lines[end]!.line.text)) end++;
    const rows = lines.slice(n + 1, end).map((m) => m.line.text);
    const names = rows.flatMap((row) => row.replace(/(?<=^|\s)(\S) (\S)(?=\s|$)/g, '$1$2').split(/[\s、]+/));
    // Under the last of them may stand who signs, and the day.
    const gapped = rows.findIndex((row) => !GAPPED.test(row));
    return rows.length === want || names.length === want || gapped === want;
  }
  if (GAPPED.test(text) || /[,。;:!?、]/.test(text) || !GAPPED.test(lines[n + 1]!.line.text)) return false;
  let end = n + 1;
  while (items.has(end) && GAPPED.test(lines[end]!.line.text)) end++;
  const above = lines[n - 1]?.line.text ?? '';
  return end - n > 2 && (!items.has(n - 1) || GAPPED.test(above));
}

/** `地点：三楼会议室`: a line of particulars. */
const PARTICULAR = /^[\u3400-\u9fff]{2,8}:\S/;

/** What a list is called that stands over it. */
export const TABLE_NAME = /(?:名单|一览表?|目录|安排表|日程表?)$/;

/** Names, verses, particulars: lines of a list are paragraphs of their own, and no headings. */
function listItems(lines: readonly Marked[], isDeck: (line: Line) => boolean): ReadonlySet<number> {
  const items = new Set<number>();
  for (const n of clauses(lines)) items.add(n);
  for (const n of stations(lines)) items.add(n);
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && isVerse(lines[end]!, lines[i]!)) end++;
    if (end - i >= 4) {
      for (let n = i; n < end; n++) items.add(n);
      i = end;
      continue;
    }
    end = i;
    while (end < lines.length && isItem(lines[end]!, isDeck)) end++;
    const size = end - i;
    const led = /[:]$/.test(lines[i - 1]?.line.text ?? '');
    if (
      size >= 3 ||
      (size >= 1 && led) ||
      (size === 2 && lines.slice(i, end).every((m) => PARTICULAR.test(m.line.text)))
    )
      for (let n = i; n < end; n++) if (!TABLE_NAME.test(lines[n]!.line.text) || n + 1 === end) items.add(n);
    i = Math.max(end, i + 1);
  }
  return items;
}

/**
 * Clauses set one to a line, most of them ended by a semicolon: a list, though here and there a sign is missing.
 * Its first and last lines show it; a line between them that has no end is an item like the others.
 */
function clauses(lines: readonly Marked[]): number[] {
  const out: number[] = [];
  const ended = ({ line }: Marked) => line.text.length <= 80 && /;$/.test(line.text);
  const item = (m: Marked) =>
    ended(m) || (m.line.text.length <= 60 && !/[。!?:,、]$/.test(m.line.text) && !NUMBERED.test(m.line.text));
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && item(lines[end]!)) end++;
    let from = i;
    while (from < end && !ended(lines[from]!)) from++;
    let to = end;
    while (to > from && !ended(lines[to - 1]!)) to--;
    const most = lines.slice(from, to).filter(ended).length;
    if (most >= 3 && most * 2 >= to - from) for (let n = from; n < to; n++) out.push(n);
    i = Math.max(end, i + 1);
  }
  return out;
}

/** `1998.11—2001.05 某镇镇长`: the stations of a career, a line each. */
function stations(lines: readonly Marked[]): number[] {
  const isStation = lines.map(({ line }) => spanLength(line.text) > 0);
  return lines.flatMap((_, n) => (isStation[n] && (isStation[n - 1] || isStation[n + 1]) ? [n] : []));
}

/** Lines of a poem are short, and as long as its first. */
const isVerse = ({ line }: Marked, first: Marked) =>
  line.text.length <= 14 && line.han >= 4 && line.text.length === first.line.text.length;

const isItem = (m: Marked, isDeck: (line: Line) => boolean) =>
  (m.role === 'head' || (m.role === 'text' && !m.line.prose && m.line.text.length <= 40)) &&
  !NUMBERED.test(m.line.text) &&
  !isSpeaker(m.line.text) &&
  !m.line.labelled &&
  !isDeck(m.line) &&
  !/(?:[。!?…][”’]?|[,:])$/.test(m.line.text);
