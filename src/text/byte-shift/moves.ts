/**
 * All ways in which a line may have come to read as it does. In step, a character is itself; from a `?` on the line
 * may be one byte off, until something puts it back. Each way is weighed by what the language model thinks of the
 * text that it restores and by the chance of such a slip; a genuine question mark, a run and where the run ends are
 * decided together.
 */
import { LOST } from '../../model/ledger.ts';
import { CHAR_OF_PAIR } from '../gbk.ts';
import { EDGE, type LanguageModel, languageModel, UNSEEN } from '../language-model.ts';
import { isReading } from '../pinyin-notes.ts';
import { SIMPLIFIED, TRADITIONAL } from '../variants.ts';
import { type Alphabet, type Candidate, FOLDED_SIGNS, LETTER, loadAlphabet, pairOf, SILENT_SIGNS } from './alphabet.ts';
import { type Context, Lattice, type Node, type Part, type Step, type StepKind } from './lattice.ts';
import type { PageMemory } from './page-memory.ts';
import { CLOSED, endChance, type Quotation, quotationChance, quotationIn } from './quotation.ts';

/** States of a node: in step; a lead byte pending (0x81 to 0xFE); `AFTER + v`: a lead byte that vanishes after `v`. */
export const IN_STEP = -1;
const AFTER = 0x100;
/** The same after two such pairs in a row. */
const AFTER_TWO = 0x200;
/** After a character of which nothing is left: any lead byte. */
export const ANY_LEAD = 0x300;

/** Log chances. They only need the right order of size. */
const CHANCE = {
  /** A slip where a sign is met out of step. */
  sign: -2,
  /** The same, of a sign that is not shown. */
  silentSign: -6,
  /** A slip where a lead byte is plainly lost. */
  byte: -8,
  /** Back in step by a sign. */
  resync: -1.2,
  /** A character of the other script than the page's. */
  otherScript: -5,
  /** A character of which nothing is left. */
  blank: -9,
  /** A letter that vanished with the byte before it. */
  letter: -3,
  /** The page ends inside the run. */
  cutOff: -10,
  /** A note that is no reading of the character restored before it. */
  wrongReading: -7,
} as const;

/** How many characters are tried where a byte is missing, where a pair or a sign vanished, and from how many states. */
const TRIES = 24;
const VANISH_TRIES = 10;
const SILENT_TRIES = 8;
const VANISH_STATES = 12;

const PINYIN = '[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡɑ]{1,6}';
const NOTE = new RegExp(`\\(\\s*(${PINYIN})\\s*\\)`, 'uy');
const NOTE_REST = new RegExp(`\\s*(${PINYIN})\\s*\\)`, 'uy');
/** What is left of a tag whose `<` was swallowed. */
const TAG_REST =
  /\/?(?:p|br|span|div|strong|b|i|em|a|td|tr|th|table|li|ul|ol|font|img|section|h[1-6])(?:\s[^<>]*|\/)?>/iy;

/** Something that comes out with a restored character, right after it. */
interface Tail {
  readonly out: string;
  readonly kind: StepKind;
  /** What the model is to see of it; 0 for nothing. */
  readonly code: number;
  /** Units of the line that it takes after those of the character. */
  readonly length: number;
}

export interface Reading {
  readonly steps: readonly Step[];
  readonly shares: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Where reading stopped: every way had come together again, or the line had ended. */
  readonly end: number;
  /** What was restored last before it, and what quotation is open there. */
  readonly tail: string;
  readonly quotation: Quotation;
}

/**
 * Reads a line from the `?` at `start`. `script`: TRADITIONAL or SIMPLIFIED of the text around, 0 if not known.
 * `before`: the reading before of the same line.
 */
export function readFrom(
  line: string,
  start: number,
  script: number,
  memory: PageMemory,
  before: Reading | null,
): Reading {
  return new Reader(line, script, memory).read(start, before);
}

class Reader {
  readonly #line: string;
  readonly #other: number;
  readonly #model: LanguageModel = languageModel();
  readonly #alphabet: Alphabet = loadAlphabet();
  readonly #lattice = new Lattice();

  readonly #memory: PageMemory;
  constructor(line: string, script: number, memory: PageMemory) {
    this.#line = line;
    this.#memory = memory;
    this.#other = script === TRADITIONAL ? SIMPLIFIED : script === SIMPLIFIED ? TRADITIONAL : -1;
  }

  read(start: number, before: Reading | null): Reading {
    const between = this.#line.slice(before?.end ?? 0, start);
    const quotation = quotationIn(between, before?.quotation);
    this.#lattice.root(start, IN_STEP, this.#contextAfter((before?.tail ?? '') + between), quotation);
    const last = this.#line.length;
    for (let i = start; i < last; i++) {
      const nodes = this.#lattice.take(i);
      if (i > start && nodes.length === 1 && nodes[0]!.state === IN_STEP && !this.#lattice.opensAfter(i)) {
        return this.#result(nodes[0]!, i);
      }
      this.#vanish(nodes);
      const once = this.#lattice.take(i);
      this.#vanish(once);
      for (const node of [...nodes, ...once, ...this.#lattice.take(i)]) {
        if (node.state === IN_STEP) this.#inStep(node, i);
        else this.#offStep(node, i);
      }
    }
    for (const node of this.#lattice.take(last)) {
      const weight = this.#score(node.context, EDGE, 0x0a) + endChance(node.quotation);
      const whole = node.state === IN_STEP;
      const part: Part = { start: last, end: last, out: whole ? '' : LOST, kind: whole ? 'copy' : 'lost' };
      this.#lattice.link(node, last + 1, IN_STEP, [EDGE, EDGE, EDGE], 0, [part], weight + (whole ? 0 : CHANCE.cutOff));
    }
    const [end] = this.#lattice.take(last + 1);
    return end ? this.#result(end, last) : { steps: [], shares: new Map(), end: last, tail: '', quotation: CLOSED };
  }

  #result(end: Node, at: number): Reading {
    const steps = this.#lattice.trace(end);
    let tail = '';
    for (let n = steps.length - 1; n >= 0 && tail.length < 40; n--) {
      tail = steps[n]!.parts.map((part) => part.out).join('') + tail;
    }
    return { steps, shares: this.#lattice.shares(end), end: at, tail, quotation: end.quotation };
  }

  /** Symbols of the last three characters of a text, past notes. */
  #contextAfter(text: string): Context {
    const head = text.slice(-40).replace(/\([^()\u3400-\u9fff]{1,8}\)/gu, '');
    const at = (back: number) =>
      back > head.length ? EDGE : this.#alphabet.symbol[head.charCodeAt(head.length - back)]!;
    return [at(3), at(2), at(1)];
  }

  #score(context: Context, c: number, code: number): number {
    return this.#memory.mix(context[1], context[2], c, this.#model.score(context, c, code));
  }

  #inStep(node: Node, i: number): void {
    const char = this.#line[i]!;
    const code = this.#line.charCodeAt(i);
    const note = char === '(' ? sticky(NOTE, this.#line, i) : null;
    if (note) {
      const restored = node.bestStep !== null && node.bestStep.parts[0]!.kind !== 'copy';
      const wrong = restored && !isReading(String.fromCharCode(node.code), note[1]!);
      const end = i + note[0].length;
      const part: Part = { start: i, end, out: note[0], kind: 'copy' };
      this.#lattice.link(node, end, IN_STEP, node.context, node.code, [part], wrong ? CHANCE.wrongReading : 0);
      return;
    }
    const id = this.#alphabet.symbol[code]!;
    const part: Part = { start: i, end: i + 1, out: char, kind: 'copy' };
    const weight = this.#score(node.context, id, code) + quotationChance(node.quotation, char, lastOf(node));
    this.#lattice.link(node, i + 1, IN_STEP, after(node.context, id), code, [part], weight);
    if (char === '?' || char === '？') this.#begin(node, i);
  }

  /** A run that starts at the `?` at `i`: the lead byte of a character is gone. */
  #begin(node: Node, i: number): void {
    const next = this.#line[i + 1];
    if (next === undefined) return;
    const code = next.charCodeAt(0);
    this.#blank(node, i, i + 1, null, CHANCE.byte);
    if (next === '?' || next === '？') {
      this.#pair(node, i, i + 2, 0xa3bf, null, CHANCE.sign);
      this.#swallow(node, i, i + 2, null, CHANCE.byte + CHANCE.blank);
    } else if (code >= 0x40 && code < 0x7f) {
      this.#guess(node, i, i + 2, IN_STEP, this.#alphabet.byTrail[code]!, null, 'trail', null, CHANCE.byte);
    } else if (code >= 0x80 || FOLDED_SIGNS.includes(next)) {
      const pair = pairOf(next);
      if (pair !== 0) this.#pair(node, i, i + 2, pair, null, pair >> 8 === 0xa3 ? CHANCE.sign : CHANCE.byte);
      if (code >= 0x80) this.#silentSign(node, i, pair >> 8);
    }
  }

  /** A run begun by a sign that the page does not show. `trail`: the byte that the next unit begins with. */
  #silentSign(node: Node, i: number, trail: number): void {
    const { symbol, byTrail } = this.#alphabet;
    const found: { c: Candidate; lead: number; weight: number; both: number }[] = [];
    for (const lead of SILENT_SIGNS) {
      const code = CHAR_OF_PAIR[(lead << 8) | trail]!;
      if (symbol[code] === UNSEEN) continue;
      for (const c of byTrail[0xa3]!) {
        const weight = this.#weight(node, c.code, c.id, c.script) + CHANCE.silentSign;
        found.push({ c, lead, weight, both: weight + this.#score(after(node.context, c.id), symbol[code]!, code) });
      }
    }
    found.sort((x, y) => y.both - x.both);
    for (const { c, lead, weight } of found.slice(0, SILENT_TRIES)) {
      this.#put(node, i, i + 1, lead, c.code, c.id, 'trail', null, weight);
    }
  }

  #offStep(node: Node, i: number): void {
    const char = this.#line[i]!;
    const code = char.charCodeAt(0);
    if (char === '?' || char === '？') {
      const list = node.state < AFTER ? this.#alphabet.byLead[node.state]! : null;
      this.#swallow(node, i, i + 1, list, list ? 0 : CHANCE.blank);
      this.#pair(node, i, i + 1, 0xa3bf, node, 0);
    } else if (code >= 0x40 && code < 0x7f) {
      if (node.state < AFTER) this.#known(node, i, i + 1, IN_STEP, code, null);
      else this.#guess(node, i, i + 1, IN_STEP, this.#alphabet.byTrail[code]!, node, 'trail', null, 0);
    } else if (code >= 0x80 || (code >= 0x30 && code <= 0x39) || FOLDED_SIGNS.includes(char)) {
      const pair = pairOf(char);
      if (pair !== 0) this.#pair(node, i, i + 1, pair, node, 0);
    }
  }

  /** The pair met one byte off: its first byte ends a character, its second is pending, or stands alone if ASCII. */
  #pair(node: Node, start: number, end: number, pair: number, bound: Node | null, chance: number): void {
    const second = pair & 0xff;
    const alone = second < 0x80;
    const tail: Tail | null = alone
      ? { out: String.fromCharCode(second), kind: 'known', code: second, length: 0 }
      : null;
    const state = alone ? IN_STEP : second;
    if (bound && bound.state < AFTER) this.#known(node, start, end, state, pair >> 8, tail);
    else this.#guess(node, start, end, state, this.#alphabet.byTrail[pair >> 8]!, bound, 'trail', tail, chance);
  }

  #known(node: Node, start: number, end: number, state: number, trail: number, tail: Tail | null): void {
    const code = CHAR_OF_PAIR[(node.state << 8) | trail]!;
    if (code === 0) return;
    const id = this.#alphabet.symbol[code]!;
    this.#put(
      node,
      start,
      end,
      state,
      code,
      id,
      'known',
      tail,
      this.#weight(node, code, id, this.#alphabet.script[code]!),
    );
  }

  /** Tries the likeliest of some characters; a state after a vanished pair bounds their lead bytes. */
  #guess(
    node: Node,
    start: number,
    end: number,
    state: number,
    list: readonly Candidate[],
    bound: Node | null,
    kind: StepKind,
    tail: Tail | null,
    chance: number,
  ): void {
    const leads =
      bound && bound.state >= AFTER && bound.state < ANY_LEAD ? this.#alphabet.vanishing[bound.state & 0xff]! : null;
    const scored: { c: Candidate; weight: number }[] = [];
    for (const c of list) {
      if (leads && leads[c.lead] !== 1) continue;
      scored.push({ c, weight: this.#weight(node, c.code, c.id, c.script) });
    }
    scored.sort((x, y) => y.weight - x.weight);
    for (const { c, weight } of scored.slice(0, TRIES)) {
      this.#put(node, start, end, state, c.code, c.id, kind, tail, weight + chance);
    }
  }

  /** The model's score of a restored character, less for one that does not fit the script of the page. */
  #weight(node: Node, code: number, id: number, script: number): number {
    const quoted = code === 0x201c || code === 0x201d;
    const quotation = quoted ? quotationChance(node.quotation, String.fromCharCode(code), lastOf(node)) : 0;
    return this.#score(node.context, id, code) + quotation + (script === this.#other ? CHANCE.otherScript : 0);
  }

  #put(
    node: Node,
    start: number,
    end: number,
    state: number,
    code: number,
    id: number,
    kind: StepKind,
    tail: Tail | null,
    weight: number,
  ): void {
    const parts: Part[] = [{ start, end, out: String.fromCharCode(code), kind }];
    const own = after(node.context, id);
    if (!tail) {
      this.#lattice.link(node, end, state, own, code, parts, weight);
      return;
    }
    const stop = end + tail.length;
    parts.push({ start: end, end: stop, out: tail.out, kind: tail.kind });
    if (tail.code === 0) this.#lattice.link(node, stop, state, own, code, parts, weight);
    else {
      const symbol = this.#alphabet.symbol[tail.code]!;
      const more = this.#score(own, symbol, tail.code);
      this.#lattice.link(node, stop, state, after(own, symbol), tail.code, parts, weight + more);
    }
  }

  /**
   * A `?` that ends a run: the trail byte is gone, and with it the ASCII character after it; or a sign follows.
   * `list`: what the character may be; null when nothing is left of it.
   */
  #swallow(node: Node, start: number, end: number, list: readonly Candidate[] | null, chance: number): void {
    const line = this.#line;
    const put = (fits: readonly Candidate[] | null, tail: Tail | null, weight: number) => {
      if (fits && fits.length > 0) this.#guess(node, start, end, IN_STEP, fits, null, 'lead', tail, weight);
      else if (!fits) {
        const code = LOST.charCodeAt(0);
        this.#put(node, start, end, IN_STEP, code, this.#alphabet.symbol[code]!, 'lost', tail, weight);
      }
    };
    const high = list?.filter((c) => c.trail >= 0x80) ?? null;
    const tag = sticky(TAG_REST, line, end);
    if (tag) {
      put(high, { out: '', kind: 'drop', code: 0, length: tag[0].length }, chance);
      return;
    }
    const note = sticky(NOTE_REST, line, end);
    if (note) {
      const tail: Tail = { out: `(${note[0]}`, kind: 'known', code: 0, length: note[0].length };
      const fits = high?.filter((c) => isReading(String.fromCharCode(c.code), note[1]!)) ?? null;
      put(fits, tail, chance);
      put(null, tail, chance + CHANCE.blank);
      return;
    }
    const next = line[end];
    if (next === undefined) {
      put(high, null, chance);
      return;
    }
    if (',，!！:：;；?？'.includes(next)) put(high, null, chance + CHANCE.resync);
    if (list) {
      const lone = list.filter((c) => c.trail === 0x80);
      put(lone, null, chance);
    }
    // A digit or another sign went with it: what it was cannot be known.
    put(high, { out: LOST, kind: 'lost', code: 0x30, length: 0 }, chance);
  }

  /** A character of which both bytes are gone, its second in a pair that vanished: what the context expects, or none. */
  #blank(node: Node, start: number, end: number, leads: Uint8Array | null, chance: number): void {
    const scored: { c: Candidate; weight: number }[] = [];
    for (const id of this.#model.successors(node.context)) {
      for (const c of this.#alphabet.byId.get(id) ?? []) {
        if (this.#alphabet.vanishes[c.trail] !== 1 || (leads && leads[c.lead] !== 1)) continue;
        scored.push({ c, weight: this.#weight(node, c.code, c.id, c.script) });
      }
    }
    scored.sort((x, y) => y.weight - x.weight);
    for (const { c, weight } of scored.slice(0, VANISH_TRIES)) {
      this.#put(node, start, end, AFTER_TWO + c.trail, c.code, c.id, 'neither', null, weight + chance);
    }
    const code = LOST.charCodeAt(0);
    this.#put(node, start, end, ANY_LEAD, code, this.#alphabet.symbol[code]!, 'lost', null, CHANCE.blank + chance);
  }

  /** From every state with a byte pending, the pairs that may have vanished before the next unit. */
  #vanish(nodes: readonly Node[]): void {
    let left = VANISH_STATES;
    for (const node of nodes) {
      if (node.state === IN_STEP || node.state >= AFTER_TWO) continue;
      if (left-- === 0) break;
      if (node.state >= AFTER) {
        this.#blank(node, node.at, node.at, this.#alphabet.vanishing[node.state & 0xff]!, 0);
        continue;
      }
      const scored: { c: Candidate; weight: number }[] = [];
      for (const c of this.#alphabet.byLead[node.state]!) {
        if (this.#alphabet.vanishes[c.trail] === 1)
          scored.push({ c, weight: this.#weight(node, c.code, c.id, c.script) });
      }
      scored.sort((x, y) => y.weight - x.weight);
      for (const { c, weight } of scored.slice(0, VANISH_TRIES)) {
        this.#put(node, node.at, node.at, AFTER + c.trail, c.code, c.id, 'lead', null, weight);
      }
      this.#vanishedLetter(node);
    }
  }

  /** A trail byte that vanished with an ASCII letter: that letter is lost, and reading is in step again. */
  #vanishedLetter(node: Node): void {
    const fits = this.#alphabet.byLead[node.state]!.filter((c) => this.#alphabet.takesLetter[c.trail] === 1);
    const tail: Tail = { out: LOST, kind: 'lost', code: LETTER, length: 0 };
    this.#guess(node, node.at, node.at, IN_STEP, fits, null, 'lead', tail, CHANCE.letter);
  }
}

function lastOf(node: Node): string {
  return node.code === 0 ? '' : String.fromCharCode(node.code);
}

function after(context: Context, id: number): Context {
  return [context[1], context[2], id];
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
