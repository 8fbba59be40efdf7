/**
 * The places of Zhejiang: province, prefectures, counties, towns, villages, the areas that are no more, and the
 * development zones with the area that runs them. Built once a process; villages when first asked for.
 */
import type { Found, Place, Zone } from './place.ts';
import { headAt, levelOf, lineage } from './place.ts';
import { unlistedSlug } from './slugs.ts';
import { currentAreas, endedAreas, PROVINCE, shortName, villageAddresses, villageNames } from './tables.ts';
import { listedZone, ZONES } from './zones.ts';

export { elsewhere, type OtherPlace } from './elsewhere.ts';
export { type Cell, countyCells, prefectureOutlines } from './map.ts';
export { type Found, LEVELS, type Level, levelOf, lineage, type Place, within, type Zone } from './place.ts';
export { PROVINCE } from './tables.ts';

/** Names of towns that are names of anything: 开发区, 高新技术产业园区, 滨海新区. They are reached by path only. */
const GENERAL = /(?<!街道|镇|乡)$/u;
/** Areas that ended before this year are known by their full name only. */
const REMEMBERED = 2000;
/** Counties once, words now. */
const WORDS = new Set(['城区', '郊区']);
/** The longest name that `match` looks for, in characters. */
const LONGEST = 14;

/** 景宁畲族自治县 is called 景宁县, 老竹畲族镇 老竹镇; and texts write 畬 for 畲. */
function otherSpellings(name: string): string[] {
  if (!name.includes('畲')) return [];
  const plain = name.replace(/畲族自治(?=县)|畲族(?=[镇乡]$)/u, '');
  return [...new Set([name.replace('畲', '畬'), plain])].filter((other) => other !== name && other.length > 2);
}

class Gazetteer {
  readonly #paths = new Map<string, Place>();
  readonly #children = new Map<string, Place[]>();
  /** Full and short names of areas down to the towns. */
  readonly #names = new Map<string, Place[]>();
  /** The lengths that names have which begin with these two characters, longest first. */
  readonly #lengths = new Map<number, number[]>();
  readonly #towns = new Map<string, Place>();
  readonly #villages: () => Villages;
  readonly #ended: Place[];

  constructor() {
    const areas = currentAreas();
    for (const place of areas.values()) {
      this.#add(place);
      if (place.code) this.#towns.set(place.code, place);
    }
    this.#ended = endedAreas(areas);
    for (const place of this.#ended) this.#add(place);
    for (const place of this.#paths.values()) {
      if ((place.level === 'town' && GENERAL.test(place.name)) || WORDS.has(place.name)) continue;
      this.#name(place.name, place);
      for (const other of otherSpellings(place.name)) this.#name(other, place);
      // 萧山 is 萧山区 now, and not the city or the county before it.
      if (place.short !== place.name && !(place.ended && (place.ended.to < REMEMBERED || this.#taken(place))))
        this.#name(place.short, place);
    }
    for (const name of this.#names.keys()) {
      const head = headAt(name, 0);
      const lengths = this.#lengths.get(head) ?? [];
      if (!lengths.includes(name.length))
        this.#lengths.set(
          head,
          [...lengths, name.length].sort((a, b) => b - a),
        );
    }
    let villages: Villages | null = null;
    this.#villages = () => (villages ??= new Villages(this.#towns));
  }

  #add(place: Place): void {
    this.#paths.set(place.path, place);
    if (!place.parent || place.ended) return;
    const list = this.#children.get(place.parent);
    if (list) list.push(place);
    else this.#children.set(place.parent, [place]);
  }

  #name(name: string, place: Place): void {
    const list = this.#names.get(name);
    if (!list) this.#names.set(name, [place]);
    else if (!list.includes(place)) list.push(place);
  }

  #taken(place: Place): boolean {
    return [...this.#paths.values()].some((p) => !p.ended && p.level !== 'town' && p.short === place.short);
  }

  /** The place of a path, listed or ended; null for one that no table lists. */
  byPath(path: string): Place | null {
    return this.#paths.get(path) ?? this.#villages().byPath(path);
  }

  /**
   * All that a name names, full (义乌市) or short (义乌), the areas of today before those that are no more. Villages
   * and communities by their full name only, since short ones are words.
   */
  byName(name: string): readonly Place[] {
    return this.#names.get(name) ?? this.#villages().named(name);
  }

  /** The areas directly below, in the order of their codes. Those that are no more are not among them. */
  children(path: string): readonly Place[] {
    return this.#children.get(path) ?? this.#villages().under(path);
  }

  /** Areas that are no more (counties and prefectures since 1981). */
  get history(): readonly Place[] {
    return this.#ended;
  }

  /** Zones of the table; `zone()` knows more by their form. */
  get zones(): readonly Zone[] {
    return ZONES;
  }

  /** A zone of the table by its name. */
  zone(name: string): Zone | null {
    return listedZone(name);
  }

  /** Whether a village or community of this full name is listed. */
  isVillage(name: string): boolean {
    return this.#villages().has(name);
  }

  /** Every full and short name of areas from the province to the towns. */
  names(): Iterable<string> {
    return this.#names.keys();
  }

  /**
   * The longest name that starts at `from` (UTF-16 units): areas down to the towns, full or short; villages and
   * communities in full when nothing longer is there.
   */
  match(text: string, from: number): Found | null {
    const area = this.matchArea(text, from);
    const village = this.#villages().match(text, from);
    return village && (!area || village.end > area.end) ? village : area;
  }

  /** As `match`, without villages. */
  matchArea(text: string, from: number): Found | null {
    const lengths = this.#lengths.get(headAt(text, from));
    if (!lengths) return null;
    for (const length of lengths) {
      const name = text.slice(from, from + length);
      const places = this.#names.get(name);
      if (places && name.length === length) {
        return {
          start: from,
          end: from + length,
          name,
          places,
          short: places.every((p) => p.short === name && p.name !== name),
        };
      }
    }
    return null;
  }

  /** The areas that have taken a place's part today: itself, unless it has ended. Empty for an unknown path. */
  current(path: string): readonly string[] {
    const place = this.byPath(path);
    if (!place) return [];
    return place.ended ? place.ended.successors : [path];
  }

  /** Whether an area was there in a year; true for all whose years are not known. */
  existed(path: string, year: number): boolean {
    const years = this.byPath(path)?.ended;
    return !years || (year >= years.from && year <= years.to);
  }

  /** `浙江省/金华市/义乌市` → `zhejiang/jinhua/yiwu`. Works for unlisted villages and towns as well. */
  slugPath(path: string): string {
    return lineage(path)
      .map((p) => this.byPath(p)?.slug ?? unlistedSlug(p.slice(p.lastIndexOf('/') + 1)))
      .join('/');
  }

  /** A place for any path: the listed one, or one made from the path, for what no table lists. */
  placeOf(path: string): Place {
    const listed = this.byPath(path);
    if (listed) return listed;
    const cut = path.lastIndexOf('/');
    const name = path.slice(cut + 1);
    const level = levelOf(path);
    const parent = cut < 0 ? null : path.slice(0, cut);
    return { path, name, short: shortName(name, level), level, code: null, parent, slug: unlistedSlug(name) };
  }
}

/** Villages and communities: 25,547 names, indexed when first asked for. */
class Villages {
  readonly #under: Map<string, readonly string[]>;
  readonly #areas: ReadonlyMap<string, Place>;
  /** Codes of the areas above a name. */
  readonly #named = new Map<string, string[]>();
  readonly #codes = new Map<string, string>();
  #slugs: Map<string, readonly string[]> | null = null;

  constructor(areas: ReadonlyMap<string, Place>) {
    this.#areas = areas;
    this.#under = villageNames();
    for (const [code, names] of this.#under) {
      this.#codes.set(areas.get(code)!.path, code);
      for (const name of names) {
        this.#index(name, code);
        // What the table lists as a residents' committee is called a community or a 居民区 in texts.
        if (name.endsWith('居委会')) {
          const short = name.slice(0, -3);
          if (short.length >= 2) for (const kind of ['社区', '居民区', '居']) this.#index(short + kind, code);
        }
      }
    }
  }

  #index(name: string, code: string): void {
    const list = this.#named.get(name);
    if (!list) this.#named.set(name, [code]);
    else if (!list.includes(code)) list.push(code);
  }

  #place(code: string, name: string): Place {
    this.#slugs ??= villageAddresses();
    const parent = this.#areas.get(code)!.path;
    const slug = this.#slugs.get(code)![this.#under.get(code)!.indexOf(name)]!;
    return {
      path: `${parent}/${name}`,
      name,
      short: shortName(name, 'village'),
      level: 'village',
      code: null,
      parent,
      slug,
    };
  }

  #listedName(code: string, name: string): string {
    if (this.#under.get(code)!.includes(name)) return name;
    return `${name.replace(/(社区|居民区|居)$/u, '')}居委会`;
  }

  byPath(path: string): Place | null {
    const cut = path.lastIndexOf('/');
    const code = this.#codes.get(path.slice(0, cut));
    const name = path.slice(cut + 1);
    return code && this.#under.get(code)!.includes(name) ? this.#place(code, name) : null;
  }

  has(name: string): boolean {
    return this.#named.has(name) || (name.endsWith('村村') && this.#named.has(name.slice(0, -1)));
  }

  /** 余村 has a villagers' committee of 余村村: texts write either, and so do the names of other villages. */
  named(name: string): Place[] {
    const names = name.endsWith('村村') ? [name, name.slice(0, -1)] : [name];
    return names.flatMap((n) => (this.#named.get(n) ?? []).map((code) => this.#place(code, this.#listedName(code, n))));
  }

  under(path: string): Place[] {
    const code = this.#codes.get(path);
    return code ? this.#under.get(code)!.map((name) => this.#place(code, name)) : [];
  }

  match(text: string, from: number): Found | null {
    for (let length = Math.min(LONGEST, text.length - from); length >= 2; length--) {
      if (!/[村区会居]/u.test(text[from + length - 1]!)) continue;
      const name = text.slice(from, from + length);
      if (this.#named.has(name))
        return { start: from, end: from + length, name, places: this.named(name), short: false };
    }
    return null;
  }
}

let instance: Gazetteer | null = null;

/** The gazetteer, built at the first call and shared. */
export function gazetteer(): Gazetteer {
  instance ??= new Gazetteer();
  return instance;
}

export type { Gazetteer };

/** The short name of the province. */
export const PROVINCE_SHORT = shortName(PROVINCE, 'province');
