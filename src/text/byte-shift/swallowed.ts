/** A `?` that ends a run: the second byte of a character is gone, and with it the ASCII character after it. */
import { LOST } from '../../model/ledger.ts';
import { isReading } from '../pinyin-notes.ts';
import type { Candidate } from './alphabet.ts';
import { expectedAfter } from './expected.ts';
import type { Node } from './lattice.ts';
import { NOTE_REST, sticky, TAG_REST } from './remains.ts';
import type { Scribe, Tail } from './scribe.ts';
import { CHANCE, IN_STEP } from './states.ts';

/**
 * All ways to read a `?` at `[start, end)` as that end, or as what a sign left that put the reading back in step.
 * `list`: what the character may be by its first byte; null when nothing is left of it.
 */
export function swallowed(
  scribe: Scribe,
  node: Node,
  start: number,
  end: number,
  list: readonly Candidate[] | null,
  chance: number,
): void {
  const { line } = scribe;
  const high =
    list?.filter((c) => c.trail >= 0x80) ??
    expectedAfter(scribe.model, node.context, 'swallowed', scribe.leadsAt(node));
  const kind = list ? 'lead' : 'neither';
  const put = (fits: readonly Candidate[], tail: Tail | null, weight: number) => {
    scribe.guess(node, start, end, IN_STEP, fits, null, kind, tail, weight);
    if (!list) scribe.lost(node, start, end, IN_STEP, tail, weight + CHANCE.blank);
  };
  const tag = sticky(TAG_REST, line, end);
  if (tag) {
    put(high, { out: '', kind: 'drop', code: 0, length: tag[0].length }, chance);
    return;
  }
  const note = sticky(NOTE_REST, line, end);
  if (note) {
    const tail: Tail = { out: `(${note[0]}`, kind: 'known', code: 0, length: note[0].length };
    put(
      high.filter((c) => isReading(String.fromCharCode(c.code), note[1]!)),
      tail,
      chance,
    );
    if (list) scribe.lost(node, start, end, IN_STEP, tail, chance + CHANCE.blank);
    return;
  }
  const next = line[end];
  if (next === undefined) {
    put(high, null, chance);
    return;
  }
  if (',，!！:：;；?？'.includes(next)) put(high, null, chance + CHANCE.resync);
  if (list) {
    const lone = list.filter((c) => c.trail === 0x80);
    scribe.guess(node, start, end, IN_STEP, lone, null, kind, null, chance);
  }
  // A digit or another sign went with it: what it was cannot be known.
  put(high, { out: LOST, kind: 'lost', code: 0x30, length: 0 }, chance);
}
