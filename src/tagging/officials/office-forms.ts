/** Posts that are written in a form of their own: the body in quotation marks, a name or 的 before the role, no body at all. */
import type { AreaName, AreaWord } from './areas.ts';
import { isPublicBody } from './bodies.ts';
import { EMPTY, type Office } from './office.ts';
import { officeEndingAt } from './office-ending.ts';
import { areasIn } from './office-start.ts';
import { AREA_HEAD, NEEDS_BODY } from './roles.ts';
import { SURNAMES } from './surnames.ts';

const ORGAN = /(?:委|会|办|局|厅|院|部|处|科|馆|所|站|中心|政府|人大|政协|[省市县区])$/u;

/** 县教育局甲某某局长: the bodies whose head each role is. */
const HEAD_OF: Readonly<Record<string, RegExp>> = {
  局长: /局$/u,
  厅长: /厅$/u,
  处长: /处$/u,
  科长: /科$/u,
  所长: /所$/u,
  馆长: /馆$/u,
  部长: /部$/u,
  院长: /院$/u,
  校长: /(?:校|[大中小]学)$/u,
  主任: /(?:办|办公室|中心|委|委员会|管委会)$/u,
};

/** 省咨询委甲某某副主任, and 乙某某委员 after it: a name stands between the body and a role of it. */
export function bareAfterName(text: string, roleStart: number, end: number, floor: number): Office | null {
  const role = text.slice(roleStart, end);
  const isOfAny = /^(?:副|秘书长|主委)/u.test(role);
  if (!isOfAny && !(role in HEAD_OF)) return null;
  for (const size of [3, 2]) {
    const from = roleStart - size;
    if (from <= floor || !SURNAMES.has(text[from]!) || !ORGAN.test(text.slice(Math.max(floor, from - 4), from)))
      continue;
    const body = officeEndingAt(text, from, from, floor);
    if (!body || body.body + (body.word ?? '') === '') continue;
    if (!isOfAny && !HEAD_OF[role]!.test(body.body)) continue;
    return {
      ...body,
      start: roleStart,
      end,
      role,
      body: '',
      bare: true,
      areas: body.areas,
    };
  }
  return null;
}

/** 某集团董事长甲某，副总经理乙某: a role that says nothing without a body is of the body before. */
export function sameBody(text: string, roleStart: number, end: number, last: Office): Office | null {
  const role = text.slice(roleStart, end);
  const gap = text.slice(last.end, roleStart);
  // 巡视组组长甲某作动员讲话，副组长乙某: the deputy of the head whom the sentence has named.
  const isDeputy = role === `副${last.role}` && gap.length < 30 && !/[。！？；\n]/u.test(gap);
  if (!NEEDS_BODY.test(role) || !SUBORDINATE.test(role) || !(isDeputy || NAME_GAP.test(gap))) return null;
  return { ...EMPTY, start: roleStart, end, role, bare: true, isPublic: last.isPublic };
}
/** 市委学习贯彻某某思想主题教育领导小组组长: what a group is for is of its name, though it names a person. */
export function ofStudy(text: string, office: Office, floor: number): Office {
  const study = STUDY.exec(text.slice(Math.max(floor, office.start - 36), office.start));
  if (!study || office.areas.length > 0 || office.word) return office;
  const word = /^[省市县区镇乡]|^街道/u.exec(study[0])?.[0] as AreaWord | undefined;
  const start = office.start - study[0].length;
  return {
    ...office,
    start,
    word: word ?? null,
    body: text.slice(start + (word?.length ?? 0), office.end - office.role.length),
  };
}
const STUDY =
  /(?:[省市县区镇乡]|街道)?(?:委|党委|党组|党工委|政府)?(?:深入)?(?:开展)?学习贯彻习近平新时代中国特色社会主义思想$/u;

/** 枸杞乡的党委书记, 枸杞乡的乡长: an area set before its post by 的 is part of it. */
export function ofArea(text: string, office: Office, floor: number): Office {
  const { start, role, body, areas, word, unlisted } = office;
  if (text[start - 1] !== '的' || (body === '' && !AREA_HEAD.test(role)) || areas.length > 0 || word || unlisted)
    return office;
  const row = rowBefore(text, floor, start - 1);
  return row.length > 0 ? { ...office, start: row[0]!.start, areas: row } : office;
}

/** The areas in a row that ends at `end`: 甲县乙镇丙村. */
function rowBefore(text: string, floor: number, end: number): AreaName[] {
  const before = areasIn(text, Math.max(floor, end - 19), end);
  const last = before[before.length - 1];
  if (last?.end !== end || last.short) return [];
  const row = [last];
  for (const area of before.slice(0, -1).reverse()) if (area.end === row[0]!.start) row.unshift(area);
  return row;
}

/** 某县某村村务监督委员会的主任: a body with its area, and a role of it after 的. */
export function roleOfBody(text: string, roleStart: number, end: number, floor: number): Office | null {
  const role = text.slice(roleStart, end);
  if (text[roleStart - 1] !== '的' || !/^(?:常务副|副)?(?:主任|书记|局长)$/u.test(role)) return null;
  const of = officeEndingAt(text, roleStart - 1, roleStart - 1, floor);
  if (!of || !/(?:委员会|党委|支部|局|中心)$/u.test(of.body) || (of.areas.length === 0 && !of.unlisted)) return null;
  return { ...of, end, role, isPublic: isPublicBody(of.body, role) };
}

/** 大学生“村官”: a post of a village, with or without quotation marks. */
export function villageGraduate(text: string, roleStart: number, end: number): Office | null {
  const role = text.slice(roleStart, end);
  if (!/村官/u.test(role)) return null;
  let start = roleStart - (/(?:大学生|华侨|乡贤)$/u.exec(text.slice(0, roleStart))?.[0].length ?? 0);
  let stop = end;
  // “大学生村官”甲某: the marks are of the post as it is written.
  if (text[start - 1] === '“' && text[end] === '”') {
    start--;
    stop++;
  }
  const graduate = { ...EMPTY, start, end: stop, role: text.slice(start, stop), bare: true };
  if (stop === end) return graduate;
  const areas = rowBefore(text, 0, start);
  return areas.length > 0 ? { ...graduate, start: areas[0]!.start, areas, bare: false } : graduate;
}

/** 某镇“金色党建联盟”的书记: a body with a name in quotation marks. */
export function quotedBody(text: string, roleStart: number, end: number, floor: number): Office | null {
  const joined = floor > 0 ? JOINED_QUOTED.exec(text.slice(floor, roleStart))?.[0] : undefined;
  if (joined) return { ...EMPTY, start: floor + 1, end, role: text.slice(roleStart, end), body: joined.slice(1) };
  const body = QUOTED.exec(text.slice(Math.max(floor, roleStart - 36), roleStart));
  // 某村的“60后”村书记: when somebody was born is no body.
  if (!body || /“\d0[后年]/u.test(body[0])) return null;
  const start = roleStart - body[0].length;
  const areas: AreaName[] = [];
  for (const area of areasIn(text, start, roleStart)) if (area.start === (areas.at(-1)?.end ?? start)) areas.push(area);
  // 县“千万工程”办公室: a word for the page's own area.
  const word =
    areas.length === 0 ? (WORD_BEFORE_QUOTE.exec(text.slice(start))?.[0] as AreaWord | undefined) : undefined;
  if (areas.length === 0 && (!word || /\p{Script=Han}/u.test(text[start - 1] ?? ''))) return null;
  const role = text.slice(roleStart, end);
  const isPublic = /(?:书记|第一书记)$/u.test(role) || isPublicBody(body[0], role);
  const own = text.slice(areas.at(-1)?.end ?? start + word!.length, roleStart);
  return { ...EMPTY, start, end, role, body: own, areas, word: word ?? null, isPublic };
}
const WORD_BEFORE_QUOTE = /^(?:[省市县区镇乡村]|街道|社区)(?=“)/u;
/** 某县某部副部长、“两新”工委书记. */
const JOINED_QUOTED = /^、“[\p{Script=Han}]{2,8}”(?:工委|党委|党工委|办|办公室|专班)$/u;
const QUOTED = /[\p{Script=Han}]{1,16}“[^“”，。]{2,12}”[\p{Script=Han}]{0,4}?的?$/u;
const SUBORDINATE = /^(?:副|党委副|常务副)/u;
/** A name or a few, and a comma. */
const NAME_GAP = /^[\p{Script=Han}]{2,4}(?:、[\p{Script=Han}]{2,4}){0,3}[，；、]$/u;
