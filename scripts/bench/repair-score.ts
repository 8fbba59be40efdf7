/** Scores of text repair against a known truth: alignment, runs, repairs by certainty. */
import { LOST, type Repair } from '../../src/model/ledger.ts';
import type { Traced } from '../../src/model/traced.ts';
import type { DamagedRun } from '../lib/damage.ts';

/** Edit distance, and for each character of `got` whether it stands where `want` has it. */
export function align(got: string, want: string): { distance: number; good: Uint8Array } {
  const n = got.length;
  const m = want.length;
  const good = new Uint8Array(n);
  if (got === want) return { distance: 0, good: good.fill(1) };
  const width = m + 1;
  const cost = new Uint32Array((n + 1) * width);
  for (let j = 0; j <= m; j++) cost[j] = j;
  for (let i = 1; i <= n; i++) {
    cost[i * width] = i;
    for (let j = 1; j <= m; j++) {
      const same = cost[(i - 1) * width + j - 1]! + (got[i - 1] === want[j - 1] ? 0 : 1);
      cost[i * width + j] = Math.min(same, cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1);
    }
  }
  let i = n;
  let j = m;
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!;
    if (here === cost[(i - 1) * width + j - 1]! + (got[i - 1] === want[j - 1] ? 0 : 1)) {
      if (got[i - 1] === want[j - 1]) good[i - 1] = 1;
      i--;
      j--;
    } else if (here === cost[(i - 1) * width + j]! + 1) i--;
    else j--;
  }
  return { distance: cost[n * width + m]!, good };
}

/** What became of one damaged run. */
export interface RunScore {
  readonly run: DamagedRun;
  /** What stands in the text now, and what would stand there if every first choice were taken. */
  readonly got: string;
  readonly first: string;
  readonly exact: boolean;
  readonly firstExact: boolean;
  /** Of the characters that are not gone for good: how many, and how many are not right. */
  readonly characters: number;
  readonly wrong: number;
  readonly repairs: readonly { readonly repair: Repair; readonly right: boolean }[];
}

const NOTE = /\([^()]*\)/g;

/** Scores a run by the byte-shift repairs that touch it. `damaged` is the page that was repaired. */
export function scoreRun(run: DamagedRun, repairs: readonly Repair[], damaged: string): RunScore {
  const own = repairs.filter((r) => r.at >= run.start && (r.at < run.end || (r.at === run.end && r.length === 0)));
  const found = own.length > 0;
  const got = found
    ? own
        .map((r) => r.after)
        .join('')
        .replace(NOTE, '')
    : damaged.slice(run.start, run.end);
  const first = found
    ? own
        .map((r) => firstChoice(r))
        .join('')
        .replace(NOTE, '')
    : got;
  const { distance, good } = align(got, accepted(run, got));
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
    exact: got === accepted(run, got),
    firstExact: first === accepted(run, first),
    characters: run.truth.length - run.lost - run.blank,
    wrong: Math.min(distance, run.truth.length - run.lost - run.blank),
    repairs: scored,
  };
}

function firstChoice(repair: Repair): string {
  return repair.certainty === 'lost' ? (repair.alternatives?.[0] ?? repair.after) : repair.after;
}

/** The truth, with a character of which both bytes were lost counted right when it was found from its context. */
function accepted(run: DamagedRun, got: string): string {
  if (run.blank === 0 || run.lost > 0 || got.length !== run.truth.length) return run.truth;
  let out = '';
  for (let i = 0; i < got.length; i++)
    out += run.truth[i] === LOST && got[i] === run.original[i] ? got[i] : run.truth[i];
  return out;
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
