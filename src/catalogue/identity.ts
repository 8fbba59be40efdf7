/**
 * Who is who over the whole archive: a person is a name with compatible offices. Namesakes stay apart until an editor
 * joins them on a card; an id, once given, is in the registry and never changes. Pure: reading and writing cards and
 * registry is the archive's.
 */
import { pinyin } from 'pinyin-pro';
import type { OfficialCard, Registry } from '../archive/index.ts';
import { gazetteer, within } from '../gazetteer/index.ts';
import type { Post, Scope } from '../model/record.ts';
import { groupBy } from './items.ts';
import { officesOf } from './offices.ts';

/** An article, as far as identity asks: `ArticleEntry` is one. */
export interface NamedIn {
  readonly id: string;
  readonly article: {
    readonly date: string | null;
    readonly officials: readonly { readonly name: string; readonly posts: readonly Post[]; readonly scope: Scope }[];
  };
}

/** A person of the archive. */
export interface IdentifiedPerson {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** What an editor's card says; empty without one. */
  readonly note: string;
  /** Ids of the articles that name the person, oldest first, those without a date last. */
  readonly articles: readonly string[];
}

/** Something that an editor may want to settle on a card. */
export interface CardCase {
  readonly kind: 'namesakes' | 'two-posts' | 'no-place' | 'linked';
  readonly name: string;
  readonly ids: readonly string[];
  readonly articles: readonly string[];
  /** For `two-posts`: the articles that would be the second person's; empty for the others. */
  readonly second: readonly string[];
  /** A Chinese sentence for the editor. */
  readonly message: string;
}

export interface Identification {
  readonly people: readonly IdentifiedPerson[];
  /** The registry with the ids given in this run added; those it had are as they were. */
  readonly registry: Registry;
  readonly cases: readonly CardCase[];
  /** Id of the person whom an article means by a name; undefined when it names no such official. */
  personOf(articleId: string, name: string): string | undefined;
}

/** One article's word on one name. */
interface Sighting {
  readonly article: string;
  readonly date: string | null;
  readonly name: string;
  readonly scope: Scope;
  readonly posts: readonly Post[];
}

/** Tells who is who. `entries` in any order: the result does not depend on it. */
export function identify(
  entries: readonly NamedIn[],
  cards: readonly OfficialCard[],
  registry: Registry,
): Identification {
  const byName = new Map<string, Sighting[]>();
  for (const { id, article } of entries) {
    for (const { name, posts, scope } of article.officials) {
      const sighting = { article: id, date: article.date, name, scope, posts };
      const list = byName.get(name);
      if (list) list.push(sighting);
      else byName.set(name, [sighting]);
    }
  }
  const ids = new Ids(registry, new Set(cards.flatMap(({ parts }) => parts.map(({ id }) => id))));
  const persons = new Map<string, Sighting[]>();
  const cases: CardCase[] = [];
  for (const name of [...byName.keys()].sort()) {
    const sightings = byName.get(name)!.sort(bySight);
    const present = new Set(sightings.map((s) => s.article));
    for (const group of groupsOf(sightings)) {
      for (const [id, own] of ids.share(group, present, cases)) persons.set(id, [...(persons.get(id) ?? []), ...own]);
    }
  }
  const notes = applyCards(cards, persons);
  const personAt = new Map<string, string>();
  const people = [...persons]
    .filter(([, sightings]) => sightings.length > 0)
    .map(([id, sightings]): IdentifiedPerson => {
      sightings.sort(bySight);
      for (const s of sightings) personAt.set(`${s.article}\0${s.name}`, id);
      const card = notes.get(id);
      return {
        id,
        name: card?.name ?? sightings[0]!.name,
        scope: scopeOf(sightings),
        note: card ? (card.note ?? card.reason) : '',
        articles: sightings.map((s) => s.article),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const settled = new Set(cards.flatMap((c) => [c.id, ...c.joins, ...c.apart, ...c.parts.map((p) => p.id)]));
  return {
    people,
    // The catalogue of a site asks for neither of the two.
    get registry() {
      return ids.registry();
    },
    get cases() {
      return [...cases, ...casesOf(people, persons)].filter((c) => !c.ids.every((id) => settled.has(id)));
    },
    personOf: (articleId, name) => personAt.get(`${articleId}\0${name}`),
  };
}

function bySight(a: Sighting, b: Sighting): number {
  const [x, y] = [a.date ?? '9999', b.date ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.article < b.article ? -1 : a.article > b.article ? 1 : 0;
}

function scopeOf(sightings: readonly Sighting[]): Scope {
  const scopes = new Set(sightings.map((s) => s.scope));
  return scopes.has('national') ? 'national' : scopes.has('zhejiang') ? 'zhejiang' : 'elsewhere';
}

/**
 * Sightings of one name, in groups that are one person by their offices. Only kinds of sightings are compared with each
 * other: of the thousands that name a leading official, most give the same posts.
 */
function groupsOf(sightings: readonly Sighting[]): Sighting[][] {
  const kinds = [...groupBy(sightings, ({ scope, posts }) => kindOf(scope, posts)).values()];
  // A kind whose own sightings do not speak for one person is one of each.
  const nodes = kinds.flatMap((kind) => (compatible(kind[0]!, kind[0]!) ? [kind] : kind.map((one) => [one])));
  const group = nodes.map((_, n) => n);
  const root = (n: number): number => {
    let at = n;
    while (group[at] !== at) at = group[at] = group[group[at]!]!;
    return at;
  };
  for (let a = 0; a < nodes.length; a++) {
    for (let b = 0; b < a; b++) {
      if (root(a) !== root(b) && compatible(nodes[a]![0]!, nodes[b]![0]!)) group[root(a)] = root(b);
    }
  }
  const at = new Map(nodes.flatMap((node, n) => node.map((one): [Sighting, number] => [one, root(n)])));
  return [...groupBy(sightings, (one) => at.get(one)!).values()];
}

/** What `compatible` looks at. */
function kindOf(scope: Scope, posts: readonly Post[]): string {
  return scope === 'national'
    ? scope
    : `${scope}\0${posts.map(({ post, place }) => `${place ?? ''}\0${post}`).join('\0')}`;
}

/** Whether the offices of two sightings speak for one person. */
function compatible(a: Sighting, b: Sighting): boolean {
  if (a.scope === 'national' || b.scope === 'national') return a.scope === b.scope;
  for (const p of a.posts) {
    for (const q of b.posts) {
      if (p.place === null || q.place === null) {
        if (p.place === q.place && p.post === q.post) return true;
      } else if (p.place === q.place ? samePlace(p, q) : nested(p.place, q.place)) return true;
    }
  }
  return false;
}

/** In a county or below, one name in one place is one person; above, the office must be the same as well. */
function samePlace(p: Post, q: Post): boolean {
  if (depth(p.place!) >= 3) return true;
  const own = new Set(officesOf(p.post, p.place).map((o) => o.post));
  if (officesOf(q.post, q.place).some((o) => own.has(o.post))) return true;
  return LEADERSHIP.test(p.post) && LEADERSHIP.test(q.post);
}

/** Posts that a prefecture or a province has a dozen of, not hundreds. */
const LEADERSHIP =
  /(?:[省市]委(?:副书记|书记|常委)|[省市]长$|[省市](?:人大常委会|政协)(?:副)?(?:主任|主席)|^[省市]领导)/u;

/** A county and a town of it, a town and a village of it; a county says nothing of its villages. */
function nested(a: string, b: string): boolean {
  const [upper, lower] = a.length < b.length ? [a, b] : [b, a];
  return depth(upper) >= 3 && depth(lower) === depth(upper) + 1 && within(lower, upper);
}

const depth = (path: string) => path.split('/').length;

/** Ids given and to be given. */
class Ids {
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

/** A card wins: joins other ids into its own, parts articles from it. Returns the cards by id. */
function applyCards(cards: readonly OfficialCard[], persons: Map<string, Sighting[]>): Map<string, OfficialCard> {
  const byId = new Map<string, OfficialCard>();
  for (const card of cards) {
    byId.set(card.id, card);
    const own = persons.get(card.id) ?? [];
    for (const other of card.joins) {
      own.push(...(persons.get(other) ?? []));
      persons.delete(other);
    }
    persons.set(card.id, own);
  }
  for (const card of cards) {
    for (const part of card.parts) {
      const taken = new Set(part.articles);
      const own = persons.get(card.id)!;
      persons.set(part.id, [...(persons.get(part.id) ?? []), ...own.filter((s) => taken.has(s.article))]);
      persons.set(
        card.id,
        own.filter((s) => !taken.has(s.article)),
      );
    }
  }
  return byId;
}

/** Cases worth a card: namesakes who may be one, one who may be two, and posts without a place. */
function casesOf(people: readonly IdentifiedPerson[], persons: ReadonlyMap<string, Sighting[]>): CardCase[] {
  const out: CardCase[] = [];
  const byName = new Map<string, IdentifiedPerson[]>();
  for (const person of people) {
    if (person.scope !== 'zhejiang') continue;
    byName.set(person.name, [...(byName.get(person.name) ?? []), person]);
    const sightings = persons.get(person.id)!;
    if (sightings.every((s) => s.posts.every((p) => p.place === null))) {
      out.push({
        kind: 'no-place',
        name: person.name,
        ids: [person.id],
        articles: person.articles,
        second: [],
        message: `${person.name}（${person.id}）的职务看不出管哪里，请在文章里补上地方，或建卡片说明。`,
      });
    }
    const clash = clashIn(sightings);
    if (clash) {
      out.push({
        kind: 'two-posts',
        name: person.name,
        ids: [person.id],
        articles: clash.pair.map((s) => s.article),
        second: clash.second.map((s) => s.article),
        message: `${person.name}（${person.id}）半年之内在同一地方有两个不相干的职务：${clash.pair.map((s) => s.posts[0]!.post).join('、')}，或是两人，请建卡片认定。`,
      });
    }
  }
  for (const [name, group] of byName) {
    if (group.length < 2) continue;
    out.push({
      kind: 'namesakes',
      name,
      ids: group.map((p) => p.id),
      articles: group.flatMap((p) => p.articles.slice(0, 1)),
      second: [],
      message: `${name}有${group.length}人：${group.map((p) => p.id).join('、')}。若有同一人，请建卡片写明理由。`,
    });
  }
  return out;
}

const HALF_YEAR = 183 * 24 * 3600 * 1000;

/** The bodies of one place that a sighting's current posts are of. */
function bodiesOf(sighting: Sighting): string[] {
  return sighting.posts
    .filter((p) => p.status === 'current' && p.place !== null)
    .flatMap((p) =>
      officesOf(p.post, p.place).map(
        (o) => `${o.place}\0${o.post.replace(/(?:党委|党组|副?书记|副?局长|副?主任|党工委).*$/u, '')}`,
      ),
    );
}

/**
 * Two sightings within half a year with current posts in different bodies of one place, and no article with both;
 * with them all sightings that share a body with the second, and none with the first.
 */
function clashIn(
  sightings: readonly Sighting[],
): { readonly pair: readonly [Sighting, Sighting]; readonly second: readonly Sighting[] } | null {
  const bureau = /局|办公室|中心|委员会/u;
  for (const [n, a] of sightings.entries()) {
    for (const b of sightings.slice(n + 1)) {
      if (a.date?.length !== 10 || b.date?.length !== 10) continue;
      if (Date.parse(b.date) - Date.parse(a.date) > HALF_YEAR) break;
      const [x, y] = [bodiesOf(a), bodiesOf(b)];
      if (x.length === 0 || y.length === 0 || x.some((body) => y.includes(body))) continue;
      if (!x.every((body) => bureau.test(body)) || !y.every((body) => bureau.test(body))) continue;
      const second = sightings.filter((s) => {
        const own = bodiesOf(s);
        return own.some((body) => y.includes(body)) && !own.some((body) => x.includes(body));
      });
      return { pair: [a, b], second };
    }
  }
  return null;
}
