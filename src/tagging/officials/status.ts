/** How a post is held, by the words right before it. */
import type { PostStatus } from '../../model/record.ts';
import { STATUS_BEFORE } from './lexicon.ts';

/** What such words say. */
export interface Standing {
  readonly status: PostStatus;
  readonly word: string;
  readonly length: number;
  /** `verb` joins a name before to the post; `adjective` (时任, 原) belongs to the post. */
  readonly kind: 'verb' | 'adjective';
}

/** 甲某上任村支书时: what is said of the time shows that somebody took up the post, and is not who held it before. */
export const takenUp = (standing: Standing | null, after: string): Standing | null =>
  standing?.word === '上任' && /^(?:时|后|以来|之初|的第)/u.test(after)
    ? { ...standing, status: 'current', kind: 'verb' }
    : standing;

/** The last characters of such words: most posts stand after another. */
const LAST = new Set('任为是到作拔拟名荐步命去除销罢免前时原系的选了上至新兼升年多职历届当派驻往到在届过');

/** What the words right before a post say of how it is held; null when they say nothing. */
export function statusBefore(before: string): Standing | null {
  if (!LAST.has(before[before.length - 1] ?? '')) return null;
  for (const status of ['proposed', 'removed', 'former', 'current'] as const) {
    const word = STATUS_BEFORE[status].exec(before)?.[0];
    if (!word) continue;
    // 六任驻村指导员 counts them.
    if (word === '任' && /[一两二三四五六七八九十几\d]任$/u.test(before)) continue;
    if (status === 'former' && word === '前' && /[年月日天周期点]前$/u.test(before)) continue;
    const kind = /^(?:时任|原|前|前任|当时的?|第[^，。]任|首任|上一?[任届]|前一任|最后一任|前[^，。]任)$/u.test(word)
      ? 'adjective'
      : 'verb';
    return { status, word, length: word.length, kind };
  }
  return null;
}
