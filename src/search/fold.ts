/**
 * The form in which texts and queries are compared: full width and half width alike, upper and lower case alike, any
 * run of blanks one blank. Nothing else is changed, so a hit is a true substring.
 */

const PLAIN = /^[\u4e00-\u9fff\u3400-\u4dbf]$/u;
const cache = new Map<string, string>();

function foldCharacter(char: string): string {
  let folded = cache.get(char);
  if (folded === undefined) {
    folded = char.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
    // Unassigned and private code points are left as they are; the cache stays as small as a script.
    if (cache.size < 20_000) cache.set(char, folded);
  }
  return folded;
}

/** Folds a text. Blanks at both ends are dropped. */
export function fold(text: string): string {
  return foldWithMap(text).text.trim();
}

/**
 * Folds a text and tells where each unit of the result came from.
 * `starts[i]` is the UTF-16 offset in `source` of unit i of `text`; one entry more marks the end.
 */
export function foldWithMap(input: string): { source: string; text: string; starts: number[] } {
  const source = input.normalize('NFC');
  let text = '';
  const starts: number[] = [];
  let at = 0;
  for (const char of source) {
    const folded = PLAIN.test(char) ? char : foldCharacter(char);
    for (let i = 0; i < folded.length; i++) {
      const unit = folded[i]!;
      if (unit === ' ' && text.endsWith(' ')) continue;
      text += unit;
      starts.push(at);
    }
    at += char.length;
  }
  starts.push(at);
  return { source, text, starts };
}
