/**
 * Scraps that a forum strews between lines against copying: pairs of random ASCII signs with a blank in each
 * (`7 x/ v1 d0 j6 _$ \% l`). Discuz! draws the sign before the blank from 0x20–0x39 and the one behind it from
 * 0x3F–0x7E, so that a scrap ends with one of the latter, wherever the text goes on.
 */
const SIGN = '[!-~“”‘’]';
const JAM = new RegExp(`(?:${SIGN} ?(?=${SIGN}{1,2} )|(?<=^|\\s))(?:${SIGN}{1,2} ){4,}[?-~]`, 'g');
/** A run of letters and signs mixed, and no list of numbers or letters. */
const isMixed = (text: string) =>
  (text.match(/[^\w\s]/g)?.length ?? 0) >= 2 && /[A-Za-z]/.test(text) && !/[A-Za-z]{3}|\d{3}/.test(text);

/** Where such scraps stand in a folded text: [start, end) in order. */
export function jammed(text: string): [number, number][] {
  return [...text.matchAll(JAM)]
    .filter((m) => isMixed(m[0]))
    .map((m) => [m.index, m.index + m[0].length] as [number, number]);
}
