/** The post that ends with a role: its area, its body, and whether they go together. */

import { type AreaName, type AreaWord, areaAt } from './areas.ts';
import { FOREIGN, NATIONAL_BODY, NATIONAL_HEAD, NATIONAL_ROLE } from './beyond.ts';
import { BODY_HEADS, endsBody, FORMER_INSIDE, FUNCTION_END, isPublicBody, KIND_IN_ROLE } from './bodies.ts';
import { EMPTY, type Office } from './office.ts';
import { afterStops, areasIn, isSentBy, isTown, OF_WATER, startOf } from './office-start.ts';
import { AREA_HEAD, GENERIC_BEFORE, MINDER, NEEDS_BODY } from './roles.ts';

const isBodyChar = (c: string) => (c >= '\u3400' && c <= '\u9fff') || /[A-Za-z0-9·-]/.test(c);

/** 县（市、区）党政正职, 设区市党委常委, 乡镇长: of areas of a kind, of which the text does not say which. */
const OF_A_KIND =
  /(?:(?:乡镇|镇街|[县市区镇乡])（[县市区镇乡街道、]+）|设区(?:的)?市)[^，。；：、]{0,10}$|设区(?:的)?$/u;

/** The post whose role stands at `[roleStart, end)`, begun after `floor`; null when none can be read. */
export function officeEndingAt(text: string, roleStart: number, end: number, floor: number): Office | null {
  const role = text.slice(roleStart, end);
  const ofKind = OF_A_KIND.exec(text.slice(Math.max(floor, roleStart - 20), roleStart));
  if (ofKind && (!/设区的?$/u.test(ofKind[0]) || role.replace(/^副|^代/u, '').startsWith('市'))) {
    const start = roleStart - ofKind[0].length;
    // 余姚市（县）委副书记: an area that was called both.
    const area = areasIn(text, Math.max(floor, start - 6), start + 1).findLast((a) => a.end === start + 1 && !a.short);
    if (area) return { ...EMPTY, start: area.start, end, role, body: text.slice(area.end, roleStart), areas: [area] };
    return { ...EMPTY, start, end, role, body: ofKind[0], isOfKind: true };
  }
  if (role === '镇长' && text[roleStart - 1] === '乡')
    return { ...EMPTY, start: roleStart - 1, end, role, body: '乡', isOfKind: true };
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
      if (!bracket || (low === roleStart && !bracket[0].endsWith('校区）'))) break;
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
  const { used, word, unlisted } = found;
  // 我校校长, 本院党委书记: the school is the teller's, and no part of the post.
  const isTellers = used.length === 0 && !word && !unlisted && /[我本][校院]$/u.test(text.slice(0, found.start + 1));
  const start = isTellers ? found.start + 1 : found.start;
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
  // 选出七位副主任：, 六任指导员：: who they are follows.
  const isCounted = COUNTED.test(before) || /[一两二三四五六七八九十\d][位名]$/u.test(before);
  const isGeneric = isCounted ? text[end] !== '：' : GENERIC_BEFORE.test(before);
  if (start === roleStart && isGeneric) return null;
  if (/^(?:各|全体|所有|历届|多位|百名|哪)/u.test(text.slice(start, roleStart))) return null;
  // 甲某及其他调研组成员: of those who are not named.
  if (/(?:成员|负责人|领导)$/u.test(role) && /(?:其他|其它|有关|相关)$/u.test(text.slice(0, start).slice(-2)))
    return null;
  const whole = text.slice(start, end);
  // 法国华侨甲某任某村党支部书记: of a village of ours.
  const isOurs = used.some((a) => a.places.length > 0 && !a.short);
  if (FOREIGN.test(text.slice(isOurs ? start : Math.max(low, start - 8), roleStart))) return null;
  // 从法国回来，当选村长: of villages there are none abroad.
  const isOfVillage = /^村|支书/u.test(text.slice(start, end));
  if (!hasArea && !isOfVillage && FOREIGN.test(sentenceBefore(text, start))) return null;

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
    if (hasArea && !fitsArea(role, used, word, unlisted) && !isOfParty(text, start, roleStart, end)) return null;
  } else {
    if (body.length > 30) return null;
    // 退休的小学校长: of a school that is not named.
    if (!hasArea && SCHOOL.test(body) && /[校园]长$/u.test(role)) return null;
    const isWater = MINDER.test(role) && OF_WATER.test(body);
    if (!endsBody(body) && !isWater && !isSentBy(body, role) && !(KIND_IN_ROLE.test(role) && FUNCTION_END.test(body)))
      return null;
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

/** 八任书记: so many held the post, one after the other. */
const COUNTED = /(?<!第[一二三四五六七八九十]{0,2}|[上前])[一二两三四五六七八九十\d]任$/u;
const SCHOOL = /^(?:小学|中学|大学|初中|高中|幼儿园|学校)$/u;
const BODY_BRACKET =
  /(?<=[\p{Script=Han}])（(?!挂职|现|[左中右]|女|男|正|副|兼|主持|时任|原|代|[\p{Script=Han}]{1,4}族|试用)(?:[\p{Script=Han}]{1,6}|[\p{Script=Han}]{2,8}校区)）$/u;

/** 省、市、区领导: which of them each is, the text does not say. */
const SEVERAL = /(?:[省市县区镇]、)+$/u;

/** 某县副书记、县长: the party's post of an area, by the post of the area's head beside it. */
const isOfParty = (text: string, start: number, roleStart: number, end: number): boolean =>
  /[县市区]$/u.test(text.slice(start, roleStart)) &&
  /^副?书记$/u.test(text.slice(roleStart, end)) &&
  /^、(?:代|代理)?[县市区]长/u.test(text.slice(end, end + 5));

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
