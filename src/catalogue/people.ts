/** Officials with their attested posts, and offices with those whom the archive saw in them. */
import type { ArticleEntry } from '../archive/index.ts';
import { gazetteer, PROVINCE } from '../gazetteer/index.ts';
import type { Identification } from './identity/index.ts';
import { groupBy } from './items.ts';
import { type Office, officesOf } from './offices.ts';
import { namePinyin, pinyinSlug } from './pinyin.ts';
import type { Attestation, AttestedPost, Item, OfficeNode, PersonNode } from './types.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Builds people and offices. `items` newest first; `entries` as far as they may be seen. */
export function peopleAndOffices(
  items: readonly Item[],
  entries: ReadonlyMap<string, ArticleEntry>,
  identity: Identification,
): { people: Map<string, PersonNode>; offices: OfficeNode[] } {
  const people = new Map<string, Mutable<PersonNode>>();
  const seen = new Map<string, Attestation[]>();
  for (const { id, name, note, scope } of identity.people) {
    const pinyin = namePinyin(name);
    people.set(id, {
      id,
      name,
      pinyin,
      initial: /^[A-Z]/.exec(pinyin.normalize('NFD'))?.[0] ?? '#',
      scope,
      note,
      appearances: [],
      posts: [],
      headline: null,
      namesakes: [],
      companions: [],
    });
    seen.set(id, []);
  }
  const together = new Map<string, Map<string, number>>();
  for (const item of items) {
    const present = new Set<string>();
    for (const official of entries.get(item.id)!.article.officials) {
      const id = identity.personOf(item.id, official.name);
      const person = id === undefined ? undefined : people.get(id);
      if (!id || !person) continue;
      if (!present.has(id)) person.appearances.push({ item, evidence: official.evidence ?? '' });
      present.add(id);
      for (const post of official.posts) seen.get(id)!.push({ item, ...post });
    }
    if (present.size > 60) continue; // A list of delegates says nothing of who works with whom.
    for (const a of present) for (const b of present) if (a !== b) count(together, a, b);
  }

  const offices = new Map<string, OfficeNode>();
  for (const [id, person] of people) {
    if (person.appearances.length === 0) {
      people.delete(id);
      continue;
    }
    person.posts = attestedPosts(seen.get(id)!, (office) => {
      const key = `${office.place}\0${office.post}`;
      const node = offices.get(key) ?? { slug: '', post: officeName(office), place: office.place, holders: [] };
      offices.set(key, node);
      return node;
    });
    person.headline = headlineOf(person.posts);
    if (person.scope === 'zhejiang') {
      for (const post of person.posts) {
        if (post.office && post.seen.some((s) => s.status === 'current')) post.office.holders.push({ person, post });
      }
    }
  }
  for (const [id, person] of people) {
    person.companions = [...(together.get(id) ?? [])]
      .flatMap(([other, times]) => (people.has(other) ? [{ person: people.get(other)!, count: times }] : []))
      .sort((a, b) => b.count - a.count || (a.person.id < b.person.id ? -1 : 1));
  }
  for (const group of groupBy(people.values(), (person) => person.name).values()) {
    if (group.length > 1)
      for (const person of group) (person as Mutable<PersonNode>).namesakes = group.filter((p) => p !== person);
  }
  return { people, offices: finish([...offices.values()]) };
}

function count(table: Map<string, Map<string, number>>, a: string, b: string): void {
  const row = table.get(a) ?? new Map<string, number>();
  row.set(b, (row.get(b) ?? 0) + 1);
  table.set(a, row);
}

function attestedPosts(seen: readonly Attestation[], nodeOf: (office: Office) => OfficeNode): AttestedPost[] {
  const groups = new Map<string, { office: Office | null; seen: Attestation[] }>();
  for (const sight of seen) {
    // 交通运输局党委书记、局长 is two offices; a post of another province, or of no known area, stays as it is written.
    const offices = sight.place?.startsWith(PROVINCE) ? officesOf(sight.post, sight.place) : [];
    for (const office of offices.length > 0 ? offices : [null]) {
      const key = office ? `${office.place}\0${office.post}` : `\0${sight.place ?? ''}\0${sight.post}`;
      const group = groups.get(key) ?? { office, seen: [] };
      group.seen.push(sight);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({ office, seen: own }) => {
      const held = own.filter((s) => s.status === 'current');
      const dates = held.flatMap((s) => s.item.date ?? []).sort();
      return {
        post: office ? officeName(office) : own[0]!.post,
        place: own[0]!.place,
        office: office && held.length > 0 ? nodeOf(office) : null,
        seen: [...own].sort((a, b) => compareDates(a.item.date, b.item.date)),
        first: dates[0] ?? null,
        last: dates.at(-1) ?? null,
      };
    })
    .sort((a, b) => compareDates(b.last, a.last));
}

/** The post with its area before it, unless it names it: 乐清市委书记, 义乌市商务局副局长. */
export function officeName({ post, place }: Office): string {
  const { name, short } = gazetteer().placeOf(place);
  if (post.includes(short)) return post;
  return post[0] === name.at(-1) ? name + post.slice(1) : name + post;
}

function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** The post attested last as current; of several on one day, the one that the article gives first. */
function headlineOf(posts: readonly AttestedPost[]): AttestedPost | null {
  const current = posts.filter((post) => post.seen.some((s) => s.status === 'current'));
  const last =
    current
      .flatMap((post) => post.last ?? [])
      .sort()
      .at(-1) ?? null;
  return current.find((post) => post.last === last) ?? current[0] ?? posts[0] ?? null;
}

/** Gives offices their addresses and their holders in order of the first attestation. */
function finish(offices: OfficeNode[]): OfficeNode[] {
  const named = offices.filter((office) => office.holders.length > 0).sort((a, b) => compareKeys(a, b));
  const taken = new Set<string>();
  for (const office of named) {
    const stem = `${gazetteer().slugPath(office.place)}/${pinyinSlug(office.post)}`;
    let slug = stem;
    for (let n = 2; taken.has(slug); n++) slug = `${stem}-${n}`;
    taken.add(slug);
    (office as Mutable<OfficeNode>).slug = slug;
    office.holders.sort((a, b) => compareDates(a.post.first, b.post.first) || (a.person.id < b.person.id ? -1 : 1));
  }
  return named;
}

function compareKeys(a: OfficeNode, b: OfficeNode): number {
  const x = `${a.place}\0${a.post}`;
  const y = `${b.place}\0${b.post}`;
  return x < y ? -1 : x > y ? 1 : 0;
}
