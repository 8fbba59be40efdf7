/**
 * Takes the furniture of a site out of a page. Every rule is a file with a name; doubt keeps the line.
 *
 * Order matters only in one place: the rules that know their kind by its form come first, since they show where the
 * running text begins and ends, and only then do the rules of the edges know what an edge is.
 */
import type { Context } from '../../model/draft.ts';
import { readCaption } from '../captions.ts';
import { isPressName } from '../fields/outlet.ts';
import { readCredit } from '../fields/people.ts';
import { foldLine } from '../fold.ts';
import { isSubtitleLine } from '../headline.ts';
import { areLoneNames } from '../lexicon/surnames.ts';
import type { Line } from '../line.ts';
import { breadcrumb } from './breadcrumb.ts';
import { buttons, isMenuWord, menu, sectionTag } from './buttons.ts';
import { advert, code, jammer, ornament, server, siteAddress, spam } from './code.ts';
import { edition, endMark, pageNumber, readCount, readerClock, weekday } from './counters.ts';
import { disclaimer } from './disclaimer.ts';
import { isContact, legal, siteContact } from './legal.ts';
import { neighbours, originalTitle, relatedHeading } from './neighbours.ts';
import { type ChromeRule, items } from './rule.ts';
import { widget, widgetSentence } from './widgets.ts';

export const CHROME_RULES: readonly ChromeRule[] = [
  ornament,
  jammer,
  code,
  server,
  breadcrumb,
  legal,
  disclaimer,
  neighbours,
  originalTitle,
  relatedHeading,
  readCount,
  readerClock,
  pageNumber,
  edition,
  widget,
  widgetSentence,
  advert,
  spam,
  weekday,
  endMark,
  buttons,
  siteContact,
  siteAddress,
  sectionTag,
  menu,
];

/** Furniture that looks like a line of fields (a date, a label) and is none. */
export const isNeverField = (line: Line) =>
  [breadcrumb, readerClock, legal, neighbours, disclaimer, readCount].some((r) => r.test(line));

/** What the other rooms of a page already know of its lines. */
export interface Known {
  /** Lines that hold the article's own fields (来源, 发布时间 …): never chrome. */
  readonly fields: ReadonlySet<number>;
}

/** The chrome of a page: number of the line to the name of the rule. */
export function findChrome(lines: readonly Line[], context: Context, known: Known): Map<number, string> {
  const found = new Map<number, string>();
  for (const line of lines) {
    if (known.fields.has(line.n) || (line.table && line.html?.main)) continue;
    const rule = CHROME_RULES.find((r) => r.where === 'any' && r.test(line));
    if (rule) found.set(line.n, rule.name);
    else if (context.recurring.size > 0 && !(line.prose && line.text.length > 60) && isRecurring(line, context))
      found.set(line.n, 'recurring-line');
    else if (line.html && !line.html.main && isOutside(lines, line)) found.set(line.n, 'outside-main');
  }
  for (const n of ordinals(lines, found)) found.delete(n);
  siteNames(lines, found, known);
  saidTwice(lines, found, known);
  const isText = (l: Line) => l.prose && !found.has(l.n) && !known.fields.has(l.n) && !widgetSentence.test(l);
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  for (const line of lines) {
    if (found.has(line.n) || known.fields.has(line.n) || line.table) continue;
    if (first >= 0 && line.n > first && line.n < last) continue;
    const rule = CHROME_RULES.find((r) => r.where === 'edge' && r.test(line));
    if (rule) found.set(line.n, rule.name);
  }
  relatedLists(lines, found, known, first < 0 ? lines.length : first);
  runs(lines, found, known, first < 0 ? lines.length : first, last < 0 ? -1 : last);
  if (last >= 0) afterEnd(lines, found, known, last);
  return found;
}

/** The name of a press that stands alone twice and more: the site's own. */
function siteNames(lines: readonly Line[], found: Map<number, string>, known: Known): void {
  const names = new Map<string, Line[]>();
  for (const line of lines)
    if (line.text.length <= 12 && isPressName(line.text) && !known.fields.has(line.n))
      names.set(line.text, [...(names.get(line.text) ?? []), line]);
  for (const same of names.values())
    if (same.length >= 2) for (const line of same) if (!found.has(line.n)) found.set(line.n, 'site-name');
}

/** What a page calls the beginning of its text, where it shows it over the text. */
const SUMMARY = /^[【[]?(?:摘要|内容摘要|文章摘要|导读|导语|核心提示|内容提要|提要|简介|内容简介)[】\]]?\s*:?\s*/;

/** A beginning of the text shown over it, cut off or under a label: the paragraph below says all of it again. */
function saidTwice(lines: readonly Line[], found: Map<number, string>, known: Known): void {
  for (const line of lines) {
    if (found.has(line.n) || known.fields.has(line.n)) continue;
    const label = SUMMARY.exec(line.text)?.[0] ?? '';
    const over = lines[line.n - 1];
    const alone = label === '' && over !== undefined && SUMMARY.exec(over.text)?.[0] === over.text;
    const begun = line.text.slice(label.length).replace(/(?:…+|\.{3,})$/, '');
    if (begun.length < 16 || (begun.length + label.length === line.text.length && label === '' && !alone)) continue;
    const whole = lines
      .slice(line.n + 1, line.n + 6)
      .some((l) => l.prose && l.text.length > begun.length && opensWith(l.text, begun));
    if (!whole) continue;
    found.set(line.n, 'said-twice');
    if (alone) found.set(over.n, 'said-twice');
  }
}

/** Whether a paragraph opens with these words, a dateline before them or none. */
const opensWith = (text: string, words: string) => text.slice(0, words.length + 40).includes(words);

/** 01, 02 … in their order, running text between them: the numbers of an article's parts, not of pages. */
function ordinals(lines: readonly Line[], found: ReadonlyMap<number, string>): number[] {
  const parts = lines.filter((l) => /^0?[1-9]$/.test(l.text) && found.get(l.n) === 'page-number');
  // A page's number stands under its text, a part's over it.
  const over = /^0/.test(parts[0]?.text ?? '') || !lines.slice(0, parts[0]?.n).some((l) => l.prose);
  const ordered = parts.length >= 2 && parts.every((l, i) => Number(l.text) === i + 1);
  const apart = parts.every((l, i) => lines.slice(l.n + 1, parts[i + 1]?.n).some((other) => other.prose));
  return ordered && apart && over ? parts.map((l) => l.n) : [];
}

/** Furniture that stands under an article, not in it: what follows it is the site again. */
const ENDS: ReadonlySet<string> = new Set([
  'previous-next',
  'related-list',
  'legal-footer',
  'disclaimer',
  'contact-widget',
  'buttons',
]);

/** Under the running text and a sure mark of the article's end, lines that are no sentences are the site's. */
function afterEnd(lines: readonly Line[], found: Map<number, string>, known: Known, last: number): void {
  let ended = false;
  for (const line of lines.slice(last + 1)) {
    const rule = found.get(line.n);
    if (rule) ended ||= ENDS.has(rule);
    else if (ended && !known.fields.has(line.n) && !line.table && !/[。!?…]["”’)]*$/.test(line.text)) {
      if (!line.text.startsWith('|') && !readCaption(line) && !readCredit(line.text)) found.set(line.n, 'after-end');
    }
  }
}

function isRecurring(line: Line, context: Context): boolean {
  return (
    context.recurring.has(line.content.text.replace(/\s+/g, ' ')) || context.recurring.has(foldLine(line.content.text))
  );
}

/** HTML tells what is main content; a heading above it or in it is the article's all the same. */
function isOutside(lines: readonly Line[], line: Line): boolean {
  if (line.html === null) return false;
  const last = lines.findLastIndex((l) => l.html?.main);
  return last >= 0 && !(/^h[1-3]$/.test(line.html.tag) && line.n < last);
}

/** The items under 相关阅读 fall with their heading, as far as they are headlines and not sentences. */
function relatedLists(lines: readonly Line[], found: Map<number, string>, known: Known, first: number): void {
  // Over the text, the last lines may be the headline: a list there must be closed off by more furniture.
  let shut = first - 1;
  while (shut >= 0 && !found.has(shut)) shut--;
  for (const line of lines) {
    if (found.get(line.n) !== 'related-list') continue;
    for (let n = line.n + 1; n < lines.length; n++) {
      const item = lines[n]!;
      if (found.get(n) === 'related-list') break;
      if (found.has(n)) continue;
      if (line.n < first && n >= shut) break;
      // Of a list beside the text nothing reaches into it.
      if (item.html?.main && !line.html?.main) break;
      if (known.fields.has(n) || item.prose || (item.closed && /[。;:]$/.test(item.text)) || item.text.length > 70)
        break;
      if (lines[n + 1]?.prose && !found.has(n + 1) && lines.length - n > 3) break;
      found.set(n, 'related-list');
    }
  }
}

const SIGN_OFF =
  /(?:委|府|局|办|部|院|会|社|处|厅|中心|室|组|公司|学校|报|团|站|所)$|^[(]?\d{4}年\d{1,2}月\d{1,2}日[)]?$|^[(]/;

/** Runs of short lines before or after the running text that hang together with known chrome. */
function runs(lines: readonly Line[], found: Map<number, string>, known: Known, first: number, last: number): void {
  const short = (l: Line) => !l.closed && l.text.length <= 40 && items(l.text).every((i) => i.length <= 14);
  const sweep = (from: number, to: number, keep: (l: Line) => boolean, brief = false) => {
    let n = from;
    while (n < to) {
      let end = n;
      let size = 0;
      let sure = 0;
      while (
        end < to &&
        !known.fields.has(end) &&
        (found.has(end) || (short(lines[end]!) && !keep(lines[end]!)) || isContact(lines[end]!.text))
      ) {
        size++;
        if (found.has(end) || items(lines[end]!.text).some(isMenuWord)) sure++;
        end++;
      }
      // Six lines and more of a few characters each are a menu, whatever they name.
      const tiny =
        brief && size >= 6 && sure > 0 && lines.slice(n, end).every((l) => found.has(l.n) || l.text.length <= 6);
      if ((size >= 3 && sure / size >= 0.34) || tiny)
        // Under a menu that has no headline below it, the writers' names are no part of it.
        for (let i = n; i < end; i++)
          if (!found.has(i) && !(brief && areLoneNames(lines[i]!.text))) found.set(i, 'menu-run');
      n = Math.max(end, n + 1);
    }
  };
  const places = headlinePlaces(lines, found, known, first);
  // A headline by its element is none of the menu over it.
  sweep(0, first, (l) => places.has(l.n) || l.text.length > 16 || (l.html?.main === true && l.html.tag === 'h1'), true);
  let tail = last + 1;
  while (tail < lines.length && !found.has(tail) && SIGN_OFF.test(lines[tail]!.text) && tail - last <= 3) tail++;
  // A caption or its writers' line closes many an article; so does a short table.
  const closes = (l: Line) => l.text.startsWith('|') || readCaption(l) !== null || readCredit(l.text) !== null;
  sweep(tail, lines.length, closes);
}

/** The lines that stand where a headline stands: right over fields of the article, or over its text. */
function headlinePlaces(
  lines: readonly Line[],
  found: Map<number, string>,
  known: Known,
  first: number,
): ReadonlySet<number> {
  const places = new Set<number>();
  let above = -1;
  for (let n = 0; n <= Math.min(first, lines.length); n++) {
    const field = known.fields.has(n) || (n < first && readCredit(lines[n]!.text) !== null);
    // A text may begin with those it is for: `各乡镇人民政府：`.
    const opens = n < first && !field && !found.has(n) && /[\u3400-\u9fff]{4}:$/.test(lines[n]!.text);
    if ((n === first || field || opens) && above >= 0) places.add(above);
    if (!field && !found.has(n)) above = n;
  }
  // A headline of several lines: as far up as lines are no words of a menu.
  for (const place of [...places])
    for (let n = place - 1; n > place - 4 && n >= 0; n--) {
      const line = lines[n]!;
      if (
        found.has(n) ||
        known.fields.has(n) ||
        (line.han < 6 && !isSubtitleLine(lines[n + 1]!.text) && !/^【[^【】]+】$/.test(line.text)) ||
        items(line.text).some(isMenuWord)
      )
        break;
      places.add(n);
    }
  return places;
}
