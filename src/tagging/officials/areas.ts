/** The area that a post governs: from the names in it, from a word for the page's own area, or from what stands before. */

import table from '../../gazetteer/data/elsewhere.json' with { type: 'json' };
import { elsewhere, type Found, gazetteer, type Place, within } from '../../gazetteer/index.ts';
import { depthOf } from '../../gazetteer/place.ts';
import type { At, PlaceContext } from '../places/context.ts';

/** A name of an area at an offset of a text, in Zhejiang, in a zone of it, or elsewhere. */
export interface AreaName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Candidates in Zhejiang; empty for a zone and elsewhere. */
  readonly places: readonly Place[];
  /** Path of the area that runs it, for a zone. */
  readonly zone?: string;
  /** Codes of areas outside Zhejiang with this name. */
  readonly other?: readonly string[];
  readonly short: boolean;
}

let otherCodes: ReadonlyMap<string, string> | null = null;

/** The name of an area outside Zhejiang by its code. */
function nameOfCode(code: string): string | undefined {
  otherCodes ??= new Map(
    [...table.provinces, ...table.prefectures, ...table.counties].map((line) => line.split(' ') as [string, string]),
  );
  return otherCodes.get(code);
}

/** `510812` → `四川省/广元市/朝天区`; levels that the country's tables do not name are left out. */
function otherPath(code: string): string {
  const parts: string[] = [];
  for (const length of [2, 4, 6]) {
    const name = code.length >= length ? nameOfCode(code.slice(0, length)) : undefined;
    if (name) parts.push(name);
  }
  return parts.join('/');
}

/** What stands at the offsets of the last texts, as far as they have been asked for: one text is asked many times. */
const seen = new Map<string, (AreaName | null | undefined)[]>();
const REMEMBERED = 64;
let last: { readonly text: string; readonly known: (AreaName | null | undefined)[] } = { text: '', known: [] };

/** The name of an area at `from`: the longest of Zhejiang, a zone, or an area of another province. */
export function areaAt(text: string, from: number): AreaName | null {
  const known = last.text === text ? last.known : knownOf(text);
  const found = known[from];
  if (found !== undefined) return found;
  const area = longestAt(text, from);
  known[from] = area;
  return area;
}

function knownOf(text: string): (AreaName | null | undefined)[] {
  let known = seen.get(text);
  if (!known) {
    if (seen.size >= REMEMBERED) seen.clear();
    // With room for all offsets from the start: a list that grows by leaps becomes slow.
    known = new Array<AreaName | null | undefined>(text.length + 1);
    seen.set(text, known);
  }
  last = { text, known };
  return known;
}

function longestAt(text: string, from: number): AreaName | null {
  const own: Found | null = gazetteer().match(text, from);
  const zoneName = zoneAt(text, from);
  if (zoneName && (!own || zoneName.end > own.end)) return zoneName;
  const other = elsewhere().match(text, from);
  // 城区学区: the inner town, unless its city stands before.
  if (other && /^[城郊矿]区$/u.test(other.name) && !/[市省]/u.test(text[from - 1] ?? '')) return own;
  if (other && (!own || other.end > own.end || (other.end === own.end && other.level === 'province'))) {
    return { start: from, end: other.end, name: other.name, places: [], other: other.codes, short: false };
  }
  return own;
}

function zoneAt(text: string, from: number): AreaName | null {
  const zone = gazetteer().zoneAt(text, from);
  return (
    zone && { start: from, end: from + zone.name.length, name: zone.name, places: [], zone: zone.runBy, short: false }
  );
}

/** Whether the name of an area ends here: 宋家店村 is no person. */
export function endsArea(text: string, end: number): boolean {
  for (let from = Math.max(0, end - 8); from < end - 1; from++) {
    const area = areaAt(text, from);
    if (area?.end === end && !area.short) return true;
  }
  return false;
}

/** What a chain of area names means, widest first. `open` is true when it is named but cannot be settled. */
export interface Governed {
  readonly path: string | null;
  readonly scope: 'zhejiang' | 'elsewhere';
  readonly open: boolean;
}

/**
 * Resolves names in a row (温州市 平阳县 万全镇) at a spot of the page. `zoneOf`: the area that runs
 * a zone which the article has named more fully (绍兴滨海新区, then 滨海新区).
 */
export function governedBy(
  names: readonly AreaName[],
  text: string,
  at: At,
  places: PlaceContext,
  zoneOf: (name: string) => string | null,
): Governed {
  let path: string | null = null;
  let otherCode: string | null = null;
  let open = false;
  for (const area of names) {
    if (otherCode) {
      otherCode = codesOf(area.name).find((c) => c.startsWith(otherCode!)) ?? otherCode;
      continue;
    }
    if (area.zone) {
      path = area.zone;
      continue;
    }
    if (area.other !== undefined) {
      // A name that both sides have is theirs only when nothing of ours stands before it.
      if (path) continue;
      const ours =
        zoneOf(area.name) ??
        (places.isElsewhere(area.name, at)
          ? null
          : (places.zone(area.name, at)?.runBy ?? places.resolve(area.name, at)));
      if (ours) {
        path = ours;
        continue;
      }
      otherCode = settledCode(area.other, text, at.offset);
      continue;
    }
    const inside: Place[] = path ? area.places.filter((p) => within(p.path, path!)) : [...area.places];
    if (path && inside.length > 0) {
      path = inside[0]!.path;
      continue;
    }
    if (path && inside.length === 0) {
      // A second, foreign name in one post (遂昌-诸暨山海协作产业园): the first one governs.
      const settled: string | null = places.resolve(area.name, at);
      if (settled && within(settled, path)) path = settled;
      // 甲镇联合村, which the table knows in other towns: a village of this one.
      else if (depthOf(path) === 4 && !area.short && area.places.every((p) => p.level === 'village'))
        path = `${path}/${area.name}`;
      continue;
    }
    if (places.isElsewhere(area.name, at)) {
      const codes = codesOf(area.name);
      if (codes.length > 0) {
        otherCode = settledCode(codes, text, at.offset);
        continue;
      }
    }
    const current = inside.filter((p) => !p.ended);
    const settled = places.resolve(area.name, at);
    if (settled) path = settled;
    else if (current.length === 1) path = current[0]!.path;
    else if (inside.length === 1) path = inside[0]!.path;
    else if (area.short && wideOf(current)) path = wideOf(current)!.path;
    else open = true;
  }
  if (otherCode) return { path: otherPath(otherCode), scope: 'elsewhere', open: false };
  return { path, scope: 'zhejiang', open: open && path === null };
}

/** The one prefecture or county of several places of a short name: 舟山 of a body is no town. */
function wideOf(places: readonly Place[]): Place | undefined {
  const wide = places.filter((p) => p.level === 'prefecture' || p.level === 'county');
  return wide.length === 1 ? wide[0] : undefined;
}

const codesOf = (name: string): readonly string[] => elsewhere().byName(name)?.codes ?? [];

/** Of several areas of one name, the one whose province or prefecture the text names before. */
function settledCode(codes: readonly string[], text: string, offset: number): string {
  return codes.find((c) => mentionedBefore(text, offset, c)) ?? codes[0]!;
}

function mentionedBefore(text: string, offset: number, code: string): boolean {
  const before = text.slice(0, offset);
  return [2, 4].some((length) => {
    const name = nameOfCode(code.slice(0, length));
    return name !== undefined && before.includes(name.replace(/[省市]$/u, ''));
  });
}

/** `自治区`, `自治州` and `地区` are never in Zhejiang. */
export type AreaWord =
  | '自治区'
  | '自治州'
  | '州'
  | '地区'
  | '省'
  | '市'
  | '县'
  | '区'
  | '镇'
  | '乡'
  | '街道'
  | '村'
  | '社区';

/** Which depths and endings of a name a word goes with. Prefectures elsewhere may have their counties at depth 2. */
const CALLED: Readonly<Record<AreaWord, (depth: number, name: string) => boolean>> = {
  自治区: (depth, name) => depth === 1 && name.endsWith('自治区'),
  自治州: (depth, name) => depth === 2 && name.endsWith('自治州'),
  州: (depth, name) => depth === 2 && name.endsWith('自治州'),
  地区: (depth, name) => depth === 2 && name.endsWith('地区'),
  省: (depth, name) => depth === 1 && name.endsWith('省'),
  市: (depth, name) => depth <= 3 && name.endsWith('市'),
  县: (depth, name) => (depth === 2 || depth === 3) && name.endsWith('县'),
  区: (depth, name) => (depth === 2 || depth === 3) && name.endsWith('区'),
  镇: (depth, name) => depth === 4 && name.endsWith('镇'),
  乡: (depth, name) => depth === 4 && name.endsWith('乡'),
  街道: (depth, name) => depth === 4 && name.endsWith('街道'),
  村: (depth) => depth === 5,
  社区: (depth) => depth === 5,
};

/** The part of a path that a word names: 县 in 浙江省/丽水市/遂昌县/大柘镇 is 遂昌县. Null when it has none. */
export function ancestorCalled(path: string | null, word: AreaWord): string | null {
  const parts = path?.split('/') ?? [];
  for (let n = parts.length; n > 0; n--) if (CALLED[word](n, parts[n - 1]!)) return parts.slice(0, n).join('/');
  return null;
}

/** The last area of another province that a text names before an offset, as a path; null when one of ours comes later. */
export function otherBefore(text: string, from: number, to: number): string | null {
  let found: string | null = null;
  for (let i = from; i < to; ) {
    const area = areaAt(text, i);
    if (!area || area.end > to) {
      i++;
      continue;
    }
    if (area.other && /[省市县区州盟旗]$|地区$/u.test(area.name)) {
      const code: string | undefined =
        area.other.find((c) => found === null || otherPath(c).startsWith(found)) ?? area.other[0];
      found = code ? otherPath(code) : found;
    } else if (
      !area.other &&
      (!area.short || area.places.some((p) => p.level === 'county' || p.level === 'prefecture'))
    )
      found = null;
    i = area.end;
  }
  return found;
}
