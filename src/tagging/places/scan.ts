/** First pass over a text: every name that could be a place, with all the places it could be. Nothing is settled. */
import { elsewhere, gazetteer, type OtherPlace, type Place, type Zone } from '../../gazetteer/index.ts';
import { SHARED_ZONES, ZONE_KINDS } from '../../gazetteer/zones.ts';
import { GENERAL_VILLAGE, isCut, isPerson, LONGER_NAME, NAME_BEFORE } from './words.ts';

export interface Token {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** What stands right before and right after, for the settling. */
  readonly before: string;
  readonly after: string;
  /** The areas of Zhejiang it could be; empty for a place elsewhere. */
  readonly places: readonly Place[];
  /** The area elsewhere of this name, if there is one. */
  readonly other: OtherPlace | null;
  /** Whether the name stands without its kind. */
  readonly short: boolean;
  readonly zone: Zone | null;
  /** The end of the name of the area in a zone's name (丽水 in 丽水经开区). */
  readonly nameEnd: number;
}

const AROUND = 12;
const LONGEST_VILLAGE = 10;
const VILLAGE_END = new Set([...'村区居会'].map((c) => c.charCodeAt(0)));
const HAN = /\p{Script=Han}/u;

/** All tokens of a field, in order, none overlapping. `persons`: people with a name like that of a county. */
export function scan(text: string, field: string, persons: ReadonlySet<string> = new Set()): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (start: number, end: number, rest: Partial<Token>) => {
    tokens.push({
      field,
      start,
      end,
      name: text.slice(start, end),
      before: text.slice(Math.max(0, start - AROUND), start),
      after: text.slice(end, end + 2 * AROUND),
      places: rest.places ?? [],
      other: rest.other ?? null,
      short: rest.short ?? false,
      zone: rest.zone ?? null,
      nameEnd: rest.nameEnd ?? end,
    });
    at = end;
  };
  while (at < text.length) {
    if (persons.size > 0 && at > 0 && persons.has(text.slice(at - 1, at + 2))) {
      at += 2;
      continue;
    }
    const found = mayBegin(text.charCodeAt(at)) ? nameAt(text, at) : null;
    // A village's name is known at its end, which may be the end of a town's bare name as well (蒋村 in 前蒋村).
    const last = (found?.end ?? at + 1) - 1;
    const from = VILLAGE_END.has(text.charCodeAt(last)) ? villageStart(text, last, tokens.at(-1)?.end ?? 0) : null;
    if (from !== null && (!found || from < at)) {
      // What the village's name overlaps began inside it (下姜 in 大下姜村) and is dropped.
      while (tokens.length > 0 && tokens.at(-1)!.end > from) tokens.pop();
      push(from, last + 1, { places: gazetteer().byName(text.slice(from, last + 1)) });
    } else if (found) push(at, found.end, found.rest);
    else at++;
  }
  return tokens;
}

let heads: Uint8Array | null = null;

/** Whether the name of any area or zone begins with a character: most characters of a text begin none. */
function mayBegin(unit: number): boolean {
  if (!heads) {
    heads = new Uint8Array(0x10000);
    for (const name of [...gazetteer().names(), ...elsewhere().names(), ...gazetteer().zoneNames()])
      heads[name.charCodeAt(0)] = 1;
    for (const head of SHARED_HEAD) heads[head] = 1;
  }
  return heads[unit] === 1;
}

/** The longest name of an area or zone that starts here. */
function nameAt(text: string, at: number): { end: number; rest: Partial<Token> } | null {
  const other = elsewhere().match(text, at);
  const ours = gazetteer().matchArea(text, at);
  const zone = zoneAt(text, at);
  if (zone && zone.end > (ours?.end ?? 0) && zone.end >= (other?.end ?? 0)) {
    const places = zone.zone.runBy ? [gazetteer().placeOf(zone.zone.runBy)] : [];
    // 滨海新区 is a district of Tianjin as well.
    return { end: zone.end, rest: { zone: zone.zone, places, other: other?.end === zone.end ? other : null } };
  }
  // 湖南 is the province before it is the town of 衢江区.
  const isTheirs =
    other && (!ours || other.end > ours.end || (other.end === ours.end && ours.short && width(ours.places) === 0));
  if (other && isTheirs) return { end: other.end, rest: { other } };
  if (!ours) return null;
  // 永嘉、瑞安县（市）委书记: the kinds are of both.
  if (
    text[ours.end] === '（' &&
    /[市县区]$/u.test(ours.name) &&
    /^（[市县区、]{1,5}）/u.test(text.slice(ours.end, ours.end + 7))
  ) {
    const bare = gazetteer().byName(ours.name.slice(0, -1));
    if (bare.length > 0) return { end: ours.end - 1, rest: { places: bare, short: true } };
  }
  if (ours.short) {
    if (isPerson(ours.name, text.slice(Math.max(0, at - 2), at), text.slice(ours.end, ours.end + 2))) return null;
    if (isCut(ours.name, text.slice(Math.max(0, at - 4), at), text.slice(ours.end, ours.end + 4))) return null;
    // 其余杭州, 海盐和平湖: a wider area that starts inside wins over a word-like one.
    const inside = gazetteer().matchArea(text, at + 1);
    if (inside && inside.end > ours.end && width(inside.places) > width(ours.places)) return null;
  }
  const kind = isArea(ours.places) ? ZONE_KINDS.exec(text.slice(ours.end, ours.end + 16)) : null;
  if (kind) {
    const end = ours.end + kind[0].length;
    const area = ours.places.find((p) => p.level !== 'town') ?? ours.places[0]!;
    return {
      end,
      rest: {
        places: ours.places,
        short: ours.short,
        nameEnd: ours.end,
        zone: { name: text.slice(at, end), runBy: area.path, source: 'form' },
      },
    };
  }
  // 义乌市场 is Yiwu, and a market.
  if (ours.name.endsWith('市') && text[ours.end] === '场')
    return { end: ours.end - 1, rest: { places: ours.places, short: true } };
  return {
    end: ours.end,
    rest: { places: ours.places, short: ours.short, other: other && other.end === ours.end ? other : null },
  };
}

const isArea = (places: readonly Place[]) => places.some((p) => p.level === 'prefecture' || p.level === 'county');
/** 0 for towns, 1 for counties, 2 for prefectures and the province. */
const width = (places: readonly Place[]): number =>
  places.reduce((widest, p) => Math.max(widest, WIDTH[p.level]), Number.NEGATIVE_INFINITY);
const WIDTH = { village: 0, town: 0, county: 1, prefecture: 2, province: 2 } as const;

/** A zone of the table that starts here: its name in full, or one that several areas have (滨海新区). */
function zoneAt(text: string, at: number): { end: number; zone: Zone } | null {
  const listed = gazetteer().zoneAt(text, at);
  if (listed) return { end: at + listed.name.length, zone: listed };
  const town = gazetteer().zoneTownAt(text, at);
  const shared = SHARED_HEAD.has(text.charCodeAt(at)) ? SHARED_ZONES.exec(text.slice(at, at + 8))?.[0] : undefined;
  const name = town && town.length > (shared?.length ?? 0) ? town : shared;
  // Who runs it, the page tells: the path stays empty here.
  return name === undefined ? null : { end: at + name.length, zone: { name, runBy: '', source: 'form' } };
}

/** What the names of shared zones begin with. */
const SHARED_HEAD = new Set([...'滨经高开工新'].map((c) => c.charCodeAt(0)));

/** Where the longest listed village that ends at `last` starts, not before `from`; null when there is none. */
function villageStart(text: string, last: number, from: number): number | null {
  for (let length = LONGEST_VILLAGE; length >= 2; length--) {
    const start = last + 1 - length;
    if (start < 0 || !gazetteer().isVillageAt(text, start, last + 1) || !HAN.test(text[start]!)) continue;
    const name = text.slice(start, last + 1);
    // 余村村民 are the people of 余村.
    if (name.endsWith('村村') && /^[民委干两级支]/u.test(text.slice(last + 1, last + 2))) continue;
    const before = text.slice(Math.max(0, start - 1), start);
    // Two characters (东村, 新村) are a name only where one can begin: after another place, or after a sign.
    if (length < 3 && start !== from && (start < from || (HAN.test(before) && !NAME_BEFORE.test(before)))) continue;
    if (start > from && LONGER_NAME.test(before)) return null;
    if (GENERAL_VILLAGE.test(name) && start !== from) return null;
    return start;
  }
  return null;
}
