/**
 * How well any reader could do who has our language model: of damaged runs it is told everything, where each loss is and
 * how many characters are gone too, but for the characters that lost one of their bytes; what it makes of each of these,
 * from the words on both sides and from the rest of the page, is what no search can better.
 */
import { LOST } from '../../src/model/ledger.ts';
import { loadAlphabet } from '../../src/text/byte-shift/alphabet.ts';
import { PageMemory } from '../../src/text/byte-shift/page-memory.ts';
import { languageModel } from '../../src/text/language-model.ts';
import { SIMPLIFIED, TRADITIONAL } from '../../src/text/variants.ts';
import { type Damaged, type DamagedRun, damage, type Half } from '../lib/damage.ts';
import { candidates, restOf } from './repair-decided.ts';
import { SCRIPTS } from './repair-shift.ts';

/** Two readings of which neither is this many times as likely as the other are a toss-up. */
const FACTOR = 2;
/** Runs are told apart by how many characters vanished in a row, up to so many. */
const MOST = 3;

interface Row {
  runs: number;
  halves: number;
  characters: number;
  /** Characters that lost a byte of which the likeliest reading is another; and that are a toss-up. */
  missed: number;
  open: number;
  /** Runs without any of the first, with some of the second. */
  exact: number;
  openRuns: number;
}

/** Prints the table: one row for the runs with nothing gone, one for each length of gap. */
export function printFloor(texts: readonly string[]): void {
  const rows = Array.from(
    { length: MOST + 1 },
    (): Row => ({
      runs: 0,
      halves: 0,
      characters: 0,
      missed: 0,
      open: 0,
      exact: 0,
      openRuns: 0,
    }),
  );
  texts.forEach((clean, n) => {
    const kinds = SCRIPTS[n % SCRIPTS.length]!;
    const damaged = damage(clean, n + 1, ['byte-shift', ...kinds]);
    if (damaged.runs.length === 0) return;
    const simplified = !kinds.some((kind) => /traditional|taiwan|hongkong/.test(kind));
    const reader = new Reader(damaged, simplified ? TRADITIONAL : SIMPLIFIED);
    for (const run of damaged.runs) count(rows[Math.min(MOST, longestGap(run))]!, run, reader);
  });
  const gone = rows.slice(1).reduce(sum);
  const all = sum(rows[0]!, gone);
  const named = rows.map(
    (row, n) => [n === 0 ? 'nothing gone' : `${n}${n === MOST ? '+' : ''} gone in a row`, row] as const,
  );
  console.log('What a reader makes of damaged runs who is told all but the characters that lost a byte:');
  console.table(
    [...named, ['something gone', gone] as const, ['all', all] as const].map(([name, row]) => shown(name, row)),
  );
}

function count(row: Row, run: DamagedRun, reader: Reader): void {
  const read = run.halves.map((half) => reader.read(run, half));
  const missed = read.filter((one) => !one.right).length;
  const open = read.filter((one) => one.open).length;
  row.runs++;
  row.halves += read.length;
  row.characters += run.truth.length - run.lost - run.blank;
  row.missed += missed;
  row.open += open;
  if (missed === 0) row.exact++;
  if (open > 0) row.openRuns++;
}

function sum(x: Row, y: Row): Row {
  const out = { ...x };
  for (const key of Object.keys(out) as (keyof Row)[]) out[key] += y[key];
  return out;
}

function shown(name: string, row: Row): Record<string, string | number> {
  const percent = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
  return {
    runs: name,
    of: row.runs,
    'lost a byte, a run': row.runs === 0 ? '' : (row.halves / row.runs).toFixed(1),
    'of these, right': percent(row.halves - row.missed, row.halves),
    'toss-ups': percent(row.open, row.halves),
    'runs exact': percent(row.exact, row.runs),
    'with a toss-up': percent(row.openRuns, row.runs),
    'characters right': percent(row.characters - row.missed, row.characters),
  };
}

function longestGap({ truth }: DamagedRun): number {
  return Math.max(0, ...(truth.match(new RegExp(`${LOST}+`, 'gu')) ?? []).map((gap) => gap.length));
}

/** Reads single characters of a page of which everything else is known. */
class Reader {
  readonly #truth: string;
  readonly #otherScript: number;
  readonly #memory: PageMemory;
  readonly #symbol = loadAlphabet().symbol;

  constructor(damaged: Damaged, otherScript: number) {
    this.#truth = damaged.truth;
    this.#otherScript = otherScript;
    this.#memory = new PageMemory(restOf(damaged).replaceAll(LOST, '\n'), this.#symbol);
  }

  /** Whether the likeliest reading of a character that lost a byte is the true one; whether it is a toss-up. */
  read(run: DamagedRun, half: Half): { right: boolean; open: boolean } {
    const at = run.at + half.at;
    const start = this.#truth.lastIndexOf('\n', at) + 1;
    const newline = this.#truth.indexOf('\n', at);
    const line = `\n${this.#truth.slice(start, newline < 0 ? this.#truth.length : newline)}\n`;
    const place = at - start + 1;
    const ids = [...line].map((char) => this.#symbol[char.charCodeAt(0)]!);
    const weighed = [...candidates(half, this.#otherScript)].map((char) => ({
      char,
      weight: this.#weight(ids, line, place, char),
    }));
    weighed.sort((x, y) => y.weight - x.weight);
    const [first, second] = weighed;
    const open = first !== undefined && second !== undefined && first.weight - second.weight < Math.log(FACTOR);
    return { right: first?.char === line[place], open };
  }

  /** Log probability of `char` at a place of a line, and of what stands after it as far as the model looks. */
  #weight(ids: readonly number[], line: string, place: number, char: string): number {
    const model = languageModel();
    const own = [...ids];
    own[place] = this.#symbol[char.charCodeAt(0)]!;
    let weight = 0;
    for (let i = place; i <= place + model.reach && i < own.length; i++) {
      const code = (i === place ? char : line).charCodeAt(i === place ? 0 : i);
      const score = model.score(own.slice(Math.max(0, i - model.reach), i), own[i]!, code);
      weight += this.#memory.mix(own[i - 2] ?? own[0]!, own[i - 1]!, own[i]!, score);
    }
    return weight;
  }
}
