/** The entries of a person: what was found of one post in several places, together. */
import type { Post, PostStatus, Scope } from '../../model/record.ts';

/** An entry with what is needed to tell whether two are the same. */
export interface SettledPost {
  readonly post: string;
  readonly place: string | null;
  readonly status: PostStatus;
  readonly scope: Scope;
  /** Bodies and roles without the names of areas. */
  readonly roles: readonly string[];
  readonly narrated?: true;
}

/** Merges what was found in several places: one entry for a post, the fullest wording, in order of the text. */
export function postsOf(found: readonly SettledPost[]): Post[] {
  const out: SettledPost[] = [];
  // Beside a post that a name stands next to, those told of a career are past.
  const beside = found.filter((p) => !p.narrated);
  // A graduate sent to a village goes on being one.
  const isCareer = beside.some(
    (p) => (p.status === 'current' && !/村官/u.test(p.post)) || /原|老(?:支书|书记|主任|村长)/u.test(p.post),
  );
  for (const told of found) {
    const same = (p: SettledPost) => p.place === told.place && covers(p.roles, told.roles);
    if (told.narrated && beside.some(same)) continue;
    // 市长：甲某, and then 2016年任市委副书记、市长: the station that he is at.
    const isHeld = beside.some(
      (p) => p.status === 'current' && p.place === told.place && p.roles.some((r) => told.roles.includes(r)),
    );
    const isPast = isCareer && told.narrated && told.status === 'current' && !isHeld;
    const post: SettledPost = isPast ? { ...told, status: 'former' } : told;
    const twin = out.findIndex(
      (p) =>
        p.place === post.place &&
        p.status === post.status &&
        (covers(p.roles, post.roles) || covers(post.roles, p.roles)),
    );
    if (twin < 0) out.push(post);
    else if (!covers(out[twin]!.roles, post.roles)) out[twin] = post;
  }
  return out.map(({ post, place, status }) => ({ post, place, status }));
}

const covers = (a: readonly string[], b: readonly string[]) =>
  b.every((role) => a.some((r) => r === role || (r.endsWith(role) && !role.startsWith('委') && !isOther(r, role))));
/** 副市长 and 代市长 are no fuller words for 市长. */
const isOther = (full: string, role: string) => /(?:副|代理?|第一)[省市县区镇乡]?$/u.test(full.slice(0, -role.length));
