/**
 * GBK tables, read out of the platform's own decoder: which two bytes a character is, and which pairs mean nothing.
 * Pairs of the private zones and pairs that only GB 18030 defines count as undefined, as they do for most programs
 * that damage pages; what a program that knows GB 18030 shows for them stands in a table of its own.
 */

const PAIRS = 0x10000;

/** Character (UTF-16 unit) of a byte pair `lead << 8 | trail`; 0 where GBK has none. */
export const CHAR_OF_PAIR = new Uint16Array(PAIRS);
/** Byte pair of a UTF-16 unit; 0 where GBK has none. */
export const PAIR_OF_CHAR = new Uint16Array(PAIRS);
/** The same for the characters that GB 18030 added to row FE, 0 for all others. */
export const LATER_PAIR_OF_CHAR = new Uint16Array(PAIRS);
export const LATER_CHAR_OF_PAIR = new Uint16Array(PAIRS);

function fill(): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const bytes = new Uint8Array(0xbf * 2);
    const trails: number[] = [];
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      bytes[trails.length * 2] = lead;
      bytes[trails.length * 2 + 1] = trail;
      trails.push(trail);
    }
    const text = decoder.decode(bytes.subarray(0, trails.length * 2));
    trails.forEach((trail, n) => {
      const code = text.charCodeAt(n);
      const pair = (lead << 8) | trail;
      if (!isGbk(lead, trail, code)) {
        if (lead === 0xfe && !isPrivate(code)) {
          LATER_CHAR_OF_PAIR[pair] = code;
          LATER_PAIR_OF_CHAR[code] = pair;
        }
        return;
      }
      CHAR_OF_PAIR[pair] = code;
      PAIR_OF_CHAR[code] = pair;
    });
  }
}

/** Whether a pair belongs to GBK proper: neither private use nor one of the few that came with GB 18030. */
function isGbk(lead: number, trail: number, code: number): boolean {
  if (isPrivate(code)) return false;
  if (code === 0xfffd) return false;
  // The ideographic space is A1A1; this pair is read as one more of it by browsers only.
  if (lead === 0xa3 && trail === 0xa0) return false;
  if (lead === 0xa2 && trail < 0xb1 && trail > 0xaa) return false;
  if (lead === 0xa6 && trail >= 0xd9 && trail <= 0xec) return false;
  if (lead === 0xa6 && trail >= 0xed && trail <= 0xf3) return false;
  if (lead === 0xa8 && (trail === 0xbf || trail === 0xc0)) return code === 0x01f9 ? false : code === 0x0261;
  if (lead === 0xa9 && trail >= 0x89 && trail <= 0x95) return false;
  if (lead === 0xfe && trail > 0x4f) return false;
  return true;
}

function isPrivate(code: number): boolean {
  return code >= 0xe000 && code < 0xf900;
}

fill();

/** Whether a character is one of GB 2312, the everyday characters of simplified Chinese. */
export function isGb2312(code: number): boolean {
  const pair = PAIR_OF_CHAR[code] ?? 0;
  return pair >= 0xb0a1 && pair >> 8 <= 0xf7 && (pair & 0xff) >= 0xa1;
}
