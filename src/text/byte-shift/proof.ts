/**
 * The proof of a repair: what was restored, damaged again, must give the damaged text. It is no proof that nothing
 * else would give it too; how sure a repair is comes from the search.
 */
import { CHAR_OF_PAIR, LATER_CHAR_OF_PAIR, LATER_PAIR_OF_CHAR, PAIR_OF_CHAR } from '../gbk.ts';
import { LETTER, loadAlphabet, pairOf, SILENT_SIGNS } from './alphabet.ts';
import type { Step } from './lattice.ts';
import { AFTER, IN_STEP } from './states.ts';

/** Stands for a byte that is chosen once the next is known. */
const OPEN = -1;

/** Whether the steps of one run, put back into bytes and read one byte off, read as `damaged`. */
export function proves(run: readonly Step[], damaged: string): boolean {
  const bytes: number[] = [];
  let rest = '';
  for (const step of run) {
    for (const part of step.parts) {
      if (rest !== '') return false;
      if (part.kind === 'drop') {
        // The `<` was swallowed; what is left of the tag stands in the damaged text.
        bytes.push(0x3c);
        rest = damaged.slice(damaged.length - (part.end - part.start));
      } else if (part.out.startsWith('(')) {
        bytes.push(0x28);
        rest = part.out.slice(1);
      } else if (part.kind === 'lost') {
        if (part === step.parts[0]) bytes.push(someLead(step.from.state), step.to.state >= AFTER ? OPEN : 0x81);
        else bytes.push(step.parts[0]!.start === step.parts[0]!.end ? LETTER : 0x30);
      } else if (!encode(part.out, bytes)) return false;
    }
  }
  // A second byte that vanished with the next lead byte: any that makes an undefined pair with it.
  for (let i = 0; i + 1 < bytes.length; i++) if (bytes[i] === OPEN) bytes[i] = bytes[i + 1]! > 0xa0 ? 0xaa : 0xa2;
  const later = [...damaged].some((char) => LATER_PAIR_OF_CHAR[char.charCodeAt(0)]! > 0);
  const mark = /^[?？]/.test(damaged) ? '?' : '';
  const read = mark + readOff(bytes, later) + rest;
  if (same(read, damaged)) return true;
  const silent = (PAIR_OF_CHAR[read.charCodeAt(1)] ?? 0) & 0xff;
  return mark !== '' && bytes[1] === 0xa3 && SILENT_SIGNS.includes(silent) && same(`?${read.slice(2)}`, damaged);
}

function encode(text: string, bytes: number[]): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const pair = PAIR_OF_CHAR[code]!;
    if (code < 0x80) bytes.push(code);
    else if (pair === 0) return false;
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return true;
}

/** A lead byte that a character of which nothing is left may have had. */
function someLead(state: number): number {
  if (state === IN_STEP) return 0x81;
  if (state < AFTER) return state;
  const last = state & 0xff;
  return last === 0 ? 0x81 : Math.max(0x81, loadAlphabet().vanishing[last]!.indexOf(1, 0x81));
}

/**
 * The text that bytes give when the first one is gone and reading goes on one off, without the mark of the first. `later`: by a program that shows the
 * pairs that came with GB 18030; others drop them.
 */
function readOff(bytes: readonly number[], later: boolean): string {
  let out = '';
  let i = 1;
  while (i < bytes.length) {
    const b = bytes[i]!;
    const c = bytes[i + 1];
    if (b < 0x80) {
      out += String.fromCharCode(b);
      i++;
    } else if (c === undefined || b === 0x80) {
      out += '?';
      i++;
    } else if (c < 0x40) {
      out += '?';
      i += 2;
    } else {
      const pair = (b << 8) | c;
      const code = CHAR_OF_PAIR[pair]! || (later ? LATER_CHAR_OF_PAIR[pair]! : 0);
      if (code > 0) out += String.fromCharCode(code);
      i += 2;
    }
  }
  return out;
}

/** Equal but for signs that were folded to ASCII since. */
function same(x: string, y: string): boolean {
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === y[i]) continue;
    const pair = pairOf(x[i]!);
    if (pair === 0 || pair !== pairOf(y[i]!)) return false;
  }
  return true;
}
