/** How much a text looks like Chinese news, told from its characters alone. */

/** The most frequent characters of running Chinese, simplified and traditional, about half of any text. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进等部度家' +
    '這個國為時來們於對會發動過說產種後學經進實現點體從業強機開長關問題與應黨員幹書記區縣鎮鄉' +
    '市县镇村区乡省党员书记委干部建设项目企业服务发展，。、“”：；！？（）',
);

/**
 * A score, at most 1: the share of common characters among all that are not ASCII, less the share of replacement
 * characters, private use and symbols that only a wrong reading gives. 0 for pure ASCII.
 */
export function commonShare(text: string): number {
  let all = 0;
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    all++;
    if (COMMON.has(text[i]!)) good++;
    else if (code === 0xfffd || (code >= 0xe000 && code < 0xf900) || code < 0xa0) bad += 3;
    else if (code < 0x2000) bad++;
  }
  return all === 0 ? 0 : (good - bad) / all;
}
