/**
 * Tables of n-grams as sorted arrays. A gram is one number, its symbols its digits in base `BASE`: the context of a gram
 * is its key without the last digit, its suffix the key without the first.
 */
import { EDGE, UNSEEN } from '../../../src/text/language-model.ts';

export const BASE = 8192;

export interface Table {
  /** In ascending order. */
  readonly keys: Float64Array;
  readonly counts: Float64Array;
}

/**
 * Counts of n-grams at the highest order; below it, of how many different symbols come before (as Kneser and Ney have
 * it). Index 0 is order 1. `symbols`: see encode() in text.ts. Grams with unknown symbols are not counted.
 */
export function countGrams(symbols: Uint16Array, order: number): Table[] {
  const found = new Float64Array(symbols.length);
  let size = 0;
  for (let i = 0; i + order <= symbols.length; i++) {
    // Edges before a text belong to its first character, not to the end of the text before.
    if (symbols[i + order - 1] === EDGE && symbols[i + order - 2] === EDGE) continue;
    let key = 0;
    let known = true;
    for (let n = 0; n < order; n++) {
      const symbol = symbols[i + n]!;
      if (symbol === UNSEEN) known = false;
      key = key * BASE + symbol;
    }
    if (known) found[size++] = key;
  }
  const tables: Table[] = new Array(order);
  tables[order - 1] = tally(found.subarray(0, size));
  for (let n = order - 1; n >= 1; n--) {
    const most = BASE ** n;
    tables[n - 1] = tally(tables[n]!.keys.map((key) => key % most));
  }
  return tables;
}

/** How often each key stands in a list, which it sorts. */
function tally(list: Float64Array): Table {
  list.sort();
  const keys = new Float64Array(list.length);
  const counts = new Float64Array(list.length);
  let size = 0;
  for (const key of list) {
    if (size === 0 || keys[size - 1] !== key) keys[size++] = key;
    counts[size - 1]!++;
  }
  return { keys: keys.slice(0, size), counts: counts.slice(0, size) };
}

/** Where a key stands in an ascending list, or -1. */
export function indexOf(keys: Float64Array, wanted: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const key = keys[mid]!;
    if (key === wanted) return mid;
    if (key < wanted) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}

/** The keys of several ascending lists, each once. */
export function union(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, l) => sum + l.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return tally(all).keys;
}
