/**
 * How common the characters and words of the dictionary are (data/names.json): twice the natural logarithm of their
 * frequency. Hash tables over numbers with linear probing: filled in one pass over the lists, without cutting a word
 * out of them, and asked without cutting one out of a text.
 */
import table from './data/names.json' with { type: 'json' };

const PAIR_BITS = 16;
const TRIPLE_BITS = 12;
const SPACE = 32;
/** Set in a level when the word says what somebody does. */
const ACT = 0x80;
/** Bits of `begins`. */
const OF_THREE = 1;
const OF_FOUR = 2;
/** Single characters that join names, or that only some words after them make an act. */
const JOINS = '及或并且为则';
/** Adverbs that the dictionary does not take for such. */
const ADVERBS = '总早多专';

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
  /** Slots of the pairs that a word of three or of four begins with: most texts have none there. */
  readonly #begins = new Uint8Array(1 << PAIR_BITS);
  readonly #triples = new Int32Array(1 << TRIPLE_BITS);
  readonly #thirds = new Uint16Array(1 << TRIPLE_BITS);
  readonly #tripleLevels = new Uint8Array(1 << TRIPLE_BITS);
  /** Set phrases of four, all acts. */
  readonly #quads = new Map<string, number>();

  constructor() {
    let sum = 0;
    const add = (level: number, count: number) => {
      for (let n = 0; n < count; n++) sum += Math.exp(level / 2);
    };
    for (const [key, list] of Object.entries(table.words)) add(Number(key), this.#addWords(list, Number(key), 0));
    for (const [key, list] of Object.entries(table.acts)) add(Number(key), this.#addWords(list, Number(key), ACT));
    for (const [key, list] of Object.entries(table.characters)) {
      for (let i = 0; i < list.length; i++) this.#singles[list.charCodeAt(i)] = Number(key);
      add(Number(key), list.length);
    }
    for (const c of table.act + ADVERBS) if (!JOINS.includes(c)) this.#singles[c.charCodeAt(0)]! |= ACT;
    this.total = Math.log(sum);
  }

  /** Adds words of two to four characters, parted by spaces; returns how many. `kind`: ACT or 0. */
  #addWords(list: string, level: number, kind: number): number {
    let count = 0;
    for (let at = 0; at < list.length; count++) {
      const pair = pairAt(list, at);
      const third = at + 2 < list.length ? list.charCodeAt(at + 2) : SPACE;
      if (third === SPACE) {
        let slot = pairSlot(pair);
        while (this.#pairLevels[slot] !== 0) slot = (slot + 1) & ((1 << PAIR_BITS) - 1);
        this.#pairs[slot] = pair;
        this.#pairLevels[slot] = level | kind;
        at += 3;
      } else if (at + 3 < list.length && list.charCodeAt(at + 3) !== SPACE) {
        this.#begins[pairSlot(pair)]! |= OF_FOUR;
        this.#quads.set(list.slice(at, at + 4), level);
        at += 5;
      } else {
        this.#begins[pairSlot(pair)]! |= OF_THREE;
        let slot = tripleSlot(pair, third);
        while (this.#tripleLevels[slot] !== 0) slot = (slot + 1) & ((1 << TRIPLE_BITS) - 1);
        this.#triples[slot] = pair;
        this.#thirds[slot] = third;
        this.#tripleLevels[slot] = level | kind;
        at += 4;
      }
    }
    return count;
  }

  /** Of the word of a length (one to four characters) at an offset. */
  at(text: string, at: number, length: number): number {
    return this.#raw(text, at, length) & ~ACT;
  }

  /** Whether the characters at an offset are a word of that length for what somebody does: a verb, an adverb. */
  isAct(text: string, at: number, length: number): boolean {
    return (this.#raw(text, at, length) & ACT) !== 0;
  }

  /** Whether a word of three or of four characters may begin at an offset. */
  mayBeLonger(text: string, at: number): boolean {
    return this.#begins[pairSlot(pairAt(text, at))] !== 0;
  }

  #raw(text: string, at: number, length: number): number {
    if (at + length > text.length) return 0;
    if (length === 1) return this.#singles[text.charCodeAt(at)]!;
    if (length === 2) return this.#pair(pairAt(text, at));
    if (length > 4) return 0;
    const pair = pairAt(text, at);
    const begins = this.#begins[pairSlot(pair)]!;
    if (length === 4) {
      const level = begins & OF_FOUR ? this.#quads.get(text.slice(at, at + 4)) : undefined;
      return level === undefined ? 0 : level | ACT;
    }
    return begins & OF_THREE ? this.#triple(pair, text.charCodeAt(at + 2)) : 0;
  }

  #pair(pair: number): number {
    for (let slot = pairSlot(pair); this.#pairLevels[slot] !== 0; slot = (slot + 1) & ((1 << PAIR_BITS) - 1))
      if (this.#pairs[slot] === pair) return this.#pairLevels[slot]!;
    return 0;
  }

  #triple(pair: number, third: number): number {
    const last = (1 << TRIPLE_BITS) - 1;
    for (let slot = tripleSlot(pair, third); this.#tripleLevels[slot] !== 0; slot = (slot + 1) & last)
      if (this.#triples[slot] === pair && this.#thirds[slot] === third) return this.#tripleLevels[slot]!;
    return 0;
  }

  /** Of a whole string, which is a word only if it has one to four characters. */
  of(word: string): number {
    return word === '' ? 0 : this.at(word, 0, word.length);
  }
}
