/** Where a run begins: at a `?` in whose place the lead byte of a character is gone, or at nothing where it is. */
import { CHAR_OF_PAIR } from '../gbk.ts';
import { UNSEEN } from '../language-model.ts';
import { type Candidate, FOLDED_SIGNS, pairOf, SILENT_SIGNS } from './alphabet.ts';
import type { Node } from './lattice.ts';
import { pair } from './pairs.ts';
import { after, type Scribe } from './scribe.ts';
import { CHANCE, IN_STEP } from './states.ts';
import { swallowed } from './swallowed.ts';
import { blank } from './vanished.ts';

/** How many characters are tried where the sign that began a run is not shown. */
const SILENT_TRIES = 8;

/** All runs that the `?` at `i` may begin. */
export function begin(scribe: Scribe, node: Node, i: number): void {
  const next = scribe.line[i + 1];
  if (next === undefined) return;
  const code = next.charCodeAt(0);
  const wide = scribe.line[i] === '？' ? CHANCE.wideMark : 0;
  const byte = CHANCE.byte + wide;
  const sign = CHANCE.sign + wide;
  blank(scribe, node, i, i + 1, null, byte);
  if (next === '?' || next === '？') {
    pair(scribe, node, i, i + 2, 0xa3bf, null, sign);
    // Two marks of one decoder are of one width.
    if (next === scribe.line[i]) swallowed(scribe, node, i, i + 2, null, byte);
  } else if (code >= 0x40 && code < 0x7f) {
    scribe.guess(node, i, i + 2, IN_STEP, scribe.alphabet.byTrail[code]!, null, 'trail', null, byte);
  } else if (code >= 0x80 || FOLDED_SIGNS.includes(next)) {
    const bytes = pairOf(next);
    if (bytes !== 0) pair(scribe, node, i, i + 2, bytes, null, bytes >> 8 === 0xa3 ? sign : byte);
    if (code >= 0x80) silentSign(scribe, node, i, bytes >> 8, wide);
  }
}

/** All runs that may begin before the unit at `i` by a lead byte that was lost without a mark; `chance`: that one is. */
export function beginUnmarked(scribe: Scribe, node: Node, i: number, chance: number): void {
  if (node.state !== IN_STEP || scribe.line.charCodeAt(i) < 0x80) return;
  blank(scribe, node, i, i, null, chance);
  const bytes = pairOf(scribe.line[i]!);
  if (bytes !== 0) pair(scribe, node, i, i + 1, bytes, null, chance);
}

/** A run begun by a sign that the page does not show. `trail`: the byte that the next unit begins with. */
function silentSign(scribe: Scribe, node: Node, i: number, trail: number, chance: number): void {
  const { symbol, byTrail } = scribe.alphabet;
  const found: { c: Candidate; lead: number; weight: number; both: number }[] = [];
  for (const lead of SILENT_SIGNS) {
    const code = CHAR_OF_PAIR[(lead << 8) | trail]!;
    if (symbol[code] === UNSEEN) continue;
    for (const c of byTrail[0xa3]!) {
      const weight = scribe.weight(node, c.code, c.id, c.script) + CHANCE.silentSign + chance;
      found.push({ c, lead, weight, both: weight + scribe.score(after(node.context, c.id), symbol[code]!, code) });
    }
  }
  found.sort((x, y) => y.both - x.both);
  for (const { c, lead, weight } of found.slice(0, SILENT_TRIES)) {
    scribe.put(node, i, i + 1, lead, c.code, c.id, 'trail', null, weight);
  }
}
