/** What articles say of one name, and whether their offices speak for one person. Pure. */
import { within } from '../../gazetteer/index.ts';
import type { Post, Scope } from '../../model/record.ts';
import { groupBy } from '../items.ts';
import { officesOf } from '../offices.ts';

/** One article's word on one name. */
export interface Sighting {
  readonly article: string;
  readonly date: string | null;
  readonly name: string;
  readonly scope: Scope;
  readonly posts: readonly Post[];
}

/** Oldest first, those without a date last; within a day by article. */
export function bySight(a: Sighting, b: Sighting): number {
  const [x, y] = [a.date ?? '9999', b.date ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.article < b.article ? -1 : a.article > b.article ? 1 : 0;
}

export function scopeOf(sightings: readonly Sighting[]): Scope {
  const scopes = new Set(sightings.map((s) => s.scope));
  return scopes.has('national') ? 'national' : scopes.has('zhejiang') ? 'zhejiang' : 'elsewhere';
}

/**
 * Sightings of one name, in groups that are one person by their offices. Only kinds of sightings are compared with each
 * other: of the thousands that name a leading official, most give the same posts.
 */
export function groupsOf(sightings: readonly Sighting[]): Sighting[][] {
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
export function nested(a: string, b: string): boolean {
  const [upper, lower] = a.length < b.length ? [a, b] : [b, a];
  return depth(upper) >= 3 && depth(lower) === depth(upper) + 1 && within(lower, upper);
}

const depth = (path: string) => path.split('/').length;
