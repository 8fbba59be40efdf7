/** From a reading to edits: what to put in place of each run, and how sure it is. */
import { LOST } from '../../model/ledger.ts';
import type { Edit } from '../../model/traced.ts';
import { PAIR_OF_CHAR } from '../gbk.ts';
import { simplifiedOf } from '../variants.ts';
import { type Part, placeOf, type Step, type StepKind } from './lattice.ts';
import { proves } from './proof.ts';
import type { Reading } from './reader.ts';
import { IN_STEP } from './states.ts';

/** The probability from which a character is called certain, when both of its bytes are there. */
const CERTAIN = 0.9995;
/**
 * Probabilities from which a character is given at all: else it is shown as lost, with what it may have been. Set on
 * training months that the model had not seen, where a character called likely is to be right 19 times in 20 and a wrong
 * one weighs several that are shown as lost.
 */
const GIVEN = {
  /** Both bytes are there; a wrong count of characters that vanished would still make it another. */
  known: 0.5,
  /** One byte is there. */
  half: 0.55,
  /** The same beside a pair that vanished, where how many characters there were is open too. */
  halfAmid: 0.7,
  /** No byte is there: what the context did not make one think of is not among the rivals. */
  neither: 0.95,
} as const;
/** So many characters with both bytes make a run without a mark believable. */
const WHOLE = 3;
/** Chinese numerals: one is only given if the byte that is left singles it out among them. */
const NUMERALS = '〇零一二三四五六七八九十百千万亿两萬億兩';

const FIGURE = /[０-９]/;

/** The edits of every run of a reading that stands the proof. Offsets are of the line. */
export function editsOf(reading: Reading, line: string): Edit[] {
  const edits: Edit[] = [];
  for (const run of runsOf(reading.steps)) {
    const damaged = line.slice(run[0]!.parts[0]!.start, run.at(-1)!.parts.at(-1)!.end);
    if (!/^[?？]/.test(damaged) && !speaks(run)) continue;
    if (proves(run, damaged)) for (const step of run) addStep(step, reading.shares, edits);
  }
  return edits.map((edit, n) => (standsAlone(edits, n) ? { ...edit, certainty: 'likely' } : edit));
}

/**
 * Whether a character called certain stands alone right after a loss. Where one could not be told, how many are missing
 * may have been miscounted, which would make another of the next: wrong once in fifty, a hundred times as often as others.
 */
function standsAlone(edits: readonly Edit[], n: number): boolean {
  const edit = edits[n]!;
  const before = edits[n - 1];
  if (edit.certainty !== 'certain' || edit.after.length !== 1 || edit.rule !== 'one-byte-off') return false;
  return before?.certainty === 'lost' && before.end === edit.start;
}

/** Whether enough of a run that no mark begins is there with both bytes, and little of it lost. */
function speaks(run: readonly Step[]): boolean {
  const parts = run.flatMap((step) => step.parts);
  const of = (kind: StepKind) => parts.filter((part) => part.kind === kind).length;
  return of('known') >= WHOLE && of('lost') + of('neither') <= of('known') / 2;
}

/** The steps of a reading that are out of step, run by run. */
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    if (step.parts.every((p) => p.kind === 'copy')) continue;
    if (step.from.state === IN_STEP) runs.push([step]);
    else runs.at(-1)?.push(step);
  }
  return runs;
}

function addStep(step: Step, shares: Reading['shares'], edits: Edit[]): void {
  const by = shares.get(placeOf(step.from));
  const amid = step.from.state !== IN_STEP && step.to.state !== IN_STEP;
  // What comes out with a character is no surer than that character.
  const sure = !by || shareOf(by, step.parts[0]!.out) >= CERTAIN;
  step.parts.forEach((part, n) => {
    addPart(part, n === 0 ? by : undefined, amid, sure, edits);
  });
}

/** Adds what a part puts out, joined to the edit before it when both are equally sure and neither has rivals. */
function addPart(
  part: Part,
  by: ReadonlyMap<string, number> | undefined,
  amid: boolean,
  sure: boolean,
  edits: Edit[],
): void {
  const verdict = judge(part, by, amid, sure);
  if (part.start === part.end && verdict.after === '') return;
  const last = edits.at(-1);
  const plain = !verdict.alternatives?.length && !last?.alternatives?.length;
  if (last && plain && last.end === part.start && last.certainty === verdict.certainty && last.rule === verdict.rule) {
    edits[edits.length - 1] = { ...last, end: part.end, after: last.after + verdict.after };
  } else edits.push({ ...verdict, start: part.start, end: part.end });
}

type Verdict = Omit<Edit, 'start' | 'end'>;

function judge(part: Part, by: ReadonlyMap<string, number> | undefined, amid: boolean, sure: boolean): Verdict {
  const { out, kind } = part;
  if (kind === 'drop') return { after: '', rule: 'tag-remainder', certainty: 'certain' };
  if (kind === 'lost') return { after: LOST, rule: 'lost-character', certainty: 'lost' };
  if (!by) return { after: out, rule: 'one-byte-off', certainty: sure ? 'certain' : 'likely' };
  const share = shareOf(by, out);
  const rivals = others(by, out);
  const alternatives = [out, ...rivals].filter((c) => !NUMERALS.includes(c));
  if (kind === 'known') {
    // Even with both its bytes there, a wrong count of vanished characters may have made it: no figure is ever supplied.
    if (FIGURE.test(out)) return { after: LOST, rule: 'missing-byte', certainty: 'lost', alternatives: rivals };
    if (share >= CERTAIN) return { after: out, rule: 'one-byte-off', certainty: 'certain' };
    if (share >= GIVEN.known) {
      return { after: out, rule: 'one-byte-off', certainty: 'likely', alternatives: rivals };
    }
    return { after: LOST, rule: 'missing-byte', certainty: 'lost', alternatives };
  }
  const least = kind === 'neither' ? GIVEN.neither : amid ? GIVEN.halfAmid : GIVEN.half;
  if (share >= least && singledOut(out, kind)) {
    return { after: out, rule: 'missing-byte', certainty: 'likely', alternatives: rivals };
  }
  const rule = kind === 'neither' ? 'lost-character' : 'missing-byte';
  return { after: LOST, rule, certainty: 'lost', alternatives };
}

/** Whether a restored character is no numeral, or the only numeral that the surviving byte allows. */
function singledOut(out: string, kept: StepKind): boolean {
  if (!NUMERALS.includes(out[0]!)) return true;
  if (kept === 'neither') return false;
  const byte = (char: string) => {
    const pair = PAIR_OF_CHAR[char.charCodeAt(0)]!;
    return kept === 'lead' ? pair >> 8 : pair & 0xff;
  };
  return [...NUMERALS].every((other) => byte(other) !== byte(out) || simplifiedOf(other) === simplifiedOf(out[0]!));
}

/** The probability of an output in any of its forms: 鎭 and 鎮 are one character of the text that is to be. */
function shareOf(by: ReadonlyMap<string, number>, out: string): number {
  const plain = simplifiedOf(out);
  let sum = 0;
  for (const [other, share] of by) if (simplifiedOf(other) === plain) sum += share;
  return sum;
}

/** Other outputs that some other way gives, likeliest first, no character in two forms. */
function others(by: ReadonlyMap<string, number>, chosen: string): string[] {
  const seen = new Set([simplifiedOf(chosen)]);
  const rivals = [...by].filter(([out, share]) => out.length > 0 && share > 0.001).sort((x, y) => y[1] - x[1]);
  const distinct = rivals.filter(([out]) => !seen.has(simplifiedOf(out)) && seen.add(simplifiedOf(out)));
  return distinct.slice(0, 5).map(([out]) => out);
}
