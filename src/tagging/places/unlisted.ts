/** Villages and towns that no table lists, by form and context: more evidence is asked than for a listed name. */
import { gazetteer } from '../../gazetteer/index.ts';
import type { PlaceMention } from './context.ts';
import type { Fields, PageNames, Settled } from './page-names.ts';
import { GENERAL_VILLAGE, NOT_IN_NAME, VILLAGE_AFTER } from './words.ts';

const VILLAGE = /^[\p{Script=Han}]{2,4}?(?:村(?!民|[庄落级口里头])|社区)/u;
const TOWN = /^[\p{Script=Han}]{2,3}?(?:镇(?![村街域级上里])|乡(?![村镇])|街道)/u;
/** Where a name can begin in running text. */
const VILLAGE_IN_TEXT = /(?<=^|[，。；：、（）\s在由到的])[\p{Script=Han}]{2,4}?(?:村(?!民|[庄落级口里头])|社区)/gu;
/** Kinds of towns are no names: 各镇, 中心镇, 山区乡. */
const GENERAL_TOWN =
  /(?:中心|特色|重点|小|古|名|强|山区|海岛|民族|畲族|各|乡|城|集|建制|示范|试点|[画水侨茶书酒梦故家仙渔农醉歌戏诗慢竹]|所有|相关|有关|其他|部分|多个|下辖|所辖|下属|区域|年轻|优秀|先进|机关)(?:镇|乡|街道)$/u;
/** What is done by or to villages: before 村, it shows a verb and no name (选派驻村, 深入进村). */
const VERB_END = /(?:当选|[驻进入下回出访兴强治管包撤拆跨带到赴返离走游好优活])(?:村|社区)$/u;
const VERB_START =
  /^(?:采访|走访|探访|寻访|拜访|来自|来到|位于|后?获批|[高全满]票|[至驻赴非]|关于|回(?:村|乡|到)|第[一二三四五六七八九十]+任|首任|做|抓|搞|认真|切实|扎实|时任|现任|新任|前任|曾|历任|出任|兼任|担?任|当?选|党|团|派|选|组织|深入|走|围绕|聚焦|通过|按照|根据|依托|发动|发现|依靠|结合|整合|打造|建设|建起|开展|实施|实现|举办|推|创建|探索|完成|设立|培育|引导|鼓励|帮助|指导|支持|号召|动员|联系|联合(?!村$)|带领|周边|附近|沿线|所属|加强|成立|下辖|所辖|召|开|强化|镇|村|干部|群众|原)/u;

/** Finds the villages and towns of an article that no table lists. */
export class UnlistedFinder {
  readonly #article: number;
  /** The only town that the article names, in no company of other provinces: a village may be said to be its. */
  readonly #town: string | null;
  readonly #whole: string;

  constructor(article: number, fields: Fields, names: PageNames) {
    this.#article = article;
    this.#whole = [...fields.values()].join('\n');
    const towns = new Set(names.ours(article).flatMap((s) => townOf(s.path!) ?? []));
    this.#town = towns.size === 1 && !names.hasElsewhere(article) ? [...towns][0]! : null;
  }

  /**
   * Names of a field that no table lists: right after a settled town (古市镇甲村) or county (遂昌县甲镇); or, in an article
   * of one town only, followed by what only villages have (甲村党支部), or named twice in the article.
   * `names` are the field's own.
   */
  find(field: string, text: string, names: readonly Settled[]): PlaceMention[] {
    const here = names.filter((s) => s.state === 'ours');
    const found: PlaceMention[] = [];
    const add = (start: number, end: number, area: string) => {
      if (here.some((s) => s.token.start < end && s.token.end > start && isNoShorter(s, start, end))) return;
      if (found.some((f) => f.start < end && f.end > start)) return;
      const path = `${area}/${listedAs(area, text.slice(start, end))}`;
      const spot = { article: this.#article, field, start, end };
      const unlisted = gazetteer().byPath(path) ? {} : { unlisted: true as const };
      found.push({ ...spot, path, naming: 'full', certainty: 'likely', ...unlisted });
    };
    for (const s of here) {
      if (s.token.zone || s.token.short) continue;
      const start = s.token.end;
      const name = nameAfter(s.path!, text.slice(start, start + 9));
      if (name) add(start, start + name.length, s.path!);
      if (gazetteer().placeOf(s.path!).level !== 'town') continue;
      // 沙溪镇、甲乡、乙镇: in a row with a listed town, a town of its county that is no more.
      const county = s.path!.split('/').slice(0, 3).join('/');
      for (const [from, to] of besideInRow(text, s.token.start, start)) add(from, to, county);
    }
    if (!this.#town) return found;
    for (const m of text.matchAll(VILLAGE_IN_TEXT)) {
      const end = m.index + m[0].length;
      if (!isVillageName(m[0])) continue;
      const isTwice = this.#whole.indexOf(m[0]) !== this.#whole.lastIndexOf(m[0]);
      // 缙云甲村: the county's short name before the village's.
      const county = here.find((s) => s.token.start === m.index && s.token.short && s.token.end < end);
      const start = county && this.#town.startsWith(`${county.path}/`) ? county.token.end : m.index;
      if (isTwice || VILLAGE_AFTER.test(text.slice(end, end + 6))) add(start, end, this.#town);
    }
    return found;
  }
}

/** 赤坑民族村 is the listed 赤坑村, called by what it is. */
function listedAs(area: string, name: string): string {
  const plain = name.replace(/(?:民族|畲族|生态|旅游|文化)村$/u, '村');
  return plain !== name && plain.length > 2 && gazetteer().byPath(`${area}/${plain}`) ? plain : name;
}

/** The village or town that a text begins with, right after the area above it. */
function nameAfter(area: string, text: string): string | null {
  const { level } = gazetteer().placeOf(area);
  // A county without towns (龙港市) has its communities right below.
  const isAbove = level === 'town' || gazetteer().children(area)[0]?.level === 'village';
  if (!isAbove && level !== 'county') return null;
  const name = (isAbove ? VILLAGE : TOWN).exec(text)?.[0];
  return name && (isAbove ? isVillageName(name) : isTownName(name)) ? name : null;
}

/** The stretches of a row of towns beside the one at `[start, end)`: joined by 、, each a name of a town. */
function* besideInRow(text: string, start: number, end: number): Generator<readonly [from: number, to: number]> {
  for (let to = end; ; ) {
    const next = TOWN_AFTER.exec(text.slice(to, to + 6))?.[1];
    if (!next || !isTownName(next)) break;
    yield [to + 1, to + 1 + next.length];
    to += 1 + next.length;
  }
  for (let from = start; ; ) {
    const last = TOWN_BEFORE.exec(text.slice(Math.max(0, from - 6), from))?.[1];
    if (!last || !isTownName(last)) break;
    yield [from - 1 - last.length, from - 1];
    from -= 1 + last.length;
  }
}
const TOWN_AFTER = /^、([\p{Script=Han}]{2,3}(?:镇|乡))(?=[、，。；和及与等（])/u;
const TOWN_BEFORE = /(?<=[、为有括到在涉：，])([\p{Script=Han}]{2,3}(?:镇|乡))、$/u;

function townOf(path: string): string | null {
  const area = path.split('/').slice(0, 4).join('/');
  return gazetteer().placeOf(area).level === 'town' ? area : null;
}

/** Whether a settled name begins at the spot in full, or takes in the whole stretch. */
function isNoShorter(s: Settled, start: number, end: number): boolean {
  return (s.token.start === start && !s.token.short) || s.token.end - s.token.start >= end - start;
}

function isVillageName(name: string): boolean {
  if (
    /(?:农村|乡村|新村镇|未来社区|渔村|山村|自然村|行政村|大学生村|(?:现代|智慧|和谐|文明|国际|完整)社区|村[^村].*村)$/u.test(
      name,
    )
  )
    return false;
  return !GENERAL_VILLAGE.test(name) && !NOT_IN_NAME.test(name) && !VERB_END.test(name) && !VERB_START.test(name);
}

function isTownName(name: string): boolean {
  return !GENERAL_TOWN.test(name) && !NOT_IN_NAME.test(name) && !VERB_START.test(name);
}
