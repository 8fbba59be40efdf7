/** Which lines of an article are its headline, and which stand over it without belonging to it. */

import { masthead } from './fields/outlet.ts';
import { closeSpaces, isSubtitleLine, isTornRubric, NUMBERED, WHEN } from './headline.ts';
import type { Marked } from './roles.ts';
import { isSpeaker } from './speaker.ts';

export interface Head {
  /** The headline's lines, in page order. */
  readonly group: readonly Marked[];
  /** Lines over the headline: names of sites and sections. Only where a dateline proves which line is the headline. */
  readonly above: readonly Marked[];
  readonly rest: readonly Marked[];
  /** The headline itself, where the page says it twice. */
  readonly said?: string;
}

const LIMIT = 4;
/** How many lines of fields and credits can stand between a headline and a dateline. */
const REACH = 12;

const isHead = (m: Marked) => m.role === 'head' || m.role === 'subtitle';
const isMain = (m: Marked) => m.role === 'head' && m.line.text.length > 1 && !masthead(m.line.text);
const isPaper = (m: Marked) => m.role === 'head' && masthead(m.line.text) !== null;
const isScrap = (m: Marked) => m.line.text.replace(/\s/g, '').length <= 6;
/** A line of fields that stands under a headline; a line of 当前位置 or 索引号 does not. */
const isDateline = (m: Marked) =>
  m.role === 'fields' &&
  m.fields !== undefined &&
  (m.fields.dates.length > 0 || m.fields.fields.some((f) => f.kind !== 'noise') || m.fields.fields.length === 0);

/** Finds the headline of a piece. */
export function findHead(piece: readonly Marked[], isOutlet: (name: string) => boolean): Head {
  const prose = piece.findIndex(
    (m) => m.role === 'note' || m.role === 'continued' || (m.role === 'text' && m.line.prose),
  );
  const top = piece.slice(0, prose < 0 ? piece.length : prose);
  const marked = top.findIndex((m) => m.line.html?.tag === 'h1' && isMain(m));
  const headed = (m: Marked, i: number) =>
    isDateline(m) && (headsOver(top, i).some(isMain) || headsUnder(top, i).some(isMain));
  // Of a text in lines without sentences, the first one with a date; what stands under it is the text.
  const first = prose < 0 ? top.findIndex((m, i) => (m.fields?.dates.length ?? 0) > 0 && headed(m, i)) : -1;
  const dateline = first >= 0 ? first : top.findLastIndex(headed);
  let group: Marked[];
  if (marked >= 0) group = [...kickerOf(top, marked), top[marked]!, ...run(top, marked + 1).slice(0, 1)];
  else if (piece[prose]?.role === 'note' && !top.some(isMain)) group = underNote(piece, prose);
  else if (dateline >= 0) {
    const over = headsOver(top, dateline);
    group = over.some(isMain) ? over : headsUnder(top, dateline);
  } else group = beforeText(piece, top);

  const title = group[0];
  const wrapped = title && group.slice(1).some((m) => wraps(title, m)) ? [title] : [];
  if (wrapped.length > 0) group = group.slice(1);
  // The speaker of a signed piece stands under its headline, not in it.
  while (group.length > 1 && isSpeaker(group.at(-1)!.line.text)) group = group.slice(0, -1);
  // A headline said twice takes the place of its second saying, under its kicker.
  const twice = repeated(group);
  const said = twice.length === 1 ? group[0]!.line.text : undefined;
  if (twice.length > 0) {
    const [first, ...others] = group;
    group = others.flatMap((m) => (m === twice[0] ? [first!] : twice.includes(m) ? [] : [m]));
  }

  const subtitle = group.findIndex((m) => isSubtitleLine(m.line.text));
  if (group.filter(isScrap).length >= 3) group = group.filter((m) => !isScrap(m));
  else if (subtitle > 0) group = group.slice(Math.max(0, subtitle - (isBanner(group, subtitle) ? 3 : 2)), subtitle + 1);
  else if (group.length > 3) group = group.slice(-3);

  const start = Math.min(...group.map((m) => piece.indexOf(m)));
  const proved = marked >= 0 || dateline >= 0;
  const paper =
    group.length > 1 &&
    group[0]!.line.text.length <= 14 &&
    (isOutlet(group[0]!.line.text) || masthead(group[0]!.line.text))
      ? [group.shift()!]
      : [];
  const above = [
    ...(proved && start > 0
      ? piece.slice(0, start).filter((m) => isHead(m) || (m.role === 'text' && !m.line.prose && m.fields === undefined))
      : []),
    ...paper,
    ...top.filter((m) => isPaper(m) && !group.includes(m)),
    ...twice,
    ...wrapped,
  ];
  const taken = new Set([...group, ...above]);
  const rest = piece.filter((m) => !taken.has(m) && m.role !== 'fields');
  return { group, above, rest, ...(said === undefined ? {} : { said }) };
}

/** Two lines of a few characters over a headline with its subtitle: the rubric, which the column broke in two. */
const isBanner = (group: readonly Marked[], subtitle: number) =>
  subtitle >= 3 && isTornRubric(group[subtitle - 3]!.line, group[subtitle - 2]!.line);

/** The heading of lower rank that stands right over a marked headline. */
function kickerOf(top: readonly Marked[], at: number): Marked[] {
  const above = top[at - 1];
  const near = above && isMain(above) && above.line.n === top[at]!.line.n - 1;
  return near &&
    (above.line.html?.linkDensity ?? 1) < 0.5 &&
    /^h[2-6]$/.test(above.line.html!.tag) &&
    above.line.han >= 4
    ? [above]
    : [];
}

/** The headline under an editor's note that opens the page. */
function underNote(piece: readonly Marked[], at: number): Marked[] {
  const alone = piece[at]!.line.text.length < 12;
  // `编后` over a note that says so again is what the piece is called.
  if (alone && piece[at + 1]?.line.text.startsWith(piece[at]!.line.text)) return [piece[at]!];
  return run(piece, at + (alone ? 2 : 1));
}

const bare = (m: Marked) => m.line.text.replace(/[\s\p{P}]/gu, '');

/** What stands behind a headline that the page's own title line says with the name of a site. */
const SITE = /^\s*[-_|]\s*\S{2,16}$/;

/** Whether a line is a headline said twice without a blank, with the name of a site behind it, or cut off. */
function wraps(line: Marked, headline: Marked): boolean {
  const [text, inner] = [line.line.text, headline.line.text];
  const begun = text.replace(/(?:…+|\.{3,})$/, '');
  if (begun.length >= 6 && begun !== text && inner.startsWith(begun)) return true;
  if (inner.length < 6 || !text.startsWith(inner) || text === inner) return false;
  return text === inner + inner || SITE.test(text.slice(inner.length));
}

/**
 * Lines that say the first line of a headline again, in one piece or in several: a page names its article in its
 * head, and the article names itself below, with its kicker.
 */
function repeated(group: readonly Marked[]): Marked[] {
  const [first, ...others] = group;
  if (!first || bare(first).length < 6) return [];
  for (let from = 0; from < others.length; from++)
    for (let to = from + 1; to <= others.length; to++)
      if (others.slice(from, to).map(bare).join('') === bare(first)) return others.slice(from, to);
  return [];
}

/** The headline lines directly over line `at`; other fields and credits may stand between. */
function headsOver(top: readonly Marked[], at: number): Marked[] {
  const found: Marked[] = [];
  for (let i = at - 1; i >= Math.max(0, at - REACH) && found.length < LIMIT; i--) {
    const m = top[i]!;
    // Furniture between two lines: the upper one is no part of the headline.
    if (found.some(isMain) && found[0]!.line.n - m.line.n > 1) break;
    if (isHead(m) && !NUMBERED.test(m.line.text)) found.unshift(m);
    else if (found.some(isMain) || !(m.role === 'fields' || m.role === 'credit' || m.role === 'caption')) break;
  }
  return found;
}

/** The headline lines directly under line `at`, when fields stand over the headline. */
function headsUnder(top: readonly Marked[], at: number): Marked[] {
  let i = at + 1;
  while (i < Math.min(top.length, at + REACH) && (top[i]!.role === 'fields' || top[i]!.role === 'credit')) i++;
  return run(top, i);
}

/** The run of headline lines that starts at `from`. */
function run(top: readonly Marked[], from: number): Marked[] {
  let end = from;
  while (end < top.length && end - from < LIMIT && isHead(top[end]!) && !NUMBERED.test(top[end]!.line.text)) end++;
  return top.slice(from, end);
}

/** Without a dateline: the headline lines before the first other line. */
function beforeText(piece: readonly Marked[], top: readonly Marked[]): Marked[] {
  const stop = top.findIndex(
    (m, i) =>
      m.role === 'text' || (m.role === 'head' && (NUMBERED.test(m.line.text) || (i > 0 && WHEN.test(m.line.text)))),
  );
  const over = top.slice(0, stop < 0 ? top.length : stop);
  // Under the writers' line the headline is over, unless it stands below them.
  const main = over.findIndex(isMain);
  const signed = over.findIndex((m, i) => i > main && m.role === 'credit');
  const head = over.slice(0, main >= 0 && signed >= 0 ? signed : over.length).filter((m) => isHead(m) && !isPaper(m));
  const [first, last] = [head[0], head.at(-1)];
  if (!first || !last || head.length < 2 || repeated(head).length > 0) return head;
  // The last short line under a longer headline is the first subhead of the text.
  const size = (m: Marked) => closeSpaces(m.line.content).length;
  const alone = !head.some((m) => isSubtitleLine(m.line.text)) && !top.some((m) => m.role === 'credit');
  return alone && size(last) <= 6 && size(first) >= 10 && piece.length > top.length ? head.slice(0, -1) : head;
}
