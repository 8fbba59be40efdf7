/**
 * Stretches that may have been read one byte off though no question mark stands before them: where a byte was lost and
 * no sign took its place. They are told by characters that hardly ever stand together.
 */

import { CHAR_OF_PAIR } from '../gbk.ts';
import { EDGE, languageModel, UNSEEN } from '../language-model.ts';
import { loadAlphabet, pairOf } from './alphabet.ts';

/** Offsets of a text: from the first character of a stretch that is rare to after the last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In nats: a character is rare whose own log probability is below. */
const RARE = -10;
/** Of so many characters in a row, at least so many are rare. */
const WINDOW = 4;
const DENSE = 2;
/** In nats a character, over a few in a row: what reads worse is not Chinese, what reads better may be. */
const UNREADABLE = 9;
const READABLE = 7;
const FEW = 2;
/** Signs, kana and Latin letters with accents are left out of count. */
const FIRST_HAN = 0x2e80;

let rare: Uint8Array | undefined;

function rareCharacters(): Uint8Array {
  const model = languageModel();
  const { symbol } = loadAlphabet();
  return Uint8Array.from({ length: 0x10000 }, (_, code) => {
    if (code < FIRST_HAN || (code >= 0xd800 && code < 0xf900) || code >= 0xfb00) return 0;
    return symbol[code] === UNSEEN || model.score([], symbol[code]!, code) < RARE ? 1 : 0;
  });
}

/** The stretches of a text that do not read like Chinese, in order. */
export function unreadable(text: string): Stretch[] {
  rare ??= rareCharacters();
  const found: Stretch[] = [];
  // Where the rare characters stand that were met last, and how many characters were met before each.
  const at = new Int32Array(DENSE).fill(-1);
  const count = new Int32Array(DENSE).fill(-WINDOW);
  let met = 0;
  let slot = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_HAN) {
      if (code === 0x0a) met += WINDOW;
      continue;
    }
    met++;
    if (rare[code] === 0) continue;
    at[slot] = i;
    count[slot] = met;
    slot = (slot + 1) % DENSE;
    if (met - count[slot]! >= WINDOW) continue;
    const last = found.at(-1);
    if (last && at[slot]! <= last.end) found[found.length - 1] = { start: last.start, end: i + 1 };
    else found.push({ start: at[slot]!, end: i + 1 });
  }
  return found.filter((stretch) => isOneOff(text, stretch));
}

/** Whether the language model finds a stretch unreadable, and something of what it is one byte on better than that. */
function isOneOff(text: string, { start, end }: Stretch): boolean {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const before = text.slice(Math.max(lineStart, start - 2), start);
  const stretch = text.slice(start, end + 2).split('\n', 1)[0]!;
  if (best(costs(before, stretch.slice(0, end - start)), Math.max) < UNREADABLE) return false;
  return best(costs('', oneByteOn(stretch)), Math.min) < READABLE;
}

/** What the language model asks for each character of a text after another, in nats. */
function costs(before: string, text: string): number[] {
  const model = languageModel();
  const { symbol } = loadAlphabet();
  const context = [EDGE, ...[...before].map((char) => symbol[char.charCodeAt(0)]!)];
  return [...text].map((char) => {
    const code = char.charCodeAt(0);
    const id = symbol[code]!;
    const cost = -model.score(context, id, code);
    context.push(id);
    return cost;
  });
}

/** The greatest or least mean of a few costs in a row. */
function best(costs: readonly number[], of: (x: number, y: number) => number): number {
  let found = Number.NaN;
  for (let i = 0; i + FEW <= costs.length; i++) {
    const mean = costs.slice(i, i + FEW).reduce((sum, cost) => sum + cost, 0) / FEW;
    found = Number.isNaN(found) ? mean : of(found, mean);
  }
  return found;
}

/** What the bytes of a text are from its second byte on. */
function oneByteOn(text: string): string {
  let out = '';
  let lead = 0;
  for (const char of text) {
    const pair = pairOf(char);
    if (pair === 0) continue;
    const code = lead === 0 ? 0 : CHAR_OF_PAIR[(lead << 8) | (pair >> 8)]!;
    if (code > 0) out += String.fromCharCode(code);
    lead = pair & 0xff;
  }
  return out;
}

/** A text in which stretches, and what stands right beside them, are blanked out by line ends. */
export function without(text: string, stretches: readonly Stretch[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of stretches) {
    out += `${text.slice(from, Math.max(from, start - 2))}\n`;
    from = Math.max(from, end + 2);
  }
  return out + text.slice(from);
}
