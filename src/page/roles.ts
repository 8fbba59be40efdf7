/** What each line of a page is, before its article is known. */
import { isBroken, isSureJoint } from './broken.ts';
import { readCaption } from './captions.ts';
import { masthead } from './fields/outlet.ts';
import type { FieldLine } from './fields/parse.ts';
import { isAreaName, isHouseCredit, readCredit } from './fields/people.ts';
import { isHeadlike, isNote, isSubtitleLine, NUMBERED } from './headline.ts';
import { areLoneNames, isLoneName } from './lexicon/surnames.ts';
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
  /^(?:本报|本网|本台|[\u4e00-\u9fff]{2,8}(?:社|网|报))\s?[\u4e00-\u9fff]{0,8}(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)|^[\u4e00-\u9fff]{2,8}(?:在线|客户端|融媒|传媒中心|新闻|电台|电视台)\d{1,2}月\d{1,2}日(?:讯|电|消息)|^[(][^()]{0,8}(?:记者|通讯员)[^()]{2,40}[)]/;

/** Longer ones are running text, whatever they end with. */
const SUBHEAD = 64;

/**
 * Whether a text came in whole paragraphs: most lines end as sentences end, and no word or clause runs across the
 * others' joints. What has no end there is a subhead, however long.
 */
function isWhole(lines: readonly Line[], fields: ReadonlyMap<number, FieldLine>): boolean {
  const text = lines.filter((l) => !fields.has(l.n) && !l.table && l.text.length >= 16);
  const open = text.filter((l) => !l.closed);
  if (text.length - open.length < 5 || open.length > text.length * 0.35) return false;
  return !open.some((l) => {
    const next = lines[lines.indexOf(l) + 1];
    return l.text.length > SUBHEAD || (next !== undefined && isSureJoint(l.text, next.text));
  });
}

/** Between two paragraphs a line without an end. */
function isLongSubhead(lines: readonly Line[], i: number): boolean {
  const [before, line, next] = [lines[i - 1], lines[i]!, lines[i + 1]];
  if (!before?.closed || line.closed || !next?.closed || next.han < 6) return false;
  return line.text.length >= 10 && !/[。;]|[,、:]$/.test(line.text) && !LEAD.test(line.text) && !isNote(line.text);
}

/** What may stand between a headline and its text. */
const OVER_TEXT: ReadonlySet<Role> = new Set(['subtitle', 'fields']);

/** Roles of the lines that are not chrome. */
export function mark(lines: readonly Line[], fields: ReadonlyMap<number, FieldLine>): Marked[] {
  const whole = isWhole(lines, fields);
  let headed = false;
  let textBefore = false;
  return lines.map((line, i) => {
    const own = fields.get(line.n);
    const before = lines[i - 1];
    const signed = textBefore && SIGN_OFF_DATE.test(line.text) && before !== undefined && !fields.has(before.n);
    const marked: Marked = own
      ? { line, role: signed ? 'text' : 'fields', fields: own }
      : { line, role: roleOf(line, lines, i, fields, textBefore, whole, headed) };
    if (marked.role === 'head' && !masthead(line.text)) headed = true;
    else if (!OVER_TEXT.has(marked.role) && (headed || (marked.role === 'text' && line.prose))) textBefore = true;
    return marked;
  });
}

function roleOf(
  line: Line,
  lines: readonly Line[],
  i: number,
  fields: ReadonlyMap<number, FieldLine>,
  textBefore: boolean,
  whole: boolean,
  headed: boolean,
): Role {
  if (line.table) return 'text';
  if (line.labelled) return 'head';
  if (CONTINUED.test(line.text)) return 'continued';
  if (isNote(line.text)) return 'note';
  if (line.pictured && readCaption(line)) return 'caption';
  if (readCredit(line.text) || isHouseCredit(line.text)) return 'credit';
  if (
    (!textBefore || isUnderCredit(lines, i)) &&
    isLoneName(line.text) &&
    !isAreaName(line.text) &&
    isSigned(lines, i, fields)
  )
    return 'credit';
  if (!textBefore && areLoneNames(line.text) && (i === 0 || isSigned(lines, i, fields))) return 'credit';
  if (LEAD.test(line.text)) return 'text';
  if (readCaption(line)) return 'caption';
  if (isSubtitleLine(line.text) && !line.prose && line.text.length < 60) return 'subtitle';
  if (whole && textBefore && isLongSubhead(lines, i)) return 'head';
  if (!textBefore && isLongHeadline(lines, i, fields)) return 'head';
  if (!headed && isColonKicker(lines, i, fields)) return 'head';
  if (!isHeadlike(line) || ((textBefore || SCENE.test(line.text)) && isParticular(lines, i))) return 'text';
  const next = lines[i + 1];
  return next && !fields.has(next.n) && !readCredit(next.text) && isBroken(line, next, textBefore) ? 'text' : 'head';
}

/** `三门县测试镇：` over the headline that it leads to; who is addressed stands over running text instead. */
function isColonKicker(lines: readonly Line[], i: number, fields: ReadonlyMap<number, FieldLine>): boolean {
  const [line, next, below] = [lines[i]!, lines[i + 1], lines[i + 2]];
  if (!/^[\u3400-\u9fff·“”]{3,16}:$/.test(line.text) || !next || !below || fields.has(next.n)) return false;
  if (!isHeadlike(next) || next.closed || next.han < 6 || NUMBERED.test(next.text)) return false;
  return fields.has(below.n) || below.prose || readCredit(below.text) !== null || isLoneName(below.text);
}

/** `地点：三楼`, `采 访 组：…`: a label and what it stands for. */
const PARTICULAR = /^[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,5}:\s?\S{1,30}/;

/** When and where something is told of. */
const SCENE = /^(?:时\s?间|地\s?点)\s?:/;

/** A line of particulars beside another one: two headlines with a colon do not stand in a row inside a text. */
function isParticular(lines: readonly Line[], i: number): boolean {
  const short = (line: Line | undefined) => !!line && !line.prose && !line.closed && PARTICULAR.test(line.text);
  return short(lines[i]) && (short(lines[i - 1]) || short(lines[i + 1]));
}

/** A headline that is as long as running text: it ends as no sentence ends or asks a question, and the dateline stands right under it. */
function isLongHeadline(lines: readonly Line[], i: number, fields: ReadonlyMap<number, FieldLine>): boolean {
  const line = lines[i]!;
  const stated = rowsUnder(lines, i, fields).some(
    (row) => row.evidence !== undefined || row.fields.some((f) => f.kind === 'source' || f.kind === 'date'),
  );
  const open = !line.closed || (line.text.length <= 40 && /[?!]$/.test(line.text));
  return stated && line.prose && open && line.text.length <= 90 && !/[。;:,、]$|。/.test(line.text);
}

/** The field lines right under line `i`: a line of buttons may stand over the dateline. */
function rowsUnder(lines: readonly Line[], i: number, fields: ReadonlyMap<number, FieldLine>): FieldLine[] {
  const rows: FieldLine[] = [];
  for (let n = i + 1; n <= i + 3 && n < lines.length; n++) {
    const row = fields.get(lines[n]!.n);
    if (!row) break;
    rows.push(row);
  }
  return rows;
}

/** Whether the headline over line `i` stands under the credit that closes another piece. */
function isUnderCredit(lines: readonly Line[], i: number): boolean {
  const over = lines.slice(Math.max(0, i - 4), i).findLast((l) => !isHeadlike(l) || readCredit(l.text) !== null);
  return over !== undefined && readCredit(over.text) !== null;
}

/** Whether line `i` stands where the writer's name stands: between a headline or a dateline and the text. */
function isSigned(lines: readonly Line[], i: number, fields: ReadonlyMap<number, FieldLine>): boolean {
  const [before, next] = [lines[i - 1], lines[i + 1]];
  if (!before || !next) return false;
  if (fields.has(before.n)) return fields.get(before.n)!.dates.length > 0 && next.prose;
  if (!isHeadlike(before) || before.han < 8) return false;
  if (/:$/.test(next.text) && lines[i + 2]?.prose) return true;
  return next.prose || (fields.get(next.n)?.dates.length ?? 0) > 0;
}
