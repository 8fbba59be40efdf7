/**
 * The record: what one article of a scraped page is, as data. Field names follow schema.org NewsArticle and Dublin
 * Core where they have one; people and posts follow Popolo. This shape is a contract (`normalise --jsonl`).
 */
import type { Removal, Repair, Review } from './ledger.ts';

export const KINDS = ['report', 'interview', 'speeches', 'continuation', 'photo', 'notice', 'commentary'] as const;
export type Kind = (typeof KINDS)[number];

export const BLOCK_TYPES = ['paragraph', 'heading', 'deck', 'byline', 'editorsNote', 'table'] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** A block of the text, in reading order. `table` holds a GFM table. */
export interface Block {
  readonly type: BlockType;
  readonly text: string;
}

export interface Caption {
  readonly text: string;
  /** The photographer's name alone; null when the page gives none. */
  readonly credit: string | null;
  /** File name of an image kept beside the raw page. */
  readonly image?: string;
}

export type DateBasis = 'stated' | 'inferred' | 'unknown';
export const POST_STATUSES = ['current', 'former', 'proposed', 'removed'] as const;
export type PostStatus = (typeof POST_STATUSES)[number];
export const SCOPES = ['zhejiang', 'national', 'elsewhere'] as const;
export type Scope = (typeof SCOPES)[number];

/** A post (Popolo: post + membership), as the text writes it. */
export interface Post {
  readonly post: string;
  /** Full path of the area it governs, e.g. `浙江省/金华市/义乌市`; null when it could not be settled. */
  readonly place: string | null;
  readonly status: PostStatus;
}

export interface Official {
  readonly name: string;
  readonly posts: readonly Post[];
  readonly scope: Scope;
  /** The sentence that proves it. */
  readonly evidence: string;
}

/** Where a tag is proved: offsets (UTF-16 units) in a field of the article (`title`, `blocks/3`, `captions/0` …). */
export interface Mention {
  readonly kind: 'place' | 'official' | 'topic';
  /** The path of the place, the name of the official, the id of the topic. */
  readonly ref: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly certainty: 'certain' | 'likely';
  /** True for a village or town that the gazetteer does not list. */
  readonly unlisted?: true;
}

export interface ArticleRecord {
  readonly raw: { readonly file: string; readonly sha256: string };
  readonly url: string | null;
  /** ISO 8601 time at which the page was retrieved. */
  readonly retrieved: string | null;
  /** Newspaper page, e.g. `00004`. */
  readonly page: string | null;
  readonly id: string;
  readonly title: string;
  readonly titleBasis: 'stated' | 'derived';
  readonly kicker: string | null;
  readonly column: string | null;
  readonly subtitle: string | null;
  readonly kind: Kind;
  readonly continuedFrom: string | null;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: the date of publication, as far as the page gives it. */
  readonly date: string | null;
  readonly dateBasis: DateBasis;
  readonly dateEvidence: string | null;
  /** The day of the event; `--MM-DD` without a year. */
  readonly eventDate: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly blocks: readonly Block[];
  readonly captions: readonly Caption[];
  readonly places: readonly string[];
  readonly officials: readonly Official[];
  readonly topics: readonly string[];
  readonly mentions: readonly Mention[];
  readonly repairs: readonly Repair[];
  readonly removed: readonly Removal[];
  readonly review: readonly Review[];
}
