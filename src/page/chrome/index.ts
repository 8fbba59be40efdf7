/**
 * Takes the furniture of a site out of a page. Every rule is a file with a name; doubt keeps the line.
 *
 * Order matters only in one place: the rules that know their kind by its form come first, since they show where the
 * running text begins and ends, and only then do the rules of the edges know what an edge is.
 */
import type { Context } from '../../model/draft.ts';
import { cardLines, isAccountFurniture, isAccountPage } from '../account.ts';
import { readCaption } from '../captions.ts';
import { isPressName } from '../fields/outlet.ts';
import { readCredit } from '../fields/people.ts';
import { foldLine } from '../fold.ts';
import { isHeadlike } from '../headline.ts';
import type { Line } from '../line.ts';
import { breadcrumb } from './breadcrumb.ts';
import { buttons, menu, sectionTag } from './buttons.ts';
import { advert, code, jammer, ornament, picturePlace, server, siteAddress, spam } from './code.ts';
import { edition, endMark, pageNumber, readCount, readerClock, weekday } from './counters.ts';
import { disclaimer } from './disclaimer.ts';
import { legal, siteContact } from './legal.ts';
import { neighbours, originalTitle, relatedHeading } from './neighbours.ts';
import type { ChromeRule } from './rule.ts';
import { menuRuns } from './runs.ts';
import { widget, widgetSentence } from './widgets.ts';

export const CHROME_RULES: readonly ChromeRule[] = [
  ornament,
  jammer,
  code,
  picturePlace,
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

/** What of a page is the site's: number of the line to the name of the rule. */
export interface Chrome {
  readonly found: ReadonlyMap<number, string>;
  /** Short lines between a menu and the headline: rubrics, or words of the menu. */
  readonly doubts: readonly Line[];
}

/** The chrome of a page. */
export function findChrome(lines: readonly Line[], context: Context, known: Known): Chrome {
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
  const account = isAccountPage(lines);
  if (account) for (const n of cardLines(lines)) if (!known.fields.has(n)) found.set(n, 'account-widget');
  const isText = (l: Line) =>
    l.prose &&
    !found.has(l.n) &&
    !known.fields.has(l.n) &&
    !widgetSentence.test(l) &&
    !(account && isAccountFurniture(l));
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  for (const line of lines) {
    if (found.has(line.n) || known.fields.has(line.n) || line.table) continue;
    if (first >= 0 && line.n > first && line.n < last) continue;
    const rule = CHROME_RULES.find((r) => r.where === 'edge' && r.test(line));
    if (rule) found.set(line.n, rule.name);
    else if (account && isAccountFurniture(line)) found.set(line.n, 'account-widget');
  }
  relatedLists(lines, found, known, first < 0 ? lines.length : first);
  overPath(lines, found, known, first);
  const doubts = menuRuns(lines, found, known, first < 0 ? lines.length : first, last < 0 ? -1 : last);
  if (last >= 0) afterEnd(lines, found, known, last);
  return { found, doubts };
}

/** Over a line that says where on the site the reader is stands the site alone, when a headline is below it. */
function overPath(lines: readonly Line[], found: Map<number, string>, known: Known, first: number): void {
  const path = lines
    .slice(0, Math.max(0, first))
    .findLastIndex((l) => found.get(l.n) === 'breadcrumb' && HERE.test(l.text));
  const below = lines.slice(path + 1, Math.max(0, first));
  if (path < 3 || !below.some((l) => !found.has(l.n) && !known.fields.has(l.n) && l.han >= 6 && isHeadlike(l))) return;
  for (const line of lines.slice(0, path))
    if (!found.has(line.n) && !known.fields.has(line.n)) found.set(line.n, 'menu-run');
}

const HERE = /位置(?:是)?\s*:|正文$/;

/** The name of a press that stands alone twice and more, or once beside the article's own line of it: the site's. */
function siteNames(lines: readonly Line[], found: Map<number, string>, known: Known): void {
  const stated = new Set(lines.filter((l) => known.fields.has(l.n)).map((l) => l.text));
  const names = new Map<string, Line[]>();
  for (const line of lines)
    if (line.text.length <= 12 && (isPressName(line.text) || stated.has(line.text)) && !known.fields.has(line.n))
      names.set(line.text, [...(names.get(line.text) ?? []), line]);
  for (const [name, same] of names)
    if (same.length >= 2 || stated.has(name))
      for (const line of same) if (!found.has(line.n)) found.set(line.n, 'site-name');
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
