/**
 * Second pass: which place each name means. The page is read as a whole: full names first, then what they make clear.
 * What stays open is said so; a wrong place is worse than none.
 */
import { elsewhere, type Place, within } from '../../gazetteer/index.ts';
import type { Token } from './scan.ts';
import {
  AREA_AFTER,
  CLAUSE_AFTER,
  CLAUSE_START,
  CLAUSE_VERB,
  isCutTown,
  isOrganisation,
  isOtherThing,
  LAKES,
  LIST_GAP,
  NAME_BEFORE,
  PLACE_BEFORE,
  SIGHT,
  SIGHT_AFTER,
  SURNAMES,
  TOWN_WORDS,
  WORDLIKE,
} from './words.ts';

/** A token and what became of it. `path` is set for `ours` only. */
export interface Settled {
  readonly token: Token;
  readonly article: number;
  /** Position in reading order over the page. */
  readonly order: number;
  path: string | null;
  certainty: 'certain' | 'likely';
  state: 'waiting' | 'ours' | 'elsewhere' | 'none' | 'open';
}

/** A place with how sure it is; no place of ours; or nothing yet (null). */
type Outcome =
  | { readonly path: string; readonly certainty: 'certain' | 'likely' }
  | 'elsewhere'
  | 'none'
  | 'open'
  | null;

const certain = (path: string): Outcome => ({ path, certainty: 'certain' });
const likely = (path: string): Outcome => ({ path, certainty: 'likely' });

const CHAIN_GAP = /^[（(·“]?$/u;
/** Nearer than this many characters, a place before decides a shared name. */
const NEAR = 40;
/** Names of counties of one character and a kind; 城区 and 郊区, which were names as well, are words. */
const SHORT_COUNTY = /^(?:鄞县|衢县|嵊县)$/u;

const PREFECTURE = 2;
const COUNTY = 3;
const TOWN = 4;
const depthOf = (path: string): number => path.split('/').length;
const areaOf = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/');
/** The name of the area in a zone's name: 江北 in 江北新区. */
const bareName = ({ token }: Settled): string => token.name.slice(0, token.nameEnd - token.start);
const levelOf = (s: Settled): Place['level'] => s.token.places[0]?.level ?? 'province';
/** 滨海新区: a zone whose name does not tell who runs it. */
const isSharedZone = (s: Settled): boolean => s.token.zone !== null && s.token.places.length === 0;

type HomeOf = (article: number) => string | null;

/** Settles the tokens of a page: `plain` first, then, once the page's own area is known, `contextual`. */
export class Settler {
  readonly all: Settled[];
  readonly #textOf: (article: number, field: string) => string;
  #homeOf: HomeOf = () => null;

  constructor(tokens: readonly (readonly Token[])[], textOf: (article: number, field: string) => string) {
    let order = 0;
    this.all = tokens.flatMap((list, article) =>
      list.map(
        (token): Settled => ({ token, article, order: order++, path: null, certainty: 'certain', state: 'waiting' }),
      ),
    );
    this.#textOf = textOf;
  }

  /** What needs no context: chains, full names, wide short names. */
  plain(): void {
    for (const s of this.all) if (s.token.other && s.token.places.length === 0) s.state = 'elsewhere';
    this.#chains();
    for (const s of this.all) if (s.state === 'waiting') this.#apply(s, this.#alone(s));
  }

  /** What the page must tell. Counties first: they tell towns apart, and towns tell villages. */
  contextual(homeOf: HomeOf): void {
    this.#homeOf = homeOf;
    const turns: ((s: Settled) => boolean)[] = [
      isSharedZone,
      (s) => levelOf(s) === 'county' || levelOf(s) === 'prefecture',
      (s) => levelOf(s) === 'town',
      (s) => levelOf(s) === 'village',
    ];
    for (const isTurn of turns) {
      for (const s of this.all) {
        if (s.state !== 'waiting' || !isTurn(s)) continue;
        if (isSharedZone(s)) this.#apply(s, this.#sharedZone(s));
        else if (s.token.short) this.#apply(s, this.#wordlike(s));
        else this.#apply(s, this.#byContext(s));
      }
      this.#chains();
    }
    for (const s of this.all) if (s.state === 'waiting') s.state = 'none';
    this.#asCalledThen();
    this.#asNamedInFull();
  }

  /** 上虞 on a page that says 上虞市 is the city of then, not the district of today. */
  #asCalledThen(): void {
    for (const s of this.#ours()) {
      if (!s.token.short || depthOf(s.path!) !== COUNTY) continue;
      const full = this.#ours(s.article).filter((o) => !o.token.short && !o.token.zone && depthOf(o.path!) === COUNTY);
      const then = full.find(
        (o) => o.token.places[0]!.ended?.successors.includes(s.path!) && o.token.places[0]!.short === s.token.name,
      );
      if (then && !full.some((o) => o.path === s.path)) s.path = then.path;
    }
  }

  /** 新昌 on a page of 常山县新昌乡 is the township: a bare name is that of the place that the article names in full. */
  #asNamedInFull(): void {
    for (const s of this.#ours()) {
      const { token } = s;
      if (!token.short || token.zone || depthOf(s.path!) > COUNTY) continue;
      const full = this.#ours(s.article).filter((o) => !o.token.short);
      if (full.some((o) => within(o.path!, s.path!))) continue;
      const towns = new Set(
        full.filter((o) => depthOf(o.path!) === TOWN && o.token.places[0]!.short === token.name).map((o) => o.path!),
      );
      const [town] = towns;
      if (town && towns.size === 1) Object.assign(s, likely(town));
    }
  }

  #apply(s: Settled, outcome: Outcome): void {
    if (outcome === null) return;
    if (typeof outcome === 'string') s.state = outcome;
    else Object.assign(s, outcome, { state: 'ours' });
  }

  /** The text between two neighbours of one field; null when they are far apart. */
  #gap(a: Settled, b: Settled): string | null {
    if (a.article !== b.article || a.token.field !== b.token.field || b.token.start - a.token.end > 4) return null;
    return this.#textOf(a.article, a.token.field).slice(a.token.end, b.token.start);
  }

  /** 乐清市清江镇北塘村, 义乌（苏溪）, 重庆市江北区: a name right after the area that it lies in. */
  #chains(): void {
    for (let n = 1; n < this.all.length; n++) {
      const [a, b] = [this.all[n - 1]!, this.all[n]!];
      if (b.state !== 'waiting') continue;
      const gap = this.#gap(a, b);
      if (gap === null || !CHAIN_GAP.test(gap)) continue;
      if (a.state === 'elsewhere') {
        if (gap === '' && this.#liesElsewhere(b, a)) b.state = 'elsewhere';
        continue;
      }
      if (a.state !== 'ours' && (a.state !== 'waiting' || this.#isDoubtful(a, b))) continue;
      if (b.token.short && !b.token.zone && this.#isOther(b)) continue;
      const outer = a.state === 'ours' ? [a.path!] : a.token.places.map((p) => p.path);
      const pairs = b.token.places.flatMap((p) =>
        outer.filter((o) => o !== p.path && within(p.path, o)).map((o) => [o, p.path] as const),
      );
      // Today's area before one that is no more: 杭州余杭 is the district.
      const current = pairs.filter(([, p]) => !b.token.places.find((q) => q.path === p)!.ended);
      const [pair, second] = current.length > 0 ? current : pairs;
      if (!pair || second || this.#isNotTheArea(b, pair[0], pair[1])) continue;
      if (a.state === 'waiting') this.#apply(a, certain(pair[0]));
      this.#apply(b, certain(pair[1]));
    }
  }

  /** 长兴岛, 江山 before a short name: a chain of two bare names proves little. */
  #isDoubtful(a: Settled, b: Settled): boolean {
    return a.token.short && b.token.short && WORDLIKE.has(bareName(a));
  }

  /** 宁波江北 are two names, 宁波江 is a river. */
  #isOther(s: Settled): boolean {
    const next = this.all[s.order + 1];
    return !(next && this.#gap(s, next) === '') && isOtherThing(s.token.after);
  }

  /** 宁波银行, 台州路: a name that is a part of another. */
  #isPartOfName(s: Settled): boolean {
    return !s.token.zone && (/^遗址/u.test(s.token.after) || this.#isOther(s) || isOrganisation(s.token.after));
  }

  /** 杭州西湖 is the lake, 长兴太湖畔 its shore, 杭州西溪湿地 the wetland: a bare name after the area around it. */
  #isNotTheArea({ token }: Settled, outer: string, path: string): boolean {
    if (!token.short || token.zone) return false;
    if (LAKES.has(token.name)) return true;
    if (depthOf(path) < TOWN) return false;
    if (SIGHT_AFTER.test(token.after) || SIGHT.test(token.name)) return true;
    // A bare town after its county is sure; after its prefecture, if it is called a town or its name is long.
    if (depthOf(outer) >= COUNTY || token.name.endsWith('镇')) return false;
    return depthOf(outer) < PREFECTURE || !(token.name.length > 2 || /^(?:古?镇|古城|[的，、。])/u.test(token.after));
  }

  #liesElsewhere(b: Settled, a: Settled): boolean {
    const codes = a.token.other?.codes ?? [];
    if (b.token.other?.codes.some((code) => codes.some((c) => code.startsWith(c)))) return true;
    // 上海浦江镇 is Shanghai's; 上海宁波 are two names side by side.
    const level = levelOf(b);
    if (level === 'town' || level === 'village') return true;
    return b.token.short && level === 'county' && (a.token.other?.level !== 'province' || WORDLIKE.has(bareName(b)));
  }

  /** Names that mean one place wherever they stand. */
  #alone(s: Settled): Outcome {
    const { token } = s;
    const first = token.places[0];
    if (!first) return null;
    if (token.zone && token.zone.source !== 'form') return certain(token.zone.runBy);
    if (first.level === 'province') return token.short && isOrganisation(token.after) ? 'none' : certain(first.path);
    if (token.short) {
      const isArea = (p: Place) => p.level === 'prefecture' || (p.level === 'county' && !WORDLIKE.has(bareName(s)));
      const area = token.places.find((p) => isArea(p) && !p.ended) ?? token.places.find(isArea);
      if (!area) return null;
      if (this.#isPartOfName(s)) return 'none';
      return certain(area.path);
    }
    if (first.level !== 'prefecture' && first.level !== 'county') return null;
    if (first.name.length < 3 && !SHORT_COUNTY.test(first.name)) return 'none';
    return token.other === null ? certain(first.path) : null;
  }

  /** Settled places of ours, of one article or of the page. */
  #ours(article?: number): Settled[] {
    return this.all.filter((s) => s.state === 'ours' && (article === undefined || s.article === article));
  }

  /** The nearest token before that fits, in the same article. */
  #nearestBefore(s: Settled, fits: (other: Settled) => boolean): Settled | null {
    for (let n = s.order - 1; n >= 0 && this.all[n]!.article === s.article; n--) {
      if (fits(this.all[n]!)) return this.all[n]!;
    }
    return null;
  }

  /** A full name of several places, or of one here and one elsewhere. */
  #byContext(s: Settled): Outcome {
    const { token } = s;
    const level = levelOf(s);
    if (token.other && level !== 'town' && level !== 'village') return this.#sharedWithElsewhere(s);
    // 新市镇化, 大桥镇区工作: the kind belongs to the next word.
    if (level === 'town' && isCutTown(token.name, token.after)) return 'none';
    const before = this.#nearestBefore(s, (o) => o.state === 'elsewhere' || o.state === 'ours');
    const gap = before && this.#gap(before, s);
    if (before?.state === 'elsewhere') {
      if (gap === '' || gap === '的') return 'elsewhere';
      // A village is taken for the last area named in its sentence.
      if (level === 'village' && before.token.field === token.field) {
        const between = this.#textOf(s.article, token.field).slice(before.token.end, token.start);
        if (!/[。！？；]/u.test(between)) return 'elsewhere';
      }
    }
    // 宁波 and right after it a village of no town in Ningbo: one that no table lists.
    const outer = before?.state === 'ours' && gap === '' && !before.token.zone ? before.path : null;
    if (outer && !token.places.some((p) => within(p.path, outer))) return 'none';
    const home = this.#homeOf(s.article);
    const here = this.#ours(s.article);
    const ofHome = (depth: number) => (home && depthOf(home) >= depth ? [areaOf(home, depth)] : []);
    const contexts: (readonly [areas: readonly string[], outcome: (path: string) => Outcome])[] = [
      ...(level === 'village' ? [[areasAt(here, TOWN), certain] as const] : []),
      [areasAt(here, COUNTY), certain],
      [ofHome(COUNTY), likely],
      [areasAt(this.#ours(), COUNTY), likely],
      ...(level === 'town'
        ? [[areasAt(here, PREFECTURE), likely] as const, [ofHome(PREFECTURE), likely] as const]
        : []),
    ];
    for (const [areas, outcome] of contexts) {
      const fitting = token.places.filter((p) => areas.some((area) => within(p.path, area)));
      if (fitting.length === 0) continue;
      if (fitting.length === 1) return outcome(fitting[0]!.path);
      const speaks = (p: Place, o: Settled) => within(p.path, o.path!) || within(o.path!, p.parent!);
      const nearest = this.#nearestBefore(
        s,
        (o) => o.state === 'ours' && fitting.filter((p) => speaks(p, o)).length === 1,
      );
      const chosen = nearest && fitting.find((p) => speaks(p, nearest));
      return chosen ? likely(chosen.path) : 'open';
    }
    // A village of no area named on the page: its name alone, one of 25,547, proves nothing.
    if (level === 'village') return 'none';
    const isAbroad = here.length === 0 && this.all.some((o) => o.article === s.article && o.state === 'elsewhere');
    if (isAbroad) return 'elsewhere';
    return token.places.length === 1 ? likely(token.places[0]!.path) : 'open';
  }

  /** 江北区, 西湖区, 普陀区 …: Zhejiang's or another province's. */
  #sharedWithElsewhere(s: Settled): Outcome {
    const ours = s.token.places[0]!;
    const prefecture = areaOf(ours.path, PREFECTURE);
    const { codes } = s.token.other!;
    const speaks = (o: Settled): 'ours' | 'elsewhere' | null => {
      if (o === s || o.article !== s.article) return null;
      if (o.state === 'ours') return within(o.path!, prefecture) ? 'ours' : null;
      if (o.state !== 'elsewhere' || !o.token.other) return null;
      return o.token.other.codes.some((c) => codes.some((code) => code.startsWith(c))) ? 'elsewhere' : null;
    };
    const next = this.all[s.order + 1];
    if (next && this.#gap(s, next) !== null && next.token.places.some((p) => within(p.path, ours.path))) {
      return certain(ours.path);
    }
    const before = this.#nearestBefore(s, (o) => speaks(o) !== null);
    if (before && before.token.field === s.token.field && s.token.start - before.token.end < NEAR) {
      return speaks(before) === 'ours' ? likely(ours.path) : 'elsewhere';
    }
    const said = new Set(this.all.map(speaks));
    const home = this.#homeOf(s.article);
    const isHome = home !== null && within(home, prefecture);
    if (said.has('elsewhere')) return said.has('ours') || isHome ? 'open' : 'elsewhere';
    return said.has('ours') || isHome ? likely(ours.path) : 'open';
  }

  /** 江山, 路桥, 天台, and bare names of towns (苏溪): only with evidence that the area is meant. */
  #wordlike(s: Settled): Outcome {
    const { token } = s;
    if (this.#isPartOfName(s)) return 'none';
    const county = token.places.find((p) => p.level === 'county');
    if (!county) return this.#bareTown(s);
    const home = this.#homeOf(s.article);
    const isNamed = this.all.some((o) => o.state === 'ours' && within(o.path!, county.path));
    if (LAKES.has(token.name)) return this.#isLakeDistrict(s, isNamed) ? likely(county.path) : 'none';
    // 普陀, 江北: of two cities; what is said of areas tells nothing.
    const isShared = elsewhere().byName(county.name) !== null;
    const isSaid =
      AREA_AFTER.test(token.after) ||
      (PLACE_BEFORE.test(token.before) && CLAUSE_AFTER.test(token.after)) ||
      (CLAUSE_START.test(token.before) && CLAUSE_VERB.test(token.after));
    const isShown = isSaid && !isShared;
    if (isNamed || this.#isBeside(s, county) || isShown) return likely(county.path);
    return home !== null && within(home, county.path) ? likely(county.path) : 'none';
  }

  /** 西湖 is the district when the page names it in full, or in a list of counties (西湖、上城、拱墅). */
  #isLakeDistrict(s: Settled, isNamed: boolean): boolean {
    if (SIGHT_AFTER.test(s.token.after)) return false;
    const next = this.all[s.order + 1];
    return isNamed || (next !== undefined && this.#gap(s, next) === '、' && levelOf(next) === 'county');
  }

  /** Whether a place of ours stands beside: in a list (泰顺、文成、常山), or the prefecture before (台州路桥). */
  #isBeside(s: Settled, county: Place): boolean {
    const text = this.#textOf(s.article, s.token.field);
    return [this.all[s.order - 1], this.all[s.order + 1]].some((o) => {
      if (!o || o.article !== s.article || o.token.field !== s.token.field) return false;
      const [a, b] = o.order < s.order ? [o, s] : [s, o];
      const gap = text.slice(a.token.end, b.token.start);
      if (a === o && o.state === 'ours' && gap === '') return within(county.path, o.path!);
      const isCounty = o.state === 'ours' || (o.state === 'waiting' && levelOf(o) === 'county');
      return isCounty && gap !== '' && LIST_GAP.test(gap);
    });
  }

  #bareTown(s: Settled): Outcome {
    const { token } = s;
    if (SURNAMES.has(token.name) || SIGHT.test(token.name)) return 'none';
    const towns = token.places.filter((p) => p.level === 'town');
    const named = towns.filter((p) => this.all.some((o) => o.state === 'ours' && within(o.path!, p.path)));
    if (named.length === 1 && !SIGHT_AFTER.test(token.after)) return likely(named[0]!.path);
    const home = this.#homeOf(s.article);
    if (!home || depthOf(home) < COUNTY) return 'none';
    const atHome = towns.filter((p) => within(p.path, areaOf(home, COUNTY)));
    // In the town's own county, where a name can begin, and the name is no word.
    const isClear = token.name.length > 2 || CLAUSE_START.test(token.before) || NAME_BEFORE.test(token.before);
    if (atHome.length === 1 && isClear && !TOWN_WORDS.has(token.name) && !SIGHT_AFTER.test(token.after)) {
      return likely(atHome[0]!.path);
    }
    const isShown =
      /[以在到赴进往从去回]$/u.test(token.before) && /^(?:为|[，。、；]|等|召开|调研|考察|镇|乡|$)/u.test(token.after);
    return atHome.length === 1 && isShown ? likely(atHome[0]!.path) : 'none';
  }

  /** 滨海新区, 经开区: the one that the page has named in full. */
  #sharedZone(s: Settled): Outcome {
    const full = this.all.filter(
      (o) => o.state === 'ours' && o.token.zone && o.token.end - o.token.start > s.token.name.length,
    );
    const runners = new Set(full.filter((o) => o.token.name.endsWith(s.token.name)).map((o) => o.path!));
    return runners.size === 1 ? likely([...runners][0]!) : 'none';
  }
}

/** The areas of a depth that settled places lie in, or are. */
function areasAt(settled: readonly Settled[], depth: number): string[] {
  return [...new Set(settled.flatMap((s) => (depthOf(s.path!) >= depth ? [areaOf(s.path!, depth)] : [])))];
}
