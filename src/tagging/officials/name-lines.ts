/** A name on a line of its own over the line of its post: 甲某 / 某县某村党支部书记. */
import type { Holding } from './holding.ts';
import { nameAt, type PageCounts } from './names.ts';
import { postsIn } from './resume.ts';

/** What the place on a line of its own says for a name. */
const ON_LINE = 4.5;

/** Holdings of lines that are a post and nothing else, under lines that are a name, by the field of the post. */
export function readNameLines(
  fields: readonly (readonly [field: string, text: string])[],
  page: PageCounts,
): ReadonlyMap<string, readonly Holding[]> {
  const out = new Map<string, readonly Holding[]>();
  for (const [n, [field, text]] of fields.entries()) {
    const above = fields[n - 1]?.[1] ?? '';
    if (!/^\p{Script=Han}[\p{Script=Han} \u3000]{1,4}$/u.test(above) || text.length > 40) continue;
    const name = nameAt(above, 0, page, ON_LINE);
    const posts = name?.end === above.length ? postsIn(text, 0, text.length) : null;
    if (!name || posts?.length !== 1) continue;
    const offices = posts[0]!;
    if (offices.every((o) => o.bare)) continue;
    const status = offices.some((o) => o.former) ? 'former' : 'current';
    out.set(field, [{ name: { ...name, start: 0, end: 0 }, offices, status }]);
  }
  return out;
}
