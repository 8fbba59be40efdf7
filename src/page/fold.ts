/**
 * Width folding that keeps every offset: full-width ASCII signs become half-width one for one, so a rule is written
 * once and serves pages whose punctuation stage was skipped as well.
 */
const WIDE = /[\uFF01-\uFF5E\u3000\u00A0\u2002-\u200A\t]/g;

/** The same text, unit for unit, with full-width ASCII signs and odd spaces made half-width. */
export function fold(text: string): string {
  return text.replace(WIDE, (c) => {
    const code = c.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
  });
}

/** Text as lines are compared: folded, runs of white space made one space, trimmed. */
export function foldLine(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** How many Han characters a text has. */
export function hanCount(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xf900 && c <= 0xfaff) || c === 0x3007)
      n++;
  }
  return n;
}
