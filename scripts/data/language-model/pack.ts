/**
 * The file that src/text/language-model.ts reads: a trie by levels. Numbers are LEB128; scores are bytes of STEP nats.
 * From order 3 up, a gram's last symbol is given as its place, by score, among those that follow the same context but
 * for its first symbol (after Pibiri and Venturini 2017); symbols and places of siblings are differences.
 */
import { STEP, UNSEEN } from '../../../src/text/language-model.ts';
import { BASE, indexOf } from './counts.ts';
import type { Kept } from './prune.ts';

/** `codes`: the character class of every symbol from 2 up, ascending. */
export function pack(kept: readonly Kept[], codes: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  const varint = (n: number) => {
    let rest = n;
    while (rest >= 0x80) {
      bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  const order = kept.length;
  varint(order);
  for (const level of kept) varint(level.keys.length);
  let last = 0;
  for (const code of codes) {
    varint(code - last);
    last = code;
  }
  for (const [id, p] of kept[0]!.probability.entries()) bytes.push(id === UNSEEN ? 255 : scoreOf(p));
  for (const w of kept[0]!.weight) bytes.push(weightOf(w));
  /** Of every entry of the level before: where it stands in the file, and its place among its siblings by score. */
  let inFile = Uint32Array.from(kept[0]!.keys.keys());
  let places = inFile;
  for (let n = 2; n <= order; n++) {
    const above = kept[n - 2]!;
    const { keys, probability, weight } = kept[n - 1]!;
    const score = Uint8Array.from(probability, scoreOf);
    const most = BASE ** (n - 1);
    const number = Uint32Array.from(keys, (key) => (n === 2 ? key % BASE : places[indexOf(above.keys, key % most)]!));
    const first = childrenOf(above.keys, keys);
    const ownPlaces = new Uint32Array(keys.length);
    const next: number[] = [];
    for (const parent of inFile) {
      const list = Array.from({ length: first[parent + 1]! - first[parent]! }, (_, i) => first[parent]! + i);
      varint(list.length);
      list
        .sort((x, y) => score[x]! - score[y]! || x - y)
        .forEach((entry, place) => {
          ownPlaces[entry] = place;
        });
      next.push(...list.sort((x, y) => number[x]! - number[y]!));
    }
    for (const [i, entry] of next.entries()) {
      const sibling = next[i - 1];
      const same = sibling !== undefined && Math.floor(keys[sibling]! / BASE) === Math.floor(keys[entry]! / BASE);
      varint(number[entry]! - (same ? number[sibling]! : 0));
    }
    for (const entry of next) bytes.push(score[entry]!);
    if (n < order) for (const entry of next) bytes.push(weightOf(weight[entry]!));
    inFile = Uint32Array.from(next);
    places = ownPlaces;
  }
  return Uint8Array.from(bytes);
}

/** For every parent, where its children begin; both lists ascend. */
function childrenOf(parents: Float64Array, keys: Float64Array): Uint32Array {
  const first = new Uint32Array(parents.length + 1);
  let at = 0;
  parents.forEach((parent, i) => {
    first[i] = at;
    while (at < keys.length && Math.floor(keys[at]! / BASE) === parent) at++;
  });
  first[parents.length] = at;
  return first;
}

function scoreOf(p: number): number {
  return Math.max(0, Math.min(255, Math.round(-Math.log(Math.max(p, 1e-12)) / STEP)));
}

function weightOf(w: number): number {
  return Math.max(0, Math.min(255, Math.round(-Math.log(w) / STEP) + 32));
}
