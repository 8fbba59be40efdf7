/**
 * Second pass: which place each name means. The page is read as a whole: full names first, then what they make clear.
 * What stays open is said so; a wrong place is worse than none.
 */
import { within } from '../../gazetteer/index.ts';
import { alone, byContext, certain, isOther, likely, type Outcome, sharedZone, wordlike } from './judge.ts';
import {
  bareName,
  COUNTY,
  depthOf,
  type HomeOf,
  isSharedZone,
  levelOf,
  PageNames,
  PREFECTURE,
  type Settled,
  TOWN,
} from './page-names.ts';
import type { Token } from './scan.ts';
import { LAKES, SIGHT, SIGHT_AFTER, WORDLIKE } from './words.ts';

export type { Settled } from './page-names.ts';

const CHAIN_GAP = /^[（(·“]?$/u;

/** Settles the tokens of a page: `plain` first, then, once the page's own area is known, `contextual`. */
export class Settler {
  readonly #names: PageNames;

  constructor(tokens: readonly (readonly Token[])[], textOf: (article: number, field: string) => string) {
    this.#names = new PageNames(tokens, textOf);
  }

  /** Every name of the page, in reading order. */
  get all(): readonly Settled[] {
    return this.#names.all;
  }

  /** What needs no context: chains, full names, wide short names. */
  plain(): void {
    for (const s of this.all) if (s.token.other && s.token.places.length === 0) s.state = 'elsewhere';
    this.#chains();
    for (const s of this.all) if (s.state === 'waiting') this.#apply(s, alone(this.#names, s));
  }

  /** What the page must tell. Counties first: they tell towns apart, and towns tell villages. */
  contextual(homeOf: HomeOf): void {
    this.#names.homeOf = homeOf;
    const turns: ((s: Settled) => boolean)[] = [
      isSharedZone,
      (s) => levelOf(s) === 'county' || levelOf(s) === 'prefecture',
      (s) => levelOf(s) === 'town',
      (s) => levelOf(s) === 'village',
    ];
    for (const isTurn of turns) {
      for (const s of this.all) {
        if (s.state !== 'waiting' || !isTurn(s)) continue;
        if (isSharedZone(s)) this.#apply(s, sharedZone(this.#names, s));
        else if (s.token.short) this.#apply(s, wordlike(this.#names, s));
        else this.#apply(s, byContext(this.#names, s));
      }
      this.#chains();
    }
    for (const s of this.all) if (s.state === 'waiting') s.state = 'none';
    this.#asCalledThen();
    this.#asNamedInFull();
  }

  /** 上虞 on a page that says 上虞市 is the city of then, not the district of today. */
  #asCalledThen(): void {
    for (const s of this.#names.ours()) {
      if (!s.token.short || depthOf(s.path!) !== COUNTY) continue;
      const full = this.#names
        .ours(s.article)
        .filter((o) => !o.token.short && !o.token.zone && depthOf(o.path!) === COUNTY);
      const then = full.find(
        (o) => o.token.places[0]!.ended?.successors.includes(s.path!) && o.token.places[0]!.short === s.token.name,
      );
      if (then && !full.some((o) => o.path === s.path)) s.path = then.path;
    }
  }

  /** 新昌 on a page of 常山县新昌乡 is the township: a bare name is that of the place that the article names in full. */
  #asNamedInFull(): void {
    for (const s of this.#names.ours()) {
      const { token } = s;
      if (!token.short || token.zone || depthOf(s.path!) > COUNTY) continue;
      const full = this.#names.ours(s.article).filter((o) => !o.token.short);
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

  /** 乐清市清江镇北塘村, 义乌（苏溪）, 重庆市江北区: a name right after the area that it lies in. */
  #chains(): void {
    for (let n = 1; n < this.all.length; n++) {
      const [a, b] = [this.all[n - 1]!, this.all[n]!];
      if (b.state !== 'waiting') continue;
      const gap = this.#names.gap(a, b);
      if (gap === null || !CHAIN_GAP.test(gap)) continue;
      if (a.state === 'elsewhere') {
        if (gap === '' && this.#liesElsewhere(b, a)) b.state = 'elsewhere';
        continue;
      }
      if (a.state !== 'ours' && (a.state !== 'waiting' || this.#isDoubtful(a, b))) continue;
      if (b.token.short && !b.token.zone && isOther(this.#names, b)) continue;
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
}
