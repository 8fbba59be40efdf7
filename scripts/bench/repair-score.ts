/** Scores of text repair against a known truth: alignment, runs, repairs by certainty. */
import { LOST, type Repair } from '../../src/model/ledger.ts';
import type { Traced } from '../../src/model/traced.ts';
import type { DamagedRun } from '../lib/damage.ts';

/**
 * Edit distance; for each character of `got` whether it stands where `want` has it, and for each of `want` whether it was
 * found. `or`: what may stand there as well, as long as `want`.
 */
export function align(got: string, want: string, or = want): { distance: number; good: Uint8Array; found: Uint8Array } {
  const n = got.length;
  const m = want.length;
  const good = new Uint8Array(n);
  const found = new Uint8Array(m);
  if (got === want || got === or) return { distance: 0, good: good.fill(1), found: found.fill(1) };
  const differ = (i: number, j: number) => (got[i] === want[j] || got[i] === or[j] ? 0 : 1);
  const width = m + 1;
  const cost = new Uint32Array((n + 1) * width);
  for (let j = 0; j <= m; j++) cost[j] = j;
  for (let i = 1; i <= n; i++) {
    cost[i * width] = i;
    for (let j = 1; j <= m; j++) {
      const same = cost[(i - 1) * width + j - 1]! + differ(i - 1, j - 1);
      cost[i * width + j] = Math.min(same, cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1);
    }
  }
  let i = n;
  let j = m;
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!;
    if (here === cost[(i - 1) * width + j - 1]! + differ(i - 1, j - 1)) {
      if (differ(i - 1, j - 1) === 0) {
        good[i - 1] = 1;
        found[j - 1] = 1;
      }
      i--;
      j--;
    } else if (here === cost[(i - 1) * width + j]! + 1) i--;
    else j--;
  }
  return { distance: cost[n * width + m]!, good, found };
}

/** What became of one damaged run. */
export interface RunScore {
  readonly run: DamagedRun;
  /** What stands in the text now, and what would stand there if every first choice were taken. */
  readonly got: string;
  readonly first: string;
  /** What stands there of which the ledger is sure; □ for the rest. */
  readonly sure: string;
  readonly exact: boolean;
  readonly firstExact: boolean;
  /** No character is wrong in the text: each is right or shown as lost. */
  readonly honest: boolean;
  /** Of the characters that are not gone for good: how many, how many stand in the text, how many at first choice. */
  readonly characters: number;
  readonly restored: number;
  readonly restoredFirst: number;
  readonly repairs: readonly { readonly repair: Repair; readonly right: boolean }[];
}

const NOTE = /\([^()]*\)/g;

/** Scores a run by the byte-shift repairs that touch it. `damaged` is the page that was repaired. */
export function scoreRun(run: DamagedRun, repairs: readonly Repair[], damaged: string): RunScore {
  const own = repairs.filter((r) => r.at >= run.start && (r.at < run.end || (r.at === run.end && r.length === 0)));
  const joined = (of: (r: Repair) => string) =>
    own.length > 0 ? own.map((r) => of(r).replace(NOTE, '')).join('') : damaged.slice(run.start, run.end);
  const got = joined((r) => r.after);
  const first = joined(firstChoice);
  const also = withContext(run);
  const { distance, good, found } = align(got, run.truth, also);
  const firstAligned = align(first, run.truth, also);
  const kept = (flags: Uint8Array) => flags.filter((flag, i) => flag === 1 && run.truth[i] !== LOST).length;
  const scored: { repair: Repair; right: boolean }[] = [];
  let at = 0;
  for (const repair of own) {
    const length = repair.after.replace(NOTE, '').length;
    scored.push({ repair, right: good.subarray(at, at + length).every((g) => g === 1) });
    at += length;
  }
  return {
    run,
    got,
    first,
    sure: joined((r) => (r.certainty === 'certain' ? r.after : LOST.repeat(r.after.replace(NOTE, '').length))),
    exact: distance === 0,
    firstExact: firstAligned.distance === 0,
    honest: got.length === also.length && [...got].every((c, i) => c === run.truth[i] || c === also[i] || c === LOST),
    characters: run.truth.length - run.lost - run.blank,
    restored: kept(found),
    restoredFirst: kept(firstAligned.found),
    repairs: scored,
  };
}

/** What the ledger names first; where no byte of a character is left, that it is lost is the first choice. */
function firstChoice(repair: Repair): string {
  if (repair.certainty !== 'lost' || repair.rule === 'lost-character') return repair.after;
  return repair.alternatives?.[0] ?? repair.after;
}

/** The truth with the characters of which both bytes are gone: right as well, when the context gave them back. */
function withContext(run: DamagedRun): string {
  return [...run.truth].map((c, i) => (c === LOST && run.original[i]! >= '\u0080' ? run.original[i] : c)).join('');
}

/** What became of a run that lost something for good; `doubtful`: more is shown as lost than was. */
export type LossScore = 'exact' | 'doubtful' | 'wrong' | 'hidden';

export function lossOf({ run, got, exact, honest }: RunScore): LossScore {
  if (exact) return 'exact';
  if (honest) return 'doubtful';
  const marked = align(got, run.truth, withContext(run)).found;
  return [...run.truth].every((c, i) => c !== LOST || marked[i] === 1) ? 'wrong' : 'hidden';
}

/**
 * Whether what is shown of a run is true, read with its gaps: a stretch of □ stands for one character or more, how many
 * being what no byte tells. Every character that is shown is right, and every one that is gone for good is shown as a
 * gap (or right, where the context gave it back). `open`: where in the truth else a gap may stand; null for anywhere.
 */
export function isTrue(run: DamagedRun, got: string, open: ReadonlySet<number> | null): boolean {
  const also = withContext(run);
  const mayGap = [...run.truth].map((c, i) => c === LOST || open === null || open.has(i));
  /** The lengths of the truth that what is read so far of `got` may stand for. */
  let reached = new Set([0]);
  for (const part of got.match(/□+|[^□]/gu) ?? []) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part[0] !== LOST) {
        if (at < also.length && part === also[at]) next.add(at + 1);
      } else for (let to = at; to < also.length && mayGap[to]; to++) next.add(to + 1);
    }
    reached = next;
  }
  return reached.has(also.length);
}

/**
 * Whether each repair of a page is right in the finished text: every character that it left stands where the truth
 * has it. Lines are kept by repair, so they are compared one by one.
 */
export function judgeRepairs(output: Traced, repairs: readonly Repair[], truth: string): boolean[] {
  const good = new Uint8Array(output.length + 1).fill(1);
  const lines = output.text.split('\n');
  const wanted = truth.split('\n');
  let start = 0;
  lines.forEach((line, n) => {
    good.set(align(line, wanted[n] ?? '').good, start);
    start += line.length + 1;
  });
  return repairs.map((repair) => {
    if (repair.after === '') return true;
    let low = 0;
    let high = output.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (output.origin(mid) < repair.at) low = mid + 1;
      else high = mid;
    }
    for (let i = low; i < output.length && output.origin(i) < repair.at + Math.max(1, repair.length); i++) {
      if (good[i] === 0) return false;
    }
    return true;
  });
}

/** Why a run was missed, in a word. */
export function reasonOf(score: RunScore, damaged: string): string {
  const { run, got, first } = score;
  if (got === damaged.slice(run.start, run.end)) return 'left as it was: no reading beat it';
  if (run.lost > 0 && !got.includes(LOST)) return 'the loss is not marked';
  if (first === run.truth) return 'marked as lost, though its first choice was right';
  if (got.length !== run.truth.length) return 'a pair that vanished was missed, or one was supposed';
  return 'another character fits the surviving byte and the context better';
}
