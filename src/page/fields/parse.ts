/** Lines that hold the fields of an article: `作者：甲某 来源：… 发布日期：2025-08-19 浏览次数：5`. */
import { type FieldKind, LABEL_PATTERN, LABELS } from '../lexicon/labels.ts';
import { BUTTONS } from '../lexicon/site.ts';
import { isLoneName } from '../lexicon/surnames.ts';
import { type FoundDate, findDates } from './date.ts';
import { isPressName } from './outlet.ts';
import { isName } from './people.ts';

export interface Field {
  readonly kind: FieldKind;
  readonly label: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
  /** Trimmed of the signs around it. */
  readonly value: string;
}

export interface FieldLine {
  readonly fields: readonly Field[];
  readonly dates: readonly FoundDate[];
  /** Words that belong to no label and no date. */
  readonly rest: readonly string[];
  /** The words that prove the date, where the line alone does not. */
  readonly evidence?: string;
}

const LABELLED = new RegExp(
  `(?<![\\u4e00-\\u9fffA-Za-z])(${LABEL_PATTERN})\\s*[】\\]]?\\s*[:/|丨](?!\\/\\/)|(来源|作者|发布时间|发布日期|发表时间|更新时间|责任编辑|责编|编辑|浏览次数|浏览量|阅读量|点击数|点击次数|字体|字号|稿源|审核|校对|通讯员)\\s*:`,
  'g',
);
const SPACED =
  /(?:^|(?<=[\s(【[|]))(责任编辑|责编|来源|稿源|作者|责任校对|值班编辑|本版编辑|发布时间|发布日期|发布于|编辑|作者|(?:见习|实习|本报|首席|特约|全媒体|融媒体?)?记者|(?:特约)?通讯员|评论员|特约评论员|撰文|撰稿|校对|审核|电脑排版|照排|版面设计|版面|版式设计|版式|视觉设计|视觉|美编|浏览次数|点击数|阅读量|浏览量)\s+(?=\S)/g;
/** What a label ends with, and then its sign or blank: lines without it need no search for labels. */
const LAST = [...new Set([...LABELS.keys()].map((word) => word.at(-1)!))].join('');
const MAYBE_LABELLED = new RegExp(`[${LAST}]\\s*[】\\]]?\\s*[:/|丨]`);
const MAYBE_SPACED = /[辑编源稿者对间期于员文核版排面数量计式觉]\s+\S/;
const EDGES = /^[\s|丨·,;、:()[\]【】<>《》●•—-]+|[\s|丨·,;、:([【<《●•—-]+$|(?<=^[^(]*)[)】\]]+$/g;

/** The address of a page or a site, as some print it beside the date. */
const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%:#-]+/g;

/** Whether a value is what a label of this kind leads to, and not a headline behind its rubric. */
function isCredit(kind: FieldKind, value: string): boolean {
  if (kind === 'date' || kind === 'updated') return findDates(value).length > 0;
  if (kind === 'source') return isPressName(value);
  if (kind !== 'author' && kind !== 'editor' && kind !== 'photo') return false;
  return value.split(/[\s、,]+/).every((name) => isLoneName(name) || (name.length === 2 && isName(name)));
}

/** The labelled fields, the dates and what is left over in a folded line. */
export function parseFields(text: string): FieldLine {
  const labels: { start: number; end: number; label: string }[] = [];
  for (const m of MAYBE_LABELLED.test(text) ? text.matchAll(LABELLED) : [])
    labels.push({ start: m.index, end: m.index + m[0].length, label: (m[1] ?? m[2]!).replace(/\s/g, '') });
  for (const m of MAYBE_SPACED.test(text) ? text.matchAll(SPACED) : []) {
    const start = m.index;
    const end = start + m[0].length;
    if (!labels.some((l) => start < l.end && l.start < end)) labels.push({ start, end, label: m[1]! });
  }
  labels.sort((a, b) => a.start - b.start);
  const dates = findDates(text, labels.length > 0 || text.length < 40);
  const fields: Field[] = [];
  const covered: [number, number][] = dates.map((d) => [d.start, d.end]);
  labels.forEach((l, i) => {
    let end = labels[i + 1]?.start ?? text.length;
    const kind = LABELS.get(l.label) ?? 'noise';
    // `记者 甲某 文/图`: what somebody did, and no label.
    if (/^[文图]$/.test(l.label) && /^[文图摄]\s*$/.test(text.slice(l.end, end))) return;
    // `评论|…` is a rubric before a headline; a label of the site counts something.
    const barred = /[|丨]\s*$/.test(text.slice(l.start, l.end));
    if (kind === 'noise' && barred && /^[^\d\s|]{5,}$/.test(text.slice(l.end, end))) return;
    // Behind such a bar a credit names people or a press, and nothing else.
    if (kind !== 'noise' && text[l.end - 1] === '丨' && !isCredit(kind, text.slice(l.end, end).trim())) return;
    if (kind !== 'date' && kind !== 'updated') {
      const date = dates.find((d) => d.start >= l.end && d.start < end);
      if (date) end = date.start;
    }
    // Twice: a bracket may close behind the sign that was taken off.
    let value = text.slice(l.end, end).replace(EDGES, '').replace(EDGES, '').trim();
    if (kind === 'source') {
      const cut = value.search(/\s{1,}|[|丨]/);
      if (cut > 0) {
        end = l.end + text.slice(l.end, end).indexOf(value) + cut;
        value = value.slice(0, cut);
      }
    }
    // A label that no list has ends a list of names all the same.
    if (kind === 'author' || kind === 'editor' || kind === 'photo')
      value = value.replace(/\s+[\u4e00-\u9fff]{2,8}\s*:.*$/, '');
    fields.push({ kind, label: l.label, start: l.start, valueStart: l.end, end, value });
    covered.push([l.start, end]);
  });
  let rest = '';
  let at = 0;
  for (const [s, e] of covered.sort((a, b) => a[0] - b[0])) {
    if (s > at) rest += ` ${text.slice(at, s)}`;
    at = Math.max(at, e);
  }
  rest += ` ${text.slice(at)}`;
  return {
    fields,
    dates,
    rest: rest
      .replace(ADDRESS, ' ')
      .split(/[\s|丨,;:()[\]【】<>●•]+|--+/)
      .filter((w) => /[\p{L}\p{N}]/u.test(w)),
  };
}

const REST =
  /^(?:星期|周)[一二三四五六日天]$|^\d{1,2}:\d{2}(?::\d{2})?$|^第?[A-Za-z]?\d{1,4}版$|^[A-Za-z]?\d{1,2}$|^农历.*$|^\d+次?$/;

/** `3月5日 10:22`, `03-05 10:22`, `3小时前`: a clock without a year. */
const UNDATED =
  /^(?:\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}|(?:今天|昨天|前天|刚刚|\d{1,2}\s?(?:分钟|小时|天)前)(?=\s|$))/;

/** A record's number among its other columns: eight digits that are no date, `content_571803`. */
const RECORD_ROW =
  /(?:^|\s)(?:content_\d+(?:\.html?)?|[\u4e00-\u9fff]{0,8}(?:19|20)\d{2}-\d{2}-\d{2}\d{4,}|(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\s|$))\d{6,12}|[\u4e00-\u9fff]+ 0\d{4})(?=\s|$)/;

/** The line that a publishing system leaves under an article: numbers, date, title, outlet. */
export function isTrailer(text: string): boolean {
  if (text.length < 4000 && /enpproperty|\/?enporiginal/i.test(text)) return true;
  return text.length < 300 && RECORD_ROW.test(text) && !/[。;!?,]/.test(text) && findDates(text).length > 0;
}

/** Dates and words of such a line. */
export function parseTrailer(text: string): FieldLine {
  const plain = text.replace(/<[^<>]*>|[<>]|--+|!/g, ' ');
  const dates = findDates(plain, false);
  const date = dates[0];
  const shown = date
    ? [
        {
          ...date,
          start: text.indexOf(plain.slice(date.start, date.start + 10)),
          end: text.indexOf(plain.slice(date.start, date.start + 10)) + (date.end - date.start),
        },
      ]
    : [];
  return {
    fields: [],
    dates: shown,
    rest: plain
      .split(/\s+/)
      .filter((w) => /[\u4e00-\u9fff]/.test(w))
      .reverse(),
  };
}

/** Whether a folded line is made of fields: enough of it is labels, dates and short words. */
export function isFieldLine(text: string, line: FieldLine): boolean {
  if (text.length > 260) return false;
  const strong = line.fields.filter((f) => f.kind !== 'noise');
  const words = line.rest.filter((w) => !REST.test(w) && !BUTTONS.has(w));
  if (line.fields.some((f) => /[。!?].{6}|[。?]$/.test(f.value) || f.value.length > 60)) return false;
  if (words.some((w) => w.length > 24 || /[。!?]/.test(w))) return false;
  if (line.fields.length > 0) {
    const lead = line.fields[0]!.start;
    const opensWithDate = line.dates[0] !== undefined && line.dates[0].start < 4;
    if (strong.length === 0 && line.dates.length === 0) return lead < 3 && line.fields.length >= 1 && words.length <= 1;
    return lead < 3 || opensWithDate || (line.fields.length >= 2 && words.length <= 4) || words.length <= 2;
  }
  if (UNDATED.test(text)) return text.length < 60 && !/[,。]/.test(text);
  if (line.dates.length === 0) return false;
  return (
    line.dates[0]!.start < 24 &&
    words.length <= (line.dates[0]!.timed ? 5 : 3) &&
    words.every((w) => w.length <= 14) &&
    text.length < 80 &&
    !/[,。]/.test(text)
  );
}
