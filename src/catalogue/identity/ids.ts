/** Ids of people: pinyin and first place, in the registry once given, and never changed. */
import { pinyin } from 'pinyin-pro';
import type { Registry } from '../../archive/index.ts';
import { gazetteer } from '../../gazetteer/index.ts';
import type { CardCase } from './cases.ts';
import { nested, type Sighting } from './sighting.ts';

/** Ids given and to be given. */
export class Ids {
  readonly #entries: Map<string, { name: string; place: string | null; article?: unknown }>;
  readonly #byName = new Map<string, string[]>();
  /** Ids that a group of this run has. */
  readonly #used = new Set<string>();
  /** Ids that cards give to parts: never given to anybody else. */
  readonly #reserved: ReadonlySet<string>;

  constructor(registry: Registry, reserved: ReadonlySet<string>) {
    this.#reserved = reserved;
    this.#entries = new Map(Object.entries(registry));
    for (const [id, { name }] of this.#entries) this.#byName.set(name, [...(this.#byName.get(name) ?? []), id]);
  }

  registry(): Registry {
    return Object.fromEntries([...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * Shares a group out to ids: the one that it had, each to its own when it had several, or a new one. An id belongs
   * to the group with the article that it was first given for; once that is gone (not in `present`), to one by place.
   */
  share(group: readonly Sighting[], present: ReadonlySet<string>, cases: CardCase[]): Map<string, Sighting[]> {
    const { name } = group[0]!;
    const known = (this.#byName.get(name) ?? []).filter((id) => !this.#used.has(id));
    const articles = new Set(group.map((s) => s.article));
    const anchored = known.filter((id) => articles.has(String(this.#entries.get(id)!.article)));
    const placed = known.filter(
      (id) => !present.has(String(this.#entries.get(id)!.article)) && group.some((s) => this.#fits(id, s)),
    );
    const own = anchored.length > 0 ? [...anchored, ...placed] : placed;
    if (own.length === 0) {
      const id = this.#give(group);
      this.#used.add(id);
      return new Map([[id, [...group]]]);
    }
    for (const id of own) this.#used.add(id);
    if (own.length === 1) return new Map([[own[0]!, [...group]]]);
    const out = new Map(own.map((id): [string, Sighting[]] => [id, []]));
    for (const s of group) {
      const at =
        own.find((id) => this.#entries.get(id)!.article === s.article) ??
        own.find((id) => this.#fits(id, s)) ??
        own[0]!;
      out.get(at)!.push(s);
    }
    cases.push({
      kind: 'linked',
      name,
      ids: own,
      articles: [...articles].sort(),
      second: [],
      message: `${name}：${own.join('、')}几人，现有文章把他们的职务连在一起，或是同一人，请建卡片认定。`,
    });
    return out;
  }

  #fits(id: string, s: Sighting): boolean {
    const { place } = this.#entries.get(id)!;
    if (place === null) return s.scope === 'national' || s.posts.every((p) => p.place === null);
    return s.posts.some((p) => p.place !== null && (p.place === place || nested(p.place, place)));
  }

  #give(group: readonly Sighting[]): string {
    const first = group[0]!;
    const place =
      first.scope === 'national'
        ? null
        : (group.flatMap((s) => [...s.posts.filter((p) => p.status === 'current'), ...s.posts]).find((p) => p.place)
            ?.place ?? null);
    const stem = [nameSlug(first.name), ...(place ? [placeSlug(place)] : [])].join('-');
    let id = stem;
    for (let n = 2; this.#entries.has(id) || this.#reserved.has(id); n++) id = `${stem}-${n}`;
    this.#entries.set(id, { name: first.name, place, article: first.article });
    this.#byName.set(first.name, [...(this.#byName.get(first.name) ?? []), id]);
    return id;
  }
}

function ascii(syllables: readonly string[]): string {
  return (
    syllables
      .join('')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, '') || 'x'
  );
}

/** `单志强` → `shanzhiqiang`: surnames have readings of their own. */
export function nameSlug(name: string): string {
  return ascii(pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true }));
}

/** The last part of a place's address; for another province, the pinyin of its last name. */
function placeSlug(place: string): string {
  if (gazetteer().byPath(place)) return gazetteer().slugPath(place).split('/').pop()!;
  const name = place.slice(place.lastIndexOf('/') + 1);
  return ascii(pinyin(name.replace(/(?<=..)[省市县区]$/u, ''), { toneType: 'none', type: 'array', v: true }));
}
