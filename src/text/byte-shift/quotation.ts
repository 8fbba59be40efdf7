/** Where a place of a line, as it reads restored, stands to quotations and questions: evidence for the signs that a run hides. */

export interface Quotation {
  readonly open: boolean;
  /** Characters since it was opened, and whether one of them was a comma: then it is a sentence, not a term. */
  readonly length: number;
  readonly sentence: boolean;
  /** The last character; none at the start of a line. */
  readonly last: string;
  /** Characters since a quoted sentence closed, as long as the sentence of its speaker may last. */
  readonly told: number;
  /** Whether a word of the sentence asks. */
  readonly asks: boolean;
}

const LONG_AGO = Number.POSITIVE_INFINITY;
export const CLOSED: Quotation = { open: false, length: 0, sentence: false, last: '', told: LONG_AGO, asks: false };

const OPENING = '“「';
const CLOSING = '”」';
const PARTING = '，,；;';
const STOPS = '。！？…!?';
/** Most terms in quotation marks are no longer. */
const TERM = 6;
/** As short as this, with its stop, nearly all are. */
const WORD = 4;
/** Who said a quoted sentence is told within so many characters, and with one of these words last. */
const SPEAKER = 45;
const SAID = '说說示绍紹诉訴道';
/** Words that ask, of two characters and of one; and with which a question ends. */
const ASKING = new Set(
  '什么 什麼 怎么 怎麼 怎样 怎樣 如何 为何 爲何 為何 是否 能否 可否 多少 哪里 哪裏 哪裡'.split(' '),
);
const ASKING_END = '吗嗎呢';
const ASKING_ONE = `谁誰哪${ASKING_END}`;

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

/** How often printed stories have a sign in such a place, whatever words stand before it. */
const EXPECTED = {
  afterQuotedStop: { '”': 0.6, '」': 0.6 },
  afterStop: { '“': 0.15, '「': 0.15 },
  afterSpeaker: { '。': 0.5, '，': 0.25, ',': 0.25 },
} as const;

/** How often a question mark stands at a place of a sentence that asks, and after a word that ends a question. */
const QUESTION = { sentence: 0.015, end: 0.3 } as const;

/** What is open after one more character. */
export function quotationAfter(before: Quotation, char: string): Quotation {
  const { open, last } = before;
  if (OPENING.includes(char))
    return { open: true, length: 0, sentence: false, last: char, told: LONG_AGO, asks: false };
  const asks =
    !STOPS.includes(char) && (before.asks || ASKING_ONE.includes(char) || (last !== '' && ASKING.has(last + char)));
  if (CLOSING.includes(char)) {
    const told = open && last !== '' && (STOPS + PARTING).includes(last) ? 0 : LONG_AGO;
    return { open: false, length: 0, sentence: false, last: char, told, asks };
  }
  if (open) {
    const sentence = before.sentence || PARTING.includes(char);
    return { open, length: before.length + 1, sentence, last: char, told: LONG_AGO, asks };
  }
  const told = STOPS.includes(char) || before.told >= SPEAKER ? LONG_AGO : before.told + 1;
  return { open, length: 0, sentence: false, last: char, told, asks };
}

/** What is open after a text. */
export function quotationIn(text: string, before: Quotation = CLOSED): Quotation {
  let quotation = before;
  for (const char of text) quotation = quotationAfter(quotation, char);
  return quotation;
}

/** What the balance of quotation marks says of `char` after `before`. */
export function quotationChance(before: Quotation, char: string): number {
  if (OPENING.includes(char)) return before.open ? CHANCE.unbalanced : 0;
  if (!CLOSING.includes(char)) return 0;
  if (!before.open) return CHANCE.unbalanced;
  if (stopped(before)) {
    if (before.sentence || before.length > TERM) return CHANCE.stop;
    return before.length <= WORD ? CHANCE.stopInTerm : 0;
  }
  return before.sentence ? CHANCE.noStop : 0;
}

/** What it says of the end of a paragraph. */
export function endChance(before: Quotation): number {
  return before.open ? CHANCE.unclosed : 0;
}

/** The probabilities of signs that a printed story is likely to have after `before`; null where it has no such habit. */
export function expectedSigns(before: Quotation): Readonly<Record<string, number>> | null {
  if (before.open) {
    return stopped(before) && (before.sentence || before.length > TERM) ? EXPECTED.afterQuotedStop : null;
  }
  if (stopped(before)) return EXPECTED.afterStop;
  return before.told <= SPEAKER && before.last !== '' && SAID.includes(before.last) ? EXPECTED.afterSpeaker : null;
}

/** The probability that a question ends here, whatever words stand before it; 0 where the sentence does not ask. */
export function questionEnds({ asks, last }: Quotation): number {
  if (!asks) return 0;
  return ASKING_END.includes(last) ? QUESTION.end : QUESTION.sentence;
}

/** Whether the sentence of a speaker begins here, right after what was said. */
export function speakerBegins(before: Quotation): boolean {
  return before.told === 0;
}

function stopped({ last }: Quotation): boolean {
  return last !== '' && STOPS.includes(last);
}
