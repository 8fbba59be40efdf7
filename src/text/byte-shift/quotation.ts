/** Whether a quotation is open at a place of a line, as it reads restored: evidence for the marks that a run hides. */

export interface Quotation {
  readonly open: boolean;
  /** Characters since it was opened, and whether one of them was a comma: then it is a sentence, not a term. */
  readonly length: number;
  readonly sentence: boolean;
}

export const CLOSED: Quotation = { open: false, length: 0, sentence: false };
const OPENED: Quotation = { open: true, length: 0, sentence: false };

const OPENING = '“「';
const CLOSING = '”」';
const PARTING = '，,；;';
const STOPS = '。！？…!?';
/** Most terms in quotation marks are no longer. */
const TERM = 6;
/** As short as this, with its stop, nearly all are. */
const WORD = 4;

/** Log chances; they only need the right order of size. */
const CHANCE = {
  /** A quotation that closes though none is open, or opens within an open one. */
  unbalanced: -2.5,
  /** A paragraph that ends while a quotation is open. */
  unclosed: -3,
  /** The end of a quoted sentence: with a stop before the mark, and without one. */
  stop: 1.5,
  noStop: -1.5,
  /** A stop within a term. */
  stopInTerm: -2.5,
} as const;

/** What is open after one more character. */
export function quotationAfter(before: Quotation, char: string): Quotation {
  if (OPENING.includes(char)) return OPENED;
  if (CLOSING.includes(char)) return CLOSED;
  if (!before.open) return before;
  return { open: true, length: before.length + 1, sentence: before.sentence || PARTING.includes(char) };
}

/** What is open after a text. */
export function quotationIn(text: string, before: Quotation = CLOSED): Quotation {
  let quotation = before;
  for (const char of text) quotation = quotationAfter(quotation, char);
  return quotation;
}

/** What the balance of quotation marks says of `char` after `before`, the character before it being `last`. */
export function quotationChance(before: Quotation, char: string, last: string): number {
  if (OPENING.includes(char)) return before.open ? CHANCE.unbalanced : 0;
  if (!CLOSING.includes(char)) return 0;
  if (!before.open) return CHANCE.unbalanced;
  if (last !== '' && STOPS.includes(last)) {
    if (before.sentence || before.length > TERM) return CHANCE.stop;
    return before.length <= WORD ? CHANCE.stopInTerm : 0;
  }
  return before.sentence ? CHANCE.noStop : 0;
}

/** What it says of the end of a paragraph. */
export function endChance(before: Quotation): number {
  return before.open ? CHANCE.unclosed : 0;
}
