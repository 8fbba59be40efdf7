/** The part of a model that is worth its place, with back-off weights that make it sum to one again. */
import { BASE, indexOf, type Table, union } from './counts.ts';
import type { MergedModel } from './merged.ts';

/** Grams of one length that stay, with their probability and, where longer ones follow, their back-off weight. */
export interface Kept {
  readonly keys: Float64Array;
  readonly probability: Float64Array;
  readonly weight: Float64Array;
}

/**
 * The grams whose worth is at least `nats`, all single symbols, and the beginnings and ends of what stays.
 * `texts`: the tables that the model was made of; `symbols`: how many symbols there are.
 */
export function pruned(
  model: MergedModel,
  texts: readonly (readonly Table[])[],
  symbols: number,
  nats: number,
): readonly Kept[] {
  const order = texts[0]!.length;
  const keys: Float64Array[] = new Array(order);
  keys[0] = Float64Array.from({ length: symbols }, (_, id) => id);
  let needed: Float64Array = new Float64Array(0);
  for (let n = order; n >= 2; n--) {
    const all = union(texts.map((tables) => tables[n - 1]!.keys));
    const worthy = all.filter((key) => model.worth(key, n) >= nats);
    keys[n - 1] = union([worthy, needed]);
    const most = BASE ** (n - 1);
    const ends = keys[n - 1]!.map((key) => key % most);
    needed = union([keys[n - 1]!.map((key) => Math.floor(key / BASE)), ends.sort()]);
  }
  const kept: Kept[] = keys.map((list, n) => ({
    keys: list,
    probability: list.map((key) => model.probability(key, n + 1)),
    weight: new Float64Array(list.length).fill(1),
  }));
  for (let n = 2; n <= order; n++) weigh(kept, n);
  return kept;
}

/** Fills in the weights of the contexts of the grams of length `n`. */
function weigh(kept: readonly Kept[], n: number): void {
  const { keys, probability } = kept[n - 1]!;
  const contexts = kept[n - 2]!;
  const own = new Float64Array(contexts.keys.length);
  const lower = new Float64Array(contexts.keys.length);
  const most = BASE ** (n - 1);
  keys.forEach((key, i) => {
    const at = indexOf(contexts.keys, Math.floor(key / BASE));
    own[at]! += probability[i]!;
    lower[at]! += probabilityIn(kept, key % most, n - 1);
  });
  own.forEach((mass, at) => {
    if (mass > 0) contexts.weight[at] = Math.max(1e-4, 1 - mass) / Math.max(1e-4, 1 - lower[at]!);
  });
}

/** Probability by what was kept, as the reader computes it. */
export function probabilityIn(kept: readonly Kept[], key: number, n: number): number {
  const own = indexOf(kept[n - 1]!.keys, key);
  if (own >= 0) return kept[n - 1]!.probability[own]!;
  const context = indexOf(kept[n - 2]!.keys, Math.floor(key / BASE));
  const weight = context < 0 ? 1 : kept[n - 2]!.weight[context]!;
  return weight * probabilityIn(kept, key % BASE ** (n - 1), n - 1);
}
