/** What the whole archive says, as plain values that the site's pages show. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Topic } from '../model/draft.ts';
import type { Kind, PostStatus, Scope } from '../model/record.ts';
import type { Level } from './rights.ts';

export type { Level };

/** An article in a list. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly kicker: string | null;
  readonly column: string | null;
  readonly kind: Kind;
  readonly date: string | null;
  readonly dateBasis: 'stated' | 'inferred' | 'unknown';
  readonly source: string | null;
  /** Deepest places named, full paths. */
  readonly places: readonly string[];
  readonly summary: string;
  readonly level: Level;
}

/** A place with all that lies in it. */
export interface PlaceNode {
  readonly path: string;
  readonly name: string;
  /** Address under `places/`, e.g. `zhejiang/jinhua/yiwu`. */
  readonly slug: string;
  readonly parent: PlaceNode | null;
  readonly children: PlaceNode[];
  /** 0 province, 1 prefecture, 2 county, 3 town, 4 village. */
  readonly level: number;
  /** True when the gazetteer does not list it. */
  readonly unlisted: boolean;
  /** True for an area that is no more. */
  readonly ended: boolean;
  /** Articles that name the place or anything in it, newest first. */
  readonly items: Item[];
  /** Articles that name the place itself. */
  own: number;
  readonly offices: OfficeNode[];
}

/** A post of a person as one article gives it. */
export interface Attestation {
  readonly item: Item;
  readonly post: string;
  readonly place: string | null;
  readonly status: PostStatus;
}

/** A post of a person over all articles: attested, never "held". */
export interface AttestedPost {
  readonly post: string;
  readonly place: string | null;
  readonly office: OfficeNode | null;
  /** Oldest first; those without a date last. */
  readonly seen: Attestation[];
  readonly first: string | null;
  readonly last: string | null;
}

export interface PersonNode {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  /** First letter of the surname, A to Z, or #. */
  readonly initial: string;
  readonly scope: Scope;
  /** What an editor's card says, Markdown; empty without one. */
  readonly note: string;
  /** Newest first; `evidence` is empty where it may not be shown. */
  readonly appearances: { readonly item: Item; readonly evidence: string }[];
  readonly posts: AttestedPost[];
  /** The post attested last, for lists. */
  readonly headline: AttestedPost | null;
  /** Other people of the same name. */
  readonly namesakes: PersonNode[];
  readonly companions: { readonly person: PersonNode; readonly count: number }[];
}

/** A post at a place with everyone whom the archive saw in it. */
export interface OfficeNode {
  /** Address under `offices/`. */
  readonly slug: string;
  readonly post: string;
  readonly place: string;
  /** In order of the first attestation. */
  readonly holders: { readonly person: PersonNode; readonly post: AttestedPost }[];
}

export interface TopicNode {
  readonly topic: Topic;
  readonly items: Item[];
}

export interface OutletNode {
  readonly slug: string;
  readonly name: string;
  readonly publish: Level;
  /** False for a name that the register of outlets does not know. */
  readonly known: boolean;
  readonly items: Item[];
}

export interface Catalogue {
  /** All articles that may be listed, newest first, those without a date last. */
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Entries as far as they may be seen; withheld ones are here and not in `items`. */
  readonly entries: ReadonlyMap<string, ArticleEntry>;
  readonly levels: ReadonlyMap<string, Level>;
  /** The raw file of every article that came from one, withheld ones too. */
  readonly rawFiles: ReadonlyMap<string, string>;
  readonly province: PlaceNode;
  readonly places: ReadonlyMap<string, PlaceNode>;
  readonly namedPlaces: number;
  /** By pinyin; national leaders and officials of other provinces are in `otherOfficials`. */
  readonly zhejiangOfficials: readonly PersonNode[];
  readonly otherOfficials: readonly PersonNode[];
  readonly people: ReadonlyMap<string, PersonNode>;
  /** The person whom an article means by a name. */
  personOf(articleId: string, name: string): PersonNode | undefined;
  readonly offices: readonly OfficeNode[];
  readonly topics: readonly TopicNode[];
  readonly outlets: readonly OutletNode[];
  /** Days `YYYY-MM-DD` with their articles. */
  readonly days: ReadonlyMap<string, readonly Item[]>;
  readonly years: ReadonlyMap<string, readonly Item[]>;
  readonly undated: readonly Item[];
  /** Whether any article is a sample. */
  readonly sample: boolean;
}
