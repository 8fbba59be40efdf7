/**
 * What a page says of its own words: a name or a turn of phrase that stands undamaged elsewhere in it is likelier
 * where it is damaged. A cache of bigrams and trigrams, mixed into the language model (Kuhn and De Mori 1990).
 */
import { EDGE, UNSEEN } from '../language-model.ts';

const BASE = 16384;
/** Weight of the cache where the page knows one character of context, and two. */
const ONE = 0.12;
const TWO = 0.4;

/** From a `?` to the next ASCII character a page may be garbled: that much is not learnt, nor are remains of tags. */
const SUSPECT = /[?？][!(),:;?]*[^\n\x20-\x7e]*|[A-Za-z/<>=&#]+/gu;
const NOTE = /\([^()\u3400-\u9fff]{1,8}\)/gu;

/** A page without what may be garbled, and without notes. */
export function undamaged(page: string): string {
  return page.replace(SUSPECT, '\n').replace(NOTE, '');
}

export class PageMemory {
  readonly #one = new Map<number, number>();
  readonly #two = new Map<number, number>();
  readonly #pairs = new Map<number, number>();
  readonly #triples = new Map<number, number>();

  /** From text that is not damaged. */
  constructor(text: string, symbol: Uint16Array) {
    let a = EDGE;
    let b = EDGE;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x0a) {
        a = EDGE;
        b = EDGE;
        continue;
      }
      const c = symbol[code]!;
      if (c === UNSEEN) {
        // All unseen characters are one symbol: what follows one says nothing of another.
        a = EDGE;
        b = EDGE;
        continue;
      }
      count(this.#one, b);
      count(this.#two, a * BASE + b);
      count(this.#pairs, b * BASE + c);
      count(this.#triples, (a * BASE + b) * BASE + c);
      a = b;
      b = c;
    }
  }

  /** The log probability of symbol `c` after `a` and `b`, given what the model says of it. */
  mix(a: number, b: number, c: number, model: number): number {
    if (c === UNSEEN) return model;
    const one = this.#one.get(b);
    if (one === undefined) return model;
    const pair = (this.#pairs.get(b * BASE + c) ?? 0) / (one + 1);
    const two = this.#two.get(a * BASE + b);
    if (two === undefined) return pair === 0 ? model : Math.log((1 - ONE) * Math.exp(model) + ONE * pair);
    const triple = this.#triples.get((a * BASE + b) * BASE + c) ?? 0;
    if (pair === 0 && triple === 0) return model;
    return Math.log((1 - TWO) * Math.exp(model) + TWO * ((triple + 0.5 * pair) / (two + 0.5)));
  }
}

function count(table: Map<number, number>, key: number): void {
  table.set(key, (table.get(key) ?? 0) + 1);
}
