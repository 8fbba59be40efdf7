/** Which lines of a page are made of fields, and what a neighbouring line says of them. */
import { isCalendarDate } from '../../model/article.ts';
import { accountFields, POSTED } from '../account.ts';
import { isMenuWord } from '../chrome/buttons.ts';
import { isNeverField } from '../chrome/index.ts';
import { RELATED } from '../chrome/neighbours.ts';
import { items } from '../chrome/rule.ts';
import { isDocumentNumber, isHeadlike } from '../headline.ts';
import type { Line } from '../line.ts';
import { findDates } from './date.ts';
import { isPressName } from './outlet.ts';
import { type FieldLine, isFieldLine, isTrailer, parseFields, parseTrailer } from './parse.ts';
import { isName, readCredit } from './people.ts';

/** The field lines of a page: which lines are made of fields. */
export function findFields(lines: readonly Line[]): Map<number, FieldLine> {
  const found = accountFields(lines);
  let textBefore = false;
  for (const line of lines) {
    if (found.has(line.n) || line.table || isNeverField(line)) continue;
    if (!textBefore && isAccount(line, lines)) {
      const { text } = line;
      const field = { kind: 'source', label: '', start: 0, valueStart: 0, end: text.length, value: text } as const;
      found.set(line.n, { fields: [field], dates: [], rest: [] });
      continue;
    }
    const original = textBefore ? null : readOriginal(line.text);
    if (original) {
      found.set(line.n, original);
      continue;
    }
    const issue = textBefore ? null : ISSUE.exec(line.text);
    if (issue) {
      const [, value] = issue;
      const field = { kind: 'source', label: '', start: 0, valueStart: 0, end: value!.length, value: value! } as const;
      found.set(line.n, { fields: [field], dates: [], rest: [] });
      continue;
    }
    for (const [n, fields] of splitDate(lines, line.n)) found.set(n, fields);
    const fields = found.get(line.n) ?? readFieldLine(line, lines, textBefore);
    if (fields) {
      found.set(line.n, fields);
      const value = splitDate(lines, line.n + 1).length > 0 ? null : valueBelow(fields, lines[line.n + 1]);
      if (value) found.set(line.n + 1, value);
      const place = lines[line.n + 1];
      if (fields.dates.length > 0 && place && POSTED.test(place.text)) found.set(place.n, NONE);
    } else if (line.prose) textBefore = true;
  }
  return found;
}

/** A periodical and its number, alone on a line: `《测试月刊》2018年第5期`. */
const ISSUE = /^《?([\u3400-\u9fff]{2,12}?)》?\s*(?:19|20)\d{2}年?\s*第?\s*\d{1,3}\s*期$/;

/** `原创 甲某 测试组工`: who wrote it, and the account that published it. */
const ORIGINAL = /^原创[\s:]+(?:(\S{2,4}(?:[\s、]\S{2,4}){0,3})\s+)?(\S{2,16})$/;

function authorAt(text: string, value: string) {
  const start = text.lastIndexOf(value);
  return { kind: 'author', label: '原创', start, valueStart: start, end: start + value.length, value } as const;
}

function readOriginal(text: string): FieldLine | null {
  const slashed = /^原创\s*[/|丨]\s*([\u3400-\u9fff]{2,4})$/.exec(text);
  if (slashed && isName(slashed[1]!)) return { fields: [authorAt(text, slashed[1]!)], dates: [], rest: [] };
  const m = ORIGINAL.exec(text);
  if (!m) return null;
  const at = (value: string, label: string, kind: 'source' | 'author') => {
    const start = text.lastIndexOf(value);
    return { kind, label, start, valueStart: start, end: start + value.length, value };
  };
  const writers = (m[1] ?? '').split(/[\s、]/).filter((name) => name !== m[2] && isName(name));
  return {
    fields: [at(m[2]!, '公众号', 'source'), ...writers.map((name) => at(name, '原创', 'author'))],
    dates: [],
    rest: [],
  };
}

/** The line over a short message that says when it was sent and from where. */
const POSTED_ON = /^(?:(?:19|20)\d{2}[-年]|\d{1,2}[-月]).{4,20}(?:发布于|发表于|来自)/;

/** The account under a headline: `测试发布`, alone between it and what follows. */
function isAccount(line: Line, lines: readonly Line[]): boolean {
  const [before, next] = [lines[line.n - 1], lines[line.n + 1]];
  if (!next) return false;
  if (POSTED_ON.test(next.text) && lines[next.n + 1]?.prose && /^[\u3400-\u9fff]{3,7}$/.test(line.text)) return true;
  if (!before) return false;
  if (isSaidAgain(line, lines)) return before.han >= 8 && isHeadlike(before) && findDates(next.text)[0]?.timed === true;
  if (!isPressName(line.text) || isPressName(next.text)) return false;
  if (RELATED.test(line.text) || isNeverField(before) || items(before.text).some(isMenuWord)) return false;
  return before.han >= 8 && isHeadlike(before) && !lines.some((l) => l !== line && l.text === line.text);
}

/** The name of an application stands over its articles and, as their account, under each headline. */
const isSaidAgain = (line: Line, lines: readonly Line[]) =>
  /^[\u3400-\u9fff]{3,8}$/.test(line.text) && lines.slice(0, line.n).some((l) => l.text === line.text);

/** The value of a label that stands alone on its line: `来源：` over `测试日报`. */
function valueBelow(fields: FieldLine, next: Line | undefined): FieldLine | null {
  const [label, ...others] = fields.fields;
  if (!label || others.length > 0 || label.value !== '' || fields.dates.length > 0) return null;
  if (label.kind === 'noise') {
    if (!next || next.prose || next.closed) return null;
    const filed = TAGS.test(label.label)
      ? next.text.length <= 40
      : NUMBERS.test(label.label) && /^[\w/.-]{4,40}$/.test(next.text);
    return filed ? NONE : null;
  }
  if (!next || next.prose || next.closed || next.text.length > 20 || isNeverField(next)) return null;
  const parsed = parseFields(next.text);
  if (parsed.fields.length > 0 || parsed.dates.length > 0) return null;
  return {
    fields: [{ ...label, start: 0, valueStart: 0, end: next.text.length, value: next.text }],
    dates: [],
    rest: [],
  };
}

/** Labels over the words under which a page is filed. */
const TAGS = /^(?:.*标签|关键[词字]|相关(?:热词|关键词)|Tags|TAG)$/;
const NUMBERS = /索引|文号|字号|编号/;
const NONE: FieldLine = { fields: [], dates: [], rest: [] };

/** A date that a page's layout spread over lines: 2024 / 06-20 / 09:54, —2024— / 06/20, or 18 / 2024-09. */
function splitDate(lines: readonly Line[], n: number): [number, FieldLine][] {
  const [a, b, c] = [0, 1, 2].map((k) => lines[n + k]?.text.replace(/^[—–-]+|[—–-]+$/g, '') ?? '') as [
    string,
    string,
    string,
  ];
  const yearFirst =
    /^(?:19|20)\d{2}年?$/.test(a) && /^\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.test(b);
  const dayFirst = /^\d{1,2}日?$/.test(a) && /^(?:19|20)\d{2}[-/.年]\d{1,2}月?$/.test(b);
  if (!yearFirst && !dayFirst) return [];
  const parts = (yearFirst ? [a, b] : [b, a]).flatMap((s) => s.match(/\d+/g) ?? []).slice(0, 3);
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
  if (isIndexRow(line.text) || (!textBefore && isDocumentNumber(line.text) && !headed(lines, line.n))) return NONE;
  if (line.text.length > 260) return null;
  const parsed = parseFields(line.text);
  if (!isFieldLine(line.text, parsed) || (parsed.fields.length === 0 && isEvent(line.text))) return null;
  if (parsed.dates.length === 0 && parsed.fields.every((f) => REPORTER.test(f.label)) && readCredit(line.text))
    return null;
  // 时间：… 地点：… inside a text are the particulars of an event.
  const inside = textBefore && parsed.fields.every((f) => PARTICULAR.has(f.label));
  const next = lines[line.n + 1];
  // So are they over it: an hour without a day, and the place under it.
  if (/^(?:时间|日期)\s?:/.test(line.text) && parsed.dates.length === 0 && next && PLACE.test(next.text)) return null;
  if (inside && parsed.fields.length > 0 && next && (next.prose || /^[\u3400-\u9fff]{2,8}:/.test(next.text)))
    return null;
  return parsed;
}

const PLACE = /^地\s?点\s?:\s?\S/;

/** `采访日期:2017年…`: the day of something else, by a label that says nothing of publishing. */
function isEvent(text: string): boolean {
  const label = /^([\u3400-\u9fff]{2,8}):\s*\d/.exec(text)?.[1];
  return label !== undefined && !/[发刊报稿布载传]|更新|出版/.test(label);
}

/** The words of a government page's index, which stand in cells without a colon; printers space them out. */
const INDEX = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:${'索引号 信息索引号 统一编号 登记号 文号 发文字号 主题词 主题分类 公开分类 组配分类 体裁分类 信息分类 服务对象 发布机构 发布单位 发文机关 责任部门 公开单位 成文日期 生成日期 公开日期 公开形式 公开方式 公开范围 公开时限 公开程序 有效性 废止日期 关键词'
    .split(' ')
    .map((word) => [...word].join('\\s*'))
    .join('|')})(?![\\u4e00-\\u9fff])`,
  'g',
);

/** A row of such an index: `索 引 号 000/2024-1 公开分类`. */
function isIndexRow(text: string): boolean {
  if (text.length > 120 || /[。;!?,:]/.test(text)) return false;
  const labels = text.match(INDEX)?.length ?? 0;
  return (
    labels >= 2 || (labels === 1 && /^[\w\s/:〔〕[\]()-]*号?$/.test(text.replace(INDEX, '')) && INDEX_FIRST.test(text))
  );
}
const INDEX_FIRST = new RegExp(`^${INDEX.source}`);

/** Whether a headline stands over line `n`, with no more than fields between: what a document's number is part of. */
function headed(lines: readonly Line[], n: number): boolean {
  return lines.slice(Math.max(0, n - 4), n).some((l) => isHeadlike(l) && l.han >= 10);
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
