/**
 * The shadow text that Pagefind reads: folded, every Chinese character a word of its own. Index and query are spaced
 * by the same function, so neither side can segment differently.
 */
import { fold } from './fold.ts';

const HAN = /\p{Script=Han}/gu;

/** A text with a blank on both sides of every Chinese character. */
export function spaced(text: string): string {
  return fold(fold(text).replace(HAN, ' $& '));
}

/** A spaced text as it is read: without the blanks beside Chinese characters and full-width signs. */
export function unspaced(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·]) +| +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·])/gu,
    '',
  );
}

/** The words of a query that a text must hold, each once: Chinese characters, and runs of letters or digits. */
export function wordsOf(query: string): string[] {
  return [...new Set(fold(query).match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [])];
}
