/**
 * The words that Pagefind is given. It knows words between blanks and nothing of Chinese: so each Chinese character is
 * coded with the one after it as one ASCII word, in index and query by the same function. Neither side segments.
 */
import { fold } from './fold.ts';

const HAN = /\p{Script=Han}/u;
const RUN = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
/** Stands for the neighbour of the last character of a run: no code ends so. */
const END = 'zz';

/** A text as Pagefind's index holds it: a word for each Chinese character and its neighbour, for each run of letters or digits. */
export function codedText(text: string): string {
  return runsOf(text)
    .flatMap((run) => {
      if (!HAN.test(run)) return [`z${run}`];
      const codes = [...run].map(codeOf);
      return codes.map((code, n) => code + (codes[n + 1] ?? END));
    })
    .join(' ');
}

/** The codes that a text holds if it holds `word`. A character alone is the beginning of all its pairs. */
export function codedWord(word: string): string {
  return runsOf(word)
    .flatMap((run) => {
      if (!HAN.test(run)) return [`z${run}`];
      const codes = [...run].map(codeOf);
      return codes.length === 1 ? codes : codes.slice(1).map((code, n) => codes[n]! + code);
    })
    .join(' ');
}

function runsOf(text: string): string[] {
  return fold(text).match(RUN) ?? [];
}

function codeOf(char: string): string {
  return (char.codePointAt(0)! - 0x2e80).toString(36).padStart(3, '0');
}

/**
 * The words of a term, each of which may stand elsewhere in an article: 义乌港务 is 义乌 and 港务. Where the browser has
 * no segmenter, pairs. What it gives decides which articles are proposed, never whether one is believed.
 */
export function wordsOf(term: string): string[] {
  const words = runsOf(term).flatMap((run) => (HAN.test(run) ? segmented(run) : [run]));
  return [...new Set(words)];
}

let segmenter: Intl.Segmenter | null | undefined;

function segmented(run: string): string[] {
  segmenter ??= 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  if (segmenter) return [...segmenter.segment(run)].map(({ segment }) => segment);
  return run.match(/.{1,2}/gu) ?? [];
}
