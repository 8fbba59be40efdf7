/** Names that stand after their post: 县委书记甲某, 副县长甲某、乙某和丙某. */
import { areaAt } from './areas.ts';
import { type Chain, hasArea, isOfOne } from './chains.ts';
import { countedBefore, namesCounted, namesOfItems, namesOfLine } from './lists.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { AREA_HEAD } from './roles.ts';
import { statusBefore } from './status.ts';

/** What the place right after a post says for a name. */
export const AFTER_POST = 4.5;
const IN_LIST = 4;
/** A name in a list that is known by itself, whatever follows. */
const SURE = 9;
/** What somebody is beside the post, and no post: before the name. */
const HONOUR =
  /^(?:兼“[^“”]{2,8}”(?=[\p{Script=Han}])|、[\p{Script=Han}“”]{1,14}?(?:代表|劳动模范|劳模|模范|标兵|获得者|传承人|带头人|退役军人|华侨|侨领|侨胞|政协委员|干部(?!代表)|副?研究员|副?教授|工程师|农艺师|(?:常务)?副?团长|召集人|首席专家|发言人|党务工作者|共产党员)(?=[^、，。的]{2,4})|(?:又|也|还|同时)是[\p{Script=Han}]{2,12}?(?:代表|委员|劳模|模范)(?=的))+/u;
const BRACKET = /^[（(][^（）()]{1,16}[）)]/u;

/** Those whom a post stands before. `former` when the words between say that they held it in turn. */
export interface Holders {
  readonly names: readonly NameReading[];
  readonly former: boolean;
  /** 镇长候选人甲某: who is to be chosen for it. */
  readonly proposed?: boolean;
}

const NOBODY: Holders = { names: [], former: false };

/** Names after a post: one, or several joined by 、 and 和. `nextStart`: where the next post begins. */
export function holdersAfter(text: string, chain: Chain, nextStart: number, page: PageCounts): Holders {
  // 莫斯科市长甲某: of a city that no table has.
  if (chain.offices[0]!.isAfterName && AREA_HEAD.test(chain.offices[0]!.role)) return NOBODY;
  // 《书记谈共富》: a title.
  if (text[chain.start - 1] === '《') return NOBODY;
  // 县委书记、县长任双组长.
  if (/^任(?:双|总|副|第一)?(?:组长|指挥|召集人)/u.test(text.slice(chain.end))) return NOBODY;
  let pos = chain.end;
  pos += BRACKET.exec(text.slice(pos))?.[0].length ?? 0;
  const choice = /^(?:提名)?(?:候选人|人选)的?/u.exec(text.slice(pos))?.[0] ?? '';
  pos += choice.length;
  const proposed = choice !== '';
  // 某村党委书记、全国人大代表甲某.
  pos += HONOUR.exec(text.slice(pos, pos + 40))?.[0].length ?? 0;
  // 城西村首任村支书、92岁的甲某.
  pos += /^[、，]?(?:今年|现年)?\d{2}岁的/u.exec(text.slice(pos))?.[0].length ?? 0;
  const charged = text[pos] === '由' ? nameAt(text, pos + 1, page, AFTER_POST) : null;
  if (charged && IN_CHARGE.test(text.slice(charged.end))) return { names: [charged], former: false };
  const counted = namesCounted(text, pos, page);
  if (counted.length > 1) return { names: counted, former: false };
  const gap = /^(?:[ \u3000]{1,3}|的|：|名?叫(?:做)?|[就正]?是)?/u.exec(text.slice(pos))![0];
  if (gap === '的' && statusBefore(text.slice(Math.max(0, chain.start - 14), chain.start)) === null) return NOBODY;
  if (gap === '：') {
    const count = countedBefore(text, chain.start);
    const names = count ? namesOfItems(text, pos + 1, page) : namesOfLine(text, chain, pos + 1, page);
    // 六任驻村指导员：: one after the other.
    return { names, former: count === '任' };
  }
  pos += gap.length;
  let name = pos < nextStart ? nameAt(text, pos, page, /村官/u.test(chain.offices[0]!.role) ? 0 : AFTER_POST) : null;
  // 村支书是甲某，: nothing but a name stands between the verb and the sign.
  if (name && gap === '是' && !(name.score > SURE && /^[，。]/u.test(text.slice(name.end)))) name = null;
  name ??= nameOfOtherPeople(text, pos, chain);
  if (!name) return NOBODY;
  // 四位村书记甲某、乙某: so many of them.
  const isCounted = countedBefore(text, chain.start) !== null;
  const isSingle = isOfOne(chain) && chain.offices.some(hasArea) && !isCounted;
  const names: NameReading[] = [];
  while (name && name.start < nextStart) {
    if (name.end > nextStart) break;
    names.push(name);
    if (isSingle) break;
    let next: number = name.end;
    next += BRACKET.exec(text.slice(next))?.[0].length ?? 0;
    const joint: string | undefined = /^(?:、|和|及|与|[ \u3000]{1,2})/u.exec(text.slice(next))?.[0];
    if (isOfOne(chain) && joint !== '、') break;
    if (!joint || next + joint.length >= nextStart) break;
    const from: number = next + joint.length;
    const told: NameReading | null = nameAt(text, from, page, joint === '、' ? IN_LIST : IN_LIST - 1);
    const reading: NameReading | null = told?.rival && joint === '、' ? wholePiece(text, from) : told;
    if (
      !reading ||
      reading.end > nextStart ||
      NOUN_AFTER.test(text.slice(reading.end)) ||
      isAreaOf(text, reading) ||
      !(endsInList(text, reading.end) || reading.score > SURE)
    )
      break;
    name = reading;
  }
  return { names, former: false, proposed };
}

/** In a row of names what stands between two signs is one name, though a part of it reads as one as well. */
function wholePiece(text: string, from: number): NameReading | null {
  const name = /^\p{Script=Han}{2,3}(?=[、，。；）])/u.exec(text.slice(from, from + 4))?.[0];
  return name ? { name, start: from, end: from + name.length, score: IN_LIST } : null;
}

/** Yi and other names have no surname of the table: what stands between an autonomous area's post and a sign. */
function nameOfOtherPeople(text: string, from: number, chain: Chain): NameReading | null {
  if (!chain.offices.some((o) => o.areas.some((a) => a.other && /(?:州|自治县|自治区)$/u.test(a.name)))) return null;
  const name = /^\p{Script=Han}{3,5}(?=[，、。；）])/u.exec(text.slice(from, from + 6))?.[0];
  return name ? { name, start: from, end: from + name.length, score: 0 } : null;
}

/** 海盐振华公司: the name of an area at the head of something else. */
function isAreaOf(text: string, name: NameReading): boolean {
  const area = areaAt(text, name.start);
  return area?.end === name.end && /\p{Script=Han}/u.test(text[name.end] ?? '') && !endsInList(text, name.end);
}

/** After these characters in a list stood no name, but what somebody is: 田鱼养殖户. */
const NOUN_AFTER =
  /^(?:养殖|种植|经营|大户|户|农场|企业|公司|代表|专家|教授|记者|设计|客商|老板|传承人|村|镇|乡|县|市|区|局|委|部|办)/u;

/** 主席由甲某担任. */
const IN_CHARGE = /^(?:同志)?(?:（[^（）]{1,12}）)?(?:同志)?(?:担任|兼任|出任|接任)/u;

/** Whether a name in a list can end here. */
function endsInList(text: string, end: number): boolean {
  return /^(?:$|[、，。；！？：）)”」\s（(]|和|及|与|等|出席|参加|陪同|一同|一起|分别|先后|共同|带队|随同|随行|到|在|主持|说|也|都|就|介绍|表示|作|向|走|的|赴)/u.test(
    text.slice(end, end + 2),
  );
}
