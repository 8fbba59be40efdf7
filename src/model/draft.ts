/** What the stages of the pipeline hand to each other. All plain values; nothing here touches the disk. */
import type { Removal, Repair, Review } from './ledger.ts';
import type { BlockType, DateBasis, Kind } from './record.ts';
import type { Traced } from './traced.ts';

/** A raw page as it was scraped, with what its sidecar says of it. */
export interface RawPage {
  /** File name, as it is to stand in the record. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sidecar: Sidecar;
}

/** `<raw file>.yml` beside a raw page. Every field may be absent. */
export interface Sidecar {
  readonly url?: string;
  readonly retrieved?: string;
  readonly outlet?: string;
  readonly rights?: 'full' | 'excerpt' | 'metadata';
  readonly page?: string;
  /** Content type as the server sent it, e.g. `text/html; charset=gbk`. */
  readonly contentType?: string;
  readonly sample?: boolean;
  readonly note?: string;
  /** Title and date as a scraper gave them with the page (JSON lines); the page's own metadata goes before. */
  readonly title?: string;
  readonly date?: string;
}

/** A page after decoding: what can be read of it, line by line. Lines of HTML carry features of their elements. */
export interface PageText {
  readonly text: Traced;
  /** One entry a line of `text`, or null for plain text. Text stages never add or remove a "\n". */
  readonly features: readonly LineFeature[] | null;
  readonly meta: PageMeta;
  /**
   * What the offsets of `text` point into, and removals quote: the decoded raw page, or the visible text of one in
   * HTML. Absent: the decoded page.
   */
  readonly raw?: string;
  /** Marks of the page's format (Markdown) that were taken off before its text was read, in page order. */
  readonly marks?: readonly Removal[];
}

/** What HTML says of a line. */
export interface LineFeature {
  /** Nearest block element, lower case: `p`, `h1`, `li`, `td` … */
  readonly tag: string;
  /** Share of the line's characters that stand in links, 0 to 1. */
  readonly linkDensity: number;
  /** Whether it stands in what was found to be the page's main content. */
  readonly main: boolean;
  /** File name of an image that this line captions or stands for. */
  readonly image?: string;
}

/** What a page says of itself outside its text (`<meta>`, JSON-LD, a saved page's header). */
export interface PageMeta {
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly authors?: readonly string[];
  readonly editors?: readonly string[];
  readonly url?: string;
  /** ISO 8601 time at which a browser saved the page. */
  readonly retrieved?: string;
  readonly page?: string;
}

export interface DraftBlock {
  readonly type: BlockType;
  readonly content: Traced;
}

/** An article cut out of a page, before tagging. */
export interface Draft {
  /** Null when the page has none: a title is then derived from the first sentence. */
  readonly title: Traced | null;
  readonly kicker: Traced | null;
  readonly column: Traced | null;
  readonly subtitle: Traced | null;
  readonly kind: Kind;
  readonly continuedFrom: string | null;
  readonly date: string | null;
  readonly dateBasis: DateBasis;
  readonly dateEvidence: string | null;
  readonly eventDate: string | null;
  readonly source: string | null;
  readonly page: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly blocks: readonly DraftBlock[];
  readonly captions: readonly { readonly content: Traced; readonly credit: string | null; readonly image?: string }[];
  /** Removals that belong to this article; every removal of the page is in exactly one draft. */
  readonly removed: readonly Removal[];
  readonly review: readonly Review[];
}

/** What a text stage returns. */
export interface StageResult {
  readonly text: Traced;
  readonly repairs: readonly Repair[];
  readonly review: readonly Review[];
}

/** A known news outlet (content/outlets.yml). */
export interface Outlet {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly publish: 'full' | 'excerpt' | 'metadata';
  /** Path of the place it belongs to, for `我市`, `我县`; absent for national and provincial ones. */
  readonly place?: string;
}

/** A topic card (content/topics/<id>.md). */
export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly source: string;
  /** Any of these in a text shows the topic. */
  readonly phrases: readonly string[];
  /** A phrase inside one of these does not count. */
  readonly not: readonly string[];
  readonly broader: readonly string[];
  readonly related: readonly string[];
}

/** What a page is read with: vocabulary of the archive, and what is known of its site. */
export interface Context {
  readonly outlets: readonly Outlet[];
  readonly topics: readonly Topic[];
  /** Lines (trimmed, whitespace-folded) that recur over the pages of this page's site. */
  readonly recurring: ReadonlySet<string>;
  /** Stages switched off by name. */
  readonly skip: ReadonlySet<string>;
}
