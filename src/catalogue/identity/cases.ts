/** What of the identities an editor may want to settle on a card. Pure. */
import { officesOf } from '../offices.ts';
import type { IdentifiedPerson } from './index.ts';
import type { Sighting } from './sighting.ts';

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

/** Cases worth a card: namesakes who may be one, one who may be two, and posts without a place. */
export function casesOf(people: readonly IdentifiedPerson[], persons: ReadonlyMap<string, Sighting[]>): CardCase[] {
  const out: CardCase[] = [];
  const byName = new Map<string, IdentifiedPerson[]>();
  for (const person of people) {
    if (person.scope !== 'zhejiang') continue;
    byName.set(person.name, [...(byName.get(person.name) ?? []), person]);
    const sightings = persons.get(person.id)!;
    const posts = sightings.flatMap((s) => s.posts);
    // 拟任设区市副市长: which one, nobody could say yet.
    if (posts.every((p) => p.place === null) && posts.some((p) => p.status !== 'proposed')) {
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
