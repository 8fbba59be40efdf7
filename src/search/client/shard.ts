/** Reads one shard: where a phrase stands in it, and which articles have a facet value. */
import { ByteReader } from '../bytes.ts';
import {
  type Card,
  type Directory,
  lastNotAbove,
  type Postings,
  readDirectory,
  readPostings,
  readSets,
  type Sets,
  SUBTITLE,
  TITLE,
  termKey,
} from '../format.ts';
import type { Row } from '../types.ts';
import type { Store } from './store.ts';

/** Articles of a shard that hold a phrase, by rising ordinal, with how often and where. */
export interface PhraseHits {
  readonly docs: Uint32Array;
  /** Occurrences in body and captions, in the headline, in the line below it. */
  readonly body: Uint32Array;
  readonly title: Uint32Array;
  readonly subtitle: Uint32Array;
}

export const NOTHING: PhraseHits = {
  docs: new Uint32Array(),
  body: new Uint32Array(),
  title: new Uint32Array(),
  subtitle: new Uint32Array(),
};

/** Cards of one shard that are kept in memory. */
const CARDS = 300;

export class Shard {
  readonly start: number;
  readonly count: number;
  readonly #dir: string;
  readonly #store: Store;
  #directory: Promise<Directory> | undefined;
  #facets: Promise<Sets> | undefined;
  readonly #cards = new Map<number, Promise<Card>>();
  #rows: Promise<readonly Row[]> | undefined;
  readonly #chunks = new Map<number, Promise<ReadonlyMap<number, Uint8Array>>>();

  /** The address of its folder, with a slash at its end, and the folder's own name. */
  readonly address: string;
  readonly name: string;

  /** `start`: the number of articles in the shards before it. */
  constructor(store: Store, dir: string, start: number, count: number) {
    this.#store = store;
    this.#dir = dir;
    this.address = store.address(`${dir}/`);
    this.name = dir.slice(dir.lastIndexOf('/') + 1);
    this.start = start;
    this.count = count;
  }

  directory(): Promise<Directory> {
    this.#directory ??= this.#once(
      this.#store.bytes(`${this.#dir}/directory.bin`).then((bytes) => readDirectory(new ByteReader(bytes))),
      () => (this.#directory = undefined),
    );
    return this.#directory;
  }

  /** The counted facets, by `facet:value`. */
  facets(): Promise<Sets> {
    this.#facets ??= this.#once(
      this.#store.bytes(`${this.#dir}/facets.bin`).then((bytes) => readSets(new ByteReader(bytes))),
      () => (this.#facets = undefined),
    );
    return this.#facets;
  }

  /** The articles with a place (or anything in it) or an official: `place:…`, `official:…`. */
  async tag(tag: string): Promise<Uint32Array> {
    const { tags } = await this.directory();
    const part = lastNotAbove(tags, tag);
    if (part < 0) return NOTHING.docs;
    const sets = readSets(new ByteReader(await this.#store.bytes(`${this.#dir}/tags-${part}.bin`)));
    return sets.get(tag) ?? NOTHING.docs;
  }

  /** What is shown of an article; the ones shown last are kept. */
  card(ordinal: number): Promise<Card> {
    let card = this.#cards.get(ordinal);
    if (!card) {
      card = this.#once(this.#store.json<Card>(`${this.#dir}/cards/${ordinal}.bin`), () => this.#cards.delete(ordinal));
      this.#cards.set(ordinal, card);
      if (this.#cards.size > CARDS) this.#cards.delete(this.#cards.keys().next().value!);
    }
    return card;
  }

  /** A row for each article, for export. */
  rows(): Promise<readonly Row[]> {
    this.#rows ??= this.#once(this.#store.json<readonly Row[]>(`${this.#dir}/list.bin`), () => {
      this.#rows = undefined;
    });
    return this.#rows;
  }

  /** The articles that hold a folded phrase, exactly. */
  async find(phrase: string): Promise<PhraseHits> {
    const units = Array.from({ length: phrase.length }, (_, i) => phrase.charCodeAt(i));
    if (units.length === 1) {
      const postings = await this.#term(termKey(units[0]!, 0), false);
      if (!postings) return NOTHING;
      return {
        docs: postings.docs,
        body: postings.body,
        title: postings.title,
        subtitle: new Uint32Array(postings.docs.length),
      };
    }
    // Every second pair is enough: AB at p and CD at p + 2 are ABCD. An odd phrase ends in a pair that overlaps.
    const offsets: number[] = [];
    for (let i = 0; i + 1 < units.length; i += 2) offsets.push(i);
    if (units.length % 2) offsets.push(units.length - 2);
    const lists = await Promise.all(offsets.map((i) => this.#term(termKey(units[i]!, units[i + 1]!), true)));
    return lists.every((list) => list !== null) ? intersect(lists, offsets) : NOTHING;
  }

  async #term(key: number, withPositions: boolean): Promise<Postings | null> {
    const { chunks } = await this.directory();
    const n = lastNotAbove(chunks, key);
    if (n < 0) return null;
    const bytes = (await this.#chunk(n, chunks[n]!)).get(key);
    return bytes ? readPostings(new ByteReader(bytes), withPositions) : null;
  }

  #chunk(n: number, first: number): Promise<ReadonlyMap<number, Uint8Array>> {
    let chunk = this.#chunks.get(n);
    if (!chunk) {
      chunk = this.#once(
        this.#store.bytes(`${this.#dir}/${n}.bin`).then((bytes) => {
          const terms = new Map<number, Uint8Array>();
          const reader = new ByteReader(bytes);
          for (let key = first; !reader.done; ) {
            key += reader.varint();
            terms.set(key, reader.bytes(reader.varint()));
          }
          return terms;
        }),
        () => this.#chunks.delete(n),
      );
      this.#chunks.set(n, chunk);
    }
    return chunk;
  }

  /** Keeps what was read, but never a failure. */
  #once<T>(promise: Promise<T>, forget: () => unknown): Promise<T> {
    promise.catch(forget);
    return promise;
  }
}

/** Articles in which all terms stand at their offsets from one start. */
function intersect(lists: readonly Postings[], offsets: readonly number[]): PhraseHits {
  const docs: number[] = [];
  const body: number[] = [];
  const title: number[] = [];
  const subtitle: number[] = [];
  const at = lists.map(() => 0);
  const lead = lists[0]!;
  next: for (let n = 0; n < lead.docs.length; n++) {
    const doc = lead.docs[n]!;
    at[0] = n;
    for (let k = 1; k < lists.length; k++) {
      const list = lists[k]!.docs;
      let i = at[k]!;
      while (i < list.length && list[i]! < doc) i++;
      at[k] = i;
      if (list[i] !== doc) continue next;
    }
    let inBody = 0;
    let inTitle = 0;
    let inSubtitle = 0;
    const cursor = lists.map((list, k) => list.offsets![at[k]!]!);
    for (let i = lead.offsets![n]!; i < lead.offsets![n + 1]!; i++) {
      const start = lead.positions![i]!;
      let holds = true;
      for (let k = 1; k < lists.length && holds; k++) {
        const { positions, offsets: ends } = lists[k]!;
        const end = ends![at[k]! + 1]!;
        const wanted = start + offsets[k]!;
        let j = cursor[k]!;
        // Headline positions come first and are the larger ones: the order is that of writing in both lists.
        while (j < end && before(positions![j]!, wanted)) j++;
        cursor[k] = j;
        holds = j < end && positions![j] === wanted;
      }
      if (!holds) continue;
      if (start >= SUBTITLE) inSubtitle++;
      else if (start >= TITLE) inTitle++;
      else inBody++;
    }
    if (inBody + inTitle + inSubtitle === 0) continue;
    docs.push(doc);
    body.push(inBody);
    title.push(inTitle);
    subtitle.push(inSubtitle);
  }
  return {
    docs: Uint32Array.from(docs),
    body: Uint32Array.from(body),
    title: Uint32Array.from(title),
    subtitle: Uint32Array.from(subtitle),
  };
}

/** Whether one position is written before another: those of the headline first, each kind rising. */
function before(a: number, b: number): boolean {
  const inTitle = a >= TITLE;
  return inTitle === b >= TITLE ? a < b : inTitle;
}
