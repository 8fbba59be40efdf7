/**
 * Full-width signs in Chinese context; for spaces that stand inside words see spaces.ts. Signs in numbers, times, Latin text,
 * units and addresses stay; quoted text is not rewritten for style; a missing quotation mark is reported, not guessed.
 */
import type { LineFeature, StageResult } from '../model/draft.ts';
import type { Review } from '../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';
import { HAN, isChineseSign, isHan } from './han.ts';
import { closedSpaces } from './spaces.ts';

const STAGE = 'punctuation';

/** Anything that the stage may have to do with; a line without it is passed over at once. */
const SUSPECT = new RegExp(
  '[,;:?!()"\'.\\uff05\\uff61-\\uff64\\u2500\\u2501\\uff0d\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff0e]|--|' +
    `，[，、。]|、[，、。]|。。|；；|：：|[${HAN}][ \\t\\u3000\\u00a0]+[${HAN}]`,
  'u',
);
const HAN_ANY = new RegExp(`[${HAN}]`, 'u');

/** The stage. */
export function restorePunctuation(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  const edits: Edit[] = [];
  const review: Review[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (SUSPECT.test(line) && HAN_ANY.test(line)) {
      const own: Edit[] = [];
      signs(line, own);
      quotes(line, own);
      own.push(...closedSpaces(line));
      for (const e of settle(own)) edits.push({ ...e, start: e.start + start, end: e.end + start });
    }
    start = end + 1;
  }
  const { output, repairs } = applyEdits(input, edits, STAGE);
  if (unbalanced(output.text)) {
    review.push({ code: 'quotation-unbalanced', message: '有段落的引号不成对，缺的引号未补。' });
  }
  return { text: output, repairs, review };
}

/** In order, and without those that overlap one before. */
function settle(edits: Edit[]): Edit[] {
  edits.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Edit[] = [];
  let end = 0;
  for (const e of edits) {
    if (e.start < end) continue;
    out.push(e);
    end = Math.max(e.end, e.start);
  }
  return out;
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
};

/** Stretches that are not Chinese typography: addresses, times, ratios, grouped digits, decimals. */
const PROTECTED =
  /(?:https?|ftp):\/\/[^\s\u3000-\u9fff\uff00-\uffef]+|www\.[\w./?=&%#:-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}(?:,\d{3})+(?!\d)|\d+[.:]\d+(?:[.:]\d+)*|(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu)(?![A-Za-z])/gu;

function signs(line: string, edits: Edit[]): void {
  const shut = new Uint8Array(line.length);
  for (const m of line.matchAll(PROTECTED)) shut.fill(1, m.index, m.index + m[0].length);
  const open: number[] = [];
  const pairs = new Map<number, number>();
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '(' || c === '（') open.push(i);
    else if ((c === ')' || c === '）') && open.length > 0) {
      const from = open.pop()!;
      pairs.set(from, i);
      pairs.set(i, from);
    }
  }
  for (let i = 0; i < line.length; i++) {
    if (shut[i]) continue;
    const c = line[i]!;
    const code = line.charCodeAt(i);
    const wide = FULL[c];
    if (wide === undefined) {
      ascii(line, i, code, edits);
      runs(line, i, edits);
      continue;
    }
    if (c === '(' || c === ')') {
      const other = pairs.get(i);
      if (isChineseParenthesis(line, i, other)) put(edits, i, i + 1, wide, 'full-width');
    } else if (code > 0x7f || inChinese(line, i)) {
      // A comma that bad conversion doubled is one comma; so is the space that came with the half-width sign.
      let end = i + 1;
      while (c === ',' && (line[end] === ',' || line[end] === '，')) end++;
      if (c === ',' && '、。'.includes(line[end] ?? ' ')) {
        // Together with the sign that stays: a change keeps its place only where something of it is shown.
        const sign = line[end]!;
        while (line[end] === sign) end++;
        put(edits, i, end, sign, 'doubled-sign');
        i = end - 1;
        continue;
      }
      const after = line.slice(end).match(/^[ \t\u00a0]+/)?.[0].length ?? 0;
      const next = line.charCodeAt(end + after);
      if (after > 0 && ',;｡､'.includes(c) && (isHan(next) || isChineseSign(next))) end += after;
      put(edits, i, end, wide, end - i > 1 ? 'full-width-and-space' : 'full-width');
      i = end - 1;
    }
  }
}

function put(edits: Edit[], start: number, end: number, after: string, rule: string): void {
  edits.push({ start, end, after, rule, certainty: 'certain' });
}

function isChinese(code: number): boolean {
  return isHan(code) || isChineseSign(code) || code === 0x25a1;
}

/** Whether the sign at `i` stands in Chinese: beside a Chinese character, past signs and quotation marks. */
function inChinese(line: string, i: number): boolean {
  let left = i - 1;
  while (left >= 0 && /[\s,;:?!)("'\]]/.test(line[left]!)) left--;
  const before = line.charCodeAt(left);
  if (left >= 0 && isChinese(before)) return true;
  let right = i + 1;
  while (right < line.length && /[\s,;:?!("'[]/.test(line[right]!)) right++;
  const after = line.charCodeAt(right);
  if (right < line.length && isChinese(after)) {
    // "Temu, 亚马逊": a sign before Chinese is Chinese, unless it closes an English word with its own space.
    return !(line[i + 1] === ' ' && left >= 0 && /[A-Za-z]/.test(line[left]!) && !HAN_ANY.test(line.slice(0, left)));
  }
  // At the end of a Chinese line after a figure or a foreign word.
  return right >= line.length && left >= 0 && mostlyHan(line);
}

function mostlyHan(line: string): boolean {
  let han = 0;
  let latin = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (isHan(code)) han++;
    else if ((code | 32) >= 97 && (code | 32) <= 122) latin++;
  }
  return han * 2 > latin;
}

function isChineseParenthesis(line: string, i: number, other: number | undefined): boolean {
  const from = other === undefined ? i : Math.min(i, other);
  const to = other === undefined ? i : Math.max(i, other);
  if (isChinese(line.charCodeAt(from - 1)) || isChinese(line.charCodeAt(to + 1))) return true;
  return other !== undefined && HAN_ANY.test(line.slice(from + 1, to));
}

/** Full-width digits, letters and signs of percent or decimals after a digit, and a full stop or a run of them that is ASCII. */
function ascii(line: string, i: number, code: number, edits: Edit[]): void {
  const isWide =
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  if (isWide) put(edits, i, i + 1, String.fromCharCode(code - 0xfee0), 'half-width-figure');
  else if ((code === 0xff0e || code === 0xff05) && isFigure(line.charCodeAt(i - 1))) {
    put(edits, i, i + 1, code === 0xff05 ? '%' : '.', 'half-width-figure');
  } else if (code === 0x2e && isHan(line.charCodeAt(i - 1))) {
    const dots = line.slice(i).match(/^\.+/)![0].length;
    const next = line.charCodeAt(i + dots);
    if (dots >= 3) put(edits, i, i + dots, '……', 'ellipsis');
    else if (dots === 1 && (i + 1 === line.trimEnd().length || isChinese(next)) && !isEnumerator(line, i)) {
      put(edits, i, i + 1, '。', 'full-width');
    }
  }
}

function isFigure(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** `一.总体要求`: the point belongs to a number. */
function isEnumerator(line: string, dot: number): boolean {
  return /^[\s（(]*[一二三四五六七八九十百]+[)）]?$/u.test(line.slice(0, dot));
}

const RUNS: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:--+|[\u2500\u2501]{1,4}|\uff0d{2,})/u, '——', 'dash'],
  [/^，+、+/u, '、', 'doubled-sign'],
  [/^、+[，,]+/u, '，', 'doubled-sign'],
  [/^[，、]+。/u, '。', 'doubled-sign'],
  [/^，{2,}/u, '，', 'doubled-sign'],
  [/^、{2,}/u, '、', 'doubled-sign'],
  [/^。{3,}/u, '……', 'ellipsis'],
  [/^。。/u, '。', 'doubled-sign'],
  [/^；；+/u, '；', 'doubled-sign'],
  [/^：：+/u, '：', 'doubled-sign'],
];

/** Dashes, ellipses and doubled signs that begin at `i`. */
function runs(line: string, i: number, edits: Edit[]): void {
  const c = line[i]!;
  if (!'-\u2500\u2501\uff0d，、。；：'.includes(c)) return;
  const last = edits.at(-1);
  if (last && last.end > i) return;
  const rest = line.slice(i, i + 12);
  for (const [pattern, after, rule] of RUNS) {
    const m = rest.match(pattern);
    if (!m) continue;
    if (rule === 'dash' && !(isChinese(line.charCodeAt(i - 1)) || isChinese(line.charCodeAt(i + m[0].length)))) return;
    if (m[0] !== after) put(edits, i, i + m[0].length, after, rule);
    return;
  }
}

/** ASCII quotation marks: an even number in a line opens and closes in turn. */
function quotes(line: string, edits: Edit[]): void {
  const at: number[] = [];
  for (let i = 0; i < line.length; i++) if (line[i] === '"') at.push(i);
  if (at.length === 0 || at.length % 2 === 1) return;
  for (let n = 0; n < at.length; n += 2) {
    const from = at[n]!;
    const to = at[n + 1]!;
    const inner = line.slice(from + 1, to);
    const chinese = HAN_ANY.test(inner) || isChinese(line.charCodeAt(from - 1)) || isChinese(line.charCodeAt(to + 1));
    if (!chinese) continue;
    put(edits, from, from + 1, '“', 'quotation-mark');
    put(edits, to, to + 1, '”', 'quotation-mark');
  }
}

/** Whether some line opens more quotations than it closes, or the other way round, with none to answer it nearby. */
function unbalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x201c) depth++;
    else if (c === 0x201d) depth--;
    else if (c === 0x0a) {
      // A quotation that runs over several paragraphs opens in each and closes in the last.
      if (depth < 0) return true;
      depth = Math.min(depth, 1);
    }
    if (depth < 0) return true;
  }
  return depth > 0;
}
