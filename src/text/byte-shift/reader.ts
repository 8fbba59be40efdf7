/**
 * Reads a damaged line. In step, a character is itself; from a `?` on the line may be one byte off, until something puts
 * it back. Each way is weighed by what the language model thinks of the text that it restores and by the chance of such
 * a slip; a genuine question mark, a run and where the run ends are decided together.
 */
import { LOST } from '../../model/ledger.ts';
import { EDGE } from '../language-model.ts';
import { isReading } from '../pinyin-notes.ts';
import { begin, beginUnmarked } from './beginnings.ts';
import type { Node, Part, Step } from './lattice.ts';
import type { PageMemory } from './page-memory.ts';
import { outOfStep } from './pairs.ts';
import { CLOSED, endChance, type Quotation, quotationIn } from './quotation.ts';
import { NOTE, sticky } from './remains.ts';
import { after, Scribe } from './scribe.ts';
import { CHANCE, IN_STEP } from './states.ts';
import { vanish } from './vanished.ts';

/** How many nodes go on after one vanished pair, two, and more. */
const GO_ON = [40, 24, 12, 8];

export interface Reading {
  readonly steps: readonly Step[];
  readonly shares: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Where reading stopped: every way had come together again, or the line had ended. */
  readonly end: number;
  /** What was restored last before it, and what quotation is open there. */
  readonly tail: string;
  readonly quotation: Quotation;
}

/**
 * Reads a line from the `?` at `start`. `script`: TRADITIONAL or SIMPLIFIED of the text around, 0 if not known.
 * `before`: the reading before of the same line. `unmarked`: up to there a run may begin without a `?`, at any unit.
 */
export function readFrom(
  line: string,
  start: number,
  script: number,
  memory: PageMemory,
  before: Reading | null,
  unmarked = start,
): Reading {
  const scribe = new Scribe(line, script, memory);
  const { lattice } = scribe;
  const between = line.slice(before?.end ?? 0, start);
  const quotation = quotationIn(between, before?.quotation);
  lattice.root(start, IN_STEP, scribe.contextAfter((before?.tail ?? '') + between), quotation);
  const last = line.length;
  // After a mark that may be genuine, something is damaged in any case: that a run begins without one is no wonder.
  const marked = /[?？]/.test(line[start]!);
  for (let i = start; i < last; i++) {
    const nodes = lattice.take(i);
    if (i > Math.max(start, unmarked) && nodes.length === 1 && nodes[0]!.state === IN_STEP && !lattice.opensAfter(i)) {
      return result(scribe, nodes[0]!, i);
    }
    if (i < unmarked)
      for (const node of nodes) beginUnmarked(scribe, node, i, marked && i > start ? CHANCE.byte : CHANCE.unmarked);
    const all = [...nodes];
    let more = nodes;
    for (const most of GO_ON) {
      vanish(scribe, more);
      more = lattice.take(i, most);
      all.push(...more);
    }
    for (const node of all) {
      if (node.state === IN_STEP) inStep(scribe, node, i);
      else outOfStep(scribe, node, i);
    }
  }
  for (const node of lattice.take(last)) {
    const weight = scribe.score(node.context, EDGE, 0x0a) + endChance(node.quotation);
    const whole = node.state === IN_STEP;
    const part: Part = { start: last, end: last, out: whole ? '' : LOST, kind: whole ? 'copy' : 'lost' };
    lattice.link(node, last + 1, IN_STEP, [EDGE, EDGE, EDGE], 0, [part], weight + (whole ? 0 : CHANCE.cutOff));
  }
  const [end] = lattice.take(last + 1);
  return end ? result(scribe, end, last) : { steps: [], shares: new Map(), end: last, tail: '', quotation: CLOSED };
}

function result({ lattice }: Scribe, end: Node, at: number): Reading {
  const steps = lattice.trace(end);
  let tail = '';
  for (let n = steps.length - 1; n >= 0 && tail.length < 40; n--) {
    tail = steps[n]!.parts.map((part) => part.out).join('') + tail;
  }
  return { steps, shares: lattice.shares(end), end: at, tail, quotation: end.quotation };
}

/** The unit at `i` as it stands; a note goes with the character before it. */
function inStep(scribe: Scribe, node: Node, i: number): void {
  const { line, lattice, alphabet } = scribe;
  const char = line[i]!;
  const code = line.charCodeAt(i);
  const note = char === '(' ? sticky(NOTE, line, i) : null;
  if (note) {
    const restored = node.bestStep !== null && node.bestStep.parts[0]!.kind !== 'copy';
    const wrong = restored && !isReading(String.fromCharCode(node.code), note[1]!);
    const end = i + note[0].length;
    const part: Part = { start: i, end, out: note[0], kind: 'copy' };
    lattice.link(node, end, IN_STEP, node.context, node.code, [part], wrong ? CHANCE.wrongReading : 0);
    return;
  }
  const id = alphabet.symbol[code]!;
  const part: Part = { start: i, end: i + 1, out: char, kind: 'copy' };
  lattice.link(node, i + 1, IN_STEP, after(node.context, id), code, [part], scribe.next(node, id, code));
  // A page folds both or neither: a full-width mark right before a half-width one began nothing.
  if (char === '?' || (char === '？' && line[i + 1] !== '?')) begin(scribe, node, i);
}
