/** Names that stand before what is said of them: 甲某、乙某任…, 甲某因年龄到限辞去…, 甲某（某局局长）. */
import { areaAt, endsArea } from './areas.ts';
import type { Chain } from './chains.ts';
import { actsAt } from './name-costs.ts';
import { canEnd } from './name-ends.ts';
import { type NameReading, nameAt, nameBefore, type PageCounts } from './names.ts';

const BEFORE_POST = 3;
/** In a row of names, each piece has to be one. */
const IN_ROW = 4;

const DAY = '\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?';
const DATE = `(?:从|自|于|在)?${DAY}(?:[春夏秋冬][天季]?)?(?:[至到—–-]+(?:${DAY}|\\d{1,2}月|今))?(?:期间|之间|间|起|后|底|初|末|[春夏秋冬][天季]?|以来)?`;
/** Why and when, between a name and its verb. */
const BETWEEN = new RegExp(
  `(?:同志|(?<=[\\p{Script=Han}]{3})副?(?:[省市县区镇乡]长|主任|局长|书记)(?=$)|等?(?:[两二三四五六七八九]|\\d{1,2})[人位名]|（[^（）]{1,14}）|，|被(?:叫|请|派|喊)?|现|已|将|还|曾|一直|正式|(?:以)?[全高满]票|今年|去年|(?<=[年月日天])刚刚?|\\d{1,2}月(?:\\d{1,2}日)?|又|也|先后|后来|随后|之后|此后|同时|则|就|均|都|分别|开始|[回返](?:乡|村|国|来|到(?:家乡|老家|村里))|归来|早年|年轻时|(?:大学|高中|初中|中专)?毕业后|退伍后|短暂|一度|长期|在|${DATE}|在[\\p{Script=Han}]{2,8}?|[到赴往去][^，。；：、]{2,20}?[村镇乡县市区社局办委](?:里|挂职)?|接替[\\p{Script=Han}]{2,4}?|被[^，。；：、]{0,14}?(?:村民|群众|党员|代表|大家|乡亲|选民)们?|[此这本]次|被[^，。；：、]{0,20}?派(?:驻)?[到往赴至]?[^，。；：、]{2,20}?|将(?:选|下|委)派(?:驻)?[到往赴至]?[^，。；：、]{2,20}?[村镇乡县市区社]|(?:从|由)[^，。；：的从由]{2,24}?[省市县区镇乡村局委部办院校厅处上记长任]|因[^，。；：、因]{2,16}?|(?:主动|请求|提出|申请|要求|书面)+|的(?:新?头衔|新?职务|新?身份|任职))+$`,
  'u',
);
const LEAD =
  /^.*(?:任命|选举|挑选了?|选派了?|委派|指派|抽调|下派|派(?=[\p{Script=Han}]{2,3}$)|免去|接受|决定|确定|提名|推荐|推选|批准|补选|增补|通过|同意|由|的|是|和|与|令|华侨|侨胞|乡贤|村民|青年|党员|商人|农民|教师|医生)(?=[\p{Script=Han}]{2,4}$)/u;
const DOTTED = /[\p{Script=Han}]{1,8}(?:·[\p{Script=Han}]{1,8})+$/u;
/** 甲  某, on a line of its own or after a sign. */
const SPREAD_NAME = /(?<![\p{Script=Han}])[\p{Script=Han}]{1,2}[ \u3000]{1,3}[\p{Script=Han}]$/u;
const LOOK_BACK = 48;

/** Where the subject of a verb at `to` ends: before 同志, dates, reasons and adverbs. */
export function subjectEnd(text: string, to: number): number {
  const strip = BETWEEN.exec(text.slice(Math.max(0, to - LOOK_BACK), to));
  return strip && !strip[0].endsWith('，') ? to - strip[0].length : to;
}

/** 甲立均上任: a name whose last character reads as an adverb, where the page has it nowhere without that character. */
export function wholeName(text: string, name: NameReading, page: PageCounts): NameReading {
  const next = text[name.end] ?? '';
  const longer = name.name + next;
  const isWhole = name.name.length === 2 && /[均则将正常都]/u.test(next) && page.of(longer) > 1;
  return isWhole && page.of(longer) === page.of(name.name) ? { ...name, name: longer, end: name.end + 1 } : name;
}

/** The name that ends right at `end`, after the verbs and particles of its clause: before a comma, no place (到的甲地，). */
export function nameEndingAt(text: string, end: number, page: PageCounts): NameReading | null {
  if (/[村镇乡县市区社]/u.test(text[end - 1] ?? '') && endsArea(text, end)) return null;
  if (text[end] === '，' && ['县', '市', '区'].some((kind) => page.of(text.slice(end - 2, end) + kind) > 0))
    return null;
  const spread = SPREAD_NAME.exec(text.slice(Math.max(0, end - 6), end))?.[0];
  const apart = spread ? nameAt(text, end - spread.length, page, BEFORE_POST) : null;
  if (apart?.end === end) return apart;
  let low = end;
  while (low > 0 && end - low < 12 && /[\p{Script=Han}·]/u.test(text[low - 1]!)) low--;
  const dotted = DOTTED.exec(text.slice(low, end))?.[0];
  if (dotted) return { name: dotted, start: end - dotted.length, end, score: 5 };
  const lead = LEAD.exec(text.slice(low, end));
  if (lead) low += lead[0].length;
  return nameBefore(text, end, low, page, BEFORE_POST);
}

/** 陈立新任某县县长: of a name whose last character reads as that of 新任; `verb`: where 新任 begins. */
export function nameWithNew(text: string, verb: number, page: PageCounts): NameReading | null {
  const from = verb - 2;
  if (from < 0 || (from > 0 && /\p{Script=Han}/u.test(text[from - 1]!))) return null;
  const whole = nameAt(text, from, page, BEFORE_POST);
  return whole && (whole.end === verb + 1 || (whole.end === verb && page.of(text.slice(from, verb)) < 2))
    ? { name: text.slice(from, verb + 1), start: from, end: verb + 1, score: whole.score }
    : null;
}

/** Names in a row that ends at `end`: 甲某、乙某和丙某. The last one first; empty when there is none. */
export function rowEndingAt(text: string, end: number, page: PageCounts): NameReading[] {
  const last = nameEndingAt(text, end, page);
  if (!last) return [];
  const out = [last];
  for (let to = last.start - 1; to > 0 && /[、和]/u.test(text[to]!); ) {
    const from = pieceStart(text, to);
    const piece = nameAt(text, from, page, IN_ROW);
    // The first of a row has the verb before it: 任命甲某、乙某为….
    const name = piece?.end === to && text[to] === '、' ? piece : nameEndingAt(text, to, page);
    if (!name || (name !== piece && !LEAD.test(text.slice(from, to)))) break;
    out.push(name);
    to = name.start - 1;
  }
  return out;
}

/** The row before a verb at `to`: before the adverbs and reasons, or, if nothing stands there, right before (葛将的…). */
export function rowBefore(text: string, to: number, page: PageCounts): NameReading[] {
  const end = subjectEnd(text, to);
  const row = rowEndingAt(text, end, page);
  return row.length > 0 || end === to ? row : rowEndingAt(text, to, page);
}

function pieceStart(text: string, to: number): number {
  let from = to;
  while (from > 0 && /[\p{Script=Han}·]/u.test(text[from - 1]!)) from--;
  return from;
}

/** 甲某（女，某局局长）: the name before the bracket in which a post stands. */
export function nameBeforeBracket(
  text: string,
  postStart: number,
  postEnd: number,
  page: PageCounts,
): NameReading | null {
  const open =
    /（(?:[男女]，|[\p{Script=Han}]{1,4}族，|时任|现任|现为|现系|(?:今年|去年|[\d年月日]{2,10})?(?:现?已)?(?:调任|转任|升任|改任)|，)*$/u.exec(
      text.slice(Math.max(0, postStart - 18), postStart),
    );
  if (!open || !/^(?:[，、；][^（）]{0,20})?）/u.test(text.slice(postEnd, postEnd + 22))) return null;
  const end = postStart - open[0].length - (text.endsWith('同志', postStart - open[0].length) ? 2 : 0);
  const from = pieceStart(text, end);
  const whole = nameAt(text, from, page, IN_ROW + 1);
  return whole && whole.end === end ? whole : nameEndingAt(text, end, page);
}

/** 他是甲某, 带头的叫甲某. */
const CALLED = /^[\p{Script=Han}]{0,12}?(?:是|叫|名叫)(?=[\p{Script=Han}]{2,4}$)/u;
/** 甲某，某村党支部书记，他说…: a name at the head of its sentence, and the post between commas. */
export function nameBeforeComma(text: string, chain: Chain, page: PageCounts): NameReading | null {
  const end = chain.start - 1;
  if (text[end] !== '，' || !/^[，。]/u.test(text.slice(chain.end))) return null;
  const piece = pieceStart(text, end);
  if (piece > 0 && !/[。！？”\n]/u.test(text[piece - 1]!)) return null;
  const from = piece + (CALLED.exec(text.slice(piece, end))?.[0].length ?? 0);
  const name = end - from <= 4 ? nameAt(text, from, page, IN_ROW) : null;
  return name?.end === end ? name : null;
}

/** 甲某，这个二十九岁的村委会主任: a name at the head of its clause, and what somebody is in words that point back. */
export function nameBeforePointing(text: string, postStart: number, page: PageCounts): NameReading | null {
  const found = POINTING.exec(text.slice(Math.max(0, postStart - 26), postStart));
  if (!found) return null;
  const end = postStart - found[0].length;
  const from = Math.max(pieceStart(text, end), end - 4);
  for (let start = from; start <= end - 2; start++) {
    const before = text[start - 1] ?? '';
    if (/\p{Script=Han}/u.test(before) && before !== '的') continue;
    const name = nameAt(text, start, page, IN_ROW);
    if (name?.end === end) return name;
  }
  return null;
}
const POINTING = /(?:，|——)[这那][位个名](?:[^，。；：“”—]{0,16}的)?$/u;

/** 像甲某这样的驻村第一书记: the name between the words of a comparison that ends at a post. */
export function likeBefore(text: string, postStart: number, page: PageCounts): NameReading | null {
  const found = /[像如]([\p{Script=Han}]{2,4})这样的$/u.exec(text.slice(Math.max(0, postStart - 9), postStart));
  const from = postStart - (found?.[0].length ?? 0) + 1;
  const name = found ? nameAt(text, from, page, IN_ROW) : null;
  return name && name.end === from + found![1]!.length ? name : null;
}

/** What leads up to the subject at the head of a sentence: 公开资料显示，; 2017年4月，. */
export const INTRO = new RegExp(
  `^[”’」』\\s]*(?:(?:据|经|公开|官方|简历|资料|履历)[^，。]{0,14}，|${DATE}，?|目前，?|今天|今年|去年|前年|\\d{1,2}月(?:\\d{1,2}日)?，?|其中，?|此后，?|随后，?|[^，。“]{2,10}(?:时(?:候|许|左右)?|之初|之前|以后|之后)，|在[^，。；“]{2,24}下，|(?:今年|现年)?(?:\\d{2}|[一二三四五六七八九十]{2,3})岁的)*`,
  'u',
);
/** A sentence that begins with its verb. */
const NO_HEAD = /^(?:任|曾(?:长期|先后|经|任|多年|多次|在)|历任|出任|担任|早年|毕业|后任|后在)/u;
const PRONOUN_HEAD = /[。！？\n]/u;
/** How many sentences back a career may begin. */
const REACH = 6;

/** The length of what leads up to the subject of a sentence `[start, end)`: 甲某到某县之前， names it already. */
function introLength(text: string, start: number, end: number, page: PageCounts): number {
  const intro = INTRO.exec(text.slice(start, end))![0].length;
  const name = intro > 0 ? nameAt(text, start, page, 2) : null;
  return name && page.of(name.name) > 1 && /^[在到来任当]/u.test(text.slice(name.end)) ? 0 : intro;
}

/** The person of these whose name a paragraph begins with, after what leads up to it. */
export function headOf(text: string, names: Iterable<string>): string | null {
  const from = INTRO.exec(text)![0].length;
  for (const name of names) if (text.startsWith(name, from) || text.startsWith(name)) return name;
  return null;
}

/**
 * Whom the sentences before an offset of a paragraph are about: the last known name that one of them begins with.
 * `other` tells whom a sentence brings in as somebody else: a name, something that says it is open, or null.
 */
export function topicBefore<Open>(
  text: string,
  offset: number,
  page: PageCounts,
  other: (start: number, end: number) => NameReading | Open | null,
): NameReading | Open | null {
  let end = offset;
  for (let n = 0; n < REACH && end > 0; n++) {
    let start = end;
    while (start > 0 && !PRONOUN_HEAD.test(text[start - 1]!)) start--;
    const instead = other(start, end);
    if (instead) return instead;
    const from = start + introLength(text, start, end, page);
    // 1984年起任余姚县县长, 曾长期在…: no 任余姚 and no 曾长期 is a subject.
    if (NO_HEAD.test(text.slice(from)) && (text[from] !== '任' || from > start || areaAt(text, from + 1))) {
      end = start - 1;
      continue;
    }
    const name = nameAt(text, from, page, 2);
    // 前洪镇甲村，是…: no 前洪镇 is a person, by its first characters either.
    const area = name && areaAt(text, name.start);
    if (name && /[村镇乡]$/u.test(name.name)) return null;
    if (area && (area.end === name.end || (area.end > name.end && !area.short))) return null;
    const isSaid =
      name &&
      (/^(?:[，则为是也从在曾生出又的还以（到来任当坐站走笑每]|同志)/u.test(text.slice(name.end)) ||
        canEnd(text, name.end) ||
        actsAt(text, name.end));
    if (name && name.end <= offset && (page.of(name.name) > 1 || (isSaid && name.score > 6))) return name;
    end = start - 1;
  }
  return null;
}

/** 身为某村党支部书记，甲某把…: the subject that follows the clause of its post. */
export function nameAfterClause(text: string, postEnd: number, page: PageCounts): NameReading | null {
  const gap = /^[^，。；：！？\n、]{0,8}，/u.exec(text.slice(postEnd, postEnd + 10));
  if (!gap) return null;
  const name = nameAt(text, postEnd + gap[0].length, page, 1);
  return name && (name.score > 4 || page.of(name.name) > 1) ? name : null;
}
