/**
 * Words that keep an old form in simplified text. Sources: the Table of General Standard Chinese Characters (2013)
 * for 乾 昇 喆 in names; the gazetteer of Zhejiang for place names; common dictionaries for the words with 著.
 */

/** Names and words in which a character that OpenCC would simplify stays. */
export const KEEP_OLD_FORM: readonly string[] = [
  '乾隆',
  '乾坤',
  '乾元',
  '乾安',
  '乾县',
  '乾陵',
  '乾嘉',
  '康乾',
  '乾清',
  '乾宁',
  '乾道',
  '乾符',
  '乾祐',
  '乾德',
  '乾封',
  '乾潭',
  '於潜',
  '於菟',
  '毕昇',
  '魏徵',
  '宫商角徵羽',
  '慰藉',
  '狼藉',
  '枕藉',
  '蕴藉',
  '瞭望',
  '瞭哨',
  '夥颐',
];

/**
 * Places of Zhejiang whose names hold such a character: those of the gazetteer that OpenCC would change and whose
 * changed form is no other place's name.
 */
export const PLACES_IN_OLD_FORM: readonly string[] = [
  '乾西乡',
  '濛洲街道',
  '濛洲社区',
  '乾德社区',
  '昇光村',
  '乾潭村',
  '乾一村',
  '广昇村',
  '陈鑑桥村',
  '乾炳村',
  '牛乾村',
  '灵乾村',
  '閤口村',
  '南閤村',
  '北閤村',
  '汎港爱家社区',
  '頔塘社区',
  '寀卢村',
  '乾兴村',
  '濛桥村',
  '輶辂村',
  '乾湖村',
  '戈劄村',
  '濛淤村',
];

const SIMPLE: Readonly<Record<string, string>> = { 鄉: '乡', 漢: '汉', 醫: '医', 藥: '药', 語: '语' };

/** Forms that tables, OpenCC's or others, make of simplified text and OpenCC does not take back. */
export const ONE_WAY: readonly (readonly [string, string])[] = [
  ['澂江', '澄江'],
  ...[...'族乡鄉民汉漢寨山家歌医醫药藥服语語'].map((c) => [`畬${c}`, `畲${SIMPLE[c] ?? c}`] as const),
];

/** Words in which 著 (zhù) is 著; everywhere else a text from Taiwan writes 著 for 着. */
export const ZHU_WORDS: readonly string[] = [
  '著名',
  '著作',
  '著称',
  '著述',
  '著书',
  '著者',
  '著录',
  '著文',
  '著有',
  '著译',
  '著论',
  '显著',
  '专著',
  '卓著',
  '编著',
  '论著',
  '译著',
  '遗著',
  '土著',
  '原著',
  '拙著',
  '较著',
  '昭著',
  '名著',
  '巨著',
  '合著',
  '所著',
  '新著',
  '旧著',
  '近著',
  '著于',
  '大著',
  '力著',
  '执著',
  '学术著',
  '医著',
  '史著',
  '撰著',
  '著成',
  '著就',
  '著立',
];
