/**
 * Second pass: which place each name means. The page is read as a whole: full names first, then what they make clear.
 * What stays open is said so; a wrong place is worse than none.
 */
import { gazetteer, type Place, within } from '../../gazetteer/index.ts';
import { alone, byContext, certain, isOther, likely, sharedZone, wordlike } from './judge.ts';
import {
  bareName,
  COUNTY,
  depthOf,
  type Fields,
  type HomeOf,
  isSharedZone,
  levelOf,
  PageNames,
  PREFECTURE,
  type Settled,
  TOWN,
} from './page-names.ts';
import type { Token } from './scan.ts';
import { LAKES, SIGHT_AFTER, SIGHTS, TOWN_WORDS, WORDLIKE } from './words.ts';

const CHAIN_GAP = /^[（(·“]?$/u;

/** Whether a place lies in an area, or in one that took over from it (奉化市溪口镇 is in 奉化区 today). */
function isIn(path: string, area: string): boolean {
  return [area, ...gazetteer().current(area)].some((a) => within(path, a));
}

/** 南田, 大溪边: a town whose bare name is no word. */
function isRareTown(s: Settled): boolean {
  return levelOf(s) === 'town' && !TOWN_WORDS.has(s.token.name);
}

/** Settles the tokens of a page: `plain` first, then, once the page's own area is known, `contextual`. */
export class Settler {
  readonly #names: PageNames;

  constructor(tokens: readonly (readonly Token[])[], fields: readonly Fields[]) {
    this.#names = new PageNames(tokens, fields);
  }

  /** The names of the page, with what became of them. */
  get names(): PageNames {
    return this.#names;
  }

  /** What needs no context: chains, full names, wide short names. */
  plain(): void {
    for (const s of this.#names.all)
      if (s.token.other && s.token.places.length === 0 && !s.token.zone) this.#names.settle(s, 'elsewhere');
    this.#chains();
    for (const s of this.#names.all) if (s.state === 'waiting') this.#names.settle(s, alone(this.#names, s));
  }

  /** What the page must tell. Counties first: they tell towns apart, and towns tell villages. */
  contextual(homeOf: HomeOf): void {
    this.#names.homeOf = homeOf;
    const isCounty = (s: Settled) => levelOf(s) === 'county' || levelOf(s) === 'prefecture';
    const isTown = (s: Settled) => levelOf(s) === 'town';
    // Counties and towns twice: a town settled by its county may vouch for the bare name of another.
    const turns = [isCounty, isTown, isCounty, isSharedZone, isTown, (s: Settled) => levelOf(s) === 'village'];
    for (const isTurn of turns) {
      for (const s of this.#names.all) {
        if (s.state !== 'waiting' || !isTurn(s)) continue;
        if (isSharedZone(s)) this.#names.settle(s, sharedZone(this.#names, s));
        else if (s.token.short) this.#names.settle(s, wordlike(this.#names, s));
        else this.#names.settle(s, byContext(this.#names, s));
      }
      this.#chains();
    }
    for (const s of this.#names.all) if (s.state === 'waiting') s.state = 'none';
    for (const article of new Set(this.#names.all.map((s) => s.article))) this.#asNamedInFull(article);
  }

  /** A bare name is that of the place which the article names in full. */
  #asNamedInFull(article: number): void {
    const ours = this.#names.ours(article);
    const full = ours.filter((o) => !o.token.short && !o.token.zone);
    const byShort = new Map<string, Map<string, Place>>();
    for (const o of full) {
      const place = o.token.places.find((p) => p.path === o.path);
      if (place) byShort.set(place.short, (byShort.get(place.short) ?? new Map()).set(place.path, place));
    }
    for (const s of ours) {
      const { token } = s;
      const others = [...(byShort.get(token.name)?.values() ?? [])];
      const depth = depthOf(s.path!);
      if (!token.short || token.zone || depth > COUNTY || others.length === 0) continue;
      if (full.some((o) => within(o.path!, s.path!))) continue;
      // 上虞 beside 上虞市 is the city of then, not the district of today.
      const then = others.find((p) => p.ended?.successors.includes(s.path!));
      // 新昌 beside 常山县新昌乡 is the township.
      const towns = others.filter((p) => p.level === 'town');
      if (then) this.#names.settle(s, { path: then.path, certainty: s.certainty });
      else if (towns.length === 1) this.#names.settle(s, likely(towns[0]!.path));
    }
  }

  /** 乐清市清江镇北塘村, 义乌（苏溪）, 重庆市江北区: a name right after the area that it lies in. */
  #chains(): void {
    for (let n = 1; n < this.#names.all.length; n++) {
      const [a, b] = [this.#names.all[n - 1]!, this.#names.all[n]!];
      if (b.state !== 'waiting') continue;
      const gap = this.#names.gap(a, b);
      if (gap === null || !CHAIN_GAP.test(gap)) continue;
      if (a.state === 'elsewhere') {
        if (gap === '' && this.#liesElsewhere(b, a)) this.#names.settle(b, 'elsewhere');
        continue;
      }
      if (a.state !== 'ours' && (a.state !== 'waiting' || this.#isDoubtful(a, b))) continue;
      if (b.token.short && !b.token.zone && isOther(this.#names, b)) continue;
      const outer = a.state === 'ours' ? [a.path!] : a.token.places.map((p) => p.path);
      const pairs = b.token.places.flatMap((p) =>
        outer.filter((o) => o !== p.path && isIn(p.path, o)).map((o) => [o, p.path] as const),
      );
      // Today's area before one that is no more: 杭州余杭 is the district.
      const current = pairs.filter(([, p]) => !b.token.places.find((q) => q.path === p)!.ended);
      const [pair, second] = current.length > 0 ? current : pairs;
      if (!pair || second || this.#isNotTheArea(b, pair[0], pair[1])) continue;
      if (a.state === 'waiting') this.#names.settle(a, certain(pair[0]));
      this.#names.settle(b, certain(pair[1]));
    }
  }

  /** 江山 before 大桥: a chain of two bare names that are words proves little. */
  #isDoubtful(a: Settled, b: Settled): boolean {
    return a.token.short && b.token.short && WORDLIKE.has(bareName(a)) && !isRareTown(b);
  }

  /** 杭州西湖 is the lake, 长兴太湖畔 its shore, 杭州西溪湿地 the wetland: a bare name after the area around it. */
  #isNotTheArea({ token }: Settled, outer: string, path: string): boolean {
    if (!token.short || token.zone) return false;
    if (LAKES.has(token.name)) return true;
    if (depthOf(path) < TOWN) return false;
    if (SIGHT_AFTER.test(token.after) || SIGHTS.has(token.name)) return true;
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
}
