/** Slips of the page itself: 嘉善市 for 嘉善县, one name written two ways. Reported, never corrected. */
import { elsewhere, gazetteer } from '../../gazetteer/index.ts';
import type { Review } from '../../model/ledger.ts';
import type { PlaceMention } from './context.ts';
import type { Settled } from './page-names.ts';
import { CLAUSE_START, WORDLIKE } from './words.ts';

/** After a county's bare name, a kind that it does not have. 市区, 县城, 区域 and the like are words of their own. */
const KIND = /^(?:市(?![区场级民县值面政直])|县(?![城域级区])|区(?![域位块间划级别段县]))/u;
const FUTURE = /(?<name>[\p{Script=Han}]{2,4}?)(?=未来社区)/gu;

export function findSlips(
  text: string,
  spot: { article: number; field: string },
  here: readonly Settled[],
): { mentions: PlaceMention[]; review: Review[] } {
  const mentions: PlaceMention[] = [];
  const review: Review[] = [];
  for (const s of here) {
    const { token } = s;
    if (!token.short || token.zone) continue;
    const county = token.places.find((p) => p.level === 'county' && !p.ended);
    // 地级以上城市 is no slip: a word-like name has to begin a clause.
    if (!county || county.name.startsWith('景宁') || (WORDLIKE.has(token.name) && !CLAUSE_START.test(token.before)))
      continue;
    const kind = KIND.exec(token.after)?.[0];
    if (!kind || `${token.name}${kind}` === county.name) continue;
    const written = `${token.name}${kind}`;
    if (gazetteer().byName(written).length > 0 || elsewhere().byName(written)) continue;
    review.push({
      code: 'slip-of-the-page',
      message: `原页写作“${written}”，今查有${county.path.replaceAll('/', '')}。原文照存。`,
    });
    if (s.state !== 'ours')
      mentions.push({
        ...spot,
        start: token.start,
        end: token.end + kind.length,
        path: county.path,
        naming: 'full',
        certainty: 'likely',
      });
  }
  review.push(...twoWays(text));
  return { mentions, review };
}

/** 启宸桥未来社区 and 始版桥未来社区 in one paragraph: names of one length and one last character, of which the table lists one. */
function twoWays(text: string): Review[] {
  if (!text.includes('未来社区')) return [];
  const names = [...new Set([...text.matchAll(FUTURE)].map((m) => longestTail(text, m.index + m[0].length)))];
  const known = names.filter((n) => gazetteer().isVillage(`${n}社区`));
  const [sure] = known;
  if (known.length !== 1 || names.length < 2) return [];
  const unsure = names.filter((n) => n !== sure && n.length === sure!.length && n.at(-1) === sure!.at(-1));
  return unsure.map((n) => ({
    code: 'slip-of-the-page',
    message: `同一段里有“${n}”“${sure}”两种写法，疑为一处。原文照存。`,
  }));
}

/** Up to three characters before a point: the usual length of such names. */
function longestTail(text: string, end: number): string {
  return text.slice(Math.max(0, end - 3), end);
}
