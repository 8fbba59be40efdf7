/**
 * Careers set out station by station, a line or a clause each, under a line that says whose they are: 1998.11—2001.05
 * 某县某镇镇长; 2016年11月，某市代市长; 某县县委书记； in a row of such lines. No line names anybody.
 */
import type { PostStatus } from '../../model/record.ts';
import { spanLength } from '../../model/span.ts';
import type { Chain } from './chains.ts';
import type { Holding } from './holding.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import type { Office } from './office.ts';
import { findOffices } from './offices.ts';

/** 甲某，男，汉族，1971年4月生: whose career follows. */
const HEAD = /^[ \u3000]*(?=[\p{Script=Han}· \u3000]{2,12}[，（](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年))/u;
/** 甲某同志简历 */
const TITLE = /^[ \u3000]*[\p{Script=Han}·]{2,8}?(?=(?:同志)?(?:的)?(?:个人|工作)?(?:简历|简介|履历)[：:]?$)/u;
/** 2016年11月，; 2001年5月起任; 2013年1月当选. */
const SINCE =
  /^(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[.．/]\d{1,2})(?:起|后|以来)?[，：、]?[ \u3000]{0,3}(?:(?:担|兼|调|转|出|升|改|历|先后|现|接|挂|留)*任|任命为|当选为?|被任命为|被选为|提拔为|起)?/u;
/** 两个月后，; 同年: what follows a station without a year. */
const LATER =
  /^(?:次年|翌年|同年(?:\d{1,2}月)?|[一两二三四五六七八九十几半]+(?:个月|年|天)后|随后|此后|之后|后来|后)[，又]?(?:再|又)?(?:(?:担|兼|调|转|出|升|改|接)*任)?/u;
/** 曾任, at the head of a row of lines: 早年在某县，曾任. */
const ONCE = /^(?:[^，。；]{1,10}，)?(?:曾|先后|历)+(?:担?任|是)/u;
/** Between the posts of one station. */
const JOINT = /^(?:（[^（）]{1,30}）)?(?:[、，；]|兼任?|、?兼|和|，兼任?|，同时兼?任)?$/u;
/** Between two stations of one clause. */
const NEXT =
  /^，(?:其间|期间|同时|并)(?:还|也)?(?:曾)?(?:兼|担|挂职)?[任过]?$|^，(?:同年)?\d{1,2}月(?:\d{1,2}日)?起?(?:担?任|当选为?|兼任|转任|调任|改任)?$/u;
/** What may follow the last of them. */
const TAIL = /^(?:（[^（）]{1,80}）)?(?:（[^（）]{1,80}）)?(?:职务|至今)?[；。，;]?$/u;
/** A span or a verb that says that the post is held still. */
const OPEN = /(?:[—–－~～-]|至|到)[ \u3000]?(?:至?今|现在)?[）]?[，：、]?[ \u3000]*$/u;
const VERB = /^(?:曾|先后|历|担|兼|现)*任/u;

interface Station {
  readonly field: string;
  readonly chain: Chain;
  /** Whether its years go on; null when it gives none or only a first. */
  readonly open: boolean | null;
}

/** What the résumés of an article say, by field; a field that is here has nothing else to say of posts. */
export function readResumes(
  fields: readonly (readonly [field: string, text: string])[],
  page: PageCounts,
): ReadonlyMap<string, readonly Holding[]> {
  const out = new Map<string, Holding[]>();
  let owner: NameReading | null = null;
  let stations: Station[] = [];
  /** Whether the line before belongs to a career, so that one of posts alone goes on in it. */
  let running = false;
  const close = () => {
    // One line alone may be anything.
    if (owner && stations.length > 1) {
      for (const [n, { field, chain, open }] of stations.entries()) {
        const isNow = open ?? n === stations.length - 1;
        const status: PostStatus = isNow && !chain.offices.some((o) => o.former) ? 'current' : 'former';
        out.set(field, [...(out.get(field) ?? []), { name: owner, offices: chain.offices, status, narrated: true }]);
      }
    }
    stations = [];
    running = false;
  };
  for (const [field, text] of fields) {
    const head = TITLE.exec(text) ?? HEAD.exec(text);
    const name = head
      ? nameAt(text, head[0].length - (TITLE.test(text) ? head[0].trimStart().length : 0), page, 8)
      : null;
    if (name) {
      if (owner?.name !== name.name) close();
      owner = name;
      running = false;
      continue;
    }
    if (!owner) continue;
    const found = stationsOf(field, text, running);
    if (found) {
      stations.push(...found);
      running = true;
    } else if (text.length > 60 || /[。！？]/u.test(text)) running = false;
  }
  close();
  return out;
}

/** The stations of a line; null when it tells of no career. */
function stationsOf(field: string, text: string, running: boolean): Station[] | null {
  const out: Station[] = [];
  let at = 0;
  for (const clause of text.split(/(?<=[；。])/u)) {
    const start = at;
    at += clause.length;
    if (clause.trim() === '') continue;
    const lead = clause.length - clause.trimStart().length;
    const span = spanLength(clause.slice(lead));
    const since =
      span === 0
        ? ((SINCE.exec(clause.slice(lead)) ??
            ONCE.exec(clause.slice(lead)) ??
            (out.length > 0 ? LATER.exec(clause.slice(lead)) : null))?.[0] ?? '')
        : '';
    const from = lead + (span || since.length);
    const isDated = from > lead;
    if (!isDated && !running) return null;
    const verb = VERB.exec(clause.slice(from))?.[0].length ?? 0;
    const chains = postsIn(text, start + from + verb, start + clause.length);
    if (chains) {
      const open = span > 0 ? OPEN.test(clause.slice(lead, lead + span)) : /至今[；。]?$/u.test(clause) ? true : null;
      for (const offices of chains)
        out.push({ field, chain: { start: offices[0]!.start, end: offices.at(-1)!.end, offices }, open });
    } else if (span === 0) return null;
    running = true;
  }
  return out;
}

/** The posts that fill `[from, to)` of a text, station by station; null when anything else stands there. */
export function postsIn(text: string, from: number, to: number): Office[][] | null {
  const offices = findOffices(text.slice(0, to)).filter((o) => o.start >= from);
  const [first] = offices;
  if (!first || text.slice(from, first.start).trim() !== '') return null;
  const out: Office[][] = [[first]];
  for (const [n, office] of offices.entries()) {
    const next = offices[n + 1];
    const gap = text.slice(office.end, next?.start ?? to);
    if (!next) return TAIL.test(gap) ? out : null;
    if (NEXT.test(gap) || (gap === '，' && next.areas.length > 0)) out.push([next]);
    else if (JOINT.test(gap)) out.at(-1)!.push(next);
    else return null;
  }
  return out;
}
