/** Which characters are written otherwise in simplified script, as bits from U+4E00: 2.6 KB, so that no dictionary is needed to ask. */
import { Converter } from 'opencc-js/t2cn';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/** Base64 of one bit a character, the lowest bit first (source: OpenCC's tables, Apache-2.0, by way of opencc-js). */
export function traditionalBits(): string {
  const convert = Converter({ from: 't', to: 'cn' });
  const bytes = new Uint8Array((LAST - FIRST + 8) >> 3);
  for (let code = FIRST; code <= LAST; code++) {
    const char = String.fromCodePoint(code);
    if (convert(char) !== char) bytes[(code - FIRST) >> 3]! |= 1 << ((code - FIRST) & 7);
  }
  return Buffer.from(bytes).toString('base64');
}
