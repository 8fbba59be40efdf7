/**
 * The grammar of offices: area + body + role, read from the role backwards, since a role is a closed class and what
 * stands before it is not. 县经济商务局局长 is an area word, a body known by how it ends, and a role.
 */
import { type AreaName, type AreaWord, areaAt } from './areas.ts';
import {
  AREA_HEAD,
  BODY_END,
  BODY_HEADS,
  FOREIGN,
  FORMER_INSIDE,
  FUNCTION_END,
  GENERIC_BEFORE,
  isPublicBody,
  KIND_IN_ROLE,
  MINDER,
  NATIONAL_BODY,
  NATIONAL_HEAD,
  NATIONAL_ROLE,
  NEEDS_BODY,
  ROLE,
} from './lexicon.ts';
import { afterStops, areasIn, isTown, OF_WATER, startOf } from './office-start.ts';
import { SURNAMES } from './surnames.ts';

/** One post in a text. Offsets are UTF-16 units. */
export interface Office {
  readonly start: number;
  readonly end: number;
  readonly role: string;
  /** What stands between the area and the role; empty for 市长. */
  readonly body: string;
  /** Names of areas in it, in order. */
  readonly areas: readonly AreaName[];
  /** A word for the page's own area that it begins with. */
  readonly word: AreaWord | null;
  /** A village or town of a name that no table has, as the text writes it. */
  readonly unlisted: string | null;
  readonly national: boolean;
  /** No area and no body: 局长, 书记. */
  readonly bare: boolean;
  /** 原 stands inside it: 教育局原局长. */
  readonly former: boolean;
  readonly isPublic: boolean;
  /** A role alone, after what could be a name: 甲某某市长. */
  readonly isAfterName?: true;
}

const isBodyChar = (c: string) => (c >= '\u3400' && c <= '\u9fff') || /[A-Za-z0-9·-]/.test(c);
/** All posts of a text, in order. */
export function findOffices(text: string): Office[] {
  const out: Office[] = [];
  let floor = 0;
  ROLE.lastIndex = 0;
  for (let m = ROLE.exec(text); m; m = ROLE.exec(text)) {
    let end = m.index + m[0].length;
    if (/(?:正职|副职)$/u.test(m[0]) && text.startsWith('候选人', end)) end += 3;
    const last = out[out.length - 1];
    const found =
      villageGraduate(text, m.index, end) ??
      roleOfBody(text, m.index, end, floor) ??
      quotedBody(text, m.index, end, floor) ??
      officeEndingAt(text, m.index, end, floor) ??
      bareAfterName(text, m.index, end, floor) ??
      (last && sameBody(text, m.index, end, last));
    const office = found && ofArea(text, found, floor);
    if (office) {
      out.push(office);
      floor = end;
      ROLE.lastIndex = end;
    }
  }
  return out;
}

const ORGAN = /(?:委|会|办|局|厅|院|部|处|中心|政府|人大|政协|[省市县区])$/u;

/** 省咨询委甲某某副主任, and 乙某某委员 after it: a name stands between the body and a role of it. */
function bareAfterName(text: string, roleStart: number, end: number, floor: number): Office | null {
  if (!/^副/u.test(text.slice(roleStart, end))) return null;
  for (const size of [3, 2]) {
    const from = roleStart - size;
    if (from <= floor || !SURNAMES.has(text[from]!) || !ORGAN.test(text.slice(Math.max(floor, from - 4), from)))
      continue;
    const body = officeEndingAt(text, from, from, floor);
    if (!body || body.body + (body.word ?? '') === '') continue;
    return {
      ...body,
      start: roleStart,
      end,
      role: text.slice(roleStart, end),
      body: '',
      bare: true,
      areas: body.areas,
    };
  }
  return null;
}

/** 某集团董事长甲某，副总经理乙某: a role that says nothing without a body is of the body before. */
function sameBody(text: string, roleStart: number, end: number, last: Office): Office | null {
  const role = text.slice(roleStart, end);
  const gap = text.slice(last.end, roleStart);
  // 巡视组组长甲某作动员讲话，副组长乙某: the deputy of the head whom the sentence has named.
  const isDeputy = role === `副${last.role}` && gap.length < 30 && !/[。！？；\n]/u.test(gap);
  if (!NEEDS_BODY.test(role) || !SUBORDINATE.test(role) || !(isDeputy || NAME_GAP.test(gap))) return null;
  return { ...EMPTY, start: roleStart, end, role, bare: true, isPublic: last.isPublic };
}
/** 枸杞乡的党委书记, 枸杞乡的乡长: an area set before its post by 的 is part of it. */
function ofArea(text: string, office: Office, floor: number): Office {
  const { start, role, body, areas, word, unlisted } = office;
  if (text[start - 1] !== '的' || (body === '' && !AREA_HEAD.test(role)) || areas.length > 0 || word || unlisted)
    return office;
  const areasBefore = areasIn(text, Math.max(floor, start - 20), start - 1);
  const last = areasBefore[areasBefore.length - 1];
  if (last?.end !== start - 1 || last.short) return office;
  const row = [last];
  for (const area of areasBefore.slice(0, -1).reverse()) if (area.end === row[0]!.start) row.unshift(area);
  return { ...office, start: row[0]!.start, areas: row };
}

/** 某县某村村务监督委员会的主任: a body with its area, and a role of it after 的. */
function roleOfBody(text: string, roleStart: number, end: number, floor: number): Office | null {
  const role = text.slice(roleStart, end);
  if (text[roleStart - 1] !== '的' || !/^(?:常务副|副)?(?:主任|书记|局长)$/u.test(role)) return null;
  const of = officeEndingAt(text, roleStart - 1, roleStart - 1, floor);
  if (!of || !/(?:委员会|党委|支部|局|中心)$/u.test(of.body) || (of.areas.length === 0 && !of.unlisted)) return null;
  return { ...of, end, role, isPublic: isPublicBody(of.body, role) };
}

/** 大学生“村官”: a post of a village, with or without quotation marks. */
function villageGraduate(text: string, roleStart: number, end: number): Office | null {
  const role = text.slice(roleStart, end);
  if (!/村官/u.test(role)) return null;
  const start = roleStart - (text.slice(0, roleStart).endsWith('大学生') ? 3 : 0);
  return { ...EMPTY, start, end, role: text.slice(start, end), bare: true };
}

/** 某镇“金色党建联盟”的书记: a body with a name in quotation marks. */
function quotedBody(text: string, roleStart: number, end: number, floor: number): Office | null {
  const joined = floor > 0 ? JOINED_QUOTED.exec(text.slice(floor, roleStart))?.[0] : undefined;
  if (joined) return { ...EMPTY, start: floor + 1, end, role: text.slice(roleStart, end), body: joined.slice(1) };
  const body = QUOTED.exec(text.slice(Math.max(floor, roleStart - 36), roleStart));
  if (!body) return null;
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

/** 县（市、区）党政正职: a bracket that is part of an area word. */
const BRACKETED = /(?:乡镇|镇街|[县市区镇乡])（[县市区镇乡街道、]+）[^，。；：]{0,10}$/u;

function officeEndingAt(text: string, roleStart: number, end: number, floor: number): Office | null {
  const role = text.slice(roleStart, end);
  const bracketed = BRACKETED.exec(text.slice(Math.max(floor, roleStart - 20), roleStart));
  if (bracketed) {
    const start = roleStart - bracketed[0].length;
    return { ...EMPTY, start, end, role, body: bracketed[0], isPublic: true };
  }
  // 省市领导: of which of them each is, the text does not say.
  const several =
    role === '领导' ? /(?:省市|省市县|市县|市区|区市|区县|县市区)$/u.exec(text.slice(floor, roleStart)) : null;
  if (several) return { ...EMPTY, start: roleStart - several[0].length, end, role, body: several[0], isPublic: true };
  // 湖州市长兴县, 海宁市长安镇: no 市长 in these.
  if (/[省市区县镇乡州]长$/u.test(role)) {
    // 镇长乐某某: a town's bare name proves nothing there.
    const across = areaAt(text, end - 1);
    if (across && across.end > end && !(across.short && isTown(across))) return null;
    if (
      /^(?:[社小片园校]区|[城超都门夜股菜]市|[城集]镇|[家故水]乡)/u.test(text.slice(roleStart - 1, end)) &&
      role.length === 2
    )
      return null;
  }
  // 戈壁深处长出绿洲.
  if (role === '处长' && /[深到此别何各四高低远近暗]/u.test(text[roleStart - 1] ?? '')) return null;
  // 水利部长江委: the river.
  if (role.endsWith('长') && /^江[水委流三中口经沿大干防航以下上]/u.test(text.slice(end, end + 2))) return null;
  let low = roleStart;
  // 某部副部长和县某局局长: 和 between two posts, and no 和县.
  const isJoined = floor > 0 && text[floor] === '和';
  const limit = Math.max(isJoined ? floor + 1 : floor, roleStart - 36);
  while (low > limit) {
    if (isBodyChar(text[low - 1]!)) low--;
    else {
      // 财务（审计）处, 住建（规划）局: a bracket that is part of a body.
      const bracket = text[low - 1] === '）' ? BODY_BRACKET.exec(text.slice(limit, low)) : null;
      if (!bracket || low === roleStart) break;
      low -= bracket[0].length;
    }
  }

  const areas = areasIn(text, low, roleStart);
  const begin = afterStops(text, low, roleStart, areas);
  const found = startOf(
    text,
    begin,
    roleStart,
    areas.filter((a) => a.start >= begin),
  );
  if (!found) return null;
  const { start, used, word, unlisted } = found;
  const areaEnd = unlisted
    ? start + unlisted.length
    : used.length > 0
      ? used[used.length - 1]!.end
      : word
        ? start + word.length
        : start;
  let body = text.slice(areaEnd, roleStart);
  const former = /^原|(?:原|前)$/u.test(body) || FORMER_INSIDE.test(body);
  if (/(?:原|前)$/u.test(body)) body = body.slice(0, -1);
  const hasArea = used.length > 0 || word !== null || unlisted !== null;
  const before = text.slice(Math.max(0, start - 6), start);
  if (start === roleStart && GENERIC_BEFORE.test(before)) return null;
  if (/^(?:各|全体|所有|历届|多位|百名|哪)/u.test(text.slice(start, roleStart))) return null;
  // 甲某及其他调研组成员: of those who are not named.
  if (/(?:成员|负责人|领导)$/u.test(role) && /(?:其他|其它|有关|相关)$/u.test(text.slice(0, start).slice(-2)))
    return null;
  const whole = text.slice(start, end);
  if (FOREIGN.test(text.slice(Math.max(low, start - 8), roleStart))) return null;
  if (!hasArea && FOREIGN.test(sentenceBefore(text, start))) return null;

  // 县委书记某某某带领相关部门负责人: what follows a post directly begins with a name, not with a body.
  if (
    start === floor &&
    floor > 0 &&
    !hasArea &&
    body !== '' &&
    !MINDER.test(role) &&
    BODY_HEADS.exec(body)?.index !== 0
  )
    return null;
  if (body === '') {
    const joined =
      start === roleStart && floor > 0 && start - floor <= 2 && /^(?:、|兼)?$/u.test(text.slice(floor, start));
    if (!hasArea && !joined && NEEDS_BODY.test(role)) return null;
    if (hasArea && !fitsArea(role, used, word, unlisted)) return null;
  } else {
    if (body.length > 26) return null;
    // 退休的小学校长: of a school that is not named.
    if (!hasArea && SCHOOL.test(body) && /[校园]长$/u.test(role)) return null;
    const isWater = MINDER.test(role) && OF_WATER.test(body);
    if (!BODY_END.test(body) && !isWater && !(KIND_IN_ROLE.test(role) && FUNCTION_END.test(body))) return null;
  }
  const severally =
    /领导$/u.test(role) && body === '' && word
      ? SEVERAL.exec(text.slice(Math.max(0, start - 6), start))?.[0]
      : undefined;
  if (severally) return { ...EMPTY, start: start - severally.length, end, role, body: severally + word };
  const national =
    NATIONAL_ROLE.test(role) ||
    (used.length === 0 && (NATIONAL_BODY.test(whole) || NATIONAL_HEAD.exec(whole)?.index === 0));
  // 代理某市人民政府市长 is a post as it stands.
  const isActing = AREA_HEAD.test(role) && text.endsWith('代理', start) && !unlisted;
  return {
    start: isActing ? start - 2 : start,
    end,
    role,
    body,
    areas: used,
    word,
    unlisted,
    national,
    bare: !hasArea && body === '',
    former,
    isPublic: isPublicBody(text.slice(start, roleStart), role),
    ...(found.isAfterName ? { isAfterName: true as const } : {}),
  };
}

const SCHOOL = /^(?:小学|中学|大学|初中|高中|幼儿园|学校)$/u;
const BODY_BRACKET =
  /(?<=[\p{Script=Han}])（(?!挂职|[左中右]|女|男|正|副|兼|主持|时任|原|代|[\p{Script=Han}]{1,4}族|试用)[\p{Script=Han}]{1,6}）$/u;

/** 省、市、区领导: which of them each is, the text does not say. */
const SEVERAL = /(?:[省市县区镇]、)+$/u;

const EMPTY: Office = {
  start: 0,
  end: 0,
  role: '',
  body: '',
  areas: [],
  word: null,
  unlisted: null,
  national: false,
  bare: false,
  former: false,
  isPublic: true,
};

/** Whether a role can stand right after an area: 乐清市市长, 凤桥村书记, 海盐县领导. */
function fitsArea(role: string, used: readonly AreaName[], word: AreaWord | null, unlisted: string | null): boolean {
  if (AREA_HEAD.test(role) || /^(?:领导|领导班子成员|常委)$/u.test(role)) return true;
  if (/第一书记|指导员|支书|村长/u.test(role)) return true;
  if (role.startsWith('老')) return true;
  const last = unlisted ?? word ?? used[used.length - 1]?.name ?? '';
  if (/(?:村|社区)$/u.test(last))
    return /^(?:副)?(?:书记|主任|第一书记|文书|支委|(?:报账)?会计|报账员|书记助理|主任助理)$/u.test(role);
  if (/(?:镇|乡|街道)$/u.test(last))
    return /^(?:副)?(?:书记|主任)$|^(?:组织|宣传|统战|政法|纪检|人武)委员$|^[一二三四]级(?:调研员|主任科员)$|^武装部长$/u.test(
      role,
    );
  return used.some((a) => a.zone) && /(?:主任|书记)$/u.test(role);
}

/** The same sentence, as far as a country in it bears on what follows. */
function sentenceBefore(text: string, start: number): string {
  const from = Math.max(0, start - 40);
  const before = text.slice(from, start);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('、')) + 1);
}
