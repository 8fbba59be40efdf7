/**
 * What words, surnames and given names cost: negative logarithms of how often they occur, from an openly licensed
 * dictionary (data/names.json). A reading of a text is the likelier the less it costs.
 */
import table from './data/names.json' with { type: 'json' };
import { DOUBTFUL_SURNAMES } from './surnames.ts';
import { WordLevels } from './word-levels.ts';

/** A single character is dearer than the dictionary says: there it counts what is left over after words. */
const SINGLE_COST = 1.2;

/** What is made of the dictionary when it is first asked for: most commands read no page. */
interface Costs {
  readonly levels: WordLevels;
  /** Cost of each character as a word of its own. */
  readonly singles: Float64Array;
  /** By the level of a word, its cost. */
  readonly byLevel: Float64Array;
  /** Of each character: the logarithm of how likely it is the whole given name, and the first and second of two. */
  readonly only: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

let costs: Costs | null = null;

function load(): Costs {
  if (costs) return costs;
  const levels = new WordLevels();
  const byLevel = Float64Array.from({ length: 0x100 }, (_, level) => levels.total - level / 2);
  const singles = new Float64Array(0x10000).fill(levels.total - 2 + SINGLE_COST);
  for (const [level, list] of Object.entries(table.characters))
    for (const c of list) singles[c.charCodeAt(0)] = byLevel[Number(level)]! + SINGLE_COST;
  /** How many names of the dictionary have a character as the first and second of a given name of two. */
  const given = new Map<string, readonly [number, number]>();
  for (const line of table.given) {
    const [c, , first, second] = line.split(' ') as [string, string, string, string];
    given.set(c, [Number(first), Number(second)]);
  }
  /** How many people of today have a character in their given name, and of all characters together. */
  const modern = new Map<string, number>();
  let people = 0;
  for (const [level, list] of Object.entries(table.modern)) {
    const n = Math.exp(Number(level) / 4);
    for (const c of list) modern.set(c, n);
    people += n * list.length;
  }
  const only = new Float64Array(0x10000);
  const first = new Float64Array(0x10000);
  const second = new Float64Array(0x10000);
  const put = (c: string, from: number, to: number) => {
    const share = ((modern.get(c) ?? 0) + UNSEEN) / people;
    const [asFirst, asSecond] = given.get(c) ?? [0, 0];
    /** How much of the time it is the first of two. */
    const lead = (asFirst + 3) / (asFirst + asSecond + 6);
    only.fill(Math.log(share * (COMMON_SINGLE.has(c) ? OFTENER.common : OFTENER.other)), from, to);
    first.fill(Math.log(share * 2 * lead), from, to);
    second.fill(Math.log(share * 2 * (1 - lead)), from, to);
  };
  put('', 0, 0x10000);
  for (const c of new Set([...modern.keys(), ...given.keys(), ...COMMON_SINGLE]))
    if (c.length === 1) put(c, c.charCodeAt(0), c.charCodeAt(0) + 1);
  costs = { levels, singles, byLevel, only, first, second };
  return costs;
}

/** What is counted of a character that nobody of the table has: names are free. */
const UNSEEN = 80;

/**
 * Given names of one character that are common today. The table counts characters of all names; these are the only one
 * far oftener than others.
 */
const COMMON_SINGLE = new Set(
  '伟敏静丽强磊洋艳勇军杰娟涛明超霞平刚辉鹏华飞玲波红斌宇浩凯健俊帆帅旭宁龙林欢阳建亮成莉颖慧燕英芳萍琴琳瑶婷雪倩峰锋毅东兵彬诚晨川丹栋法菲钢光海航豪宏虹洪鸿惠佳坚江娇捷晶景炯炬君钧康科岚力立梅铭娜楠琪奇琦巧青清庆蓉荣瑞睿森珊淑爽松腾彤威巍炜玮薇雯武翔晓欣新鑫星兴雄轩璇雅岩杨怡逸瑛莹渊媛远悦跃云芸珍真征峥正志智忠卓永莹群民辰翀晖良梁炳春秋冬凤兰菊芬香',
);
/** How much oftener a character of these, and another one, is the whole name than its share of all names says. */
const OFTENER = { common: 2, other: 0.25 } as const;
/** Names of one and of two characters by how many people have such (negative logarithms). */
const OF_ONE = 1.9;
const OF_TWO = 0.2;

/** After a surname of two characters, one is as common. */
const OF_ONE_COMPOUND = 0.4;

/** Cost (negative logarithm) of a given name of one or two characters after a surname of `surname` characters. */
export function givenCost(name: string, surname: number): number {
  const { only, first, second } = load();
  if (name.length === 1) return (surname === 2 ? OF_ONE_COMPOUND : OF_ONE) - only[name.charCodeAt(0)]!;
  return OF_TWO - first[name.charCodeAt(0)]! - second[name.charCodeAt(1)]!;
}

/** Cost of the cheapest way to cut `[from, to)` of a text into words: for each offset from `from` on, of what follows it. */
export function plainCosts(text: string, from: number, to: number): readonly number[] {
  const { levels, singles, byLevel } = load();
  const size = to - from;
  const costs = new Array<number>(size + 1).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const at = from + i;
    let best = singles[text.charCodeAt(at)]! + costs[i + 1]!;
    if (i + 2 <= size) {
      const two = levels.at(text, at, 2);
      if (two > 0) best = Math.min(best, byLevel[two]! + costs[i + 2]!);
      if (levels.mayBeLonger(text, at))
        for (let length = 3; length <= 4 && i + length <= size; length++) {
          const longer = levels.at(text, at, length);
          if (longer > 0) best = Math.min(best, byLevel[longer]! + costs[i + length]!);
        }
    }
    costs[i] = best;
  }
  return costs;
}

const isHan = (c: string | undefined) => c !== undefined && c >= '\u3400' && c <= '\u9fff';

/** 和常山县: a conjunction has somebody or something after it, and no verb (甲兴和介绍) or particle (甲之和的). */
function joinsAt(text: string, at: number): boolean {
  const { levels } = load();
  if (!isHan(text[at + 1])) return false;
  return levels.at(text, at + 1, 2) > 0
    ? !levels.isAct(text, at + 1, 2)
    : !/[的在也说是被把将带到]/u.test(text[at + 1]!);
}

/** How much likelier a word that says what somebody does is right after a name than anywhere (natural logarithm). */
const AFTER_NAME = { word: 2, character: 3, aspect: 4 } as const;
/** No such word costs more there: those who are named do many things, each of them seldom. */
const DEAREST = { word: 10, character: 7, looks: 3 } as const;
/** 想了, 蹲着: what stands before an aspect is a verb, whatever the dictionary says of it. */
const ASPECT = /^[了着起完]/u;
/** 站在, 来看: so is a verb that leads to where or to what. */
const LEADS = /^(?:[^的是]在|[来去][看问听说找请帮吃讲])/u;
/** 手捧, 身穿; 乐呵呵, 急匆匆: how somebody looks. */
const LOOKS =
  /^(?:[手身头脚肩嘴脸][捧持拿握里上中着穿披戴挎提牵扶指踩扛含带系]|.(?:呵呵|冲冲|匆匆|滋滋|洋洋|乎乎|悠悠))/u;

/**
 * Cost of the text from `at` to the end of `costs` when a name ends at `at`: as any text, or beginning with what the
 * named person does. `costs`: what plainCosts says from `from` on.
 */
export function costAfterName(text: string, from: number, at: number, costs: readonly number[]): number {
  const { levels, singles, byLevel } = load();
  const n = at - from;
  let best = costs[n]!;
  for (let length = levels.mayBeLonger(text, at) ? 4 : 2; length > 1; length--) {
    const rest = costs[n + length];
    if (rest === undefined || !levels.isAct(text, at, length)) continue;
    const own = byLevel[levels.at(text, at, length)]! - AFTER_NAME.word;
    best = Math.min(best, Math.min(own, DEAREST.word) + rest);
  }
  const rest = costs[n + 1];
  if (rest === undefined) return best;
  const own = singles[text.charCodeAt(at)]!;
  const isAct = levels.isAct(text, at, 1);
  const around = text.slice(at, at + 3);
  if (LOOKS.test(around)) return Math.min(best, Math.min(own - AFTER_NAME.aspect, DEAREST.looks) + rest);
  if (ASPECT.test(around.slice(1)) || (isAct && LEADS.test(around)))
    return Math.min(best, Math.min(own - AFTER_NAME.aspect, DEAREST.character) + rest);
  if (!isAct || (/^[和与]/u.test(around) && !joinsAt(text, at))) return best;
  return Math.min(best, Math.min(own - AFTER_NAME.character, DEAREST.character) + rest);
}

/** Function words first of all: as surnames they ask for a name that can't be missed. */
const FUNCTION_SURNAMES = new Set('和于时从能都后公有代由来是');
/** Cost of a surname of `size` characters that begins with `first`. */
export const surnameCostOf = (size: number, first: string) =>
  size === 2 ? 3.5 : FUNCTION_SURNAMES.has(first) ? 10 : DOUBTFUL_SURNAMES.has(first) ? 6.2 : 4.2;

/** Whether a name is a word of the language as well (林立, 何方). */
export const isWord = (name: string): boolean => load().levels.of(name) > 0;

/** Whether a string is a word for what somebody does (讨论, 听取). */
export const isAct = (word: string): boolean => word !== '' && load().levels.isAct(word, 0, word.length);

/** Whether what somebody does begins at an offset: a verb, an adverb, what has an aspect after it (接过, 早年在). */
export function actsAt(text: string, at: number): boolean {
  const { levels } = load();
  if (levels.isAct(text, at, 2) || ASPECT.test(text.slice(at + 1)) || LOOKS.test(text.slice(at, at + 3))) return true;
  return WHEN.test(text.slice(at, at + 3));
}
/** 早年, 去年, 那时: when it was. */
const WHEN = /^(?:[早今去前当那近]年|\d|小时候|年轻|从小|那时|后来)/u;

/** What a name has to make up for that is a word of the language as it stands. */
export function wordPenalty(name: string): number {
  const level = load().levels.of(name);
  if (level === 0) return 0;
  return level >= 16 ? 6 : level >= 13 ? 3 : 0.5;
}
