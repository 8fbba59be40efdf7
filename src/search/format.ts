/**
 * The files of a shard, and how a text becomes terms.
 *
 * A term is a pair of neighbouring UTF-16 units of the folded text, or a single unit. Pairs carry every position, so
 * that a phrase of any length is found exactly: it is there where its pairs stand at the right distances. Neither side
 * segments words, so neither can segment differently.
 *
 * - `directory.bin`: date and length of each article, and the first term of each chunk.
 * - `NNN.bin`: a chunk, terms in rising order with their postings.
 * - `facets.bin`: for each facet value the articles that have it; `tags.bin`: the same for places and officials.
 * - `cards/NNN.bin`: what is shown of an article. `list.bin`: one row an article, for export.
 * - `pagefind/`: what each article is about, as Pagefind writes it (build/subjects.ts).
 *
 * All but Pagefind's are raw-deflated, so that they are small on any host, and named by their shard's content.
 */
import { type ByteReader, ByteWriter } from './bytes.ts';

/** Positions in the headline start here; those from SUBTITLE on are in the line below it. */
export const TITLE = 2 ** 31;
export const SUBTITLE = TITLE + 4096;
const FIELD = 65_536;

/** The key of a pair of units; `second` is 0 for a unit alone (a text holds no NUL). */
export function termKey(first: number, second: number): number {
  return first * FIELD + second;
}

/** Articles that hold a term, by rising ordinal in the shard. */
export interface Postings {
  readonly docs: Uint32Array;
  /** Where in `positions` those of the n-th article start; one entry more marks the end. Null for a single unit. */
  readonly offsets: Uint32Array | null;
  readonly positions: Uint32Array | null;
  /** Occurrences in the body, the headline and the line below it. */
  readonly body: Uint32Array;
  readonly title: Uint32Array;
}

/** Collects the occurrences of one term in order of article and position, headline first, and writes them. */
export class PostingsWriter {
  readonly #out = new ByteWriter(256);
  readonly #withPositions: boolean;
  #lastDoc = -1;
  #doc = -1;
  #title: number[] = [];
  #body: number[] = [];

  constructor(withPositions: boolean) {
    this.#withPositions = withPositions;
  }

  add(doc: number, position: number): void {
    if (doc !== this.#doc) {
      this.#flush();
      this.#doc = doc;
    }
    if (position >= TITLE) this.#title.push(position - TITLE);
    else this.#body.push(position);
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#flush();
    return this.#out.finish();
  }

  #flush(): void {
    if (this.#doc < 0) return;
    const out = this.#out;
    out.varint(this.#doc - this.#lastDoc - 1).varint(this.#body.length * 2 + (this.#title.length ? 1 : 0));
    if (this.#title.length) {
      out.varint(this.#title.length);
      if (this.#withPositions) writeRising(out, this.#title);
    }
    if (this.#withPositions) writeRising(out, this.#body);
    this.#lastDoc = this.#doc;
    this.#title = [];
    this.#body = [];
  }
}

function writeRising(out: ByteWriter, values: readonly number[]): void {
  let last = 0;
  for (const value of values) {
    out.varint(value - last);
    last = value;
  }
}

/** Reads the postings that fill the rest of `reader`. */
export function readPostings(reader: ByteReader, withPositions: boolean): Postings {
  const docs: number[] = [];
  const offsets: number[] = [];
  const positions: number[] = [];
  const body: number[] = [];
  const title: number[] = [];
  let doc = -1;
  while (!reader.done) {
    doc += reader.varint() + 1;
    const head = reader.varint();
    const inTitle = head % 2 ? reader.varint() : 0;
    const inBody = Math.floor(head / 2);
    docs.push(doc);
    title.push(inTitle);
    body.push(inBody);
    if (!withPositions) continue;
    offsets.push(positions.length);
    readRising(reader, inTitle, TITLE, positions);
    readRising(reader, inBody, 0, positions);
  }
  offsets.push(positions.length);
  return {
    docs: Uint32Array.from(docs),
    offsets: withPositions ? Uint32Array.from(offsets) : null,
    positions: withPositions ? Uint32Array.from(positions) : null,
    body: Uint32Array.from(body),
    title: Uint32Array.from(title),
  };
}

function readRising(reader: ByteReader, count: number, start: number, into: number[]): void {
  let value = start;
  for (let i = 0; i < count; i++) {
    value += reader.varint();
    into.push(value);
  }
}

/** What is known of a shard before any search. */
export interface Directory {
  /** Dates as `YYYYMMDD` with 00 for what is not known; 0 without a date. Rising. */
  readonly dates: Uint32Array;
  /** Characters of each article. */
  readonly lengths: Uint32Array;
  /** The first term of each chunk, rising. */
  readonly chunks: readonly number[];
  /** The first tag of each part of `tags`, rising. */
  readonly tags: readonly string[];
}

export function writeDirectory(directory: Directory): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(4096).varint(directory.dates.length);
  let last = 0;
  for (const date of directory.dates) {
    out.varint(date - last);
    last = date;
  }
  for (const length of directory.lengths) out.varint(length);
  out.varint(directory.chunks.length);
  last = 0;
  for (const key of directory.chunks) {
    out.varint(key - last);
    last = key;
  }
  out.varint(directory.tags.length);
  for (const tag of directory.tags) out.text(tag);
  return out.finish();
}

export function readDirectory(reader: ByteReader): Directory {
  const count = reader.varint();
  const dates: number[] = [];
  readRising(reader, count, 0, dates);
  const lengths = Uint32Array.from({ length: count }, () => reader.varint());
  const chunks: number[] = [];
  readRising(reader, reader.varint(), 0, chunks);
  const tags = Array.from({ length: reader.varint() }, () => reader.text());
  return { dates: Uint32Array.from(dates), lengths, chunks, tags };
}

/** Values and, for each, the ordinals of the articles that have it, rising. */
export type Sets = ReadonlyMap<string, Uint32Array>;

export function writeSets(sets: Iterable<readonly [string, readonly number[]]>): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(4096);
  for (const [value, docs] of sets) {
    out.text(value).varint(docs.length);
    let last = -1;
    for (const doc of docs) {
      out.varint(doc - last - 1);
      last = doc;
    }
  }
  return out.finish();
}

export function readSets(reader: ByteReader): Sets {
  const sets = new Map<string, Uint32Array>();
  while (!reader.done) {
    const value = reader.text();
    const docs = new Uint32Array(reader.varint());
    let last = -1;
    for (let i = 0; i < docs.length; i++) {
      last += reader.varint() + 1;
      docs[i] = last;
    }
    sets.set(value, docs);
  }
  return sets;
}

/** The last entry of a rising list that is not above `value`; -1 when all are. */
export function lastNotAbove<T extends number | string>(list: readonly T[], value: T): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** `YYYY[-MM[-DD]]` as an integer that sorts like the text. */
export function dateNumber(date: string | null): number {
  if (!date) return 0;
  const [year = '0', month = '0', day = '0'] = date.split('-');
  return Number(year) * 10_000 + Number(month) * 100 + Number(day);
}

/** What is shown of an article in a list of hits. */
export interface Card {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly date: string | null;
  readonly outlet: string | null;
  readonly kind: string;
  readonly places: readonly string[];
  readonly about: readonly string[];
  readonly texts: readonly string[];
}
