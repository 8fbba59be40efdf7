/** A story that goes on without naming: whom a pronoun means, and of what time it tells. */
import { NO_SUBJECT, PRONOUN_REACH } from './career.ts';
import { nameAt, type PageCounts } from './names.ts';
import type { Standing } from './status.ts';

/** Ends of a sentence: the subject does not reach beyond. */
export const SENTENCE_END = /[。！？\n]/u;

/** 她先后担任…: the one person of these whom the nearest sentence with any of them names. */
export function meantByPronoun(
  text: string,
  head: number,
  known: ReadonlySet<string>,
  page: PageCounts,
): string | null {
  const sentences = text.slice(0, head).split(SENTENCE_END);
  const own = sentences.pop() ?? '';
  if (!/[他她]/u.test(own) && !NO_SUBJECT.test(own)) return null;
  const old = OLD_HEAD.exec(own);
  const called = old ? nameAt(own, old.index + old[0].length, page, 3) : null;
  if (called) return called.name;
  for (const sentence of [own, ...sentences.reverse().slice(0, PRONOUN_REACH)]) {
    const named = [...known].filter((name) => sentence.includes(name));
    if (named.length > 1) return null;
    if (named[0]) return named[0];
  }
  return null;
}

/** 老书记甲某说过，他是…: who is called by an old post before the pronoun. */
const OLD_HEAD = /老(?:书记|支书|主任|局长|县长|区长|市长|镇长|乡长|村长)(?=\p{Script=Han}{2})/u;

/** 那时候，甲某是村里的党支部书记: of a time that the sentence sets apart. */
export const isToldOfThen = (text: string, standing: Standing | null, head: number): boolean =>
  standing?.kind === 'verb' &&
  /^(?:[是为任]|担任|当|做)/u.test(standing.word) &&
  /(?:^|[。！？“\n])[^。！？\n]{0,8}(?:那时候?|当年|那年|早年|从前|当时|[一二两三四五六七八九十几多]+年前)[^。！？\n]{0,24}$/u.test(
    text.slice(Math.max(0, head - 40), head),
  );

/** Whether an offset lies in quotation marks that were opened before its sentence. */
export function isQuoted(text: string, at: number): boolean {
  const open = text.lastIndexOf('“', at - 1);
  return open >= 0 && text.lastIndexOf('”', at - 1) < open;
}
