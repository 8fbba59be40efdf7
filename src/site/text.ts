/** Small sentences in Chinese that pages share. */

/** A partial date for people: `2024年2月28日`, `2024年2月`, `2024年`. */
export function dateText(date: string | null): string {
  if (!date) return '日期未知';
  const [y, m, d] = date.replace(/^--/, '-').split('-').map(Number);
  return `${y ? `${y}年` : ''}${m ? `${m}月` : ''}${d ? `${d}日` : ''}`;
}

/** A span of dates, as attested; one date when both are the same. */
export function spanText(first: string | null, last: string | null): string {
  if (!first || !last) return '日期未知';
  return first === last ? first : `${first} 至 ${last}`;
}

export const KIND_TEXT: Readonly<Record<string, string>> = {
  report: '报道',
  interview: '访谈',
  speeches: '发言摘登',
  continuation: '转版接续',
  photo: '图片新闻',
  notice: '公示公告',
  commentary: '评论',
};

export const STATUS_TEXT: Readonly<Record<string, string>> = {
  current: '',
  former: '曾任',
  proposed: '拟任',
  removed: '免去',
};

export const BASIS_TEXT: Readonly<Record<string, string>> = {
  stated: '原文写明',
  /** Corrected at the desk: the page itself does not say it. */
  settled: '编辑查定',
  inferred: '推定',
  unknown: '日期未知',
};

export const LEVEL_TEXT: Readonly<Record<string, string>> = {
  full: '全文公开',
  excerpt: '只公开摘录',
  metadata: '只公开著录信息',
  withheld: '不公开',
};

/** `浙江省/金华市/义乌市` as `金华市义乌市`: the province goes without saying. */
export function placeText(path: string | null): string {
  if (!path) return '';
  const parts = path.split('/');
  return parts.length === 1 ? parts[0]! : parts.slice(1).join('');
}

/** Characters of a phrase that has room on every line. */
const PHRASE = 10;

/** Whether a headline is made of short phrases, between spaces and signs, and had best be broken between them. */
export function isPhrased(title: string): boolean {
  return title.split(/(?<=[\s，。！？；：、”』」》）])/u).every((phrase) => [...phrase.trim()].length <= PHRASE);
}

/** Cuts at a sentence or a comma before `limit` characters; an ellipsis says that it was cut. */
export function shorten(text: string, limit: number): string {
  const chars = [...text];
  if (chars.length <= limit) return text;
  const head = chars.slice(0, limit).join('');
  const stop = Math.max(...['。', '！', '？', '；'].map((mark) => head.lastIndexOf(mark)));
  return stop > limit / 2 ? head.slice(0, stop + 1) : `${head}……`;
}

/** The last two names of a path below the province, for lists: `清江镇北塘村`, `金华市义乌市`, `杭州市`. */
export function placeTail(path: string): string {
  const parts = path.split('/');
  return parts.length === 1 ? path : parts.slice(1).slice(-2).join('');
}
