/** Where one article ends and the next begins. */

import { readCaption } from './captions.ts';
import { NUMBERED } from './headline.ts';
import type { Line } from './line.ts';
import { LEAD, type Marked } from './roles.ts';
import { isSpeaker } from './speaker.ts';

/** A line that sends the reader to another page: the article ends here. */
const GOES_ON = /^[(【[]?\s*紧?下转/;

/** Cuts the marked lines of a page into articles: arrays of lines, in page order. */
export function cut(live: readonly Marked[]): Marked[][] {
  const starts = new Set<number>();
  // One writers' line closes nothing: among several pieces each has its own.
  const signed = live.filter((m) => m.role === 'credit').length > 1;
  let textBefore = false;
  let closed = false;
  /** The piece is news of its own: it began as dispatches do. */
  let reported = false;
  for (let i = 0; i < live.length; i++) {
    const { role, line } = live[i]!;
    const head = headStart(live, i);
    const headed = head < i;
    if (role === 'continued' && (textBefore || i > 0)) {
      if (textBefore) starts.add(head);
    } else if (textBefore && role === 'subtitle' && headed && textFollows(live, i)) starts.add(head);
    else if (textBefore && role === 'fields' && headed && isDateline(live[i]!) && textFollows(live, i))
      starts.add(head);
    else if (textBefore && role === 'text' && headed && LEAD.test(line.text)) starts.add(head);
    else if (textBefore && role === 'credit' && headed && textFollows(live, i)) starts.add(head);
    else if (textBefore && role === 'note' && headed && !/^[【[]?编后/.test(line.text)) starts.add(head);
    else if (textBefore && role === 'caption' && isLastPicture(live, i) && (headed || (starts.size > 0 && tells(line))))
      starts.add(head);
    else if (textBefore && reported && headed && isSpeaker(line.text) && textFollows(live, i)) starts.add(head);
    else if (textBefore && closed && role === 'text' && line.prose && headed) starts.add(head);
    else if (textBefore && role === 'head' && line.html && /^h1$/.test(line.html.tag) && textFollows(live, i))
      starts.add(head);
    else if (textBefore && role === 'text' && (isPhotoPiece(live, i, closed) || isLastPiece(live, i)))
      starts.add(headed && isApart(live[head]!) ? head : paragraphStart(live, i));
    if ((signed && role === 'credit' && !headed && textBefore) || GOES_ON.test(line.text)) closed = true;
    if (starts.has(i) || starts.has(head)) {
      textBefore = false;
      closed = false;
      reported = false;
    }
    if (LEAD.test(line.text)) reported = true;
    if (role === 'text' && line.prose) textBefore = true;
  }
  const pieces: Marked[][] = [];
  let current: Marked[] = [];
  live.forEach((m, i) => {
    if (starts.has(i) && current.length > 0) {
      pieces.push(current);
      current = [];
    }
    current.push(m);
  });
  if (current.length > 0) pieces.push(current);
  return pieces;
}

/** First of the headline lines that stand directly over line `i`; `i` itself when there are none. */
function headStart(live: readonly Marked[], i: number): number {
  let n = i;
  while (
    n > 0 &&
    i - n < 4 &&
    (live[n - 1]!.role === 'head' || live[n - 1]!.role === 'subtitle') &&
    !NUMBERED.test(live[n - 1]!.line.text)
  )
    n--;
  return n;
}

const isDateline = (m: Marked) =>
  (m.fields?.dates.length ?? 0) > 0 ||
  (m.fields?.fields.some((f) => f.kind === 'source' || f.kind === 'author') ?? false);
const textFollows = (live: readonly Marked[], i: number) =>
  live.slice(i + 1, i + 8).some((m) => m.role === 'text' && m.line.prose);

/** First line of the paragraph that line `i` ends, where columns broke it. */
function paragraphStart(live: readonly Marked[], i: number): number {
  let n = i;
  while (n > 0 && live[n - 1]!.role === 'text' && live[n - 1]!.line.prose && !live[n - 1]!.line.closed) n--;
  return n;
}

/** Blank lines set it apart from what is above. */
const isApart = (m: Marked) => m.line.gap >= 2;

/** A sentence or two with their photographer at the end of a page, under a headline: a picture that is its own news. */
function isLastPicture(live: readonly Marked[], i: number): boolean {
  return (
    live[i]!.line.text.length >= 30 &&
    (readCaption(live[i]!.line)?.names.length ?? 0) > 0 &&
    live.slice(i + 1).every((m) => m.role === 'caption' || m.role === 'fields' || m.role === 'credit')
  );
}

/** What a picture says that is its own news: when it was, in two sentences or more. */
function tells(line: Line): boolean {
  return (
    /^(?:近日|日前|连日来|眼下|当前|时下|昨[日天]|今[日天]|(?:\d{4}年)?\d{1,2}月\d{1,2}日)/.test(line.text) &&
    (line.text.match(/。/g)?.length ?? 0) >= 2
  );
}

/** Under line `i` stand no more than fields and credits. */
const isLast = (live: readonly Marked[], i: number) =>
  live.slice(i + 1).every((m) => m.role === 'fields' || m.role === 'credit');

/** A paragraph that tells when it was, set apart at the end of a page with its writers under it: a picture's words. */
export function isLastPiece(live: readonly Marked[], i: number): boolean {
  const { line } = live[i]!;
  return line.prose && line.gap >= 2 && tells(line) && live[i + 1]?.role === 'credit' && isLast(live, i + 1);
}

/** A paragraph with a line of photographers under it, set apart from the article before it. */
function isPhotoPiece(live: readonly Marked[], i: number, closed: boolean): boolean {
  const { line } = live[i]!;
  const next = live[i + 1];
  if (!line.prose || !next || next.role !== 'credit' || next.line.text.length > 40) return false;
  const after = live[i + 2];
  if (after && after.role === 'text' && after.line.gap <= line.gap && !closed && line.gap < 2) return false;
  return /摄|拍友|摄影/.test(next.line.text) && (closed || line.gap >= 2 || isLast(live, i + 1));
}
