/** What a run leaves of a pinyin note or of a tag, as patterns to be tried at one place of a line. */

const PINYIN = '[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡɑ]{1,6}';
/** A whole note; the reading is the first group. */
export const NOTE = new RegExp(`\\(\\s*(${PINYIN})\\s*\\)`, 'uy');
/** One whose parenthesis was swallowed. */
export const NOTE_REST = new RegExp(`\\s*(${PINYIN})\\s*\\)`, 'uy');
/** What is left of a tag whose `<` was swallowed. */
export const TAG_REST =
  /\/?(?:p|br|span|div|strong|b|i|em|a|td|tr|th|table|li|ul|ol|font|img|section|h[1-6])(?:\s[^<>]*|\/)?>/iy;

/** The match of a sticky pattern at a place. */
export function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
