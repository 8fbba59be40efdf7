/** Who is relieved of a post: 免去甲某的某职务, 接受甲某辞去…, 免去其…, and lines under 免去：. */
import type { Chain } from './chains.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { AFTER_POST } from './names-after.ts';
import { rowBefore } from './subjects.ts';

const REMOVING = /免|撤|罢|辞|不再/u;

/**
 * The names before a post that is taken from them; `subject` for whom the sentence is about (其); null when the words
 * before a post take it from nobody. `head`: where the verb of the post begins. `stated`: that verb is one of removal.
 */
export function removedFrom(
  text: string,
  chain: Chain,
  head: number,
  page: PageCounts,
  told: { readonly stated: boolean; readonly underRemoval: boolean },
): readonly NameReading[] | 'subject' | null {
  const clause = text.slice(Math.max(0, text.lastIndexOf('。', head - 1) + 1), head);
  const verbs = [...clause.matchAll(/免去|免除|撤销|罢免|辞去|不再担任|任命|决定任|代理|选举|当选/gu)].pop()?.[0];
  if (!told.stated && text.startsWith('代理', chain.start)) return null;
  if (!(told.stated || (verbs ? REMOVING.test(verbs) : told.underRemoval))) return null;
  if (/其$/u.test(clause)) return 'subject';
  const names = rowBefore(text, text[head - 1] === '的' ? head - 1 : head, page);
  return names.length > 0 ? names : 'subject';
}

/** 甲某某同志：免去…: the name of a line that begins with whom it is about. */
export function nameOfLabel(text: string, page: PageCounts): NameReading | null {
  const label = /^[\p{Script=Han}]{2,6}(?=[：:，])/u.exec(text)?.[0];
  const name = label ? nameAt(text, 0, page, AFTER_POST) : null;
  return label && name && name.name === label.replace(/同志$/u, '') ? name : null;
}
