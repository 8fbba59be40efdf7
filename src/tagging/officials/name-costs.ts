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
  /** How many names have a character as the only, the first, the second of the given name. */
  readonly given: ReadonlyMap<string, readonly [number, number, number]>;
  readonly sums: readonly [number, number, number];
}

let costs: Costs | null = null;

function load(): Costs {
  if (costs) return costs;
  const levels = new WordLevels();
  const byLevel = Float64Array.from({ length: 0x100 }, (_, level) => levels.total - level / 2);
  const singles = new Float64Array(0x10000).fill(levels.total - 2 + SINGLE_COST);
  for (const [level, list] of Object.entries(table.characters))
    for (const c of list) singles[c.charCodeAt(0)] = byLevel[Number(level)]! + SINGLE_COST;
  const given = new Map<string, readonly [number, number, number]>();
  const sums: [number, number, number] = [0, 0, 0];
  for (const line of table.given) {
    const [c, ...counts] = line.split(' ') as [string, string, string, string];
    const n = counts.map(Number) as [number, number, number];
    given.set(c, n);
    for (const [i, x] of n.entries()) sums[i]! += x;
  }
  costs = { levels, singles, byLevel, given, sums };
  return costs;
}

/**
 * Given names of one character that are common today. The dictionary has few people with such names, and those of old
 * books; these count as if it had SHARE of them each.
 */
const COMMON_SINGLE = new Set(
  '伟敏静丽强磊洋艳勇军杰娟涛明超霞平刚辉鹏华飞玲波红斌宇浩凯健俊帆帅旭宁龙林欢阳建亮成莉颖慧燕英芳萍琴琳瑶婷雪倩峰锋毅东兵彬诚晨川丹栋法菲钢光海航豪宏虹洪鸿惠佳坚江娇捷晶景炯炬君钧康科岚力立梅铭娜楠琪奇琦巧青清庆蓉荣瑞睿森珊淑爽松腾彤威巍炜玮薇雯武翔晓欣新鑫星兴雄轩璇雅岩杨怡逸瑛莹渊媛远悦跃云芸珍真征峥正志智忠卓永莹群民辰翀晖良梁炳春秋冬凤兰菊芬香',
);
const SHARE = 24;

/** Cost (negative logarithm) of a given name. */
export function givenCost(name: string): number {
  const { given, sums } = load();
  if (name.length === 1) {
    const [only, first, second] = given.get(name) ?? [0, 0, 0];
    const share = COMMON_SINGLE.has(name) ? SHARE : 0;
    const all = (sums[0] + SHARE * COMMON_SINGLE.size) * 4 + (sums[1] + sums[2]) * 0.15;
    return -Math.log(((only + share) * 4 + (first + second) * 0.15 + 0.3) / all) + 1.9;
  }
  const first = given.get(name[0]!)?.[1] ?? 0;
  const second = given.get(name[1]!)?.[2] ?? 0;
  return -Math.log((first + 0.4) / (sums[1] + 1000)) - Math.log((second + 0.4) / (sums[2] + 1000)) + 0.2;
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
      const two = levels.pair(text, at);
      if (two > 0) best = Math.min(best, byLevel[two]! + costs[i + 2]!);
      const three = i + 3 <= size ? levels.triple(text, at) : 0;
      if (three > 0) best = Math.min(best, byLevel[three]! + costs[i + 3]!);
    }
    costs[i] = best;
  }
  return costs;
}

/** Function words first of all: as surnames they ask for a name that can't be missed. */
const FUNCTION_SURNAMES = new Set('和于时从能都后公有代由来是');
/** Cost of a surname of `size` characters that begins with `first`. */
export const surnameCostOf = (size: number, first: string) =>
  size === 2 ? 3.5 : FUNCTION_SURNAMES.has(first) ? 10 : DOUBTFUL_SURNAMES.has(first) ? 6.2 : 4.2;

/** Whether a name is a word of the language as well (林立, 何方). */
export const isWord = (name: string): boolean => load().levels.of(name) > 0;

/** What a name has to make up for that is a word of the language as it stands. */
export function wordPenalty(name: string): number {
  const level = load().levels.of(name);
  if (level === 0) return 0;
  return level >= 16 ? 6 : level >= 13 ? 3 : 0.5;
}
