/** What was done to a page: the article's ledger. */

/**
 * `certain`: the page itself decides it. `likely`: the context carries it, others are possible and are listed.
 * `lost`: it cannot be known, and U+25A1 stands in its place.
 */
export type Certainty = 'certain' | 'likely' | 'lost';

/** The mark of a character that is lost for good. The ledger tells it from a genuine □. */
export const LOST = '\u25A1';

/** Characters that were changed. */
export interface Repair {
  /** The stage that did it, e.g. `byte-shift`. */
  readonly stage: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly certainty: Certainty;
  /** Offset of `before` in the decoded raw page, in UTF-16 units. */
  readonly at: number;
  /** How many units of the decoded raw page it covers. */
  readonly length: number;
  readonly alternatives?: readonly string[];
  /** The field of the article that shows it: `title`, `subtitle`, `blocks/3`, `captions/0` …; absent: in none. */
  readonly field?: string;
  /** Offset of `after` in that field, in UTF-16 units. */
  readonly offset?: number;
}

/** A stretch of the decoded raw page that is not article text. */
export interface Removal {
  readonly rule: string;
  /** As it stood in the decoded raw page, before any repair. */
  readonly text: string;
  /** Offset in the decoded raw page, in UTF-16 units. */
  readonly at: number;
}

/** Something that an editor should look at. `message` is a Chinese sentence for people. */
export interface Review {
  readonly code: string;
  readonly message: string;
}

/** The codes that stages use; a stage may add more, in kebab case. */
export const REVIEW_CODES = [
  'date-unknown',
  'date-inferred',
  'title-derived',
  'continuation',
  'headline-garbled',
  'characters-lost',
  'off-topic',
  'outlet-doubtful',
  'order-doubtful',
  'place-open',
  'name-open',
  'slip-of-the-page',
  'chrome-doubtful',
  'quotation-unbalanced',
  'repair-likely',
] as const;

/** The ledger of one article, kept beside it as JSON. */
export interface Ledger {
  readonly repairs: readonly Repair[];
  readonly removed: readonly Removal[];
  readonly review: readonly Review[];
}
