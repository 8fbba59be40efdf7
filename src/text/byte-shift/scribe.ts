/** Writes restored characters into the lattice, each weighed by what the language model and the page think of it. */
import { LOST } from '../../model/ledger.ts';
import { CHAR_OF_PAIR } from '../gbk.ts';
import { isHan } from '../han.ts';
import { EDGE, type LanguageModel, languageModel } from '../language-model.ts';
import { SIMPLIFIED, TRADITIONAL } from '../variants.ts';
import { type Alphabet, type Candidate, loadAlphabet } from './alphabet.ts';
import { type Context, Lattice, type Node, type Part, type StepKind } from './lattice.ts';
import type { PageMemory } from './page-memory.ts';
import { expectedSigns, questionEnds, quotationChance, speakerBegins } from './quotation.ts';
import { AFTER, CHANCE } from './states.ts';

/** How many characters are tried where a byte is missing. */
const TRIES = 24;

/** The language model was counted on broadcast news: how far the habits of print are trusted beside it. */
const PRINTED = 0.3;
const OTHER_THAN_PRINTED = Math.log(1 - PRINTED);
/** How often the sentence of a speaker begins as sentences begin. */
const BEGINS = 0.5;
const START: Context = [EDGE, EDGE, EDGE];

/** Something that comes out with a restored character, right after it. */
export interface Tail {
  readonly out: string;
  readonly kind: StepKind;
  /** What the model is to see of it; 0 for nothing. */
  readonly code: number;
  /** Units of the line that it takes after those of the character. */
  readonly length: number;
}

/** A candidate with its log weight where it is tried. */
export interface Weighed {
  readonly c: Candidate;
  readonly weight: number;
}

export class Scribe {
  readonly line: string;
  readonly model: LanguageModel = languageModel();
  readonly alphabet: Alphabet = loadAlphabet();
  readonly lattice = new Lattice();
  readonly #other: number;
  readonly #memory: PageMemory;

  /** `script`: TRADITIONAL or SIMPLIFIED of the text around, 0 if not known. */
  constructor(line: string, script: number, memory: PageMemory) {
    this.line = line;
    this.#memory = memory;
    this.#other = script === TRADITIONAL ? SIMPLIFIED : script === SIMPLIFIED ? TRADITIONAL : -1;
  }

  /** Symbols of the last three characters of a text, past notes. */
  contextAfter(text: string): Context {
    const head = text.slice(-40).replace(/\([^()\u3400-\u9fff]{1,8}\)/gu, '');
    const at = (back: number) =>
      back > head.length ? EDGE : this.alphabet.symbol[head.charCodeAt(head.length - back)]!;
    return [at(3), at(2), at(1)];
  }

  score(context: Context, c: number, code: number): number {
    return this.#memory.mix(context[1], context[2], c, this.model.score(context, c, code));
  }

  /** The log weight of a character after a node: by its words, and by how it stands to quotations. */
  next(node: Node, id: number, code: number): number {
    const { quotation, context } = node;
    let score = this.score(context, id, code);
    if (speakerBegins(quotation)) score = mixed(score, Math.exp(this.score(START, id, code)), BEGINS);
    const expected = expectedSigns(quotation);
    if (isHan(code)) return expected ? score + OTHER_THAN_PRINTED : score;
    const char = String.fromCharCode(code);
    if (expected) score = mixed(score, expected[char] ?? 0, PRINTED);
    if (char === '？' || char === '?') score = Math.max(score, Math.log(questionEnds(quotation)));
    return score + quotationChance(quotation, char);
  }

  /** The same for a restored character: less for one that does not fit the script of the page. */
  weight(node: Node, code: number, id: number, script: number): number {
    return this.next(node, id, code) + (script === this.#other ? CHANCE.otherScript : 0);
  }

  /** The likeliest `most` of some characters, best first. */
  likeliest(node: Node, list: readonly Candidate[], most: number): Weighed[] {
    const best: Weighed[] = [];
    for (const c of list) {
      const weight = this.weight(node, c.code, c.id, c.script);
      if (best.length === most && weight <= best[most - 1]!.weight) continue;
      if (best.length === most) best.pop();
      let at = best.length;
      while (at > 0 && best[at - 1]!.weight < weight) at--;
      best.splice(at, 0, { c, weight });
    }
    return best;
  }

  /** A character of which both bytes are there. */
  known(node: Node, start: number, end: number, state: number, trail: number, tail: Tail | null): void {
    const code = CHAR_OF_PAIR[(node.state << 8) | trail]!;
    if (code === 0) return;
    const id = this.alphabet.symbol[code]!;
    const weight = this.weight(node, code, id, this.alphabet.script[code]!);
    this.put(node, start, end, state, code, id, 'known', tail, weight);
  }

  /** The lead bytes that may follow a pair that vanished there; null for any. */
  leadsAt({ state }: Node): Uint8Array | null {
    return state < AFTER || (state & 0xff) === 0 ? null : this.alphabet.vanishing[state & 0xff]!;
  }

  /** Tries the likeliest of some characters; a state after a vanished pair bounds their lead bytes. */
  guess(
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
    const leads = bound && this.leadsAt(bound);
    const fits = leads ? list.filter((c) => leads[c.lead] === 1) : list;
    for (const { c, weight } of this.likeliest(node, fits, TRIES)) {
      this.put(node, start, end, state, c.code, c.id, kind, tail, weight + chance);
    }
  }

  /** A character of which nothing can be said. */
  lost(node: Node, start: number, end: number, state: number, tail: Tail | null, weight: number): void {
    const code = LOST.charCodeAt(0);
    this.put(node, start, end, state, code, this.alphabet.symbol[code]!, 'lost', tail, weight);
  }

  put(
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
      this.lattice.link(node, end, state, own, code, parts, weight);
      return;
    }
    const stop = end + tail.length;
    parts.push({ start: end, end: stop, out: tail.out, kind: tail.kind });
    if (tail.code === 0) this.lattice.link(node, stop, state, own, code, parts, weight);
    else {
      const symbol = this.alphabet.symbol[tail.code]!;
      const more = this.score(own, symbol, tail.code) + (tail.kind === 'known' ? CHANCE.oneLetter : 0);
      this.lattice.link(node, stop, state, after(own, symbol), tail.code, parts, weight + more);
    }
  }
}

/** Log probability: `share` of the other, the rest of what it was. */
function mixed(score: number, other: number, share: number): number {
  return Math.log((1 - share) * Math.exp(score) + share * other);
}

export function after(context: Context, id: number): Context {
  return [context[1], context[2], id];
}
