/** What a unit of a run stands for: the end of one character and the beginning of the next. */
import { FOLDED_SIGNS, pairOf } from './alphabet.ts';
import type { Node } from './lattice.ts';
import type { Scribe, Tail } from './scribe.ts';
import { AFTER, IN_STEP } from './states.ts';
import { swallowed } from './swallowed.ts';

/** All ways to read the unit at `i` from a node that is out of step. */
export function outOfStep(scribe: Scribe, node: Node, i: number): void {
  const char = scribe.line[i]!;
  const code = char.charCodeAt(0);
  if (char === '?' || char === '？') {
    const list = node.state < AFTER ? scribe.alphabet.byLead[node.state]! : null;
    swallowed(scribe, node, i, i + 1, list, 0);
    pair(scribe, node, i, i + 1, 0xa3bf, node, 0);
  } else if (code >= 0x40 && code < 0x7f) {
    if (node.state < AFTER) scribe.known(node, i, i + 1, IN_STEP, code, null);
    else scribe.guess(node, i, i + 1, IN_STEP, scribe.alphabet.byTrail[code]!, node, 'trail', null, 0);
  } else if (code >= 0x80 || (code >= 0x30 && code <= 0x39) || FOLDED_SIGNS.includes(char)) {
    const bytes = pairOf(char);
    if (bytes !== 0) pair(scribe, node, i, i + 1, bytes, node, 0);
  }
}

/**
 * The pair `bytes` met one byte off: its first byte ends a character, its second is pending, or stands alone if ASCII.
 * `bound`: the node if a character is pending there, null where a run begins.
 */
export function pair(
  scribe: Scribe,
  node: Node,
  start: number,
  end: number,
  bytes: number,
  bound: Node | null,
  chance: number,
): void {
  const first = bytes >> 8;
  const second = bytes & 0xff;
  const alone = second < 0x80;
  const tail: Tail | null = alone ? { out: String.fromCharCode(second), kind: 'known', code: second, length: 0 } : null;
  const state = alone ? IN_STEP : second;
  if (bound && bound.state < AFTER) scribe.known(node, start, end, state, first, tail);
  else scribe.guess(node, start, end, state, scribe.alphabet.byTrail[first]!, bound, 'trail', tail, chance);
}
