/** Dates as Chinese pages write them. Nothing is completed: a date without a year is not a date of publication. */
import { isCalendarDate } from '../../model/article.ts';

export interface FoundDate {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** With a time of day. */
  readonly timed: boolean;
}

const TIME = String.raw`(?:\s*T?\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:[.:]\d{1,3})?秒?|分)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const NUMERIC = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.](?!\s*[-/.]))\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{2}(?=\d{2}:\d{2})|\d{1,2}(?!\d))\s*日?${TIME}`,
  'g',
);
const SPACED = new RegExp(String.raw`(?<!\d)((?:19|20)\d{2}) (\d{2}) (\d{2})(?!\d)${TIME}`, 'g');
/** `2023 10/19 09:41`: the year over the rest of the date in a layout, with its time. */
const STACKED = /(?<!\d)((?:19|20)\d{2})\s+(\d{1,2})[-/](\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?/g;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
const CHINESE =
  /([一二][〇○零Oo0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2}|元)月([一二三四五六七八九十]{1,3}|廿[一二三四五六七八九]?)[日号]/g;
/** `23.08.2013 16:08`: the year last, as some portals write a date with its time. */
const YEAR_LAST = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})\s+\d{1,2}:\d{2}(?::\d{2})?/g;
const MONTH = /(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?!\s*\d)/g;

const DIGITS: Record<string, string> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  o: '0',
  '0': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** A Chinese number below 100 (十二, 二十八, 廿三, 元 for one). NaN when it is none. */
export function chineseNumber(text: string): number {
  if (text === '元') return 1;
  const folded = text.replace(/^廿/, '二十');
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(folded);
  if (!match || folded === '') return Number.NaN;
  if (!match[2]) return folded.length === 1 ? Number(DIGITS[folded]) : Number.NaN;
  return Number(DIGITS[match[1] ?? '一']) * 10 + (match[3] ? Number(DIGITS[match[3]]) : 0);
}

const pad = (n: number | string) => String(n).padStart(2, '0');

/** Which of two numbers is the month shows only where one is none, or both are the same; else the year alone is known. */
function yearLast(a: string, b: string, year: string): string {
  const [first, second] = [Number(a), Number(b)];
  if (first > 12) return `${year}-${pad(second)}-${pad(first)}`;
  if (second > 12 || first === second) return `${year}-${pad(first)}-${pad(second)}`;
  return year;
}

/** Every full date of a folded text, in order, without overlaps; `loose` adds eight digits and spaced digits. */
export function findDates(text: string, loose = false): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (value: string, m: RegExpMatchArray) => {
    const start = m.index!;
    const end = start + m[0].trimEnd().length;
    if (isCalendarDate(value) && !found.some((f) => start < f.end && f.start < end))
      found.push({ value, start, end, timed: /\d[:时]\d/.test(m[0]) });
  };
  for (const m of text.matchAll(NUMERIC)) add(`${m[1]}-${pad(m[2]!)}-${pad(m[3]!)}`, m);
  for (const m of text.matchAll(CHINESE)) {
    const year = [...m[1]!].map((c) => DIGITS[c]).join('');
    add(`${year}-${pad(chineseNumber(m[2]!))}-${pad(chineseNumber(m[3]!))}`, m);
  }
  for (const m of text.matchAll(STACKED)) add(`${m[1]}-${pad(m[2]!)}-${pad(m[3]!)}`, m);
  for (const m of text.matchAll(YEAR_LAST)) add(yearLast(m[1]!, m[2]!, m[3]!), m);
  if (loose) {
    for (const m of text.matchAll(SPACED)) add(`${m[1]}-${m[2]}-${m[3]}`, m);
    for (const m of text.matchAll(COMPACT)) add(`${m[1]}-${m[2]}-${m[3]}`, m);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Year and month where a text gives no day (`2024年2月`). */
export function findMonths(text: string): FoundDate[] {
  return [...text.matchAll(MONTH)]
    .map((m) => ({ value: `${m[1]}-${pad(m[2]!)}`, start: m.index, end: m.index + m[0].length, timed: false }))
    .filter((d) => isCalendarDate(d.value));
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ANIMALS = '鼠牛虎兔龙蛇马羊猴鸡狗猪';
const SEXAGENARY = new RegExp(
  `([${STEMS}])([${BRANCHES}])([${ANIMALS}])?年|([${STEMS}])([${BRANCHES}])([${ANIMALS}])(?:新春|春节|迎春|大年)`,
  'g',
);

/** Years that a bare name mostly stands for in history books (甲午战争, 辛亥革命). */
const HISTORIC = new Set(['甲午', '戊戌', '庚子', '辛丑', '辛亥', '乙未', '丁酉']);

/**
 * The year that a sexagenary name gives, with its words: 甲辰龙年 is 2024. The cycle repeats every sixty years; the
 * one that holds for this archive's newspapers is 1984 to 2043. Null when the page names none, or two years.
 */
export function sexagenaryYear(text: string): { year: number; words: string } | null {
  const years = new Map<number, string>();
  for (const m of text.matchAll(SEXAGENARY)) {
    const stem = STEMS.indexOf(m[1] ?? m[4]!);
    const branch = BRANCHES.indexOf(m[2] ?? m[5]!);
    const animal = m[3] ?? m[6];
    if (animal && ANIMALS.indexOf(animal) !== branch) continue;
    if (stem % 2 !== branch % 2) continue;
    if (!animal && m[1] && HISTORIC.has(m[1] + m[2])) continue;
    for (let n = 0; n < 60; n++) {
      if (n % 10 === stem && n % 12 === branch && !years.has(1984 + n)) years.set(1984 + n, m[0]);
    }
  }
  if (years.size !== 1) return null;
  const [year, words] = [...years][0]!;
  return { year, words };
}

const NOW = [
  /今年是((?:19|20)\d{2})年/,
  /((?:19|20)\d{2})年,?是[^。;!?]{2,40}?(?:之年|周年|元年)/,
  /((?:19|20)\d{2})年[^。;!?,]{0,20}正在(?:进行|召开|举行)/,
];

/**
 * The year that a text calls the present one (`2025年，是…20周年`, `2023年…正在进行`), with its words. Null when it
 * names a later year as well, or none.
 */
export function presentYear(text: string): { year: number; words: string } | null {
  const found = NOW.map((pattern) => pattern.exec(text)).find(Boolean);
  if (!found) return null;
  const year = Number(found[1]);
  const later = [...text.matchAll(/((?:19|20)\d{2})年/g)].some((m) => Number(m[1]) > year);
  return later ? null : { year, words: found[0] };
}

/** The whole day in the dateline of a dispatch: `【测试台2021年8月24日讯】`. */
export function dispatchDate(text: string): { value: string; words: string } | null {
  const m = /^[【[(]?[\u4e00-\u9fff]{2,14}?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?:电|讯|消息)/.exec(text);
  const value = m ? `${m[1]}-${pad(m[2]!)}-${pad(m[3]!)}` : '';
  return m && isCalendarDate(value) ? { value, words: m[0] } : null;
}

/** Month and day of a dispatch: `测试社丽水6月1日电`. */
export function dispatchDay(text: string): { value: string; words: string } | null {
  const m = /^[(]?[\u4e00-\u9fff]{2,8}\s?[\u4e00-\u9fff]{0,6}?(\d{1,2})月(\d{1,2})日(?:电|讯|消息)/.exec(text);
  return m ? { value: `${pad(m[1]!)}-${pad(m[2]!)}`, words: m[0] } : null;
}
