/**
 * Offices: what a post is when the names that a text hangs on it are taken off, and who held it one after the other
 * as the archive saw it. Popolo's terms: an office is a post of an organization in an area, a tenure is a membership;
 * its dates are first and last attested, never held from and to.
 */
import { gazetteer, lineage } from '../gazetteer/index.ts';
import type { PostStatus } from '../model/record.ts';

/** One office: 区委书记 of 浙江省/宁波市/镇海区. */
export interface Office {
  readonly post: string;
  readonly place: string;
}

const HEAD_ROLE =
  /^(?:常务副|副|代理|代)?(?:局长|主任|厅长|部长|处长|科长|院长|校长|所长|站长|馆长|总经理|董事长|社长|台长|检察长|主席)$/u;
const PARTY_TAIL = /(?:党组|党委|党总支|党支部|机关党委)?(?:副)?(?:书记|成员|委员)$/u;
const ZONE =
  /^(.*?(?:新区|开发区|经开区|高新区|集聚区|新城|园区|度假区|科技城|港区|保税区))(?=党工委|党委|管委会|管理委员会)/u;

/**
 * The offices that a post is, written alike however a text writes them: 宁波市镇海区委书记 and 镇海区委书记 are 区委书记;
 * 诸暨市交通运输局党委书记、局长 is two. Empty for a post whose area is not settled.
 */
export function officesOf(post: string, place: string | null): Office[] {
  if (place === null) return [];
  const out: Office[] = [];
  let body = '';
  let zone = '';
  for (const piece of post.split(/、|兼任?|，/u)) {
    let bare = withoutArea(piece.trim(), place);
    if (bare === '') continue;
    zone = ZONE.exec(bare)?.[1] ?? zone;
    if (zone && /^(?:党工委|管委会|管理委员会)/u.test(bare)) bare = zone + bare;
    if (HEAD_ROLE.test(bare) && body) bare = body + bare;
    else if (PARTY_TAIL.test(bare)) body = bodyOf(bare);
    out.push({ post: bare, place });
  }
  return out;
}

/** The first, leading office of a post; null for a post whose area is not settled. */
export function officeOf(post: string, place: string | null): Office | null {
  return officesOf(post, place)[0] ?? null;
}

/** 交通运输局党委书记 → 交通运输局: the body that a 局长 after it heads. Empty when there is none. */
function bodyOf(post: string): string {
  const body = post.replace(PARTY_TAIL, '');
  return /(?:局|厅|办|办公室|中心|委|院|校|馆|所|站|社|公司|集团|会)$/u.test(body) &&
    !/^(?:[省市县区]委|党)/u.test(body)
    ? body
    : '';
}

/** A post without the names of its area: 义乌市商务局副局长 → 商务局副局长, 乐清市委书记 → 市委书记. */
function withoutArea(piece: string, place: string): string {
  const kind = /(?:街道|社区|[省市县区镇乡村])$/u.exec(place)?.[0] ?? '';
  let rest = piece.replace(/^(?:中共|中国共产党)/u, '').replace(/原(?=[^原]{2,}$)/u, '');
  for (const path of lineage(place)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const short = gazetteer().placeOf(path).short;
    if (rest.startsWith(name)) rest = rest.slice(name.length);
    // 义乌市委: the short name goes, 市委 stays; 丽水经开区 is a name of its own.
    else if (short !== name && rest.startsWith(short) && /^[省市县区镇乡村]/u.test(rest.slice(short.length)))
      rest = rest.slice(short.length);
  }
  if (/^委/u.test(rest)) rest = kind + rest;
  if (rest === '常委') rest = `${kind}委常委`;
  rest = rest.replace(/^[省市县区]委(?=组织部|宣传部|统战部|政法委|办公室|党校|社会工作部|老干部局|巡察)/u, '');
  rest = rest.replace(/^(?:[省市县区镇乡]|街道)?(?:人民)?政府(?=(?:常务副|副|代理|代)?[省市县区镇乡]长$)/u, '');
  rest = rest
    .replace(/^[省市县区](?![委长])/u, '')
    .replace(/^(?:[镇乡]|街道|社区)(?!长)(?=.)/u, '')
    .replace(/^村(?=党|支部|妇联|监)/u, '');
  return rest.replace(/^人民政府/u, '政府').replace(/^(?:党支书|支书)$/u, '党支部书记');
}

/** One article's word that somebody holds an office. */
export interface OfficeSighting {
  readonly person: string;
  readonly article: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null when the article has none. */
  readonly date: string | null;
  readonly status: PostStatus;
}

/** A person in an office, as far as the archive saw it. */
export interface Tenure {
  readonly person: string;
  /** First and last article that gives the office as held; null when none of them is dated. */
  readonly firstAttested: string | null;
  readonly lastAttested: string | null;
  /** Oldest first. */
  readonly articles: readonly string[];
  /** Dates of articles that tell of it as over: former or removed. */
  readonly overBy: string | null;
}

/** A time in which the archive saw nobody in the office. */
export interface Gap {
  readonly after: string;
  readonly until: string;
}

/**
 * Who held an office one after the other. Proposed holders are none. People of whom only a former holding is told come
 * where that was told. A deputy's office has several holders at a time: then there are no gaps between them.
 */
export function succession(sightings: readonly OfficeSighting[]): { tenures: Tenure[]; gaps: Gap[] } {
  const byPerson = new Map<string, OfficeSighting[]>();
  for (const s of sightings)
    if (s.status !== 'proposed') byPerson.set(s.person, [...(byPerson.get(s.person) ?? []), s]);
  const tenures = [...byPerson].map(([person, own]): Tenure => {
    const held = own.filter((s) => s.status === 'current');
    const dates = held.flatMap((s) => s.date ?? []).sort();
    const over = own
      .filter((s) => s.status !== 'current')
      .flatMap((s) => s.date ?? [])
      .sort();
    const ordered = [...own].sort((a, b) => compare(a.date, b.date) || (a.article < b.article ? -1 : 1));
    return {
      person,
      firstAttested: dates[0] ?? null,
      lastAttested: dates.at(-1) ?? null,
      articles: ordered.map((s) => s.article),
      overBy: over[0] ?? null,
    };
  });
  const at = (t: Tenure) => t.firstAttested ?? t.overBy;
  tenures.sort((a, b) => compare(at(a), at(b)) || (a.person < b.person ? -1 : 1));
  const gaps: Gap[] = [];
  let seen: string | null = null;
  for (const t of tenures) {
    if (!t.firstAttested || !t.lastAttested) continue;
    if (seen !== null && t.firstAttested > seen) gaps.push({ after: seen, until: t.firstAttested });
    if (seen === null || t.lastAttested > seen) seen = t.lastAttested;
  }
  return { tenures, gaps };
}

/** Unknown dates last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
