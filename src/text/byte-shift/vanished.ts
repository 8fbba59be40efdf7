/** Pairs that vanished without a mark: GBK does not define them, and the page dropped them. */
import { LOST } from '../../model/ledger.ts';
import { bestAfter, byteAt } from './ahead.ts';
import { type Candidate, LETTER } from './alphabet.ts';
import { expectedAfter } from './expected.ts';
import type { Node } from './lattice.ts';
import type { Scribe, Tail, Weighed } from './scribe.ts';
import { AFTER, afterVanished, CHANCE, IN_STEP } from './states.ts';

/** How many characters are tried where a pair vanished: by what stands before, by what follows too; from how many nodes. */
const TRIES = 8;
const TRIES_AHEAD = 12;
const NODES = 16;

/** From every node out of step, the pair that may have vanished before the next unit. */
export function vanish(scribe: Scribe, nodes: readonly Node[]): void {
  const { vanishes, byLead } = scribe.alphabet;
  let left = NODES;
  for (const node of nodes) {
    if (node.state === IN_STEP) continue;
    if (left-- === 0) break;
    if (node.state >= AFTER) {
      blank(scribe, node, node.at, node.at, scribe.leadsAt(node), 0);
      continue;
    }
    const fits = byLead[node.state]!.filter((c) => vanishes[c.trail] === 1);
    for (const { c, weight } of tried(scribe, node, fits, node.at)) {
      scribe.put(node, node.at, node.at, afterVanished(node.state, c.trail), c.code, c.id, 'lead', null, weight);
    }
    letter(scribe, node);
  }
}

/** The characters to try: the likeliest after the words before, and those that the unit at `next` agrees with best. */
function tried(scribe: Scribe, node: Node, list: readonly Candidate[], next: number): Weighed[] {
  const byte = byteAt(scribe.line, next);
  const all = scribe.likeliest(node, list, byte === 0 ? TRIES_AHEAD : list.length);
  if (all.length <= TRIES || byte === 0) return all;
  const ahead = all.slice(TRIES).map((one) => ({ one, rank: one.weight + bestAfter(scribe.model, one.c, byte) }));
  ahead.sort((x, y) => y.rank - x.rank);
  return [...all.slice(0, TRIES), ...ahead.slice(0, TRIES_AHEAD).map(({ one }) => one)];
}

/**
 * A character of which both bytes are gone, its second in a pair that vanished: what the context expects, or none. `leads`:
 * the first bytes that it may have had, null for any. Where a run begins, no pair has vanished before it.
 */
export function blank(
  scribe: Scribe,
  node: Node,
  start: number,
  end: number,
  leads: Uint8Array | null,
  chance: number,
): void {
  const fits = expectedAfter(scribe.model, node.context, 'vanishing', leads, byteAt(scribe.line, end));
  for (const { c, weight } of tried(scribe, node, fits, end)) {
    scribe.put(node, start, end, afterVanished(node.state, c.trail), c.code, c.id, 'neither', null, weight + chance);
  }
  scribe.lost(node, start, end, afterVanished(node.state, 0), null, CHANCE.blank + chance);
}

/** A trail byte that vanished with an ASCII letter: that letter is lost, and reading is in step again. */
function letter(scribe: Scribe, node: Node): void {
  const { byLead, takesLetter } = scribe.alphabet;
  const fits = byLead[node.state]!.filter((c) => takesLetter[c.trail] === 1);
  const tail: Tail = { out: LOST, kind: 'lost', code: LETTER, length: 0 };
  scribe.guess(node, node.at, node.at, IN_STEP, fits, null, 'lead', tail, CHANCE.letter);
}
