/**
 * One model of several texts: interpolated modified Kneser-Ney (Chen and Goodman 1999) over each, joined context by
 * context in proportion to how often each text has the context, times the weight of the text (count merging, as in
 * Bacchiani and Roark 2003).
 */
import { BASE, indexOf, type Table } from './counts.ts';

/** Characters that a text of this kind may hold and that were never seen share this many places. */
const UNIVERSE = 24000;

/** N-grams of one length of one text. */
interface Level extends Table {
  /** What is taken off a count, by the count. */
  readonly discounts: readonly number[];
  readonly contexts: Float64Array;
  /** Of every context: how often it stands, and how much was taken off the counts after it. */
  readonly totals: Float64Array;
  readonly freed: Float64Array;
}

export class MergedModel {
  readonly #texts: readonly (readonly Level[])[];
  readonly #weights: readonly number[];

  /** Tables of each text by order, as countGrams() gives them, and the weight of one occurrence in each. */
  constructor(texts: readonly (readonly Table[])[], weights: readonly number[]) {
    this.#texts = texts.map((tables) => tables.map(levelOf));
    this.#weights = weights;
  }

  /** Probability of the last symbol of a gram of `n` symbols after the others. */
  probability(key: number, n: number): number {
    if (n === 0) return 1 / UNIVERSE;
    return this.#parts(key, n).whole;
  }

  /**
   * What a gram adds to the likelihood of all texts, in nats times occurrences: against what shorter grams say (after
   * Stolcke 1998).
   */
  worth(key: number, n: number): number {
    const { whole, without, count } = this.#parts(key, n);
    return count * Math.log(whole / without);
  }

  #parts(key: number, n: number): { whole: number; without: number; count: number } {
    const context = Math.floor(key / BASE);
    const lower = this.probability(key % BASE ** (n - 1), n - 1);
    let own = 0;
    let total = 0;
    let freed = 0;
    let count = 0;
    this.#texts.forEach((levels, t) => {
      const level = levels[n - 1]!;
      const weight = this.#weights[t]!;
      const at = n === 1 ? 0 : indexOf(level.contexts, context);
      if (at < 0) return;
      total += weight * level.totals[at]!;
      freed += weight * level.freed[at]!;
      const gram = indexOf(level.keys, key);
      if (gram < 0) return;
      const times = level.counts[gram]!;
      count += weight * times;
      own += weight * (times - level.discounts[Math.min(3, times)]!);
    });
    if (total === 0) return { whole: lower, without: lower, count };
    const without = (freed / total) * lower;
    return { whole: own / total + without, without, count };
  }
}

function levelOf({ keys, counts }: Table): Level {
  const of = [0, 0, 0, 0, 0];
  for (const n of counts) if (n <= 4) of[n]!++;
  const y = of[1]! / (of[1]! + 2 * of[2]!);
  const discounts = [0, 1, 2, 3].map((k) =>
    k === 0 || of[k] === 0 ? 0 : Math.max(0.1, k - ((k + 1) * y * of[k + 1]!) / of[k]!),
  );
  const contexts: number[] = [];
  const totals: number[] = [];
  const freed: number[] = [];
  keys.forEach((key, i) => {
    const context = Math.floor(key / BASE);
    if (contexts.at(-1) !== context) {
      contexts.push(context);
      totals.push(0);
      freed.push(0);
    }
    totals[totals.length - 1]! += counts[i]!;
    freed[freed.length - 1]! += discounts[Math.min(3, counts[i]!)]!;
  });
  return {
    keys,
    counts,
    discounts,
    contexts: Float64Array.from(contexts),
    totals: Float64Array.from(totals),
    freed: Float64Array.from(freed),
  };
}
