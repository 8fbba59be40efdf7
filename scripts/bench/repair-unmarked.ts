/** The figures of runs that a lost byte began without leaving a mark: how many are found, and what comes of clean text. */
import type { Repair } from '../../src/model/ledger.ts';
import { type DamageKind, damage } from '../lib/damage.ts';
import { type RunScore, scoreRun } from './repair-score.ts';
import { type Repairer, type Row, SCRIPTS } from './repair-shift.ts';

/** Every such page loses bytes; all are looked at undamaged. */
const PAGES = 4;
/** Runs of so many characters and more have room to show that they are none of Chinese. */
const LONG = 6;

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
const shiftsOf = (repairs: readonly Repair[]) => repairs.filter((r) => r.stage === 'byte-shift');

/** Loses bytes of some pages without a mark, repairs and scores; and repairs all pages undamaged, simplified and not. */
export function measureUnmarked(texts: readonly string[], repair: Repairer, row: Row): void {
  const scores: RunScore[] = [];
  let elsewhere = 0;
  let untouched = 0;
  let falsely = 0;
  texts.forEach((clean, n) => {
    const kinds = SCRIPTS[n % SCRIPTS.length]!;
    untouched += clean.length;
    falsely += falseRepairs(clean, kinds, repair);
    if (n % PAGES !== 0) return;
    const damaged = damage(clean, n + 1, ['lost-bytes', ...kinds]);
    const shifts = shiftsOf(repair(damaged.text).repairs);
    for (const run of damaged.runs) scores.push(scoreRun(run, shifts, damaged.text));
    elsewhere += shifts.filter((r) => !damaged.runs.some((q) => r.at >= q.start && r.at <= q.end)).length;
  });
  rows(scores, row);
  row('unmarkedElsewhere', '  repairs beside them, where nothing was damaged', '0', elsewhere, scores.length, '');
  row('unmarkedFalse', '  repairs on undamaged pages, simplified and not', '0', falsely, untouched, '');
}

function falseRepairs(clean: string, kinds: readonly DamageKind[], repair: Repairer): number {
  const pages = kinds.length === 0 ? [clean] : [clean, damage(clean, 1, kinds).text];
  return pages.reduce((sum, page) => sum + shiftsOf(repair(page).repairs).length, 0);
}

function rows(scores: readonly RunScore[], row: Row): void {
  const share = (name: string, figure: string, list: readonly RunScore[], has: (s: RunScore) => boolean) =>
    row(name, figure, '', percent(list.filter(has).length, list.length), list.length);
  const found = (s: RunScore) => s.repairs.length > 0;
  const long = scores.filter((s) => s.run.truth.length >= LONG);
  const short = scores.filter((s) => s.run.truth.length < LONG);
  share('unmarkedLong', `runs without a mark, of ${LONG} characters and more: found`, long, found);
  share('unmarkedLongFirst', '  of those found, first choice exact', long.filter(found), (s) => s.firstExact);
  share('unmarkedLongHonest', '  of those found, no character wrong in the text', long.filter(found), (s) => s.honest);
  share('unmarkedShort', '  shorter ones: found', short, found);
  const repairs = scores.flatMap((s) => s.repairs);
  for (const certainty of ['certain', 'likely'] as const) {
    const list = repairs.filter((r) => r.repair.certainty === certainty);
    const figure = `  repairs of these called ${certainty} that are right`;
    row(`unmarked-${certainty}`, figure, '', percent(list.filter((r) => r.right).length, list.length), list.length);
  }
}
