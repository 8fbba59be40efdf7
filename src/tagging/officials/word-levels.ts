/**
 * How common the characters and words of the dictionary are (data/names.json): twice the natural logarithm of their
 * frequency. Hash tables over numbers with linear probing: filled in one pass over the lists, without cutting a word
 * out of them, and asked without cutting one out of a text.
 */
import table from './data/names.json' with { type: 'json' };

const PAIR_BITS = 16;
const TRIPLE_BITS = 12;
const SPACE = 32;

const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
const pairSlot = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> (32 - PAIR_BITS);
const tripleSlot = (pair: number, third: number): number =>
  Math.imul(Math.imul(pair, 0x9e3779b1) ^ third, 0x85ebca6b) >>> (32 - TRIPLE_BITS);

/** Levels are above 0 throughout: 0 says that there is no such word. */
export class WordLevels {
  /** Logarithm of the sum of all frequencies. */
  readonly total: number;
  readonly #singles = new Uint8Array(0x10000);
  readonly #pairs = new Int32Array(1 << PAIR_BITS);
  readonly #pairLevels = new Uint8Array(1 << PAIR_BITS);
  /** Slots of the pairs that a word of three begins with: most texts have none there. */
  readonly #begins = new Uint8Array(1 << PAIR_BITS);
  readonly #triples = new Int32Array(1 << TRIPLE_BITS);
  readonly #thirds = new Uint16Array(1 << TRIPLE_BITS);
  readonly #tripleLevels = new Uint8Array(1 << TRIPLE_BITS);

  constructor() {
    let sum = 0;
    const add = (level: number, count: number) => {
      for (let n = 0; n < count; n++) sum += Math.exp(level / 2);
    };
    for (const [key, list] of Object.entries(table.words)) add(Number(key), this.#addWords(list, Number(key)));
    for (const [key, list] of Object.entries(table.characters)) {
      for (let i = 0; i < list.length; i++) this.#singles[list.charCodeAt(i)] = Number(key);
      add(Number(key), list.length);
    }
    this.total = Math.log(sum);
  }

  /** Adds words of two and three characters, parted by spaces; returns how many. */
  #addWords(list: string, level: number): number {
    let count = 0;
    for (let at = 0; at < list.length; count++) {
      const pair = pairAt(list, at);
      const third = at + 2 < list.length ? list.charCodeAt(at + 2) : SPACE;
      if (third === SPACE) {
        let slot = pairSlot(pair);
        while (this.#pairLevels[slot] !== 0) slot = (slot + 1) & ((1 << PAIR_BITS) - 1);
        this.#pairs[slot] = pair;
        this.#pairLevels[slot] = level;
        at += 3;
      } else {
        this.#begins[pairSlot(pair)] = 1;
        let slot = tripleSlot(pair, third);
        while (this.#tripleLevels[slot] !== 0) slot = (slot + 1) & ((1 << TRIPLE_BITS) - 1);
        this.#triples[slot] = pair;
        this.#thirds[slot] = third;
        this.#tripleLevels[slot] = level;
        at += 4;
      }
    }
    return count;
  }

  /** Of the character at an offset. */
  single(text: string, at: number): number {
    return this.#singles[text.charCodeAt(at)]!;
  }

  /** Of the two characters from an offset on. */
  pair(text: string, at: number): number {
    const pair = pairAt(text, at);
    for (let slot = pairSlot(pair); this.#pairLevels[slot] !== 0; slot = (slot + 1) & ((1 << PAIR_BITS) - 1))
      if (this.#pairs[slot] === pair) return this.#pairLevels[slot]!;
    return 0;
  }

  /** Of the three characters from an offset on. */
  triple(text: string, at: number): number {
    const pair = pairAt(text, at);
    if (this.#begins[pairSlot(pair)] === 0) return 0;
    const third = text.charCodeAt(at + 2);
    const last = (1 << TRIPLE_BITS) - 1;
    for (let slot = tripleSlot(pair, third); this.#tripleLevels[slot] !== 0; slot = (slot + 1) & last)
      if (this.#triples[slot] === pair && this.#thirds[slot] === third) return this.#tripleLevels[slot]!;
    return 0;
  }

  /** Of a whole string, which is a word only if it has one to three characters. */
  of(word: string): number {
    if (word.length === 2) return this.pair(word, 0);
    if (word.length === 3) return this.triple(word, 0);
    return word.length === 1 ? this.single(word, 0) : 0;
  }
}
