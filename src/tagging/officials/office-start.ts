/** Where a post begins: read from its role backwards to the area, the area's word, or the head of its body. */

import { type AreaName, type AreaWord, areaAt } from './areas.ts';
import { NATIONAL_HEAD, NATIONAL_LEADERS } from './beyond.ts';
import { BEFORE_AREA, BODY_END, BODY_HEADS, endsBody, FUNCTION_END } from './bodies.ts';
import { lastConjunction } from './conjunctions.ts';
import { BODY_WITH_STOP, HARD_STOP, LEAD } from './lexicon.ts';
import { isAct, isWord } from './name-costs.ts';
import { SURNAMES } from './surnames.ts';

const AREA_WORD = /(?:自治区|自治州|地区(?=[委行])|州(?=委|政府|人大|政协|纪委|长)|街道|社区|[省市县区镇乡村])/gu;
/** What may follow a word for the page's own area. */
const AFTER_WORD =
  /^(?:级|直)?(?:委|政府|人大|政协|纪委|监委|党委|党组|党工委|党总支|党支部|党建|人民|政法|公安|检察|法院|领导|长$|[一二三四]级|民兵|会计|报账员|治保|调解|妇女|文书|支委|主任|书记|支书|两委|联村|[\p{Script=Han}]{1,16}?(?:局|委|办|厅|部|中心|会|院|校|所|站|队|社|馆|台|庭|集团|公司|处|联|协|团|室|场|指挥部|专班|组|学|中专|职高|园|办公室))/u;
const UNLISTED_KIND = /(?:村|社区|镇|乡|街道)$/u;
const VILLAGE_BODY =
  /^(?:党委|党总支|党支部|村党|社区党|村委|村民委|居委|居民委|支部|妇联|两委|团支部|经济合作社|股份经济|村务|监委|党群|驻村|第一)/u;
const STATUS_IN =
  /(?:[一两二三四五六七八九十几\d]+(?:多|来)?年的?(?=[村镇乡县区市社党支])|上一?[任届]|前一任|现任|时任|曾任|曾担任|担任|兼任|出任|拟任|历任|接任|继任|升任|挂职(?!锻炼|干部)|当选为|当选|任命为|晋升为|选举|推选|推举|不再担任|不再兼任|免去|辞去|就任|新任|调任|转任|提任|改任|卸任|原任|前任|下派|选派|派到|派往|新一届|如今|去年|今年|所在地|会同|(?<=[动目者文人次])系(?=[省市县区镇乡村中])|联合(?=[省市县区镇乡][委纪组宣政])|任职|(?<=[来里村镇乡])当(?=[村镇乡社第支书主]|$)|为|是|任|专访|采访|走访)/gu;
/** Bodies of which 为 is part. */
const WEI_IN_BODY = /^(?:为民(?!族)|为老|为侨|为企)/u;

/** Short names of towns are words too often (建设, 城关): they count before a body of a town alone. */
const TOWN_BODY =
  /^(?:人民法庭|派出所|司法所|税务所|供电所|卫生院|卫生服务|小学|中学|初中|中心小学|中心学校|幼儿园|法庭|交警|市场监管所|综合行政|水利|敬老院|园区)/u;
/** Whether the name is of towns or villages only. */
export const isTown = (area: AreaName) =>
  area.places.length > 0 && area.places.every((p) => p.level === 'town' || p.level === 'village');

/** Whether what goes on at `end` up to a role at `to` is a town's: a body of one, or 镇长 right after its name. */
const isOfTown = (text: string, end: number, to: number): boolean =>
  TOWN_BODY.test(text.slice(end, to)) || (end === to && /^(?:副|代)?[镇乡]长/u.test(text.slice(to, to + 3)));

/** Names of areas that begin in `[from, to)`; of overlapping ones the first and longest. */
export function areasIn(text: string, from: number, to: number): AreaName[] {
  const out: AreaName[] = [];
  // 兰溪市长 is 兰溪 and 市长: no name reaches into the role.
  const isCut = /[省市县区镇乡]/u.test(text[to] ?? '');
  for (let i = from; i < to; ) {
    const whole = areaAt(text, i);
    const area = isCut && whole && whole.end > to ? areaAt(text.slice(0, to), i) : whole;
    // 和田岙村 is 和 and a village: no 和田.
    const isJoint = area && /^[和与同]/u.test(area.name) && (areaAt(text, i + 1)?.end ?? 0) > area.end;
    // 责成县某局: a word, and no 成县.
    const isInWord = area?.other && area.name.length === 2 && i > from && isWord(text.slice(i - 1, i + 1));
    if (
      area &&
      !isJoint &&
      !isInWord &&
      area.end <= to &&
      !(area.short && isTown(area) && !isOfTown(text, area.end, to))
    ) {
      out.push(area);
      i = area.end;
    } else i++;
  }
  return out;
}

/** Where the last word that cannot be part of a post ends. */
export function afterStops(text: string, low: number, roleStart: number, areas: readonly AreaName[]): number {
  const segment = text.slice(low, roleStart);
  let begin = low;
  const inArea = (i: number) => areas.some((a) => i >= a.start && i < a.end);
  for (let i = roleStart - 1; i >= low; i--) {
    if (!HARD_STOP.has(text[i]!) || inArea(i)) continue;
    const around = text.slice(Math.max(low, i - 3), Math.min(roleStart, i + 4));
    if (BODY_WITH_STOP.test(around)) continue;
    begin = i + 1;
    break;
  }
  STATUS_IN.lastIndex = 0;
  for (let m = STATUS_IN.exec(segment); m; m = STATUS_IN.exec(segment)) {
    const end = low + m.index + m[0].length;
    // 会同 is a county of Hunan as well.
    if (end <= begin || (inArea(end - 1) && m[0] !== '会同')) continue;
    if (m[0] === '为' && WEI_IN_BODY.test(segment.slice(m.index, m.index + 3))) continue;
    if (m[0] === '任' && /^(?:务|职)/u.test(segment.slice(m.index + 1))) continue;
    begin = end;
  }
  return begin;
}

/** The start of a post, and what of areas stands at its head. */
export interface Start {
  readonly start: number;
  readonly used: readonly AreaName[];
  readonly word: AreaWord | null;
  readonly unlisted: string | null;
  /** A role alone, after what could be a name as well as an area: 习近平总书记, 罗德市长. */
  readonly isAfterName?: true;
}

/** A body of the page's own area, that goes on with the name of a place. */
const BODY_OF_WORD =
  /^[省市县区](?:人大(?:常委会)?|(?:人民)?政府|政协|纪委(?:监委|、监委)?|监委|人民法院|法院|人民检察院|检察院)(?:派?驻)?$/u;
const PLACE_PREFIX = /^[上下里外前后中大小东西南北新老]{1,2}$/u;

/** Where the post begins in `[begin, roleStart]`. */
export function startOf(text: string, begin: number, roleStart: number, areas: readonly AreaName[]): Start | null {
  const bare: Start = { start: roleStart, used: [], word: null, unlisted: null };
  // 上前岙村: a village's name with a character of place before it is another village's.
  const [first] = areas;
  if (first && /(?:村|社区)$/u.test(first.name) && PLACE_PREFIX.test(text.slice(begin, first.start))) {
    return { start: begin, used: [], word: null, unlisted: text.slice(begin, first.end) };
  }
  // The first area name that may open a post.
  for (const [n, area] of areas.entries()) {
    // 在某县人民代表大会第一次会议上某县县长: the meeting is no part of the post.
    if (areas.slice(n + 1).some((a) => /(?:会议?|大会)上$/u.test(text.slice(area.end, a.start)))) {
      begin = areas[n + 1]!.start;
      continue;
    }
    // 某市政府报告精神及某市市长: 及 joins another's post, unless it joins two areas of one.
    const joined = areas.findIndex(
      (a, k) => k > n && !a.short && a.start > areas[k - 1]!.end + 1 && /[及和与]/u.test(text[a.start - 1]!),
    );
    if (joined > 0) {
      begin = areas[joined]!.start;
      continue;
    }
    const before = text.slice(begin, area.start);
    // 县人大常委会某街道工作委员会: of the county's, for the town.
    if (BODY_OF_WORD.test(before)) return { start: begin, used: [], word: before[0] as AreaWord, unlisted: null };
    // 就和村党委书记甲某一起: 和 joins, unless the village's town stands before.
    if (/^[和与同]村$/u.test(area.name) && !/[镇乡道]$/u.test(before)) {
      begin = area.start + 1;
      continue;
    }
    if (before !== '' && (area.short || /[村区]$/u.test(area.name)) && !opensArea(before) && !area.zone) continue;
    const prefix = BEFORE_AREA.exec(before)?.[0] ?? '';
    const used = row(text, areas.slice(n), roleStart);
    // 集聚区新新街道: a zone without a name before the town in it.
    const zone = ZONE_PREFIX.exec(before)?.[0] ?? '';
    const start = area.start - (prefix === '原' || prefix === '驻' ? 0 : prefix.length) - zone.length;
    const last = used[used.length - 1]!;
    const further = unlistedAfter(text, last.end, roleStart);
    if (further) return { start, used, word: null, unlisted: text.slice(start, further) };
    return { start, used, word: null, unlisted: null };
  }
  // Of areas none may open the post here: 代区长甲某和村党委书记 is no post of 和村.
  const conjunction = lastConjunction(text.slice(begin, roleStart));
  begin += conjunction;
  begin += MET.exec(text.slice(begin, roleStart))?.[0].length ?? 0;
  const segment = text.slice(begin, roleStart);
  const national = NATIONAL_HEAD.exec(segment);
  // 县国家公园管理局 is the county's.
  if (national && (national.index === 0 || opens(segment.slice(0, national.index)))) {
    return { ...bare, start: begin + national.index };
  }
  // A village or town that no table lists: 赵家新村村委会.
  const village = /^([\p{Script=Han}]{2,5}?(?:村|社区|镇|乡|街道))(.*)$/u.exec(segment);
  if (
    village &&
    (VILLAGE_BODY.test(village[2]!) || (village[2] === '' && village[1]!.length <= 5)) &&
    !(village[1]!.endsWith('村') && isAct(village[1]!.slice(0, -1))) &&
    !(SURNAMES.has(village[1]![0]!) && /^[\p{Script=Han}]{2,3}[同和与跟]村$/u.test(village[1]!)) &&
    !/^(?:全|各|本|该|我|每|[\p{Script=Han}]{1,3}(?:上|就|接|连|出)任|新?农村|[一二两三四五六七八九十几多数\d]+(?:[个位名任届批]|多?年)|从|回|进|走|驻|时任|原任?|现任|前任|新任|首任|第[一二三四五六七八九十]+任|担?任)/u.test(
      village[1]!,
    )
  ) {
    // 和测试村党支部书记: the word joins.
    const joint = (village[1]!.length > 3 && /^[和与及同像如由让]/u.exec(village[1]!)?.[0].length) || 0;
    return { start: begin + joint, used: [], word: null, unlisted: village[1]!.slice(joint) };
  }
  AREA_WORD.lastIndex = 0;
  for (let m = AREA_WORD.exec(segment); m; m = AREA_WORD.exec(segment)) {
    const rest =
      segment.slice(m.index + m[0].length) +
      (m.index + m[0].length === segment.length ? text.slice(roleStart, roleStart + 3) : '');
    const before = segment.slice(0, m.index);
    // 新区, 开发区, 城市: no area of their own.
    if (COMPOUND_WORD.test(before.slice(-2) + m[0])) continue;
    // 我市市委书记: the first is of 我市.
    if (m.index === 0 && /[我本]/u.test(text[begin - 1] ?? '') && /^[省市县区镇乡村]/u.test(rest)) continue;
    // 成为全市第一位镇党委书记: who is the first of the 市.
    if (!AFTER_WORD.test(rest) || /^(?:首|最|唯一|第[一二三四五六七八九十]+[位个名])/u.test(rest)) continue;
    // One character cannot make a name with the word: 听取镇党委.
    if (before.length > 1 && !opensArea(before)) continue;
    const prefix = /(?:共青团|民盟|民革|民建|民进|(?<![集社兵师财])团)$/u.exec(before)?.[0] ?? '';
    return { start: begin + m.index - prefix.length, used: [], word: m[0] as AreaWord, unlisted: null };
  }
  if (segment === '') return bare;
  const isApart = !/\p{Script=Han}/u.test(text[begin - 1] ?? '');
  if (endsBody(segment) && segment.length <= (isApart ? 30 : 22) && !AREA_WORD_ONLY.test(segment)) {
    const lead = LEAD_START.exec(segment)?.[0] ?? '';
    return { ...bare, start: begin + lead.length };
  }
  // 公安局长: the role holds the kind of its body.
  if (FUNCTION_END.test(segment) && segment.length <= 6 && /^副?[局厅处科所站股队院]长/u.test(text.slice(roleStart)))
    return { ...bare, start: begin };
  const head = BODY_HEADS.exec(segment);
  // 办事处原主任: the word does not end the body.
  if (head && BODY_END.test(segment.slice(head.index).replace(/原$/u, '')))
    return { ...bare, start: begin + head.index };
  const leader = [...NATIONAL_LEADERS].some((name) => segment.endsWith(name));
  if (leader) return bare;
  // 曹娥江总河长: the water is no name.
  if (segment.length <= 6 && OF_WATER.test(segment) && /^总?[河湖林田]长/u.test(text.slice(roleStart)))
    return { ...bare, start: begin };
  // 乡镇农村工作指导员, 市派第一书记: by whom somebody was sent is part of what he is called.
  if (isSentBy(segment, text.slice(roleStart, roleStart + 9))) return { ...bare, start: begin };
  const called = /[\p{Script=Han}]{2,4}$/u.exec(segment.replace(LEAD_START, ''))?.[0];
  if (called && called.length === segment.replace(LEAD_START, '').length && SURNAMES.has(called[0]!))
    return { ...bare, isAfterName: true };
  if (opens(segment) || /[\p{Script=Han}]$/u.test(segment) === false) return bare;
  return null;
}

/** 乡镇农村工作指导员, 第二批农村工作指导员: whether the words before a role say by whom or with whom somebody was sent. */
export const isSentBy = (body: string, role: string): boolean =>
  SENT_BY.test(body) && /^(?:[\p{Script=Han}]{0,6}指导员|第一书记)/u.test(role);
const SENT_BY =
  /^(?:第[一二三四五六七八九十]+批|乡镇|镇街|[省市县区镇乡]级?(?:选派|下派|派驻|派)?|选派|下派|派驻|专职|驻点|驻村|驻社区|联村){1,3}$/u;

/** What somebody minds as its 河长 or 林长. */
export const OF_WATER = /[江河湖溪塘浦渠港山林]$/u;
/** 遇上某社区党支部书记: what somebody does to whom the post is of. */
const MET =
  /^(?:[遇碰][上到]|[找来见看请叫喊带跟][到来着]|采访|走访|走进|陪同|联系|邀请|拜访|告诉)(?=[\p{Script=Han}]{2})/u;
const ZONE_PREFIX = /^第[一二三四五六七八九十]+师$|^(?:产业)?(?:开发|集聚|新|高新|经开|度假|示范)区$/u;
const COMPOUND_WORD =
  /(?:[驻联包帮]村|乡镇|[新库景校院矿林牧灾特园片辖社地战军戍城港岛湾垦](?:区)|(?:开发|高新|经开|示范|度假|保税|试验|集聚|功能|自治|居民|小)区|[城超都门夜]市|[城集]镇|[家故水]乡|[农山乡渔]村)$/u;
const AREA_WORD_ONLY = /^(?:.{0,2}(?:县|市|区|乡|镇))$/u;
/** Verbs before a body at the head of a clause. */
const LEAD_START =
  /^(?:据|由|经(?![合济信发办开管商贸])|在|对于|对(?![外口台])|向|和|与|及|以及|同(?!济)|跟|让|请|给|到|从|如|像|来自|随(?!后)|陪同|会同|会见|走访|采访|专访|图为|时|其中|包括|以|作为|身为|记者从|近日|日前|当天|昨天|今天|昨日|今日|随后|最后|接着|原|前|届时|会上|现场|目前|会议听取|会议由)/u;

/** Whether a post may begin after these words of its clause. */
function opens(before: string): boolean {
  return (
    before === '' ||
    LEAD.test(before) ||
    BEFORE_AREA.test(before) ||
    VERB_BEFORE.test(before) ||
    STATUS_TAIL.test(before)
  );
}
/** Whether a post may begin with an area after these words: after any verb (代表分组讨论县委书记甲某的报告). */
const opensArea = (before: string): boolean => opens(before) || isAct(before.slice(-2));
const VERB_BEFORE =
  /(?:[一二两三四五六七八九十几多\d][位名任个]|走访|来到|走进|会见|陪同|采访|专访|访|邀请|联系|听取|随行|记者|笔者|其中|包括|现场|会上|近日|日前|当天|昨天|今天|昨日|今日|上午|下午|晚上|随后|同时|最后|接着|目前|如今|现在|身边|面前|代表|主持人|嘉宾|摄影|图为|见到|碰到|遇到|告诉|陪着|带着|拉着|找到|请来|请到|感谢|致电|约了|邀|派|任命|选举|决定|通过|接受|批准|建议|推荐|提名|[直公推当]选|会同|召集|(?:^|(?<![\p{Script=Han}])|追|侧)记|督促|要求|结合|协调|组织|以及|等地|[几两三]天|领衔|带队|来宾)$/u;
const STATUS_TAIL = /(?:任|为|是|原|前|现|兼|拟|去)$/u;

/** Area names that follow each other directly, as far as the post's own areas go. */
function row(text: string, areas: readonly AreaName[], roleStart: number): AreaName[] {
  const out: AreaName[] = [areas[0]!];
  for (const area of areas.slice(1)) {
    const last = out[out.length - 1]!;
    const gap = text.slice(last.end, area.start);
    // 湖州市生态环境局安吉分局, 舟山市公安局普陀分局: an area may stand further on, before a branch.
    if (
      gap === '' ||
      /(?:局|院|处|税务|法院|检察院|总局|公司|政府|党工委)$/u.test(gap) ||
      /(?:分局|支局|供电|税务|派出所|分院|支队|大队)/u.test(text.slice(area.end, roleStart).slice(0, 4))
    )
      out.push(area);
  }
  return out;
}

/** The end of an unlisted village's or town's name that stands right after an area, before a body of a village. */
function unlistedAfter(text: string, from: number, roleStart: number): number | null {
  const rest = text.slice(from, roleStart);
  const found =
    /^([\p{Script=Han}]{2,3}(?:镇|乡|街道)[\p{Script=Han}]{1,5}?(?:村|社区))(.*)$/u.exec(rest) ??
    /^([\p{Script=Han}]{1,5}?(?:村|社区))(.*)$/u.exec(rest) ??
    /^([\p{Script=Han}]{2,4}?(?:镇|乡|街道))(.*)$/u.exec(rest);
  if (!found || !UNLISTED_KIND.test(found[1]!) || /^(?:驻|全|各|本|该|联村|镇|乡|街道)/u.test(found[1]!)) return null;
  const tail = found[2]!;
  if (tail !== '' && !VILLAGE_BODY.test(tail) && !/^(?:党工委|人大|办事处|政府|纪委)/u.test(tail)) return null;
  if (tail === '' && rest.length > 6) return null;
  return from + found[1]!.length;
}
