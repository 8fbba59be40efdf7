/** Two posts side by side that are one person's, whose name stands after the second. */
import type { Chain } from './chains.ts';
import type { Holding } from './holding.ts';
import { statusBefore } from './status.ts';

/** Between a post and another of the same person, at another time. */
const RELAY = /^、(现任?|时任|原任?|前任|曾任)$/u;
/**
 * The word between two posts of the same person, whose name stands after the second; null when they are of two. In an item
 * of a list a comma is enough: ；某局副局长，某村第一书记甲某；.
 */
export function relayWord(text: string, first: Chain, second: Chain): string | null {
  const gap = text.slice(first.end, second.start);
  const isItem = gap === '，' && /[：；]/u.test(text[first.start - 1] ?? '');
  if (isItem) return /^[\p{Script=Han}]{2,4}(?:[；。]|（|$)/u.test(text.slice(second.end)) ? '' : null;
  // 挂任某区副区长的某局副局长甲某: the first is lent.
  if (gap === '的' && /挂(?:职|任|职担?任)$/u.test(text.slice(0, first.start))) return '挂';
  return RELAY.exec(gap)?.[1] ?? null;
}

/** Whether a chain fills the brackets right after the one before: the post in them says the same again. */
export function isInBrackets(text: string, last: Chain | undefined, chain: Chain | undefined): boolean {
  // 某院院长（兼某支部书记）甲某.
  if (!last || !chain || !/^（(?:兼任?)?$/u.test(text.slice(last.end, chain.start))) return false;
  return text[chain.end] === '）' && !chain.offices.some((o) => o.former);
}

/** The first of two posts for the holder that was found after the second; null when there is none. */
export function relayed(
  text: string,
  first: Chain,
  word: string,
  second: Chain,
  holding: Holding | undefined,
): Holding | null {
  if (!holding || holding.name.start < second.end) return null;
  const told = statusBefore(text.slice(Math.max(0, first.start - 14), first.start))?.status;
  const isPast = word.startsWith('现') || first.offices.some((o) => o.former);
  return { ...holding, offices: first.offices, status: isPast ? 'former' : (told ?? 'current') };
}
