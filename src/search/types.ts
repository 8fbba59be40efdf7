/** What is searched and what an answer holds: plain values shared by the index builder and the browser half. */

/** One article as the search sees it. Texts are what may be published of it, never more. */
export interface SearchDocument {
  readonly id: string;
  /** Address under the base path, e.g. `articles/abc-1/`. */
  readonly url: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly blocks: readonly string[];
  readonly captions: readonly string[];
  /** Officials with their posts, and topics, each as a line: 义乌市委书记甲某. */
  readonly about: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null when it is not known. */
  readonly date: string | null;
  readonly facets: DocumentFacets;
}

/** Values are shown as they are; places are full paths, officials and topics are ids. */
export interface DocumentFacets {
  readonly prefecture: readonly string[];
  readonly county: readonly string[];
  /** Every place with all that it lies in, from the province down to the village. */
  readonly place: readonly string[];
  readonly official: readonly string[];
  readonly topic: readonly string[];
  readonly year: string | null;
  readonly outlet: string | null;
  readonly kind: string;
}

/** Facets whose values are counted with every answer. */
export const COUNTED = ['prefecture', 'county', 'topic', 'outlet', 'kind'] as const;
export type Counted = (typeof COUNTED)[number];

/** What narrows a search. Values of one facet are joined by "or", facets by "and". */
export interface Facets {
  readonly place?: readonly string[];
  readonly official?: readonly string[];
  readonly topic?: readonly string[];
  readonly outlet?: readonly string[];
  readonly kind?: readonly string[];
  /** First and last day, month or year, both included. */
  readonly from?: string;
  readonly to?: string;
}

export type Order = 'best' | 'newest' | 'oldest';

/** A stretch of text, marked where it is what was searched for. */
export interface Part {
  readonly text: string;
  readonly mark: boolean;
}

export interface Hit {
  readonly id: string;
  readonly url: string;
  readonly title: readonly Part[];
  /** The sentence that holds the term, or the opening of the text. */
  readonly excerpt: readonly Part[];
  readonly date: string | null;
  readonly outlet: string | null;
  readonly kind: string;
  /** Deepest places named, full paths. */
  readonly places: readonly string[];
}

export interface Answer {
  readonly total: number;
  /** The hits of the page asked for. */
  readonly hits: readonly Hit[];
  /** Counts by facet and value; those of one facet ignore the choice made in that facet itself. */
  readonly facetCounts: Readonly<Record<Counted | 'year', Readonly<Record<string, number>>>>;
  /** Articles without a date among the hits. */
  readonly undated: number;
  /** What was searched beside what was typed; null when nothing was added. */
  readonly rewritten: { readonly from: string; readonly to: string; readonly why: 'traditional' | 'pinyin' } | null;
}

/** An article that does not hold what was typed as it stands, but is about it, or holds its words apart. */
export interface Related extends Hit {
  /** Lines of what it is about that hold a word of the query: 义乌市委书记甲某. */
  readonly about: readonly (readonly Part[])[];
}

/** A row of a whole list, for export. */
export interface Row {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  readonly outlet: string | null;
  readonly kind: string;
  readonly places: readonly string[];
}

/** One shard in the manifest. Shards are in order of date, and so are the articles in them. */
export interface ShardEntry {
  /** Folder beside the manifest, named after its content: `files/HASH`. */
  readonly dir: string;
  readonly count: number;
}

/** `manifest.json`: the only file that is asked for anew on each visit; all others are named by their content. */
export interface Manifest {
  readonly version: number;
  readonly count: number;
  /** Articles without a date; they come first in the order of the shards. */
  readonly undated: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Mean number of characters of an article. */
  readonly averageLength: number;
  readonly shards: readonly ShardEntry[];
  /** Names of topics by id. */
  readonly topics: Readonly<Record<string, string>>;
  /** Base64, a bit a character from U+4E00: whether it is written otherwise in simplified script. */
  readonly traditional: string;
  readonly suggest: SuggestManifest | null;
}

/** Where suggestions lie: one file, or one file per initial when they are many. */
export interface SuggestManifest {
  readonly dir: string;
  /** Null: everything is in `all.bin`. Otherwise the first characters that each letter's file answers for. */
  readonly initials: Readonly<Record<string, string>> | null;
}

/** The version of the files' format. Raised when a reader of the one before would read them wrongly. */
export const FORMAT = 2;
