/**
 * Second pass: which place each name means. The page is read as a whole: full names first, then what they make clear.
 * What stays open is said so; a wrong place is worse than none.
 */
import { type Place, PROVINCE, within } from '../../gazetteer/index.ts';
import type { Token } from './scan.ts';
import {
  AREA_AFTER,
  CLAUSE_AFTER,
  COMMON_WORDS,
  isOrganisation,
  isOtherThing,
  LIST_GAP,
  PLACE_BEFORE,
  WORDLIKE,
} from './words.ts';

/** A token and what became of it. `path` null: elsewhere, no place at all, or (with `open`) not to be told. */
export interface Settled {
  readonly token: Token;
  readonly article: number;
  /** Position in reading order over the page. */
  readonly order: number;
  path: string | null;
  certainty: 'certain' | 'likely';
  state: 'waiting' | 'ours' | 'elsewhere' | 'none' | 'open';
}

const CHAIN_GAP = /^[（(·“]?$/u;
/** Nearer than this many characters, a place before decides a shared name. */
const NEAR = 40;

const COUNTY = 3;
const PREFECTURE = 2;
const areaOf = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/');
const depthOf = (path: string): number => path.split('/').length;

/** Settles the tokens of a page. `texts` gives the text of a field; `home` comes once the plain names are settled. */
export class Settler {
  readonly all: Settled[];
  readonly #texts: (article: number, field: string) => string;
  #homeOf: (article: number) => string | null = () => null;

  constructor(tokens: readonly (readonly Token[])[], texts: (article: number, field: string) => string) {
    let order = 0;
    this.all = tokens.flatMap((list, article) =>
      list.map((token) => ({
        token,
        article,
        order: order++,
        path: null,
        certainty: 'certain' as const,
        state: 'waiting' as const,
      })),
    );
    this.#texts = texts;
  }

  /** What needs no context: chains, full names, wide short names. */
  plain(): void {
    for (const s of this.all) {
      if (s.token.other && s.token.places.length === 0) s.state = 'elsewhere';
    }
    this.#chains();
    for (const s of this.all) if (s.state === 'waiting') this.#alone(s);
  }

  /** What the page must tell. */
  contextual(homeOf: (article: number) => string | null): void {
    this.#homeOf = homeOf;
    const pending = () => this.all.filter((s) => s.state === 'waiting');
    const levels: ((s: Settled) => boolean)[] = [
      (s) => s.token.zone !== null && s.token.places.length === 0,
      (s) => this.#level(s) === 'county',
      (s) => this.#level(s) === 'town',
      (s) => this.#level(s) === 'village',
    ];
    // Counties first: they tell towns apart, and towns tell villages; a chain may then settle what stood before it.
    for (const isTurn of levels) {
      for (const s of pending()) {
        if (!isTurn(s)) continue;
        if (s.token.zone && s.token.places.length === 0) this.#sharedZone(s);
        else if (s.token.short) this.#wordlike(s);
        else this.#byContext(s);
      }
      this.#chains();
    }
    for (const s of pending()) s.state = 'none';
  }

  #level(s: Settled): Place['level'] {
    return s.token.places[0]?.level ?? 'province';
  }

  #gap(a: Settled, b: Settled): string | null {
    if (a.article !== b.article || a.token.field !== b.token.field) return null;
    return b.token.start - a.token.end > 4
      ? null
      : this.#texts(a.article, a.token.field).slice(a.token.end, b.token.start);
  }

  #take(s: Settled, path: string, certainty: 'certain' | 'likely'): void {
    s.state = 'ours';
    s.path = path;
    s.certainty = certainty;
  }

  /** 乐清市清江镇北塘村, 义乌（苏溪）, 重庆市江北区: a name right after the area that it lies in. */
  #chains(): void {
    for (let n = 1; n < this.all.length; n++) {
      const [a, b] = [this.all[n - 1]!, this.all[n]!];
      if (b.state !== 'waiting') continue;
      const gap = this.#gap(a, b);
      if (gap === null || !CHAIN_GAP.test(gap)) continue;
      if (a.state === 'elsewhere' && gap === '') {
        if (this.#liesElsewhere(b, a)) b.state = 'elsewhere';
        continue;
      }
      if (a.token.zone && a.token.nameEnd !== a.token.end && gap === '') continue;
      if (a.state !== 'ours' && a.state !== 'waiting') continue;
      const outer = a.state === 'ours' ? [a.path!] : a.token.places.map((p) => p.path);
      const pairs = b.token.places.flatMap((p) =>
        outer.filter((o) => o !== p.path && within(p.path, o)).map((o) => [o, p] as const),
      );
      const areas = new Set(pairs.map(([o]) => o));
      const inner = new Set(pairs.map(([, p]) => p.path));
      if (inner.size !== 1 || areas.size !== 1) continue;
      if (b.token.short && isOtherThing(b.token.after) && gap === '') continue;
      if (
        a.state === 'waiting' &&
        a.token.short &&
        gap === '' &&
        this.#isCommon(a) &&
        !b.token.name.match(/[市县区镇乡道村]$/u)
      )
        continue;
      if (a.state === 'waiting') this.#take(a, pairs[0]![0], 'certain');
      this.#take(b, pairs[0]![1].path, 'certain');
    }
  }

  #isCommon(s: Settled): boolean {
    return COMMON_WORDS.has(s.token.name);
  }

  #liesElsewhere(b: Settled, a: Settled): boolean {
    const level = this.#level(b);
    const codes = a.token.other?.codes ?? [];
    if (b.token.other?.codes.some((code) => codes.some((c) => code.startsWith(c)))) return true;
    // 上海浦江镇 is Shanghai's; 上海宁波 are two names side by side.
    return level === 'town' || level === 'village' || (b.token.short && WORDLIKE.has(b.token.name));
  }

  /** Names that mean one place wherever they stand. */
  #alone(s: Settled): void {
    const { token } = s;
    const [first] = token.places;
    if (!first || token.places.length === 0) return;
    if (token.zone && token.zone.source !== 'form') return this.#take(s, token.zone.runBy, 'certain');
    if (first.level === 'province') {
      if (token.short && isOrganisation(token.after)) s.state = 'none';
      else this.#take(s, first.path, 'certain');
      return;
    }
    if (token.short) {
      const areas = token.places.filter(
        (p) => p.level === 'prefecture' || (p.level === 'county' && !WORDLIKE.has(token.name)),
      );
      const [area] = areas;
      if (!area) return;
      if (!token.zone && (isOtherThing(token.after) || isOrganisation(token.after))) {
        s.state = 'none';
        return;
      }
      this.#take(s, area.path, 'certain');
      return;
    }
    if (first.level !== 'prefecture' && first.level !== 'county') return;
    // 城区 and 郊区 were names of counties and are words now.
    if (first.name.length < 3 && !/^(鄞县|衢县|嵊县)$/u.test(first.name)) {
      s.state = 'none';
      return;
    }
    if (token.other === null) this.#take(s, first.path, 'certain');
  }

  #ours(article?: number): Settled[] {
    return this.all.filter((s) => s.state === 'ours' && (article === undefined || s.article === article));
  }

  /** How far before `s` the nearest place is that fits, in tokens and characters of the same article; null: none. */
  #nearestBefore(s: Settled, fits: (other: Settled) => boolean): Settled | null {
    for (let n = s.order - 1; n >= 0; n--) {
      const other = this.all[n]!;
      if (other.article !== s.article) return null;
      if (fits(other)) return other;
    }
    return null;
  }

  /** A full name of several places, or of one here and one elsewhere. */
  #byContext(s: Settled): void {
    const { token } = s;
    const level = this.#level(s);
    const isArea = level === 'county' || level === 'prefecture';
    if (token.other && isArea) return this.#sharedWithElsewhere(s);
    if (level === 'town' && /^(?:化|区工作|企业)/u.test(token.after)) {
      s.state = 'none';
      return;
    }
    const before = this.#nearestBefore(
      s,
      (o) => o.state === 'elsewhere' || (o.state === 'ours' && o.path !== PROVINCE),
    );
    if (before?.state === 'elsewhere' && before.token.field === token.field && token.start - before.token.end <= 2) {
      s.state = 'elsewhere';
      return;
    }
    const candidates = token.places;
    const home = this.#homeOf(s.article);
    const here = this.#ours(s.article);
    const contexts: readonly (readonly [readonly string[], 'certain' | 'likely'])[] = [
      // Villages: the towns of the article; then counties; then prefectures, for towns only.
      ...(level === 'village' ? ([[areasAt(here, 4), 'certain']] as const) : []),
      [areasAt(here, COUNTY), 'certain'],
      [home && depthOf(home) >= COUNTY ? [areaOf(home, COUNTY)] : [], 'likely'],
      [areasAt(this.#ours(), COUNTY), 'likely'],
      ...(level === 'town'
        ? ([
            [areasAt(here, PREFECTURE), 'likely'],
            [home ? [areaOf(home, PREFECTURE)] : [], 'likely'],
          ] as const)
        : []),
    ];
    for (const [areas, certainty] of contexts) {
      const fitting = candidates.filter((p) => areas.some((area) => depthOf(area) > 1 && within(p.path, area)));
      if (fitting.length === 0) continue;
      if (fitting.length === 1) return this.#take(s, fitting[0]!.path, certainty);
      const nearest = this.#nearestBefore(
        s,
        (o) => o.state === 'ours' && fitting.some((p) => within(p.path, o.path!) || within(o.path!, p.parent!)),
      );
      const chosen =
        nearest && fitting.filter((p) => within(p.path, nearest.path!) || within(nearest.path!, p.parent!));
      if (chosen?.length === 1) return this.#take(s, chosen[0]!.path, 'likely');
      s.state = 'open';
      return;
    }
    if (level === 'village') {
      // A village of no place named on the page: a listed name alone proves nothing.
      s.state = 'none';
      return;
    }
    const abroad = this.all.some((o) => o.article === s.article && o.state === 'elsewhere');
    if (candidates.length === 1 && (!abroad || here.length > 0)) return this.#take(s, candidates[0]!.path, 'likely');
    s.state = abroad && here.length === 0 ? 'elsewhere' : 'open';
  }

  /** 江北区, 西湖区, 普陀区 …: Zhejiang's or another province's. */
  #sharedWithElsewhere(s: Settled): void {
    const ours = s.token.places[0]!;
    const prefecture = areaOf(ours.path, PREFECTURE);
    const codes = s.token.other!.codes;
    const speaks = (o: Settled): 'ours' | 'elsewhere' | null => {
      if (o === s) return null;
      if (
        o.state === 'ours' &&
        (within(o.path!, prefecture) || (o.path === PROVINCE && o.token.field === s.token.field))
      )
        return 'ours';
      if (o.state === 'elsewhere' && o.token.other!.codes.some((c) => codes.some((code) => code.startsWith(c))))
        return 'elsewhere';
      return null;
    };
    const before = this.#nearestBefore(s, (o) => speaks(o) !== null);
    if (before && before.token.field === s.token.field && s.token.start - before.token.end < NEAR) {
      if (speaks(before) === 'ours') return this.#take(s, ours.path, 'likely');
      s.state = 'elsewhere';
      return;
    }
    const inArticle = new Set(this.all.filter((o) => o.article === s.article).map(speaks));
    const townAfter = this.all[s.order + 1];
    if (
      townAfter &&
      townAfter.article === s.article &&
      townAfter.token.places.some((p) => within(p.path, ours.path)) &&
      this.#gap(s, townAfter) !== null
    )
      return this.#take(s, ours.path, 'certain');
    const home = this.#homeOf(s.article);
    if (home && within(home, prefecture) && !inArticle.has('elsewhere')) return this.#take(s, ours.path, 'likely');
    if (inArticle.has('ours') && !inArticle.has('elsewhere')) return this.#take(s, ours.path, 'likely');
    if (inArticle.has('elsewhere') && !inArticle.has('ours')) s.state = 'elsewhere';
    else s.state = 'open';
  }

  /** 江山, 路桥, 天台; and bare names of towns (苏溪): only with evidence that the area is meant. */
  #wordlike(s: Settled): void {
    const { token } = s;
    s.state = 'none';
    if (!token.zone && (isOtherThing(token.after) || isOrganisation(token.after))) return;
    const counties = token.places.filter((p) => p.level === 'county');
    const home = this.#homeOf(s.article);
    if (counties.length > 0) {
      const county = counties[0]!;
      const named = this.all.some((o) => o !== s && o.state === 'ours' && within(o.path!, county.path));
      const isWord = COMMON_WORDS.has(token.name);
      if (token.zone && (named || !isWord || this.#near(s, county))) return this.#take(s, county.path, 'likely');
      if (named && (!isWord || token.name.length > 1) && !/^(?:如|多|社稷)/u.test(token.after))
        return this.#take(s, county.path, 'likely');
      if (this.#near(s, county)) return this.#take(s, county.path, 'likely');
      const shown = AREA_AFTER.test(token.after) || (PLACE_BEFORE.test(token.before) && CLAUSE_AFTER.test(token.after));
      if (shown || (!isWord && home !== null) || (!isWord && CLAUSE_AFTER.test(token.after)))
        return this.#take(s, county.path, 'likely');
      if (home && within(home, county.path)) return this.#take(s, county.path, 'likely');
      return;
    }
    this.#bareTown(s);
  }

  /** Whether a list or a county of the same prefecture stands beside: 泰顺、文成、常山. */
  #near(s: Settled, county: Place): boolean {
    const text = this.#texts(s.article, s.token.field);
    for (const o of [this.all[s.order - 1], this.all[s.order + 1]]) {
      if (!o || o.article !== s.article || o.token.field !== s.token.field) continue;
      const gap = o.order < s.order ? text.slice(o.token.end, s.token.start) : text.slice(s.token.end, o.token.start);
      if (o.state === 'ours' && o.order < s.order && gap === '' && within(county.path, o.path!)) return true;
      const isList = gap.length > 0 && LIST_GAP.test(gap);
      if (isList && (o.state === 'ours' || (o.state === 'waiting' && o.token.places[0]?.level === 'county')))
        return true;
    }
    return false;
  }

  #bareTown(s: Settled): void {
    const { token } = s;
    const towns = token.places.filter((p) => p.level === 'town');
    const named = towns.filter((p) => this.all.some((o) => o.state === 'ours' && o.path === p.path));
    if (named.length === 1 && !/^[\p{Script=Han}]?[山江湖路河]/u.test(token.after))
      return this.#take(s, named[0]!.path, 'likely');
    const page = this.#homeOf(s.article);
    const home = page && depthOf(page) >= COUNTY ? areaOf(page, COUNTY) : null;
    const atHome = home ? towns.filter((p) => within(p.path, home)) : [];
    if (atHome.length !== 1) return;
    const isPlace =
      /(?:以|在|到|赴|来到|走进|前往|从|去|回)$/u.test(token.before) &&
      /^(?:为|[，。、；]|等|召开|调研|考察|镇|乡|$)/u.test(token.after);
    if (isPlace) this.#take(s, atHome[0]!.path, 'likely');
  }

  /** 滨海新区, 经开区: the one that the page has named in full, or that of the page's own area. */
  #sharedZone(s: Settled): void {
    const full = this.all.filter(
      (o) => o.state === 'ours' && o.token.zone && o.token.name !== s.token.name && o.token.name.endsWith(s.token.name),
    );
    const runners = new Set(full.map((o) => o.path!));
    if (runners.size === 1) return this.#take(s, [...runners][0]!, 'likely');
    s.state = 'none';
  }
}

/** The areas of a depth that settled places lie in, or are. */
function areasAt(settled: readonly Settled[], depth: number): string[] {
  return [...new Set(settled.flatMap((s) => (depthOf(s.path!) >= depth ? [areaOf(s.path!, depth)] : [])))];
}
