/** From the field lines of an article to its metadata. */
import type { Context, PageMeta, Sidecar } from '../../model/draft.ts';
import type { Review } from '../../model/ledger.ts';
import { isLoneName } from '../lexicon/surnames.ts';
import type { FoundDate } from './date.ts';
import { isPressName, judgeOutlet } from './outlet.ts';
import type { FieldLine } from './parse.ts';
import { isAreaName, isName, readNames, writersOf } from './people.ts';

export interface Metadata {
  date: string | null;
  dateEvidence: string | null;
  source: string | null;
  authors: string[];
  editors: string[];
  photographers: string[];
  title: string | null;
  column: string | null;
  review: Review[];
}

/** A field line with its text, folded. */
export interface Stated {
  readonly text: string;
  readonly line: FieldLine;
  /** The date stands under the text, as its sign-off; one without a label below it says no more than it does. */
  readonly signed?: boolean;
}

/** What field lines say together. Earlier lines win; a labelled date wins over a bare one, and that over 更新时间. */
export function resolveFields(stated: readonly Stated[], context: Context): Metadata {
  const out: Metadata = {
    date: null,
    dateEvidence: null,
    source: null,
    authors: [],
    editors: [],
    photographers: [],
    title: null,
    column: null,
    review: [],
  };
  const dates: { rank: number; found: FoundDate; evidence: string }[] = [];
  const doubt = (message: string) => {
    if (!out.review.some((r) => r.code === 'outlet-doubtful')) out.review.push({ code: 'outlet-doubtful', message });
  };
  let closed = false;
  let account: string | null = null;
  for (const { text, line, signed } of stated) {
    closed ||= signed === true;
    for (const date of line.dates) {
      const label = line.fields.find(
        (f) =>
          f.valueStart <= date.start &&
          date.start <= f.end + 1 &&
          (f.kind === 'date' || f.kind === 'updated' || (f.kind === 'noise' && /时间|日期/.test(f.label))),
      );
      if (label?.kind === 'noise') continue;
      const rank =
        label?.kind === 'date' ? (WRITTEN.test(label.label) ? 2 : 0) : label?.kind === 'updated' ? 2 : closed ? 3 : 1;
      dates.push({ rank, found: date, evidence: line.evidence ?? text.slice(label?.start ?? date.start, date.end) });
    }
    for (const field of line.fields) {
      if (!field.value) continue;
      if (field.kind === 'source' && POSTER.test(field.label) && isPerson(field.value)) {
        if (field.label.startsWith('供稿')) out.authors.push(field.value);
      } else if (field.kind === 'source' && field.label === '') account ??= field.value;
      else if (field.kind === 'source' && !out.source) {
        const verdict = judgeOutlet(field.value, context);
        if (verdict === 'known' || verdict === 'likely') out.source = field.value;
        else if (verdict === 'area') doubt(`“${field.label}：${field.value}”是地名，不像媒体，未采用。`);
        else if (verdict === 'odd') {
          out.source = field.value;
          doubt(`“${field.label}：${field.value}”不像媒体的名称，请核对。`);
        }
      } else if (field.kind === 'author') {
        const tokens = field.value.split(/[\s、,]+/);
        if (tokens.some(isAreaName)) doubt(`“${field.label}：${field.value}”是地名，不像人名，未采用。`);
        else {
          // Behind the writer may stand the outlet, without a label of its own.
          if (tokens.length > 1) account ??= tokens.find(isPressName) ?? null;
          out.authors.push(...readNames(writersOf(`${field.label} ${field.value}`).slice(field.label.length)));
        }
      } else if (field.kind === 'editor') out.editors.push(...readNames(field.value));
      else if (field.kind === 'photo') out.photographers.push(...readNames(field.value));
      else if (field.kind === 'title') out.title ??= field.value;
      else if (field.kind === 'column') out.column ??= field.value;
    }
  }
  out.source ??= account;
  // A name beside a date is the account or the site; a label says more.
  for (const { line } of stated) out.source ??= bareOutlet(line, context);
  for (const { text } of stated) out.source ??= ACCOUNT_LINE.exec(text)?.[1] ?? null;
  if (out.authors.length === 0) for (const { line } of stated) out.authors.push(...bareAuthors(line));
  dates.sort((a, b) => a.rank - b.rank);
  const day = dayWithoutYear(stated);
  if (dates[0] && !(day && dates[0].rank > 0 && !dates[0].found.value.endsWith(day))) {
    out.date = dates[0].found.value;
    out.dateEvidence = dates[0].evidence;
  }
  out.authors = [...new Set(out.authors)];
  out.editors = [...new Set(out.editors)];
  out.photographers = [...new Set(out.photographers)];
  return out;
}

/** `日期：08-25` as `08-25`: the page names its day, and a date elsewhere with another day is the reader's. */
function dayWithoutYear(stated: readonly Stated[]): string | null {
  for (const { line } of stated)
    for (const field of line.fields) {
      const m = field.kind === 'date' ? /^(\d{1,2})[-/月](\d{1,2})日?$/.exec(field.value) : null;
      if (m) return `${m[1]!.padStart(2, '0')}-${m[2]!.padStart(2, '0')}`;
    }
  return null;
}

/** An outlet's name without a label beside a date: `2024-02-28 10:00 测试日报`. */
function bareOutlet(line: FieldLine, context: Context): string | null {
  if (line.dates.length === 0) return null;
  for (const rest of line.rest) {
    const word = rest.replace(/^(?:原载于?|转载自?|刊于|载于?|摘自|据)?《([^《》]+)》$/, '$1');
    const verdict = judgeOutlet(word, context);
    if (
      verdict === 'known' ||
      (verdict === 'likely' && word.length >= 3 && !/^[\d第]/.test(word) && !ROLE_WORD.test(word))
    )
      return word;
  }
  return null;
}

/** Writers' names without a label: beside a date all that is left, and a source with them or several of them. */
function bareAuthors({ dates, fields, rest }: FieldLine): readonly string[] {
  if (dates.length === 0 || rest.length > 3 || (rest.length < 2 && !fields.some((f) => f.kind === 'source'))) return [];
  return rest.every((word) => word.length === 3 && isLoneName(word) && isName(word)) ? rest : [];
}

/** The day a document was written, not the day it was published. */
const WRITTEN = /^(?:成文|生成|签发|印发)/;

/** `原创 甲某 测试组工 2024-04-12 18:30 浙江`: over an article of a public account stands its name. */
const ACCOUNT_LINE =
  /^(?:原创\s+)?(?:[^\s:]{2,12}\s+)?([^\s:]{2,20})\s+(?:19|20)\d{2}[-年]\d{1,2}[-月]\d{1,2}日?\s+\d{1,2}:\d{2}\s+[\u4e00-\u9fff]{2,3}$/;

/** Labels of who put a text on the site: an office or a person. */
const POSTER = /^(?:发布者|供稿|信息提供)$/;
const isPerson = (value: string) => isName(value) && (isLoneName(value) || value.length === 2);

const ROLE_WORD = /记者|编辑|通讯员|头条|要闻|新闻$/;

/** What the page's own metadata and the sidecar add where the text says nothing. */
export function withMeta(own: Metadata, meta: PageMeta, sidecar: Sidecar, context: Context): Metadata {
  const out = { ...own };
  if (!out.date && meta.date && /^\d{4}(-\d{2}(-\d{2})?)?/.test(meta.date)) {
    out.date = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(meta.date)![0];
    out.dateEvidence = meta.date;
  }
  if (!out.source && meta.source) {
    const verdict = judgeOutlet(meta.source, context);
    if (verdict === 'known' || verdict === 'likely' || verdict === 'odd') out.source = meta.source;
  }
  if (!out.source && sidecar.outlet) out.source = sidecar.outlet;
  if (out.authors.length === 0 && meta.authors) out.authors = meta.authors.flatMap((a) => readNames(a));
  if (out.editors.length === 0 && meta.editors) out.editors = meta.editors.flatMap((a) => readNames(a));
  return out;
}
