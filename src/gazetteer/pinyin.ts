/** Addresses in pinyin. Made once and kept in the tables: an address, once given, never changes. */
import { customPinyin, pinyin } from 'pinyin-pro';

// Readings that a dictionary of common words gets wrong for these names of places.
customPinyin({
  台州: 'tāi zhōu',
  天台: 'tiān tāi',
  乐清: 'yuè qīng',
  莲都: 'lián dū',
  乐成: 'yuè chéng',
  於潜: 'yū qián',
  会稽: 'kuài jī',
  // 瑞安市地名志 and the city's office of place names (瑞安日报, 2013-07-19).
  莘塍: 'xīn chéng',
  嵊州: 'shèng zhōu',
  嵊泗: 'shèng sì',
  缙云: 'jìn yún',
  丽水: 'lí shuǐ',
  鄞州: 'yín zhōu',
  衢州: 'qú zhōu',
  大柘: 'dà zhè',
  长兴: 'cháng xīng',
  江厦: 'jiāng xià',
  崧厦: 'sōng xià',
  朝晖: 'zhāo huī',
  牟山: 'móu shān',
  剡湖: 'shàn hú',
  剡溪: 'shàn xī',
  东栅: 'dōng zhà',
  西栅: 'xī zhà',
  南栅: 'nán zhà',
  北栅: 'běi zhà',
  // 都 counts or names a district of old: always dū.
  一都: 'yī dū',
  二都: 'èr dū',
  三都: 'sān dū',
  四都: 'sì dū',
  五都: 'wǔ dū',
  六都: 'liù dū',
  七都: 'qī dū',
  八都: 'bā dū',
  九都: 'jiǔ dū',
  十都: 'shí dū',
  仙都: 'xiān dū',
  屏都: 'píng dū',
});

const KINDS: readonly (readonly [suffix: string, slug: string])[] = [
  ['街道', 'jiedao'],
  ['社区', 'shequ'],
  ['居委会', 'juweihui'],
  ['镇', 'zhen'],
  ['乡', 'xiang'],
  ['村', 'cun'],
];

/** Syllables joined: 后宅 → houzhai. With `tones`, each syllable ends in the number of its tone. */
function joined(name: string, tones = false): string {
  const han = name.replace(/[^\p{Script=Han}]/gu, '');
  const type = tones ? ('num' as const) : ('none' as const);
  return pinyin(han, { toneType: type, type: 'array', v: true })
    .join('')
    .replace(/ü/gu, 'v')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
}

const AREA_KINDS: Readonly<Record<string, string>> = { 市: 'shi', 县: 'xian', 区: 'qu', 地区: 'diqu' };

/** The address of an area that is no more keeps its kind, since a later one often has its name: xiacheng-qu. */
export function endedSlug(name: string): string {
  const kind = /(地区|[市县区])$/u.exec(name)?.[0];
  return kind ? `${joined(name.slice(0, -kind.length))}-${AREA_KINDS[kind]}` : joined(name);
}

/** Each syllable with the characters of GB 2312 that are read so by themselves. */
export function syllables(): Record<string, string> {
  const decoder = new TextDecoder('gb18030');
  const table: Record<string, string> = {};
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      const syllable = joined(char);
      if (syllable) table[syllable] = (table[syllable] ?? '') + char;
    }
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The address of a prefecture or a county is its bare name (jinhua, yiwu); below, the kind is kept (suxi-zhen). */
export function slugOf(name: string, level: 'prefecture' | 'county' | 'below', tones = false): string {
  if (level !== 'below') return joined(name.replace(/(畲族自治县|[市县区])$/u, ''), tones);
  const kind = KINDS.find(([suffix]) => name.endsWith(suffix) && name.length > suffix.length);
  if (!kind) return joined(name, tones);
  return `${joined(name.slice(0, -kind[0].length), tones)}-${kind[1]}`;
}

/** Addresses of brothers and sisters, none twice: those that sound alike get tones, and if need be a number. */
export function siblingSlugs(names: readonly string[]): string[] {
  const plain = names.map((n) => slugOf(n, 'below'));
  const toned = names.map((n, i) =>
    plain.indexOf(plain[i]!) === plain.lastIndexOf(plain[i]!) ? plain[i]! : slugOf(n, 'below', true),
  );
  const seen = new Map<string, number>();
  return toned.map((slug) => {
    const times = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, times);
    return times === 1 ? slug : `${slug}-${times}`;
  });
}
