/**
 * Where a personal name ends. A name is a surname of the table and one or two characters; how many is decided by
 * comparing, for a short window, how likely the text is when cut one way or the other: characters of given names
 * against words of the language (both from an openly licensed dictionary, see data/names.json), and by how the same
 * characters stand elsewhere on the page.
 */

import { areaAt } from './areas.ts';
import { costAfterName, givenCost, isAct, isWord, plainCosts, surnameCostOf, wordPenalty } from './name-costs.ts';
import { canEnd, endGain, isPair, lastCharacterCost } from './name-ends.ts';
import { COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SURNAMES } from './surnames.ts';

/** Last characters of names of areas and bodies, which a name before a verb is not to be taken from. */
const PLACE_END = /[村镇乡县市区省局委部厅处科办院所站校]$/u;

/** A reading of a name at an offset. */
export interface NameReading {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** How much likelier (natural logarithm) than the reading of the same text without a name. */
  readonly score: number;
  /** Another reading that is about as likely: the name is open. */
  readonly rival?: string;
}

const isHan = (c: string | undefined) => c !== undefined && c >= '\u3400' && c <= '\u9fff';

/** How often a string stands on the page. */
export class PageCounts {
  readonly #text: string;
  readonly #counts = new Map<string, number>();

  /** `text`: all text of the page. */
  constructor(text: string) {
    this.#text = text;
  }

  /** 祖海书记 on a page of 王祖海: whether a name of two is what another name goes on with. */
  hasSurnameBefore(name: string): boolean {
    if (name.length !== 2) return false;
    for (let i = this.#text.indexOf(name); i >= 0; i = this.#text.indexOf(name, i + 1)) {
      const before = this.#text[i - 1] ?? '';
      if (SURNAMES.has(before) && this.of(before + name) > 1) return true;
    }
    return false;
  }

  of(part: string): number {
    const known = this.#counts.get(part);
    if (known !== undefined) return known;
    let n = 0;
    for (let i = this.#text.indexOf(part); i >= 0; i = this.#text.indexOf(part, i + part.length)) n++;
    this.#counts.set(part, n);
    return n;
  }
}

/** Set phrases that begin like a name. */
const NO_NAME =
  /^(?:都一一|管党治党|高度|全面|全体|全国|关于|全市|全县|全区|全省|全镇|全程|全力|成立|任期|任职|任免|任命|任上|任前|任后|任设|应当|应该|应对|解放|解决|年[生初底前后任起间代来出春夏秋冬]|那[年时天日]|荣[登获膺立誉])/u;
const WINDOW = 7;
/** Below this difference two readings are open. */
const OPEN = 0.3;
/** A space or two inside a short name: 吕 斌. */
const SPACED = /^([\u3400-\u9fff]{1,2})[ \u3000]{1,2}([\u3400-\u9fff])(?![\u3400-\u9fff])/u;
/** Three characters set apart: 甲 某 某. */
const SPREAD = /^([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])(?![\u3400-\u9fff])/u;
const SPACED_BEFORE_VERB =
  /^([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])(?=为|任|同志|说|表示|介绍|在|带|向|主持|出席|参加|讲话|对|和|等|认为|指出|强调|告诉|代表)/u;
/**
 * The name that starts at `from` (UTF-16 units), or null when the text reads better without one.
 * `bias` is added to a name's score: what the place in the sentence says for a name (after a post: high).
 */
export function nameAt(text: string, from: number, page: PageCounts, bias: number): NameReading | null {
  const first = text[from];
  if (!isHan(first) || NO_NAME.test(text.slice(from, from + 4))) return null;
  if (isManner(text, from)) return null;
  const spaced = spacedName(text, from);
  if (spaced) return spaced;
  const dotted = dottedName(text, from) ?? tibetanName(text, from);
  if (dotted) return dotted;

  const found = readings(text, from, page, bias);
  const [best, next] = found;
  if (!best || best.score <= 0 || (LEADS_ON.has(first!) && !isPlainlyNamed(text, best, page))) return null;
  const whole = beforeSign(text, from, best, found);
  if (whole) return whole;
  if (next && next.score > 0 && best.score - next.score < OPEN) return { ...best, rival: next.name };
  return best;
}

/** 方知有（左二）: of a name of two characters, one more before a sign is hardly a word of its own. */
function beforeSign(
  text: string,
  from: number,
  best: NameReading,
  found: readonly NameReading[],
): NameReading | undefined {
  if (best.name.length !== 2 || !/^[\p{Script=Han}][（、]/u.test(text.slice(best.end)) || canEnd(text, best.end))
    return undefined;
  return found.find((r) => r.start === from && r.name.length === 3 && r.score > -LONE);
}
/** What the longer of the two readings may cost. */
const LONE = 4;

/** 向 and 和 lead on to others: as surnames they are read only in names of three that cannot be cut otherwise. */
const LEADS_ON = new Set('向和');
function isPlainlyNamed(text: string, name: NameReading, page: PageCounts): boolean {
  const own = name.name.slice(1);
  if (own.length !== 2 || !canEnd(text, name.end) || areaAt(text, name.start + 1)) return false;
  const isRead = givenCost(own, 1) < RARE_GIVEN && !/^[与和同及向]/u.test(text.slice(name.end));
  return isRead && (!isWord(own) || page.of(name.name) > 1) && !isAct(own);
}
/** What a given name may cost beside a surname that is a function word. */
const RARE_GIVEN = 14;

/** 来浙江, 从云和: a word and where. */
const isWordAndArea = (text: string, from: number): boolean => {
  const area = DOUBTFUL_SURNAMES.has(text[from]!) ? areaAt(text, from + 1) : null;
  return area?.places.some((p) => p.level !== 'town' && p.level !== 'village') === true;
};

/** 高兴地说, 温和地笑了: a word and 地 tell how something is done, and nobody's name. */
const isManner = (text: string, from: number): boolean =>
  text[from + 2] === '地' && isHan(text[from + 3]) && isWord(text.slice(from, from + 2));

/** All readings of a name at `from`, best first. */
export function readings(text: string, from: number, page: PageCounts, bias: number): NameReading[] {
  const first = text[from];
  const surnames: number[] = [];
  if (COMPOUND_SURNAMES.has(text.slice(from, from + 2))) surnames.push(2);
  if (SURNAMES.has(first!)) surnames.push(1);
  if (surnames.length === 0 || isWordAndArea(text, from)) return [];

  let limit = from;
  while (limit < from + WINDOW && isHan(text[limit])) limit++;
  const costs = plainCosts(text, from, limit);
  const plain = costs[0]!;
  const out: NameReading[] = [];
  for (const size of surnames) {
    for (const length of [1, 2]) {
      const end = from + size + length;
      if (end > limit) continue;
      const name = text.slice(from, end);
      const own = text.slice(from + size, end);
      if (FORM_OF_ADDRESS.test(own)) continue;
      // 胡如□: what is lost may be of the name.
      if (length === 1 && text[end] === '□') continue;
      // A surname of two characters is rare, but unmistakable.
      const surnameCost = surnameCostOf(size, first!);
      let score = plain - (surnameCost + givenCost(own, size) + costAfterName(text, from, end, costs)) + bias;
      score += endGain(text, end) - lastCharacterCost(text, end, length);
      // What is a word of the language as it stands needs more to be a name.
      score += fillsSlot(text, from, end) ? 2.5 - Math.min(wordPenalty(name), 3) : -wordPenalty(name);
      score += agreement(text, from, end, page);
      out.push({ name, start: from, end, score });
    }
  }
  return out.sort((a, b) => b.score - a.score);
}

/** 曹书记, 李县长: a surname and what its bearer is called. */
const FORM_OF_ADDRESS =
  /^(?:书记|县长|市长|省长|区长|镇长|乡长|局长|主任|部长|院长|校长|所长|老师|先生|女士|同志|总理|主席|支书|大姐|大妈|大爷|阿姨|师傅)$/u;

/** 县长白雪、副县长高兴、: a word between signs, where a list of posts and names goes on, is a name. */
const fillsSlot = (text: string, from: number, end: number): boolean =>
  /[长员记任席委导]$/u.test(text[from - 1] ?? '') && SLOT_END.test(text.slice(end, end + 2));
const SLOT_END = /^(?:$|[、，；）]|宣布|主持|出席|参加|讲话|强调|指出|表示|介绍|陪同|带队|致辞|汇报|一行|等)/u;

/** What the other places of the page say for a name that ends here. */
function agreement(text: string, from: number, end: number, page: PageCounts): number {
  const name = text.slice(from, end);
  const count = page.of(name);
  if (count < 2) return 0;
  const next = text[end];
  if (isHan(next)) {
    const longer = page.of(name + next!);
    // Does the string go on alike wherever it stands? Then it is cut too short, unless that is a word said of people.
    if (longer === count)
      return !canEnd(text, end) ? -2.5 : page.of(text.slice(from, end + 2)) < count && isPair(text, end) ? -12 : 0;
    // It stands without what follows here: for a string that is no word, hardly by chance.
    return isWord(name) ? Math.min(5, 1.6 * (count - longer)) : Math.min(6, 2.4 + 1.2 * (count - longer));
  }
  const shorter = page.of(name.slice(0, -1));
  return shorter > count ? 0.5 : Math.min(5, 1 + 0.8 * count);
}

function spacedName(text: string, from: number): NameReading | null {
  const window = text.slice(from, from + 8);
  const spread = SPREAD.exec(window);
  if (spread && SURNAMES.has(spread[1]!))
    return { name: spread.slice(1).join(''), start: from, end: from + spread[0].length, score: 5 };
  const found = SPACED.exec(window) ?? SPACED_BEFORE_VERB.exec(window);
  if (!found) return null;
  const [whole, surname, own] = found as unknown as [string, string, string];
  const known = surname.length === 2 ? COMPOUND_SURNAMES.has(surname) : SURNAMES.has(surname);
  return known ? { name: surname + own, start: from, end: from + whole.length, score: 5 } : null;
}

/** Tibetan names have no surname; they are made of parts that are names themselves: 才让扎西. */
function tibetanName(text: string, from: number): NameReading | null {
  const found = TIBETAN.exec(text.slice(from, from + 8))?.[0];
  return found ? { name: found, start: from, end: from + found.length, score: 6 } : null;
}
const TIBETAN =
  /^(?:扎西|才让|多吉|多杰|次仁|卓玛|尼玛|旺堆|罗布|顿珠|丹增|旦增|格桑|达瓦|平措|索朗|拉姆|央金|白玛|班玛|普布|巴桑|边巴|仁青|嘉措|加措|江措|坚赞|洛桑|贡布|桑杰|旺姆|曲珍|强巴|益西|群培|土登|阿旺|久美|完么|更登|华旦|万玛|东智|南杰|朗杰|官却|次旦|欧珠|旺久|旺杰|斯朗|四郎|彭措|泽翁|邓珠|仁真|罗绒|洛绒|赤列|赤来|旺青|拥忠|卓嘎|德吉|曲扎|曲培|次旺|贡嘎|贡秋|云丹|白珍|央宗|其美|索南|才仁|尕玛|昂旺|泽仁|泽朗|降初){2,3}/u;

/** Names of other peoples, with a point: 艾力·买买提. */
function dottedName(text: string, from: number): NameReading | null {
  const found =
    /^[\u3400-\u9fff]{1,7}(?:[·•][\u3400-\u9fff]{1,8}?)+(?=[^\u3400-\u9fff·•]|$|到|在|说|表示|介绍|等|和|率|一行|出席|参加|主持|来|与|向|对|指出|强调|认为)/u.exec(
      text.slice(from, from + 26),
    );
  return found ? { name: found[0].replaceAll('•', '·'), start: from, end: from + found[0].length, score: 6 } : null;
}

/** The name that ends at `to`, read backwards: the start with the best reading of at most four characters. */
export function nameBefore(text: string, to: number, low: number, page: PageCounts, bias: number): NameReading | null {
  let best: NameReading | null = null;
  for (let start = Math.max(low, to - 4); start <= to - 2; start++) {
    const size = COMPOUND_SURNAMES.has(text.slice(start, start + 2)) ? 2 : SURNAMES.has(text[start]!) ? 1 : 0;
    const own = text.slice(start + size, to);
    if (PLACE_END.test(own) && page.of(text.slice(start, to)) < 2) continue;
    if (/^(?:任[上前后内期]|年[生初底出])/u.test(text.slice(start, start + 2))) continue;
    if (size === 0 || own.length < 1 || own.length > 2 || ![...own].every(isHan)) continue;
    if (FORM_OF_ADDRESS.test(own) || isWordAndArea(text, start)) continue;
    const plain = plainCosts(text, start, to)[0]!;
    const surnameCost = surnameCostOf(size, text[start]!);
    let score = plain - surnameCost - givenCost(own, size) + bias - wordPenalty(text.slice(start, to));
    // What stands before the name must be able to end there.
    const before = text[start - 1];
    if (start === low || !isHan(before)) score += 3;
    else score -= 2;
    const count = page.of(text.slice(start, to));
    if (count > 1) score += Math.min(4, count);
    if (score > 0 && (!best || score > best.score)) best = { name: text.slice(start, to), start, end: to, score };
  }
  return best;
}
