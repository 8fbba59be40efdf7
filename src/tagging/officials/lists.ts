/** Lists: several people and their posts in one sentence or on one line, each to its own. */
import { byArea, type Chain } from './chains.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { areasIn } from './office-start.ts';
import type { Office } from './offices.ts';
import { rowEndingAt, subjectEnd } from './subjects.ts';

/** A name in a list needs less to be one. */
const IN_LIST = 2.5;
/** In a list of clauses, what each begins with has to be a name. */
const IN_CLAUSE = 3;

/** 甲某、乙某分别任甲职、乙职; or the names end the sentence before (两人：甲某、乙某。此前分别任…). */
export function severally(
  text: string,
  chain: Chain,
  head: number,
  page: PageCounts,
  from = head,
): { readonly name: NameReading; readonly chain: Chain }[] {
  const posts = ofEachArea(text, chain, from) ?? byArea(chain.offices);
  let names = rowEndingAt(text, subjectEnd(text, head), page).reverse();
  const clause = /[^，。；：]*$/u.exec(text.slice(0, head))![0];
  if (names.length < 2) {
    const list = /：([^。：]*)。$/u.exec(text.slice(0, head - clause.length));
    names = list ? rowEndingAt(text, head - clause.length - 1, page).reverse() : [];
  }
  if (names.length < 2 || names.length !== posts.length) return [];
  return posts.map((offices, n) => ({
    name: names[n]!,
    chain: { start: offices[0]!.start, end: offices[offices.length - 1]!.end, offices },
  }));
}

/** 分别任武义、龙游两县县委书记: one post in each of the areas. */
function ofEachArea(text: string, chain: Chain, from: number): Office[][] | null {
  const [office] = chain.offices;
  const counted = office && chain.offices.length === 1 ? COUNTED_AREAS.exec(text.slice(from, office.end)) : null;
  if (!office || !counted) return null;
  const start = from + counted[0].length;
  const body = text.slice(start, office.end - office.role.length);
  const areas = areasIn(text, from, from + counted[1]!.length);
  return areas.map((area) => [{ ...office, start, areas: [area], word: null, unlisted: null, body }]);
}
const COUNTED_AREAS =
  /^([\p{Script=Han}]{2,4}(?:、[\p{Script=Han}]{2,4})+)[两二三四五六七八九十\d]个?(?:县（[市、区]+）|[县市区镇乡])(?:的)?(?=[县市区镇乡])/u;

/** Where the areas begin that a verb goes with before a post: 分别任武义、龙游两县县委书记. Null when there are none. */
export function areasAfterVerb(text: string, start: number): { readonly verb: number; readonly areas: number } | null {
  const low = Math.max(0, start - 30);
  const found = /分别(?:担?任|为|是)(?=[\p{Script=Han}、]+$)/u.exec(text.slice(low, start));
  return found && { verb: low + found.index, areas: low + found.index + found[0].length };
}

/** 六任, 三位: the word that counts the holders of a post which stands right before it; null when there is none. */
export function countedBefore(text: string, start: number): string | null {
  return (
    /[两二三四五六七八九十\d]+(?:批次)?([任位名个])$/u.exec(text.slice(Math.max(0, start - 6), start))?.[1] ?? null
  );
}

/** 驻村指导员：甲某关注村容，…；乙某化解矛盾，…: the names that the items of a list begin with, to the end of the sentence. */
export function namesOfItems(text: string, from: number, page: PageCounts): NameReading[] {
  const end = /[。！？\n]|$/u.exec(text.slice(from))!.index + from;
  const out: NameReading[] = [];
  let at = from;
  for (const item of text.slice(from, end).split(/[；、]/u)) {
    const name = nameAt(text, at, page, IN_CLAUSE);
    if (name && name.end <= at + item.length) out.push(name);
    at += item.length + 1;
  }
  return out.length > 1 ? out : [];
}

/** 组长：甲某某；: the name on a line of a list. */
export function nameOfLine(text: string, chain: Chain, from: number, page: PageCounts): NameReading[] {
  if (chain.start > 0 && !/[\n；。]/u.test(text[chain.start - 1]!)) return [];
  const name = nameAt(text, from, page, IN_LIST);
  return name && /^(?:$|[；、，。\s（])/u.test(text.slice(name.end)) ? [name] : [];
}
