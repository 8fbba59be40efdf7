/** Where sentences begin and end: 。！？ and line breaks, with the closing quotation marks after them. */

/** 。！？ or a line break, as a UTF-16 unit. */
export const isSentenceEnd = (unit: number): boolean =>
  unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x0a;

/** The start of the sentence that an offset stands in, right after the sign that ends the one before. */
export function sentenceStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isSentenceEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The sentence that an offset stands in, with its closing quotation mark. */
export function sentenceAt(text: string, offset: number): string {
  let start = sentenceStart(text, offset);
  while (start < offset && /[”’」』）\s]/u.test(text[start]!)) start++;
  let end = offset;
  while (end < text.length && !isSentenceEnd(text.charCodeAt(end))) end++;
  if (end < text.length && text[end] !== '\n') end++;
  while (end < text.length && /[”’」』]/u.test(text[end]!)) end++;
  return text.slice(start, end).trim();
}
