/** Lists: several people and their posts in one sentence or on one line, each to its own. */

import { areaAt } from './areas.ts';
import { NATIONAL_LEADERS } from './beyond.ts';
import { byArea, type Chain } from './chains.ts';
import { isWord } from './name-costs.ts';
import { type NameReading, nameAt, nameBefore, type PageCounts, readings } from './names.ts';
import type { Office } from './office.ts';
import { areasIn } from './office-start.ts';
import { rowEndingAt, subjectEnd } from './subjects.ts';
import { SURNAMES } from './surnames.ts';

/** A name in a list needs less to be one. */
const IN_LIST = 2.5;
/** In a list of clauses, what each begins with has to be a name. */
const IN_CLAUSE = 3;
/** On a line of its own with a post, a string of this length is one. */
const ON_LINE = 4.5;

/** Before the full name of an area, a string of this score is a name though the page has it once. */
const SURE_ON_LINE = 9;

/** 甲某、乙某分别任甲职、乙职; or the names end the sentence before (两人：甲某、乙某。此前分别任…). */
export function severally(
  text: string,
  chain: Chain,
  head: number,
  page: PageCounts,
  from = head,
): { readonly name: NameReading; readonly chain: Chain }[] {
  const posts = ofEachArea(text, chain, from) ?? byArea(chain.offices);
  let names = rowEndingAt(text, subjectEnd(text, head), page).reverse();
  const clause = /[^，。；：]*$/u.exec(text.slice(0, head))![0];
  if (names.length < 2) {
    const list = /：([^。：]*)。$/u.exec(text.slice(0, head - clause.length));
    names = list ? rowEndingAt(text, head - clause.length - 1, page).reverse() : [];
  }
  if (names.length < 2) names = rowOpening(text, head - clause.length, page);
  if (names.length < 2 || names.length !== posts.length) return [];
  return posts.map((offices, n) => ({
    name: names[n]!,
    chain: { start: offices[0]!.start, end: offices[offices.length - 1]!.end, offices },
  }));
}

/** 甲某、乙某拟任新职，此前分别任…: the names that the sentence begins with whose clause at `to` has none. */
function rowOpening(text: string, to: number, page: PageCounts): NameReading[] {
  const out: NameReading[] = [];
  let at = to - /[^。；：！？\n]*$/u.exec(text.slice(0, to))![0].length;
  while (at < to) {
    const name = nameAt(text, at, page, IN_LIST);
    if (!name || name.end > to) break;
    out.push(name);
    if (!/[、和]/u.test(text[name.end] ?? '')) break;
    at = name.end + 1;
  }
  return out;
}

/** 分别任甲、乙两县县委书记: one post in each of the areas. */
function ofEachArea(text: string, chain: Chain, from: number): Office[][] | null {
  const [office] = chain.offices;
  const counted = office && chain.offices.length === 1 ? COUNTED_AREAS.exec(text.slice(from, office.end)) : null;
  if (!office || !counted) return null;
  const start = from + counted[0].length;
  const body = text.slice(start, office.end - office.role.length);
  const areas = areasIn(text, from, from + counted[1]!.length);
  return areas.map((area) => [{ ...office, start, areas: [area], word: null, unlisted: null, body }]);
}
const COUNTED_AREAS =
  /^([\p{Script=Han}]{2,4}(?:、[\p{Script=Han}]{2,4})+)[两二三四五六七八九十\d]个?(?:县（[市、区]+）|[县市区镇乡])(?:的)?(?=[县市区镇乡])/u;

/** Where the areas begin that a verb goes with before a post: 分别任甲、乙两县县委书记. Null when there are none. */
export function areasAfterVerb(text: string, start: number): { readonly verb: number; readonly areas: number } | null {
  const low = Math.max(0, start - 30);
  const found = /(?:分别(?:担?任|为|是)|[转调升改出]任为?)(?=[\p{Script=Han}、]+$)/u.exec(text.slice(low, start));
  if (!found) return null;
  const areas = low + found.index + found[0].length;
  if (!found[0].startsWith('分别') && !COUNTED_AREAS.test(text.slice(areas))) return null;
  return { verb: low + found.index, areas };
}

/** 六任, 三位: the word that counts the holders of a post which stands right before it; null when there is none. */
export function countedBefore(text: string, start: number): string | null {
  return (
    /[两二三四五六七八九十\d]+(?:批次)?([任位名个])$/u.exec(text.slice(Math.max(0, start - 6), start))?.[1] ?? null
  );
}

/** 驻村指导员：甲某关注村容，…；乙某化解矛盾，…: the names that the items of a list begin with, to the end of the sentence. */
export function namesOfItems(text: string, from: number, page: PageCounts): NameReading[] {
  const end = /[。！？\n]|$/u.exec(text.slice(from))!.index + from;
  const out: NameReading[] = [];
  let at = from;
  for (const item of text.slice(from, end).split(/[；、]/u)) {
    const name = nameAt(text, at, page, IN_CLAUSE);
    if (name && name.end <= at + item.length) out.push(name);
    at += item.length + 1;
  }
  return out.length > 1 ? out : [];
}

/** 的两人：; 一共六位：; 有九位，他们是. */
const ANNOUNCED =
  /^(?:的(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?:[位名]?(?:同志|干部)|[人位名])(?:：|分别[是为]|[是为])|(?:一共|总共|共)?有?(?:[两二三四五六七八九十]{1,2}|\d{1,2})[位名人](?:：|，(?:他们|她们)?(?:分别)?[是为]：?))/u;

/** 任某职的两人：甲某、乙某: the names of a list that a count of people announces after a post. */
export function namesCounted(text: string, from: number, page: PageCounts): NameReading[] {
  const lead = ANNOUNCED.exec(text.slice(from, from + 24));
  const out: NameReading[] = [];
  for (let at = from + (lead?.[0].length ?? 0); lead; at++) {
    const name = nameAt(text, at, page, ON_LINE);
    if (!name) break;
    out.push(name);
    at = name.end + (/^（[^（）]{1,12}）/u.exec(text.slice(name.end))?.[0].length ?? 0);
    if (!/[、和]/u.test(text[at] ?? '')) break;
  }
  return out;
}

/** 组长：甲某某；, 副区长：甲某、乙某、丙某: the names on a line of a list; none when a piece of it is no name. */
export function namesOfLine(text: string, chain: Chain, from: number, page: PageCounts): NameReading[] {
  if (chain.start > 0 && !/[\n；。】]/u.test(text[chain.start - 1]!)) return [];
  const out: NameReading[] = [];
  for (let at = from; ; at++) {
    const name = nameAt(text, at, page, ON_LINE) ?? restOfLine(text, at);
    const next = name ? END_OF_ENTRY.exec(text.slice(name.end)) : null;
    if (!name || !next) return out.length > 1 ? [] : out;
    out.push(name);
    at = name.end + next[0].length;
    if (text[at] !== '、') return out;
  }
}
/** 委员：郭健跳: what fills the rest of a line and begins with a surname. */
function restOfLine(text: string, at: number): NameReading | null {
  const name = text.slice(at);
  const isName = /^[\p{Script=Han}]{2,3}$/u.test(name) && SURNAMES.has(name[0]!) && !isWord(name);
  return isName ? { name, start: at, end: text.length, score: 0 } : null;
}

/** After a name on a line, with what is said of the person in brackets. */
const END_OF_ENTRY = /^(?:（[^（）]{1,8}）)?(?=$|[；、，。\s（])/u;

/** 甲某某 某县县委书记；乙某某 某镇镇长, or 甲某某：某县县委书记 as a line of its own: the name before the post. */
export function nameOfEntry(text: string, chain: Chain, page: PageCounts): NameReading | null {
  const low = Math.max(0, chain.start - 18);
  const listed =
    /(?:^|[；。：\n])[ \u3000]*([\p{Script=Han}]{2,4}|[\p{Script=Han}][ \u3000]{1,3}[\p{Script=Han}])(?:（[女男，、\p{Script=Han}]{1,6}）)?[ \u3000]{1,3}$/u.exec(
      text.slice(low, chain.start),
    );
  if (listed) {
    const name = nameAt(text, low + listed.index + listed[0].indexOf(listed[1]!), page, ON_LINE);
    if (name?.name === listed[1]!.replaceAll(/[ \u3000]/gu, '')) return name;
  }
  const isWhole = /^(?:$|[，。；](?![您你请]))/u.test(text.slice(chain.end));
  const label = isWhole ? /^(.{2,4})[：:]$/u.exec(text.slice(0, chain.start)) : null;
  const name = label ? nameAt(text, 0, page, ON_LINE) : null;
  return label && name?.name === label[1] ? name : null;
}

/** 甲某某某县某镇镇长, as a line of its own: a name right before the posts that fill the rest of it. */
export function nameOfLineBefore(text: string, chain: Chain, page: PageCounts): NameReading | null {
  if (chain.end !== text.length || chain.start < 2 || chain.start > 4) return null;
  const name = readings(text, 0, page, ON_LINE).find((reading) => reading.end === chain.start);
  const isOfArea = chain.offices[0]!.areas.some((area) => area.start === chain.start && !area.short);
  return name && (page.of(name.name) > 1 || (isOfArea && name.score > SURE_ON_LINE)) ? name : null;
}

/** 习近平总书记, 咨询委某某某副主任: a name right before a role that stands alone. */
export function nameBeforeBare(text: string, chain: Chain, page: PageCounts): NameReading | null {
  const [office] = chain.offices;
  if (!office || chain.offices.length > 1 || !office.bare) return null;
  for (const size of [3, 2, 4]) {
    const start = chain.start - size;
    const name = text.slice(start, chain.start);
    if (NATIONAL_LEADERS.has(name)) return { name, start, end: chain.start, score: 9 };
  }
  let low = chain.start;
  while (low > 0 && chain.start - low < 5 && /[\p{Script=Han}]/u.test(text[low - 1]!)) low--;
  const name = nameBefore(text, chain.start, low, page, 0);
  // 松阳村官: an area's short name.
  if (name && areaAt(text, name.start)?.end === name.end) return null;
  const isWhole =
    name &&
    text[name.start - 1] !== '“' &&
    (name.start === low || /[委局办厅部院会府处科馆所站的由与和让请对随]/u.test(text[name.start - 1]!));
  // 县教育局甲某某局长: right after a body, a name is likelier.
  const least = name && /[局厅处科馆所]/u.test(text[name.start - 1] ?? '') ? 2.5 : 6;
  // 谢谢周书记: what is done, and to whom.
  const isCall = name?.name.length === 3 && name.name[0] === name.name[1] && SURNAMES.has(name.name[2]!);
  return name && isWhole && !isCall && name.score > least && !isWord(name.name) && !page.hasSurnameBefore(name.name)
    ? name
    : null;
}
