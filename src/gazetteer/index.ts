/**
 * The places of Zhejiang: province, prefectures, counties, towns, villages, the areas that are no more, and the
 * development zones with the area that runs them. Built once a process; villages when first asked for.
 */
import type { Found, Place, Zone } from './place.ts';
import { levelOf, lineage, NameIndex } from './place.ts';
import { unlistedSlug } from './slugs.ts';
import { currentAreas, endedAreas, PROVINCE, shortName } from './tables.ts';
import { Villages } from './villages.ts';
import { listedZone, ZONES, zoneAt } from './zones.ts';

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
  readonly #names = new NameIndex<{ readonly places: Place[]; short: boolean }>();
  readonly #zoneTowns = new NameIndex<readonly Place[]>();
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
    const shorts = new Set(
      [...areas.values()].flatMap((p) => (p.level === 'town' || p.level === 'village' ? [] : p.short)),
    );
    for (const place of this.#paths.values()) {
      if (place.level === 'town' && GENERAL.test(place.name)) {
        if (/[区城]$/u.test(place.name)) this.#zoneTowns.set(place.name, [...this.zoneTowns(place.name), place]);
        continue;
      }
      if (WORDS.has(place.name)) continue;
      this.#name(place.name, place);
      for (const other of otherSpellings(place.name)) this.#name(other, place);
      // 萧山 is 萧山区 now, and not the city or the county before it.
      if (place.short !== place.name && !(place.ended && (place.ended.to < REMEMBERED || shorts.has(place.short))))
        this.#name(place.short, place);
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
    const isShort = place.short === name && place.name !== name;
    const known = this.#names.get(name);
    if (!known) this.#names.set(name, { places: [place], short: isShort });
    else if (!known.places.includes(place)) {
      known.places.push(place);
      known.short &&= isShort;
    }
  }

  /** The place of a path, listed or ended; null for one that no table lists. */
  byPath(path: string): Place | null {
    const cut = path.lastIndexOf('/');
    return this.#paths.get(path) ?? this.#villages().byName(this.#paths.get(path.slice(0, cut)), path.slice(cut + 1));
  }

  /**
   * All that a name names, full (义乌市) or short (义乌), the areas of today before those that are no more. Villages
   * and communities by their full name only, since short ones are words.
   */
  byName(name: string): readonly Place[] {
    return this.#names.get(name)?.places ?? this.#villages().named(name);
  }

  /** Whether `[start, end)` of a text (UTF-16 units) is a name that `byName` knows, without cutting it out. */
  isNameAt(text: string, start: number, end: number): boolean {
    return this.#names.isAt(text, start, end) || this.#villages().has(text, start, end);
  }

  /** The areas directly below, in the order of their codes. Those that are no more are not among them. */
  children(path: string): readonly Place[] {
    return this.#children.get(path) ?? this.#villages().under(this.#paths.get(path));
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

  /** Towns whose name is that of a kind of zone (东部新区, 开发区): `byName` does not know them. */
  zoneTowns(name: string): readonly Place[] {
    return this.#zoneTowns.get(name) ?? [];
  }

  /** The longest name of such towns that stands at `from` (UTF-16 units). */
  zoneTownAt(text: string, from: number): string | null {
    return this.#zoneTowns.at(text, from)?.name ?? null;
  }

  /** Every name of a zone of the table, and of the towns that are called like one. */
  *zoneNames(): Iterable<string> {
    for (const zone of ZONES) yield zone.name;
    yield* this.#zoneTowns.keys();
  }

  /** The zone of the table whose name stands at `from` (UTF-16 units), the longest one. */
  zoneAt(text: string, from: number): Zone | null {
    return zoneAt(text, from);
  }

  /** Whether a village or community of this full name is listed. */
  isVillage(name: string): boolean {
    return this.#villages().has(name, 0, name.length);
  }

  /** Whether `[start, end)` of a text (UTF-16 units) is the full name of a listed village or community. */
  isVillageAt(text: string, start: number, end: number): boolean {
    return this.#villages().has(text, start, end);
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
    const found = this.#names.at(text, from);
    if (!found) return null;
    const { name, value } = found;
    return { start: from, end: from + name.length, name, places: value.places, short: value.short };
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

let instance: Gazetteer | null = null;

/** The gazetteer, built at the first call and shared. */
export function gazetteer(): Gazetteer {
  instance ??= new Gazetteer();
  return instance;
}

export type { Gazetteer };

/** The short name of the province. */
export const PROVINCE_SHORT = shortName(PROVINCE, 'province');
