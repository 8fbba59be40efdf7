/** The figures of the byte-shift repair on simulated damage, run by run and repair by repair. */
import type { Repair } from '../../src/model/ledger.ts';
import type { Traced } from '../../src/model/traced.ts';
import { PAIR_OF_CHAR } from '../../src/text/gbk.ts';
import { SIMPLIFIED, TRADITIONAL } from '../../src/text/variants.ts';
import { type Damaged, type DamageKind, damage } from '../lib/damage.ts';
import { type Settled, settledRuns, type Windows } from './repair-decided.ts';
import {
  align,
  isTrue,
  judgeRepairs,
  type LossScore,
  lossOf,
  type RunScore,
  reasonOf,
  scoreRun,
} from './repair-score.ts';

/** Runs the stages over a page. */
export type Repairer = (text: string) => { output: Traced; repairs: Repair[] };
/** Takes a figure: its name, its wording, what is wanted of it, its value, of how many. */
export type Row = (name: string, figure: string, least: string, value: number, of: number, unit?: string) => void;

/** The pages that are damaged, one after the other: in which characters, with notes, with folded signs. */
export const SCRIPTS: readonly (readonly DamageKind[])[] = [
  ['traditional'],
  ['traditional', 'pinyin-notes'],
  ['traditional', 'pinyin-notes', 'half-width'],
  ['taiwan', 'half-width'],
  ['hongkong'],
  ['half-width'],
  [],
];

interface Scored {
  readonly score: RunScore;
  /** The damaged page. */
  readonly text: string;
  readonly simplified: boolean;
  readonly settled: Settled;
}

interface Tally {
  readonly scores: Scored[];
  /** By certainty: how many repairs, and how many of them right in the finished text. */
  readonly all: Record<Repair['certainty'], [number, number]>;
  /** Repairs where nothing was damaged. */
  elsewhere: number;
}

/** Damages, repairs and scores; prints the worst misses; returns the share that decoding again one byte on restores. */
export function measureByteShift(texts: readonly string[], repair: Repairer, seen: Windows, row: Row): number {
  const tally: Tally = { scores: [], all: { certain: [0, 0], likely: [0, 0], lost: [0, 0] }, elsewhere: 0 };
  // Twice, in another script the second time, for runs enough.
  for (const round of [0, 1]) {
    texts.forEach((clean, n) => {
      const kinds = SCRIPTS[(n + 3 * round) % SCRIPTS.length]!;
      const damaged = damage(clean, n + 1 + round * texts.length, ['byte-shift', ...kinds]);
      score(damaged, kinds, repair, seen, tally);
    });
  }
  runRows(tally.scores, row);
  repairRows(tally, row);
  worst(tally.scores);
  return redecoding(tally.scores);
}

function score(damaged: Damaged, kinds: readonly DamageKind[], repair: Repairer, seen: Windows, tally: Tally): void {
  if (damaged.runs.length === 0) return;
  const done = repair(damaged.text);
  const shifts = done.repairs.filter((r) => r.stage === 'byte-shift');
  const simplified = !kinds.some((k) => /traditional|taiwan|hongkong/.test(k));
  const settled = settledRuns(damaged, seen, simplified ? TRADITIONAL : SIMPLIFIED);
  for (const run of damaged.runs) {
    const one = scoreRun(run, shifts, damaged.text);
    tally.scores.push({ score: one, text: damaged.text, simplified, settled: settled.get(run)! });
  }
  tally.elsewhere += shifts.filter((r) => !damaged.runs.some((q) => r.at >= q.start && r.at <= q.end)).length;
  const right = judgeRepairs(done.output, done.repairs, damaged.truth);
  done.repairs.forEach((r, i) => {
    tally.all[r.certainty][0]++;
    if (right[i]) tally.all[r.certainty][1]++;
  });
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
const lossy = ({ score: { run } }: Scored) => run.lost + run.blank > 0;

function runRows(scores: readonly Scored[], row: Row): void {
  const share = (name: string, figure: string, least: string, list: readonly Scored[], has: (s: Scored) => boolean) =>
    row(name, figure, least, percent(list.filter(has).length, list.length), list.length);
  const first = (s: Scored) => s.score.firstExact;
  const exact = (s: Scored) => s.score.exact;

  const whole = scores.filter((s) => !lossy(s));
  const decided = whole.filter((s) => s.settled.decided);
  share('firstDecided', 'runs that bytes and context decide: first choice exact', '95 %', decided, first);
  share('exactDecided', '  exact in the text, where what is doubtful is □', '', decided, exact);
  share('firstChoice', 'all runs with nothing gone for good: first choice exact', '', whole, first);
  const old = whole.filter((s) => !s.simplified);
  share('firstChoiceTraditional', '  of these, on pages in traditional characters', '', old, first);
  const plain = whole.filter((s) => s.simplified);
  share('firstChoiceSimplified', '  on pages in simplified characters', '', plain, first);
  share('exactInText', '  exact in the text, where what is doubtful is □', '', whole, exact);
  const right = (s: Scored) => s.score.honest;
  share('honest', '  no character wrong in the text, what is doubtful □', '', whole, right);

  const lost = scores.filter(lossy);
  const loss = (kind: LossScore) => (s: Scored) => lossOf(s.score) === kind;
  share('lossFirst', 'runs with something gone for good: first choice marks it, the rest exact', '95 %', lost, first);
  const oracle = '  what an oracle reaches that knows all but the bytes that are gone';
  share('lossCeiling', oracle, '', lost, (s) => s.settled.missed === 0);
  share('lossMarked', '  so in the text, where what is doubtful is □', '', lost, exact);
  const settled = lost.filter((s) => s.settled.decided);
  share('lossMarkedDecided', '  of these, runs of which bytes and context decide the rest', '', settled, exact);
  share('lossHonest', '  marked, the rest right but for characters shown as □ too', '', lost, loss('doubtful'));
  share('lossRestWrong', '  marked, and something of the rest wrong', '', lost, loss('wrong'));
  share('lossHidden', '  not marked, or not there', '', lost, loss('hidden'));
  // A gap of any number of □, since no byte tells how many characters vanished.
  const shown = 'gaps of any length: marked, the rest right';
  const open = (s: Scored) => isTrue(s.score.run, s.score.got, s.settled.open);
  share('lossOpen', `  ${shown}, or □ where bytes and context leave it open`, '', lost, open);
  const free = (s: Scored) => isTrue(s.score.run, s.score.got, null);
  share('lossTrue', `  ${shown} or □`, '', lost, free);
  const trusted = (s: Scored) => isTrue(s.score.run, s.score.sure, null);
  share('lossTrusted', '  no loss and nothing wrong within what is called certain', '', lost, trusted);
  const oldLost = lost.filter((s) => !s.simplified);
  share('lossFirstTraditional', '  first choice exact, on pages in traditional characters', '', oldLost, first);
  share('lossTrueTraditional', `  ${shown} or □, on these`, '', oldLost, free);
}

function repairRows({ scores, all, elsewhere }: Tally, row: Row): void {
  const sum = (list: readonly Scored[], of: (s: RunScore) => number) => list.reduce((n, s) => n + of(s.score), 0);
  for (const [name, figure, least, list] of [
    ['characters', 'damaged characters restored, in the text', '', scores],
    ['charactersTraditional', '  on pages in traditional characters', '', scores.filter((s) => !s.simplified)],
    ['charactersDecided', '  in runs that bytes and context decide', '', scores.filter((s) => s.settled.decided)],
  ] as const) {
    const characters = sum(list, (s) => s.characters);
    const of = (restored: (s: RunScore) => number) => percent(sum(list, restored), characters);
    if (list === scores) {
      const first = 'damaged characters restored, at first choice';
      row(
        'charactersFirst',
        first,
        '98 %',
        of((s) => s.restoredFirst),
        characters,
      );
    }
    row(
      name,
      figure,
      least,
      of((s) => s.restored),
      characters,
    );
  }
  const characters = sum(scores, (s) => s.characters);
  const missed = scores.reduce((n, s) => n + s.settled.missed, 0);
  const oracle = '  what an oracle reaches that knows all but the bytes that are gone';
  row('charactersCeiling', oracle, '', percent(characters - missed, characters), characters);
  const repairs = scores.flatMap((s) => s.score.repairs);
  const kind = (certainty: string) => repairs.filter((r) => r.repair.certainty === certainty);
  const total = all.certain[0] + all.likely[0] + all.lost[0];
  row(
    'certainShare',
    'of all repairs of these pages, those called certain',
    '70 %',
    percent(all.certain[0], total),
    total,
  );
  const certain = kind('certain').length;
  row('certainShareShift', '  of the byte-shift repairs alone', '', percent(certain, repairs.length), repairs.length);
  const [called, right] = all.certain;
  row('certainRight', 'repairs called certain that are right', '99.9 %', percent(right, called), called);
  for (const [name, label, least] of [
    ['certain', '  of the byte-shift repairs alone', ''],
    ['likely', 'repairs called likely that are right', '95 %'],
  ] as const) {
    const list = kind(name);
    row(`${name}RightShift`, label, least, percent(list.filter((r) => r.right).length, list.length), list.length);
  }
  const figures = (text: string) => text.match(/[0-9０-９]/g)?.length ?? 0;
  const digits = sum(scores, (s) => Math.max(0, figures(s.got) - figures(s.run.truth)));
  row('digits', 'digits invented', '0', digits, repairs.length, '');
  row('elsewhere', 'byte-shift repairs where nothing was damaged', '0', elsewhere, scores.length, '');
}

const missing = ({ characters, restored }: RunScore) => characters - restored;

function worst(scores: readonly Scored[]): void {
  const missed = scores.filter((s) => !s.score.exact);
  console.log(`The worst ten of ${missed.length} misses:`);
  for (const { score, text } of missed.sort((x, y) => missing(y.score) - missing(x.score)).slice(0, 10)) {
    const { run } = score;
    console.log(
      `- ${text.slice(run.start, run.end)}\n  got  ${score.got}\n  want ${run.truth}\n  ${reasonOf(score, text)}`,
    );
  }
}

/** The nearest that there is to a tool for byte shift: decode the run again, one byte on. Percent of characters right. */
function redecoding(scores: readonly Scored[]): number {
  let right = 0;
  let characters = 0;
  for (const { score, text } of scores) {
    const { run } = score;
    const bytes = [...text.slice(run.start + 1, run.end)].flatMap((c) => {
      const pair = PAIR_OF_CHAR[c.charCodeAt(0)]!;
      return c < '\u0080' ? [c.charCodeAt(0)] : [pair >> 8, pair & 0xff];
    });
    const read = new TextDecoder('gb18030').decode(Uint8Array.from(bytes.slice(1)));
    characters += score.characters;
    right += Math.max(0, run.truth.length - align(read, run.truth).distance - run.lost - run.blank);
  }
  return percent(right, characters);
}
