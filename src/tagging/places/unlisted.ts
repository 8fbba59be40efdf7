/** Villages and towns that no table lists, by form and context: more evidence is asked than for a listed name. */
import { gazetteer } from '../../gazetteer/index.ts';
import type { PlaceMention } from './context.ts';
import type { Settled } from './settle.ts';
import { GENERAL_VILLAGE, NOT_IN_NAME, VILLAGE_AFTER } from './words.ts';

const VILLAGE = /^[\p{Script=Han}]{2,6}?(?:村(?!民|[庄落级口里头])|社区)/u;
const TOWN = /^[\p{Script=Han}]{2,3}?(?:镇(?![村街域级上里])|乡(?![村镇])|街道)/u;
/** Kinds of towns are no names: 各镇, 中心镇, 山区乡. */
const GENERAL_TOWN =
  /(?:中心|特色|重点|小|古|名|强|山区|海岛|民族|畲族|各|乡|城|集|建制|示范|试点|所有|相关|有关|其他|部分|多个|下辖|所辖|下属)(?:镇|乡|街道)$/u;

/** Names of a field that stand right after a settled town or county (古市镇测试新村), or are named as a village elsewhere in the article. */
export function findUnlisted(
  text: string,
  spot: { article: number; field: string },
  here: readonly Settled[],
  article: readonly Settled[],
): PlaceMention[] {
  const found: PlaceMention[] = [];
  const add = (start: number, end: number, path: string) => {
    if (
      here.some((s) => s.state === 'ours' && s.token.start < end && s.token.end > start && isNoShorter(s, start, end))
    )
      return;
    found.push({ ...spot, start, end, path, naming: 'full', certainty: 'likely', unlisted: true });
  };
  for (const s of here) {
    if (s.state !== 'ours' || s.token.zone) continue;
    const level = gazetteer().placeOf(s.path!).level;
    const rest = text.slice(s.token.end, s.token.end + 9);
    if (level === 'town' && !s.token.short) {
      const name = VILLAGE.exec(rest)?.[0];
      if (name && isName(name) && (VILLAGE_AFTER.test(text.slice(s.token.end + name.length)) || name.length <= 5))
        add(s.token.end, s.token.end + name.length, `${s.path}/${name}`);
    } else if (level === 'county' && !s.token.short) {
      const name = TOWN.exec(rest)?.[0];
      if (name && !GENERAL_TOWN.test(name) && !NOT_IN_NAME.test(name))
        add(s.token.end, s.token.end + name.length, `${s.path}/${name}`);
    }
  }
  // 甲村党支部 in an article of one town only.
  const towns = new Set(
    article
      .filter((s) => s.state === 'ours' && s.path!.split('/').length >= 4)
      .map((s) => s.path!.split('/').slice(0, 4).join('/')),
  );
  if (towns.size === 1) {
    const [town] = towns;
    for (const m of text.matchAll(/(?<=^|[，。；：、“”（）\s在由到的])[\p{Script=Han}]{2,4}?(?:村|社区)/gu)) {
      const end = m.index + m[0].length;
      if (!isName(m[0]) || !VILLAGE_AFTER.test(text.slice(end, end + 6))) continue;
      if (gazetteer().placeOf(town!).level === 'town' && !found.some((f) => f.start < end && f.end > m.index))
        add(m.index, end, `${town}/${m[0]}`);
    }
  }
  return found;
}

/** Whether a settled name begins at the spot in full, or takes in the whole stretch. */
function isNoShorter(s: Settled, start: number, end: number): boolean {
  return (s.token.start === start && !s.token.short) || s.token.end - s.token.start >= end - start;
}

function isName(name: string): boolean {
  return (
    !GENERAL_VILLAGE.test(name) &&
    !NOT_IN_NAME.test(name) &&
    !/^(?:党|团|镇|村|干部|群众|组织|推|开|召|召开|举|召集|强化|推进|推动|加强|成立|建|辖|下辖|所辖|原)/u.test(name)
  );
}
