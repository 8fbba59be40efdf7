/** Where one article ends and the next begins. */
import { isCalendarDate } from '../model/article.ts';
import { isBroken } from './broken.ts';
import { readCaption } from './captions.ts';
import { isNeverField } from './chrome/index.ts';
import { isPressName } from './fields/outlet.ts';
import { type FieldLine, isFieldLine, isTrailer, parseFields, parseTrailer } from './fields/parse.ts';
import { isHouseCredit, readCredit } from './fields/people.ts';
import { isDocumentNumber, isHeadlike, isNote, isSubtitleLine, NUMBERED } from './headline.ts';
import { isLoneName } from './lexicon/surnames.ts';
import type { Line } from './line.ts';

/** What a line is before its article is known. */
export type Role = 'text' | 'head' | 'subtitle' | 'fields' | 'credit' | 'caption' | 'note' | 'continued';

export interface Marked {
  readonly line: Line;
  readonly role: Role;
  readonly fields?: FieldLine;
}

/** The date under a notice, written out: text and field at once. */
const SIGN_OFF_DATE =
  /^[(]?(?:\d{4}年\d{1,2}月\d{1,2}日|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十廿]{1,3}日)[)]?$/;

export const CONTINUED =
  /^[(【[]?\s*(?:紧?上?接|上接)\s*(?:本报)?\s*((?:第|[A-Za-z])?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*版)(?:[^)】\]]{0,30}[)】\]]|\s|$)/;
export const LEAD =
  /^(?:本报|本网|本台|[\u4e00-\u9fff]{2,8}(?:社|网|报))[\u4e00-\u9fff]{0,8}(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)|^[(][^()]{0,8}(?:记者|通讯员)[^()]{2,40}[)]/;

/** A line that sends the reader to another page: the article ends here. */
const GOES_ON = /^[(【[]?\s*紧?下转/;

/** Roles of the lines that are not chrome. */
export function mark(lines: readonly Line[], fields: ReadonlyMap<number, FieldLine>): Marked[] {
  let headed = false;
  let textBefore = false;
  return lines.map((line, i) => {
    const own = fields.get(line.n);
    const before = lines[i - 1];
    const signed = textBefore && SIGN_OFF_DATE.test(line.text) && before !== undefined && !fields.has(before.n);
    const marked: Marked = own
      ? { line, role: signed ? 'text' : 'fields', fields: own }
      : { line, role: roleOf(line, lines, i, fields, textBefore) };
    if (marked.role === 'head') headed = true;
    else if (headed || (marked.role === 'text' && line.prose)) textBefore = true;
    return marked;
  });
}

function roleOf(
  line: Line,
  lines: readonly Line[],
  i: number,
  fields: ReadonlyMap<number, FieldLine>,
  textBefore: boolean,
): Role {
  if (line.table) return 'text';
  if (CONTINUED.test(line.text)) return 'continued';
  if (isNote(line.text)) return 'note';
  if (readCredit(line.text) || isHouseCredit(line.text)) return 'credit';
  if (!textBefore && isLoneName(line.text) && isSigned(lines, i, fields)) return 'credit';
  if (LEAD.test(line.text)) return 'text';
  if (readCaption(line)) return 'caption';
  if (isSubtitleLine(line.text) && !line.prose && line.text.length < 60) return 'subtitle';
  if (!isHeadlike(line)) return 'text';
  const next = lines[i + 1];
  return next && !fields.has(next.n) && !readCredit(next.text) && isBroken(line, next, textBefore) ? 'text' : 'head';
}

/** Whether line `i` stands where the writer's name stands: between a headline and a dateline or the text. */
function isSigned(lines: readonly Line[], i: number, fields: ReadonlyMap<number, FieldLine>): boolean {
  const [before, next] = [lines[i - 1], lines[i + 1]];
  if (!before || !next || fields.has(before.n) || !isHeadlike(before) || before.han < 8) return false;
  return next.prose || (fields.get(next.n)?.dates.length ?? 0) > 0;
}

/** The field lines of a page: which lines are made of fields. */
export function findFields(lines: readonly Line[]): Map<number, FieldLine> {
  const found = new Map<number, FieldLine>();
  let textBefore = false;
  for (const line of lines) {
    if (found.has(line.n) || line.table || isNeverField(line)) continue;
    if (!textBefore && isAccount(line, lines)) {
      const { text } = line;
      const field = { kind: 'source', label: '', start: 0, valueStart: 0, end: text.length, value: text } as const;
      found.set(line.n, { fields: [field], dates: [], rest: [] });
      continue;
    }
    for (const [n, fields] of splitDate(lines, line.n)) found.set(n, fields);
    const fields = found.get(line.n) ?? readFieldLine(line, lines, textBefore);
    if (fields) {
      found.set(line.n, fields);
      const value = valueBelow(fields, lines[line.n + 1]);
      if (value) found.set(line.n + 1, value);
    } else if (line.prose) textBefore = true;
  }
  return found;
}

/** The account under a headline: `测试发布`, alone between it and what follows. */
function isAccount(line: Line, lines: readonly Line[]): boolean {
  const [before, next] = [lines[line.n - 1], lines[line.n + 1]];
  if (!before || !next || !isPressName(line.text) || isPressName(next.text)) return false;
  return before.han >= 8 && isHeadlike(before) && !lines.some((l) => l !== line && l.text === line.text);
}

/** The value of a label that stands alone on its line: `来源：` over `测试日报`. */
function valueBelow(fields: FieldLine, next: Line | undefined): FieldLine | null {
  const [label, ...others] = fields.fields;
  if (!label || others.length > 0 || label.value !== '' || label.kind === 'noise' || fields.dates.length > 0)
    return null;
  if (!next || next.prose || next.closed || next.text.length > 20 || isNeverField(next)) return null;
  const parsed = parseFields(next.text);
  if (parsed.fields.length > 0 || parsed.dates.length > 0) return null;
  return {
    fields: [{ ...label, start: 0, valueStart: 0, end: next.text.length, value: next.text }],
    dates: [],
    rest: [],
  };
}

const NONE: FieldLine = { fields: [], dates: [], rest: [] };

/** A date that a page's layout spread over lines: 2024 / 06-20 / 09:54, or 18 / 2024-09. */
function splitDate(lines: readonly Line[], n: number): [number, FieldLine][] {
  const [a, b, c] = [lines[n]?.text ?? '', lines[n + 1]?.text ?? '', lines[n + 2]?.text ?? ''];
  const yearFirst = /^(?:19|20)\d{2}年?$/.test(a) && /^\d{1,2}[-/.月]\d{1,2}日?$/.test(b);
  const dayFirst = /^\d{1,2}日?$/.test(a) && /^(?:19|20)\d{2}[-/.年]\d{1,2}月?$/.test(b);
  if (!yearFirst && !dayFirst) return [];
  const parts = (yearFirst ? [a, b] : [b, a]).flatMap((s) => s.match(/\d+/g) ?? []);
  const value = parts.map((p) => p.padStart(2, '0')).join('-');
  if (!isCalendarDate(value)) return [];
  const first: FieldLine = {
    fields: [],
    dates: [{ value, start: 0, end: a.length, timed: false }],
    rest: [],
    evidence: `${a} ${b}`,
  };
  const rows: [number, FieldLine][] = [
    [n, first],
    [n + 1, NONE],
  ];
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(c)) rows.push([n + 2, NONE]);
  return rows;
}

function readFieldLine(line: Line, lines: readonly Line[], textBefore: boolean): FieldLine | null {
  if (isTrailer(line.text)) return parseTrailer(line.text);
  if (isDocumentNumber(line.text)) return NONE;
  if (line.text.length > 260) return null;
  const parsed = parseFields(line.text);
  if (!isFieldLine(line.text, parsed)) return null;
  if (parsed.dates.length === 0 && parsed.fields.every((f) => REPORTER.test(f.label)) && readCredit(line.text))
    return null;
  // 时间：… 地点：… inside a text are the particulars of an event.
  const inside = textBefore && parsed.fields.every((f) => PARTICULAR.has(f.label));
  const next = lines[line.n + 1];
  if (inside && parsed.fields.length > 0 && next && (next.prose || /^[\u3400-\u9fff]{2,8}:/.test(next.text)))
    return null;
  return parsed;
}

const REPORTER = /记者$|^通讯员$|^特约通讯员$/;
const PARTICULAR = new Set([
  '时间',
  '日期',
  '文',
  '图',
  '文字',
  '图片',
  '视频',
  '位置',
  '分类',
  '类别',
  '编号',
  '期号',
  '报道',
  '媒体',
  '发布',
  '整理',
  '题目',
  '来源单位',
  '记者',
  '主编',
  '首发',
]);

/** Cuts the marked lines of a page into articles: arrays of lines, in page order. */
export function cut(live: readonly Marked[]): Marked[][] {
  const starts = new Set<number>();
  let textBefore = false;
  let closed = false;
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
    else if (textBefore && role === 'note' && headed) starts.add(head);
    else if (textBefore && closed && role === 'text' && line.prose && headed) starts.add(head);
    else if (textBefore && role === 'head' && line.html && /^h1$/.test(line.html.tag) && textFollows(live, i))
      starts.add(head);
    else if (textBefore && role === 'text' && isPhotoPiece(live, i, closed))
      starts.add(headed && isApart(live[head]!) ? head : paragraphStart(live, i));
    if ((role === 'credit' && !headed && textBefore) || GOES_ON.test(line.text)) closed = true;
    if (starts.has(i) || starts.has(head)) {
      textBefore = false;
      closed = false;
    }
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

/** A paragraph with a line of photographers under it, set apart from the article before it. */
function isPhotoPiece(live: readonly Marked[], i: number, closed: boolean): boolean {
  const { line } = live[i]!;
  const next = live[i + 1];
  if (!line.prose || !next || next.role !== 'credit' || next.line.text.length > 40) return false;
  const after = live[i + 2];
  if (after && after.role === 'text' && after.line.gap <= line.gap && !closed && line.gap < 2) return false;
  return /摄|拍友|摄影/.test(next.line.text) && (closed || line.gap >= 2 || !after);
}
