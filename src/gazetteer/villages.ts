/**
 * Villages and communities: 25,547 names, found in their table without cutting them out of it. An index of hashes over
 * the lines of the table is made in one pass, which costs a tenth of a map of strings.
 */
import villageSlugs from './data/village-slugs.json' with { type: 'json' };
import villages from './data/villages.json' with { type: 'json' };
import type { Found, Place } from './place.ts';
import { shortName } from './tables.ts';

/** The longest name that `match` looks for, in characters. */
const LONGEST = 14;
const BUCKETS = 1 << 15;
const COMMITTEE = '居委会';
/** What the table lists as a residents' committee is called a community or a 居民区 in texts. */
const ALIASES = ['', '社区', '居民区', '居'] as const;

const SPACE = 32;

const hash = (h: number, unit: number): number => (Math.imul(h, 31) + unit) | 0;
const bucketOf = (h: number): number => (h ^ (h >>> 15)) & (BUCKETS - 1);

/** Whether a character is the last of such names: 村, 区, 会, 居. */
const isEnd = (unit: number): boolean => unit === 0x6751 || unit === 0x533a || unit === 0x4f1a || unit === 0x5c45;

/** Every name and alias of a table, by the hash of it: parallel columns, and chains of those that share a bucket. */
interface Entries {
  /** The last entry of each bucket, and for each entry the one before it; -1 ends a chain. */
  readonly heads: Int32Array;
  readonly before: Int32Array;
  /** The line of an entry, the stretch of it, and which of ALIASES follows the stretch. */
  readonly line: Uint16Array;
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly alias: Uint8Array;
}

/** One function without calls: it runs once, mostly before the engine has compiled anything. */
function readEntries(lines: readonly string[]): Entries {
  const room = 1 << 15;
  const entries: Entries = {
    heads: new Int32Array(BUCKETS).fill(-1),
    before: new Int32Array(room),
    line: new Uint16Array(room),
    from: new Uint16Array(room),
    to: new Uint16Array(room),
    alias: new Uint8Array(room),
  };
  const { heads, before, line, from, to } = entries;
  let count = 0;
  for (let n = 0; n < lines.length; n++) {
    const text = lines[n]!;
    let start = text.indexOf(' ') + 1;
    let h = 0;
    for (let i = start; i <= text.length; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : SPACE;
      if (unit !== SPACE) {
        h = (Math.imul(h, 31) + unit) | 0;
        continue;
      }
      const bucket = (h ^ (h >>> 15)) & (BUCKETS - 1);
      before[count] = heads[bucket]!;
      heads[bucket] = count;
      line[count] = n;
      from[count] = start;
      to[count] = i;
      count++;
      if (i - start > COMMITTEE.length + 1 && text.startsWith(COMMITTEE, i - COMMITTEE.length)) {
        const stem = text.slice(start, i - COMMITTEE.length);
        for (let alias = 1; alias < ALIASES.length; alias++) {
          const own = bucketOf(hashOf(stem + ALIASES[alias]));
          before[count] = heads[own]!;
          heads[own] = count;
          line[count] = n;
          from[count] = start;
          to[count] = i - COMMITTEE.length;
          entries.alias[count] = alias;
          count++;
        }
      }
      start = i + 1;
      h = 0;
    }
  }
  if (count > room) throw new Error(`The table of villages has ${count} names, the index room for ${room}.`);
  return entries;
}

export class Villages {
  readonly #lines: readonly string[] = villages.lines;
  readonly #entries: Entries = readEntries(villages.lines);
  /** Areas above, by code. */
  readonly #areas: ReadonlyMap<string, Place>;
  /** Lines by the code that they begin with. */
  #lineOf: ReadonlyMap<string, number> | null = null;
  readonly #cut = new Map<number, readonly string[]>();
  readonly #places = new Map<number, readonly Place[]>();
  readonly #found = new Map<string, readonly Place[]>();

  /** `areas`: the areas of today by code. */
  constructor(areas: ReadonlyMap<string, Place>) {
    this.#areas = areas;
  }

  /** Whether an entry is the name that stands in `[start, end)` of a text. */
  #is(entry: number, text: string, start: number, end: number): boolean {
    const kind = ALIASES[this.#entries.alias[entry]!]!;
    const from = this.#entries.from[entry]!;
    const own = this.#entries.to[entry]! - from;
    if (own + kind.length !== end - start || !text.startsWith(kind, end - kind.length)) return false;
    const line = this.#lines[this.#entries.line[entry]!]!;
    for (let i = 0; i < own; i++) if (line.charCodeAt(from + i) !== text.charCodeAt(start + i)) return false;
    return true;
  }

  #lists(h: number, text: string, start: number, end: number): boolean {
    const { heads, before } = this.#entries;
    for (let e = heads[bucketOf(h)]!; e >= 0; e = before[e]!) if (this.#is(e, text, start, end)) return true;
    return false;
  }

  /** The places of a name as it stands in the table, in the order of their codes. */
  #listed(name: string): Place[] {
    const entries: number[] = [];
    const { heads, before, line } = this.#entries;
    for (let e = heads[bucketOf(hashOf(name))]!; e >= 0; e = before[e]!)
      if (this.#is(e, name, 0, name.length)) entries.push(e);
    const lines = new Set<number>();
    return entries.reverse().flatMap((e) => {
      const n = line[e]!;
      if (lines.has(n)) return [];
      lines.add(n);
      const names = this.#names(n);
      return [this.#place(n, names.includes(name) ? name : `${name.replace(/(社区|居民区|居)$/u, '')}${COMMITTEE}`)];
    });
  }

  #names(n: number): readonly string[] {
    const known = this.#cut.get(n);
    if (known) return known;
    const names = this.#lines[n]!.split(' ').slice(1);
    this.#cut.set(n, names);
    return names;
  }

  #lineBelow(area: Place | undefined): number | undefined {
    this.#lineOf ??= new Map(this.#lines.map((line, n) => [line.slice(0, line.indexOf(' ')), n]));
    return area?.code && !area.ended ? this.#lineOf.get(area.code) : undefined;
  }

  #areaOf(n: number): Place {
    const line = this.#lines[n]!;
    return this.#areas.get(line.slice(0, line.indexOf(' ')))!;
  }

  #place(n: number, name: string): Place {
    return this.#placesOf(n)[this.#names(n).indexOf(name)]!;
  }

  #placesOf(n: number): readonly Place[] {
    const known = this.#places.get(n);
    if (known) return known;
    const parent = this.#areaOf(n).path;
    // The addresses of a line stand in the order of its names.
    const slugs = villageSlugs.lines[n]!.split(' ');
    const places = this.#names(n).map((name, at): Place => {
      const short = shortName(name, 'village');
      return { path: `${parent}/${name}`, name, short, level: 'village', code: null, parent, slug: slugs[at + 1]! };
    });
    this.#places.set(n, places);
    return places;
  }

  /** The village of a name below an area. */
  byName(area: Place | undefined, name: string): Place | null {
    const n = this.#lineBelow(area);
    return n !== undefined && this.#names(n).includes(name) ? this.#place(n, name) : null;
  }

  /** Whether `[start, end)` of a text is the name of a village. */
  has(text: string, start: number, end: number): boolean {
    if (!isEnd(text.charCodeAt(end - 1))) return false;
    let h = 0;
    for (let i = start; i < end - 1; i++) h = hash(h, text.charCodeAt(i));
    if (text.startsWith('村村', end - 2) && this.#lists(h, text, start, end - 1)) return true;
    return this.#lists(hash(h, text.charCodeAt(end - 1)), text, start, end);
  }

  /** 余村 has a villagers' committee of 余村村: texts write either, and so do the names of other villages. */
  named(name: string): readonly Place[] {
    const known = this.#found.get(name);
    if (known) return known;
    const names = name.endsWith('村村') ? [name, name.slice(0, -1)] : [name];
    const places = names.flatMap((n) => this.#listed(n));
    if (places.length > 0) this.#found.set(name, places);
    return places;
  }

  /** The villages below an area, in the order of the table. */
  under(area: Place | undefined): Place[] {
    const n = this.#lineBelow(area);
    return n === undefined ? [] : [...this.#placesOf(n)];
  }

  /** The longest name that starts at `from` of a text. */
  match(text: string, from: number): Found | null {
    const until = Math.min(from + LONGEST, text.length);
    let end = 0;
    let h = hash(0, text.charCodeAt(from));
    for (let i = from + 1; i < until; i++) {
      const unit = text.charCodeAt(i);
      h = hash(h, unit);
      if (isEnd(unit) && this.#lists(h, text, from, i + 1)) end = i + 1;
    }
    if (end === 0) return null;
    const name = text.slice(from, end);
    return { start: from, end, name, places: this.named(name), short: false };
  }
}

function hashOf(name: string): number {
  let h = 0;
  for (let i = 0; i < name.length; i++) h = hash(h, name.charCodeAt(i));
  return h;
}
