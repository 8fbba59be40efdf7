/**
 * Which damaged characters their bytes and context decide, told without the repair and without its language model: by
 * counting what has ever stood in such a context in text that anyone may read, the training half of the sample and the
 * undamaged rest of the page.
 *
 * A character that lost a byte may be any GBK character with the byte that is left (in the script of the page, and no
 * figure). Its neighbours are taken as they truly are, damaged or not. Of the windows of five characters around it,
 * then of four, then of three, the longest count that has seen any of these characters there decides: the true one must
 * make up nine tenths of the occurrences. Where no window of three was ever seen with any of them, nothing decides. A
 * run is decided when all characters of it that lost a byte are.
 */
import { LOST } from '../../src/model/ledger.ts';
import { CHAR_OF_PAIR } from '../../src/text/gbk.ts';
import { languageModel } from '../../src/text/language-model.ts';
import { scriptOf, simplifiedOf } from '../../src/text/variants.ts';
import type { Damaged, DamagedRun, Half } from '../lib/damage.ts';

const LONGEST = 5;
const SHORTEST = 3;
const SHARE = 0.9;

/** How often every window of three to five characters stands in some text. Digits are one class, so are letters. */
export class Windows {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    for (const line of text.split('\n')) {
      const plain = `\n${classed(line)}\n`;
      for (let size = SHORTEST; size <= LONGEST; size++) {
        for (let i = 0; i + size <= plain.length; i++) {
          const window = plain.slice(i, i + size);
          if (!window.includes(LOST)) this.#counts.set(window, (this.#counts.get(window) ?? 0) + 1);
        }
      }
    }
  }

  count(window: string): number {
    return this.#counts.get(window) ?? 0;
  }
}

/** What context, and the bytes that are left, say of a run when everything else is known. */
export interface Settled {
  /** Whether they decide every character that lost a byte. */
  readonly decided: boolean;
  /** How many of these an oracle would get wrong that knows all others and where each loss is, and takes the likeliest. */
  readonly missed: number;
  /** Where those stand in the truth of the run that they do not decide. */
  readonly open: ReadonlySet<number>;
}

/**
 * What is settled of every run of a page. `general`: windows of the training half; `otherScript`: TRADITIONAL or
 * SIMPLIFIED, whichever the page is not written in.
 */
export function settledRuns(damaged: Damaged, general: Windows, otherScript: number): Map<DamagedRun, Settled> {
  const page = new Windows();
  page.add(restOf(damaged));
  const known: Known = { truth: damaged.truth, windows: [general, page], otherScript };
  return new Map(
    damaged.runs.map((run) => {
      const told = run.halves.map((half) => ({ ...tell(half, run, known), at: half.at }));
      const open = new Set(told.filter((t) => !t.decided).map((t) => t.at));
      return [run, { decided: open.size === 0, missed: told.filter((t) => !t.first).length, open }];
    }),
  );
}

interface Known {
  readonly truth: string;
  readonly windows: readonly Windows[];
  readonly otherScript: number;
}

/** Whether the true character is decided, and whether it is the likeliest: by counts, else by the language model. */
function tell(
  half: Half,
  run: DamagedRun,
  { truth, windows, otherScript }: Known,
): { decided: boolean; first: boolean } {
  const at = run.at + half.at;
  const start = truth.lastIndexOf('\n', at) + 1;
  const newline = truth.indexOf('\n', at);
  const line = `\n${classed(truth.slice(start, newline < 0 ? truth.length : newline))}\n`;
  const place = at - start + 1;
  const real = truth[at]!;
  const rivals = [...candidates(half, otherScript)].filter((c) => c !== real);
  for (let size = LONGEST; size >= SHORTEST; size--) {
    const seen = (char: string) => {
      let sum = 0;
      for (let from = Math.max(0, place - size + 1); from <= place && from + size <= line.length; from++) {
        const window = line.slice(from, place) + char + line.slice(place + 1, from + size);
        for (const w of windows) sum += w.count(window);
      }
      return sum;
    };
    const own = seen(real);
    const others = rivals.map(seen);
    const all = others.reduce((sum, n) => sum + n, own);
    if (all > 0) return { decided: own >= SHARE * all, first: others.every((n) => n < own) };
  }
  const weight = (char: string) => fluency(line.slice(0, place) + char + line.slice(place + 1), place);
  const own = weight(real);
  return { decided: false, first: rivals.every((c) => weight(c) < own) };
}

/** What the language model gives the character at `place` of a line, and those after it that it bears on. */
function fluency(line: string, place: number): number {
  const model = languageModel();
  const ids = [...line].map((char) => model.id(simplifiedOf(char).charCodeAt(0)));
  let sum = 0;
  for (let i = place; i <= place + model.reach && i < line.length; i++) {
    sum += model.score(ids.slice(Math.max(0, i - model.reach), i), ids[i]!, line.charCodeAt(i));
  }
  return sum;
}

/** The undamaged rest of a page. */
export function restOf(damaged: Damaged): string {
  let text = '';
  let from = 0;
  for (const run of damaged.runs) {
    text += `${damaged.truth.slice(from, run.at)}\n`;
    from = run.at + run.truth.length;
  }
  return text + damaged.truth.slice(from);
}

/** Simplified forms of the characters that share the byte that is left, in that script or in both. */
export function candidates(half: Half, otherScript: number): Set<string> {
  const found = new Set<string>();
  for (let byte = 0x40; byte <= 0xfe; byte++) {
    const code = CHAR_OF_PAIR[half.lead ? (half.byte << 8) | byte : (byte << 8) | half.byte]!;
    if (code === 0 || isFigure(code) || scriptOf(code) === otherScript) continue;
    found.add(simplifiedOf(String.fromCharCode(code)));
  }
  return found;
}

function isFigure(code: number): boolean {
  return /[０-９Ａ-Ｚａ-ｚ]/.test(String.fromCharCode(code));
}

function classed(text: string): string {
  return text.replace(/[0-9]/g, '0').replace(/[A-Za-z]/g, 'a');
}
