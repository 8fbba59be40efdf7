/**
 * What the unit after a pair that vanished says of the character whose second byte went with it: that unit begins with the
 * second byte of the next character, whose first byte must make a pair with the one that is gone which vanishes.
 */
import type { LanguageModel } from '../language-model.ts';
import { type Candidate, loadAlphabet, pairOf } from './alphabet.ts';

/** As good as never, in nats; less than any character costs that the model never saw after another. */
const NEVER = -30;
const known = new Map<number, number>();

/** The byte with which the unit at a place of a line begins; 0 where it is none that ends a character. */
export function byteAt(line: string, at: number): number {
  const char = line[at];
  if (char === undefined || char === '?' || char === '？') return 0;
  const code = char.charCodeAt(0);
  return code >= 0x40 && code < 0x7f ? code : pairOf(char) >> 8;
}

/** Log probability of the likeliest character after `c` that ends in `byte` and whose first byte vanishes with the last of `c`. */
export function bestAfter(model: LanguageModel, c: Candidate, byte: number): number {
  const key = c.code * 0x100 + byte;
  let best = known.get(key);
  if (best !== undefined) return best;
  const { byTrail, vanishing } = loadAlphabet();
  const leads = vanishing[c.trail]!;
  best = NEVER;
  for (const next of byTrail[byte]!) {
    if (leads[next.lead] === 1) best = Math.max(best, model.score([c.id], next.id, next.code));
  }
  known.set(key, best);
  return best;
}
