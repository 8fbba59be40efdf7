/** From a stretch of joined posts to entries: one for each area governed, as the text writes them. */
import type { Scope } from '../../model/record.ts';
import { isOfState } from './bodies.ts';
import type { Holding } from './holding.ts';
import type { Office } from './office.ts';
import type { PostAreas } from './post-areas.ts';
import type { SettledPost } from './post-entries.ts';
import { BUSINESS_ROLE, MINDER } from './roles.ts';

/** Bodies of the party in an enterprise. */
const PARTY = /(?:党委|党组|党总支|党支部|纪委)$/u;
/** Who was: 老支书, 老镇长, 老村委会主任. */
const OLD_POST = /^老(?:村?支书|村长|书记|主任|局长|校长|院长|站长|[县区市镇乡]长|村(?:委|党|支|主任|书记))/u;
/** 老村委会主任甲某: the word stands before the word for the area. */
const isOld = (text: string, office: Office): boolean =>
  office.word === '村' &&
  text[office.start - 1] === '老' &&
  /^村(?:委|党|支|主任|书记)/u.test(text.slice(office.start));

/** The entries of a holding, one for each area in a row of posts; posts outside public life are left out. */
export function settle(holding: Holding, areas: PostAreas, text: string, field: string): SettledPost[] {
  const entries: { start: number; end: number; place: string | null; scope: Scope; roles: string[] }[] = [];
  let joined = false;
  let isPublic = false;
  // 原村党支部书记: the word is part of the post as it is written; 原是 and 原任 are verbs.
  const isPast = holding.status === 'former';
  const isCadre = holding.offices.some((o) => PARTY.test(o.body));
  for (const office of holding.offices) {
    // 城投集团党委书记、董事长: a role without a body is of the body before.
    const isOwn = office.isPublic || (isCadre && isOfState(text.slice(office.start, office.end)));
    // 镇长、河长: of whoever holds the post before.
    const isBeside = (office.bare && BUSINESS_ROLE.test(office.role)) || MINDER.test(office.role);
    isPublic = joined && isBeside ? isPublic : isOwn;
    if (!isPublic) {
      joined = false;
      continue;
    }
    const { path, scope } = areas.of(office, text, field);
    const league = /^(?:共青)?团/u.exec(text.slice(office.start, office.start + 3))?.[0] ?? '';
    const role =
      league +
      (office.former ? office.body.replace(/原(?=党)/u, '') : office.body).replace(/^[省市县区镇乡村]|^街道/u, '') +
      office.role;
    const last = entries[entries.length - 1];
    // 某院院长，兼任某中心主任: two posts as the text writes them.
    const isApart = last !== undefined && /，.*任/u.test(text.slice(last.end, office.start));
    if (joined && last && !isApart && last.place === path && last.scope === scope) {
      last.end = office.end;
      last.roles.push(role);
    } else
      entries.push({
        start: office.start - ((isPast && text[office.start - 1] === '原') || isOld(text, office) ? 1 : 0),
        end: office.end,
        place: path,
        scope,
        roles: [role],
      });
    joined = true;
  }
  return entries.map((e) => ({
    post: text.slice(e.start, e.end),
    place: e.place,
    // 老支书, 老镇长 is who was.
    status:
      /(?:^|[学校院站局])老[\p{Script=Han}]长$/u.test(e.roles[0]!) ||
      OLD_POST.test(e.roles[0]!) ||
      OLD_POST.test(text.slice(e.start, e.end))
        ? 'former'
        : holding.status,
    scope: e.scope,
    roles: e.roles,
    ...(holding.narrated ? { narrated: holding.narrated } : {}),
  }));
}
