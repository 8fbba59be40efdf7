/** What the gazetteer says of a place. */

export const LEVELS = ['province', 'prefecture', 'county', 'town', 'village'] as const;
export type Level = (typeof LEVELS)[number];

export interface Place {
  /** Names from the province down, joined by `/`: `浙江省/金华市/义乌市`. */
  readonly path: string;
  readonly name: string;
  /** The name without its kind: 义乌, 苏溪, 北塘; the name itself where nothing would be left to tell it by. */
  readonly short: string;
  readonly level: Level;
  /** Code of GB/T 2260 (2, 4 or 6 digits), or of the statistics bureau (9); null for villages and what is not listed. */
  readonly code: string | null;
  /** Path of the area above; null for the province. */
  readonly parent: string | null;
  /** Its own part of an address, in pinyin. */
  readonly slug: string;
  /** For an area that is no more: its years, and the paths of those that took over, as they are called today. */
  readonly ended?: { readonly from: number; readonly to: number; readonly successors: readonly string[] };
}

/** A development zone, a new area, a port: no level of its own, but an area that runs it. */
export interface Zone {
  /** As the text writes it. */
  readonly name: string;
  /** Path of the area that runs it. */
  readonly runBy: string;
  /** Where the table has it from; `form` for one known by its form alone (an area's name and a kind of zone). */
  readonly source: string;
}

/** A name found at a place of a text. Several places when the name is shared. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly places: readonly Place[];
  /** Whether the name stands without its kind (义乌 for 义乌市). */
  readonly short: boolean;
}

/** The two characters at a spot as one number of 32 bits: what names are looked up by, without cutting a string. */
export function headAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

interface Named<T> {
  readonly name: string;
  value: T;
}

/** Values by the names that begin alike: the longest name that stands at a spot is found in a few comparisons. */
export class NameIndex<T> {
  readonly #names = new Map<string, Named<T>>();
  readonly #byHead = new Map<number, Named<T>[]>();
  /** Which characters a name begins with. */
  readonly #first = new Uint8Array(0x10000);

  get(name: string): T | undefined {
    return this.#names.get(name)?.value;
  }

  keys(): Iterable<string> {
    return this.#names.keys();
  }

  set(name: string, value: T): void {
    const known = this.#names.get(name);
    if (known) {
      known.value = value;
      return;
    }
    const entry = { name, value };
    this.#names.set(name, entry);
    this.#first[name.charCodeAt(0)] = 1;
    const head = headAt(name, 0);
    const list = this.#byHead.get(head);
    if (!list) this.#byHead.set(head, [entry]);
    else {
      const at = list.findIndex((other) => other.name.length < name.length);
      list.splice(at < 0 ? list.length : at, 0, entry);
    }
  }

  /** Whether `[start, end)` of a text, at least two characters, is one of the names. */
  isAt(text: string, start: number, end: number): boolean {
    if (this.#first[text.charCodeAt(start)] !== 1) return false;
    const list = this.#byHead.get(headAt(text, start));
    return list?.some(({ name }) => name.length === end - start && text.startsWith(name, start)) ?? false;
  }

  /** The longest name of at least two characters that stands at `from` (UTF-16 units), with its value. */
  at(text: string, from: number): { readonly name: string; readonly value: T } | null {
    if (this.#first[text.charCodeAt(from)] !== 1) return null;
    const list = this.#byHead.get(headAt(text, from));
    if (list) for (const entry of list) if (text.startsWith(entry.name, from)) return entry;
    return null;
  }
}

/** How many areas a path names: 3 for `浙江省/金华市/义乌市`. */
export function depthOf(path: string): number {
  let depth = 1;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth++;
  return depth;
}

/** The first `depth` areas of a path; the whole path if it has no more. */
export function areaOf(path: string, depth: number): string {
  let at = -1;
  for (let n = 0; n < depth; n++) {
    at = path.indexOf('/', at + 1);
    if (at < 0) return path;
  }
  return path.slice(0, Math.max(at, 0));
}

/** `浙江省/金华市/义乌市` → itself and the areas above, widest first. */
export function lineage(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
}

/** Whether `path` is `area` or lies in it. */
export function within(path: string, area: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}

/** The level of a path by its depth and its last name; villages directly under a county are told by their name. */
export function levelOf(path: string): Level {
  const parts = path.split('/');
  const depth = parts.length;
  if (depth === 4 && /(村|社区|居委会)$/u.test(parts[3]!)) return 'village';
  return LEVELS[Math.min(depth, LEVELS.length) - 1]!;
}
