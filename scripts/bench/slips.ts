/**
 * Slips of the page, measured on news that no model was trained on: one character of a paragraph replaced by another that
 * looks or sounds like it, and what is reported of paragraphs that nobody touched.
 */
import { homophones, lookAlikes } from '../../src/text/resembling.ts';
import { findSlips } from '../../src/text/slips.ts';
import { generator } from '../lib/damage.ts';

/** Characters that recognition is known to confuse, gathered by hand: each with the others of its group. */
export const CONFUSED =
  '己已巳 土士 未末 日曰 人入八 干千于 戊戌戍 天夭 大太犬 目自 白自 侯候 辨辩辫 拔拨 折拆 免兔 享亨 崇祟 贷货 治冶 准淮 竞竟 微徽 幕募墓暮慕 ' +
  '晴睛 清情请 复夏 贪贫 遣遗 析折 径经 栽裁载 祥详 持待侍 拒柜 扰优 抢抡 沦论 渡度 坚竖 拟似 刁习 万方 斤斥 乌鸟 木术 办为 今令 仑仓 卯卵 ' +
  '凤风 厂广 庆厌 兵乒 决快 延廷 壮状 孟盂 免勉 沬沫 炙灸 肓盲 即既 历厉 材村 住往 佳住 任仕 伐代 仅汉 仗伙 扶抉 技枝 抓扒 柏拍 桥侨 ' +
  '校绞 根恨 格络 桩柱 检捡 杨扬 梅悔 场扬 坛垃 块快 设没 诊珍 课棵 谋媒 蓝篮 薄簿 籍藉 署暑 景影 部陪 都部 郎朗 阳阴 陈阵 限根 院浣 随隋';

export interface SlipFigures {
  readonly characters: number;
  /** Reports in untouched text, for every 20,000 characters. */
  readonly reportsPer20000: number;
  /** Share of the slips that were told, in percent, by what makes the two characters alike; `confused` is the list above. */
  readonly foundPct: Readonly<Record<'confused' | 'shape' | 'sound', number>>;
}

/** Figures over the paragraphs of some texts; `each`: how many of them bear a slip of each kind. */
export function slipFigures(texts: readonly (readonly string[])[], each: number, seed = 5): SlipFigures {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const groups = new Map<number, number[]>();
  for (const group of CONFUSED.split(' ')) {
    const codes = Array.from(group, (c) => c.charCodeAt(0));
    for (const c of codes) groups.set(c, [...(groups.get(c) ?? []), ...codes.filter((o) => o !== c)]);
  }
  const alike = { confused: (c: number) => groups.get(c) ?? [], shape: lookAlikes, sound: homophones };
  const foundPct = { confused: 0, shape: 0, sound: 0 };
  for (const kind of ['confused', 'shape', 'sound'] as const) {
    let found = 0;
    for (let made = 0; made < each; ) {
      const paragraphs = pick(texts);
      const text = pick(paragraphs);
      const spots = Array.from(text, (_, i) => i).filter((i) => alike[kind](text.charCodeAt(i)).length > 0);
      if (spots.length === 0) continue;
      made++;
      const at = pick(spots);
      const other = String.fromCharCode(pick(alike[kind](text.charCodeAt(at))));
      const harmed = text.slice(0, at) + other + text.slice(at + 1);
      const page = paragraphs.map((p) => (p === text ? harmed : p)).join('\n');
      if (findSlips(harmed, page).some((s) => s.start <= at && at < s.end)) found++;
    }
    foundPct[kind] = Math.round((1000 * found) / each) / 10;
  }
  let reports = 0;
  let characters = 0;
  for (const paragraphs of texts) {
    const page = paragraphs.join('\n');
    characters += page.length;
    for (const text of paragraphs) reports += findSlips(text, page).length;
  }
  return { characters, reportsPer20000: Math.round((2e6 * reports) / characters) / 100, foundPct };
}
