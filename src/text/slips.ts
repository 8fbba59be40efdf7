/**
 * Slips of the page itself: a character that makes no word where it stands, while one that looks or sounds like it would
 * (`己经` for `已经`). Told to an editor, never mended.
 *
 * A noisy channel (Kernighan, Church and Gale 1990): the candidates are the look-alikes and the homophones of a character
 * that no known word covers, the source is the character model. What the page says more than once it means.
 */
import { elsewhere, gazetteer } from '../gazetteer/index.ts';
import { LOST, type Review } from '../model/ledger.ts';
import type { ArticleRecord } from '../model/record.ts';
import { isGb2312 } from './gbk.ts';
import { isHan, SURNAMES } from './han.ts';
import { EDGE, languageModel } from './language-model.ts';
import { homophones, lookAlikes } from './resembling.ts';
import { LONGEST, longestWordAt, Place } from './words.ts';

/** By how many nats the other character must read better: look-alikes, and homophones. Chosen by `npm run bench:pages`. */
const MARGIN = { shape: 8.5, sound: 10.5 };
/** How much more it takes where the model knows a pair that the character makes with a neighbour. */
const PAIRED = 1;
/** And where a name may stand, and beside a word of grammar: `一趴`, `不躲`. */
const DOUBT = 4;
/** What the page's own words add: for each time that it says the other word, and at most. */
const SAID = 2;
const MOST_SAID = 8;

const GRAMMAR = /[一不只先你我他它有当从最在是了的着过也就都很被把给让向往对于和与或及而以之所这那每各]/;
/** Words of one character that stand beside any other. */
const ALONE: ReadonlySet<string> = new Set('的了是和与在有等年月日个');
const QUOTED = /[“《‘「〈][^”》’」〉]{0,8}$/;

/** A stretch of a text that reads as a slip. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  /** What stands there, and what it may be meant for. */
  readonly written: string;
  readonly meant: string;
  readonly alike: 'shape' | 'sound';
  /** How much better the other reading is, in nats. */
  readonly gain: number;
}

/**
 * The slips of one text of a page. `page` is all that the page says, `sure` are stretches that are known to be names, or
 * to be damaged.
 */
export function findSlips(
  text: string,
  page: string,
  sure: readonly (readonly [start: number, end: number])[] = [],
): Slip[] {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const known = coverage(text, units);
  for (const [start, end] of sure) known.fill(1, start, end);
  const out: Slip[] = [];
  for (let i = 0; i < text.length; i++) {
    if (known[i] || !isGb2312(units[i]!) || ALONE.has(text[i]!) || isOdd(text, i)) continue;
    const slip = bestReading(text, i, units, known, page);
    if (slip && slip.start >= (out.at(-1)?.end ?? 0)) out.push(slip);
  }
  return out;
}

/** Beside a lost character, or in a word set in quotation marks. */
function isOdd(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 8), at);
  return near.slice(-3).includes(LOST) || text.slice(at, at + 4).includes(LOST) || QUOTED.test(near);
}

/** Which characters stand in a word of the list or in the name of a place. */
function coverage(text: string, units: Uint16Array): Uint8Array {
  const known = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    if (!isHan(units[i]!)) continue;
    known.fill(1, i, i + longestWordAt(units, i));
  }
  for (let i = 0; i < text.length; i++) {
    if (known[i] || !isHan(units[i]!)) continue;
    for (let start = Math.max(0, i - LONGEST + 1); start <= i; start++)
      for (let end = Math.max(start + 2, i + 1); end <= Math.min(text.length, start + LONGEST); end++)
        if (gazetteer().isNameAt(text, start, end)) known.fill(1, start, end);
  }
  return known;
}

function bestReading(text: string, at: number, units: Uint16Array, known: Uint8Array, page: string): Slip | null {
  const own = units[at]!;
  const place = new Place(units, at);
  let spot: Spot | undefined;
  let best: Slip | null = null;
  for (const alike of ['shape', 'sound'] as const)
    for (const other of alike === 'shape' ? lookAlikes(own) : homophones(own)) {
      const word = place.wordWith(other);
      if (!word) continue;
      const [start, end] = word;
      spot ??= readSpot(text, at, units, known);
      const grammar = end - start === 2 && GRAMMAR.test(text[at === start ? at + 1 : start]!);
      const margin = MARGIN[alike] + spot.doubt + (grammar ? DOUBT : 0);
      const gain = readAs(units, at, other) - spot.asWritten;
      if (gain + MOST_SAID < margin) continue;
      const written = text.slice(start, end);
      const meant = text.slice(start, at) + String.fromCharCode(other) + text.slice(at + 1, end);
      const said = count(page, meant);
      const total = gain + Math.min(MOST_SAID, SAID * said);
      if (total < margin || total <= (best?.gain ?? 0)) continue;
      // Written twice it is meant, unless the page says the other far more often.
      const again = count(page, written);
      if (again < 2 || said >= 3 * again) best = { start, end, written, meant, alike, gain: total };
    }
  return best;
}

/** What a place of a text says whatever is tried there. */
interface Spot {
  readonly asWritten: number;
  readonly doubt: number;
}

function readSpot(text: string, at: number, units: Uint16Array, known: Uint8Array): Spot {
  const paired = isPair(units, at - 1) || isPair(units, at);
  const name = [0, 1, 2].some((k) => known[at - k] === 0 && SURNAMES.includes(text[at - k] ?? '\n'));
  return { asWritten: readAs(units, at, units[at]!), doubt: (paired ? PAIRED : 0) + (name ? DOUBT : 0) };
}

function count(page: string, word: string): number {
  let times = 0;
  for (let at = page.indexOf(word); at >= 0; at = page.indexOf(word, at + word.length)) times++;
  return times;
}

/** Whether the model knows the characters at `at` and after it as a pair. */
function isPair(units: Uint16Array, at: number): boolean {
  const model = languageModel();
  return model.knows([at, at + 1].map((i) => (units[i] === undefined ? EDGE : model.id(units[i]!))));
}

/** What the model says of a text around a place with `code` there, as a natural logarithm. */
function readAs(units: Uint16Array, at: number, code: number): number {
  const model = languageModel();
  const context: number[] = [];
  let total = 0;
  for (let i = at - model.reach; i <= at + model.reach && i < units.length; i++) {
    const unit = i === at ? code : (units[i] ?? 0);
    const id = i < 0 ? EDGE : model.id(unit);
    if (i >= at) total += model.score(context, id, unit);
    context.push(id);
  }
  return total;
}

const CITY = /(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]{2}市(?=[。，、；！]|$)/gu;

/**
 * Words like the name of a city at the end of a clause that no table of places has, of characters that the model never saw
 * side by side: `推动多隆市`. In 2.2 million characters of news and pages two such were cities abroad.
 */
export function unknownCities(text: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  for (const { index } of text.matchAll(CITY)) {
    const end = index + 3;
    const names = [index - 1, index, index + 1].flatMap((i) => [text.slice(i, end), text.slice(i, end - 1)]);
    const listed = (name: string) =>
      name.length > 1 && (gazetteer().byName(name).length > 0 || elsewhere().byName(name));
    if (!names.some(listed) && !isPair(units, index) && !isPair(units, index + 1)) out.push({ start: index, end });
  }
  return out;
}

const ALIKE = { shape: '形近', sound: '音近' };

/** What an editor is told of an article's slips. */
export function doubtSlips(article: ArticleRecord): Review[] {
  const texts = [
    { field: 'title', text: article.titleBasis === 'stated' ? article.title : '', spot: '标题' },
    ...article.blocks.map((b, n) => ({
      field: `blocks/${n}`,
      text: b.type === 'table' ? '' : b.text,
      spot: `第${n + 1}段`,
    })),
    ...article.captions.map((c, n) => ({ field: `captions/${n}`, text: c.text, spot: `图片说明${n + 1}` })),
  ];
  const page = texts.map(({ text }) => text).join('\n');
  const out: Review[] = [];
  for (const { field, text, spot } of texts) {
    const names = article.mentions.filter((m) => m.kind !== 'topic' && m.field === field);
    const unsure = article.repairs.filter((r) => r.field === field && r.certainty !== 'certain');
    const sure = [
      ...names.map((m) => [m.start, m.end] as const),
      ...unsure.map((r) => [r.offset!, r.offset! + r.after.length] as const),
    ];
    for (const { start, end, written, meant, alike } of findSlips(text, page, sure)) {
      const around = text.slice(Math.max(0, start - 6), end + 6);
      out.push({
        code: 'slip-of-the-page',
        message: `${spot}“${around}”里的“${written}”不成词，疑为“${meant}”（${ALIKE[alike]}）。原文照存。`,
      });
    }
    for (const { start, end } of unknownCities(text))
      if (!sure.some(([from, to]) => from < end && start < to))
        out.push({
          code: 'slip-of-the-page',
          message: `${spot}“${text.slice(Math.max(0, start - 6), end)}”里的“${text.slice(start, end)}”查无此地，疑有误植。原文照存。`,
        });
  }
  return out;
}
