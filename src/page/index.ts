/**
 * The anatomy of a page: what is article, what is chrome, and where one article ends.
 *
 * Order: fields before chrome (a line of fields looks like one), chrome before pieces (a footer is no article),
 * pieces before reflow (a headline must not be glued to the sentence above it), and the account of removals last,
 * as the complement of all that the articles show.
 */
import { isCalendarDate } from '../model/article.ts';
import type { Context, Draft, PageText, Sidecar } from '../model/draft.ts';
import type { Removal, Review } from '../model/ledger.ts';
import { type Article, readArticle } from './article.ts';
import { overByline, overText } from './captions.ts';
import { isMenuWord } from './chrome/buttons.ts';
import { findChrome } from './chrome/index.ts';
import { items } from './chrome/rule.ts';
import { untangle } from './columns.ts';
import { doubtDate, doubtOrder, slips } from './doubts.ts';
import { dispatchDate, dispatchDay, presentYear, sexagenaryYear } from './fields/date.ts';
import { eventDate } from './fields/event.ts';
import { findFields } from './fields/find.ts';
import { masthead } from './fields/outlet.ts';
import { withMeta } from './fields/resolve.ts';
import { fold } from './fold.ts';
import { isSubtitleLine, subjectOf } from './headline.ts';
import { joinLabels } from './labels.ts';
import { Coverage, removalsOf } from './ledger.ts';
import { type Line, readLines } from './line.ts';
import { offTopic } from './offTopic.ts';
import { cut } from './pieces.ts';
import { mark } from './roles.ts';
import { unwrap } from './unwrap.ts';

/**
 * Takes a page apart into its articles, in page order. Never throws on what a page contains; a page of nothing but
 * white space has no article. Every other character is in a draft's field, block or caption, or in a removal.
 */
export function anatomise(page: PageText, sidecar: Sidecar, context: Context): Draft[] {
  const lines = readLines(page);
  if (lines.length === 0) return [];
  const fields = findFields(lines);
  const { found: chrome, doubts } = findChrome(lines, context, { fields: new Set(fields.keys()) });
  const isField = (l: Line) => fields.has(l.n);
  const ordered = untangle(
    lines.filter((l) => !chrome.has(l.n)),
    isField,
  );
  const live = overText(overByline(joinLabels(unwrap(ordered.lines, isField), isField), isField));
  const pieces = cut(mark(live, fields));
  // One line of editors on a page of several pieces is that of the page.
  const edited = pieces.length > 1 ? [...fields.values()].filter((f) => f.fields.some((x) => x.kind === 'editor')) : [];
  const desk = edited.length === 1 ? edited[0]! : null;
  const articles = (pieces.length > 0 ? pieces : [[]]).map((piece) =>
    readArticle(piece, context, page.meta, pieces.length, desk),
  );
  if (ordered.doubtful)
    articles[0]!.review.push({ code: 'order-doubtful', message: '两栏的文字可能交错，请对照原页。' });
  for (const line of doubts)
    articles[0]!.review.push({
      code: 'chrome-doubtful',
      message: `菜单之下、标题之上的“${line.content.text}”可能是栏目，也可能是菜单，未删，请对照原页。`,
    });
  const path = lines.find((l) => chrome.get(l.n) === 'breadcrumb' && OPINION.test(l.text));
  if (path && articles.length === 1 && articles[0]!.kind === 'report') articles[0]!.kind = 'commentary';
  shareBanner(articles);
  return finish(articles, lines, chrome, page, sidecar, context);
}

/** The section of a site that holds opinions, as its path names it. */
const OPINION = /(?:评论|时评|言论)(?:频道)?(?:\s*-*[>»›]|$)/;

/** A rubric that stands over the first of several like pieces goes to each of them. */
function shareBanner(articles: Article[]): void {
  const like = articles.filter((a) => a.lines.some((l) => isSubtitleLine(l.text)) && a.headline.subtitle);
  const [first, ...others] = like;
  if (!first || others.length === 0) return;
  const banner = first.headline.kicker ?? first.headline.column;
  if (!banner || others.some((a) => a.headline.kicker || a.headline.column)) return;
  for (const a of like) a.headline = { ...a.headline, kicker: null, column: banner };
}

/** Dates, reviews and the account of removals: what needs the whole page. */
function finish(
  articles: Article[],
  lines: readonly Line[],
  chrome: ReadonlyMap<number, string>,
  page: PageText,
  sidecar: Sidecar,
  context: Context,
): Draft[] {
  const whole = fold(page.text.text.length > 400_000 ? page.text.text.slice(0, 400_000) : page.text.text);
  const year = sexagenaryYear(whole);
  const dated = articles.filter((a) => a.metadata.date);
  const shared = dated.length === 1 && articles.length > 1 ? dated[0]!.metadata : null;
  const about = `${whole} ${sidecar.outlet ?? ''} ${context.outlets.find((o) => o.name === sidecar.outlet)?.place ?? ''}`;

  const paper = paperOf(lines);

  const drafts = articles.map((a, n): Draft => {
    const meta = withMeta(a.metadata, page.meta, sidecar, context);
    const review: Review[] = [...a.review, ...meta.review];
    const first = a.blocks[0];
    const tells = first && subjectOf(first.content) ? a.blocks[1] : first;
    const now = presentYear(
      fold(
        a.blocks
          .slice(0, 12)
          .map((b) => b.content.text)
          .join('\n'),
      ),
    );
    let { date, dateEvidence } = meta;
    if (!date && shared) ({ date, dateEvidence } = shared);
    const lead = !date && first ? dispatchDate(fold(first.content.text.slice(0, 50))) : null;
    if (lead) [date, dateEvidence] = [lead.value, lead.words];
    let dateBasis: Draft['dateBasis'] = date ? 'stated' : 'unknown';
    if (!date && year) {
      date = String(year.year);
      dateEvidence = year.words;
      dateBasis = 'inferred';
      review.push({ code: 'date-inferred', message: `页面没有日期，年份由“${year.words}”推定。` });
    } else if (!date && now) {
      const day = first ? dispatchDay(fold(first.content.text.slice(0, 40))) : null;
      const whole = day && isCalendarDate(`${now.year}-${day.value}`) ? `${now.year}-${day.value}` : null;
      date = whole ?? String(now.year);
      dateEvidence = whole ? `${now.words}；${day!.words}` : now.words;
      dateBasis = 'inferred';
      review.push({ code: 'date-inferred', message: `页面没有日期，由“${dateEvidence}”推定。` });
    } else if (!date) review.push({ code: 'date-unknown', message: '页面没有写明发布日期。' });
    review.push(...doubtDate(date, dateEvidence, fold(first?.content.text.slice(0, 40) ?? '')));
    if (!a.headline.title) review.push({ code: 'title-derived', message: '页面没有标题，标题取自首句。' });
    if (a.continuedFrom) review.push({ code: 'continuation', message: `上接${a.continuedFrom}，前半在另一版。` });
    const text = fold(
      a.blocks.map((b) => b.content.text).join('\n') + a.captions.map((c) => c.content.text).join('\n'),
    );
    const texts = a.blocks.map((b) => fold(b.content.text));
    review.push(...doubtOrder(texts), ...slips(texts));
    const off = offTopic(`${a.headline.title?.text ?? ''} ${text.slice(0, 100_000)}`, about);
    if (off) review.push(off);
    return {
      title: a.headline.title,
      kicker: a.headline.kicker,
      column: a.headline.column,
      subtitle: a.headline.subtitle,
      kind: a.kind,
      continuedFrom: a.continuedFrom,
      date,
      dateBasis,
      dateEvidence,
      eventDate: tells && a.kind !== 'continuation' ? eventDate(fold(tells.content.text.slice(0, 200)), date) : null,
      source: meta.source ?? (n > 0 && shared ? shared.source : null) ?? paper,
      page: page.meta.page ?? null,
      authors: meta.authors,
      editors: meta.editors,
      blocks: a.blocks,
      captions: a.captions,
      removed: [],
      review,
    };
  });
  return account(drafts, articles, lines, chrome, page);
}

/** What else stands beside a newspaper's name: the day, the page. */
const ISSUE = /^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|第?[A-Z]?\d{1,4}版)$/;

/** The newspaper whose name stands over the page, alone or before the words of its menu, when there is one. */
function paperOf(lines: readonly Line[]): string | null {
  const text = Math.max(
    0,
    lines.findIndex((l) => l.prose),
  );
  const names = new Set(
    lines.slice(0, Math.min(text, 12)).map((l) => {
      const [name, ...others] = items(l.text);
      return masthead(
        others.length > 0 && (others.some((o) => ISSUE.test(o)) || others.every(isMenuWord)) ? name! : l.text,
      );
    }),
  );
  names.delete(null);
  return names.size === 1 ? [...names][0]! : null;
}

/** Gives every removal to the article it stands in or next to. */
function account(
  drafts: Draft[],
  articles: readonly Article[],
  lines: readonly Line[],
  chrome: ReadonlyMap<number, string>,
  page: PageText,
): Draft[] {
  const used = new Coverage(page.text.originEnd() + page.text.length);
  for (const d of drafts) {
    for (const t of [d.title, d.kicker, d.column, d.subtitle]) if (t) used.add(t);
    for (const b of d.blocks) used.add(b.content);
    for (const c of d.captions) used.add(c.content);
  }
  const owner = new Map<number, number>();
  articles.forEach((a, n) => {
    for (const line of a.lines) owner.set(line.n, n);
  });
  const removed: Removal[][] = drafts.map(() => []);
  let current = 0;
  for (const line of lines) {
    current = owner.get(line.n) ?? current;
    const rule = chrome.get(line.n) ?? articles[current]?.rules.get(line.n) ?? 'line-sign';
    for (const removal of removalsOf(line, used, rule, page)) removed[current]!.push(removal);
  }
  addMarks(removed, page.marks ?? []);
  return drafts.map((d, n) => ({ ...d, removed: removed[n]! }));
}

/** Marks of the page's format stand in the account of the article before them, but those that a removed line quotes. */
function addMarks(removed: Removal[][], marks: readonly Removal[]): void {
  if (marks.length === 0) return;
  const quoted = removed.flatMap((list, n) => list.map((r) => ({ start: r.at, end: r.at + r.text.length, n })));
  quoted.sort((a, b) => a.start - b.start);
  let i = 0;
  let owner = 0;
  for (const mark of marks) {
    while (i < quoted.length && quoted[i]!.end <= mark.at) owner = quoted[i++]!.n;
    const over = quoted[i];
    if (!over || over.start > mark.at || over.end < mark.at + mark.text.length) removed[owner]!.push(mark);
  }
  for (const list of removed) list.sort((a, b) => a.at - b.at);
}
