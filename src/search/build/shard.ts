/** Builds the files of one shard from its articles, in memory. */
import { deflateRawSync } from 'node:zlib';
import { ByteWriter } from '../bytes.ts';
import { foldWithMap } from '../fold.ts';
import {
  type Card,
  dateNumber,
  PostingsWriter,
  SUBTITLE,
  TITLE,
  termKey,
  writeDirectory,
  writeSets,
} from '../format.ts';
import { deepest } from '../subject.ts';
import { COUNTED, type Row, type SearchDocument } from '../types.ts';

/** Size of a chunk before it is deflated, in bytes. Smaller means less to load a query, and more files. */
const CHUNK = 3_500;
/** The same for tags. */
const TAG_PART = 6_000;

export type Emit = (name: string, bytes: Uint8Array) => void;

/** Builds a shard. `documents` are in order of date; `emit` gets each file once. */
export function buildShard(documents: readonly SearchDocument[], emit: Emit): void {
  const put: Emit = (name, bytes) => emit(name, deflateRawSync(bytes, { level: 9 }));
  const stream = new Stream();
  for (const [n, document] of documents.entries()) stream.add(document, n);
  const chunks = writeChunks(stream, put);
  const tags = writeTags(documents, put);
  put('facets.bin', writeSets(facetSets(documents)));
  const rows = documents.map(rowOf);
  put('list.bin', json(rows));
  for (const [n, document] of documents.entries()) put(`cards/${n}.bin`, json(cardOf(document, rows[n]!)));
  // Last: a folder that has it is whole.
  put(
    'directory.bin',
    writeDirectory({
      dates: Uint32Array.from(documents, ({ date }) => dateNumber(date)),
      lengths: Uint32Array.from(stream.lengths),
      chunks,
      tags,
    }),
  );
}

/** All articles as one run of units, each with its article and its position there. */
class Stream {
  units = new Uint16Array(1 << 16);
  docs = new Uint32Array(1 << 16);
  positions = new Uint32Array(1 << 16);
  size = 0;
  readonly lengths: number[] = [];

  add(document: SearchDocument, doc: number): void {
    const before = this.size;
    const texts = [...document.blocks, ...document.captions];
    // A line too long for its room (a page whose text stands in its headline) is searched as body.
    for (const [line, start] of [
      [document.title, TITLE],
      [document.subtitle ?? '', SUBTITLE],
    ] as const) {
      if (line.length < (SUBTITLE - TITLE) / 20) this.#field(line, doc, start);
      else texts.push(line);
    }
    let at = 0;
    for (const text of texts) at = this.#field(text, doc, at);
    this.lengths.push(this.size - before);
  }

  /** Writes one field; 0 after it keeps phrases from crossing into the next. Returns the position after it. */
  #field(text: string, doc: number, start: number): number {
    const folded = foldWithMap(text).text;
    const end = this.size + folded.length + 1;
    if (end > this.units.length) {
      const capacity = Math.max(end, this.units.length * 2);
      this.units = grown(this.units, new Uint16Array(capacity));
      this.docs = grown(this.docs, new Uint32Array(capacity));
      this.positions = grown(this.positions, new Uint32Array(capacity));
    }
    for (let i = 0; i < folded.length; i++) this.#unit(folded.charCodeAt(i), doc, start + i);
    this.#unit(0, doc, start + folded.length);
    return start + folded.length + 1;
  }

  #unit(unit: number, doc: number, position: number): void {
    this.units[this.size] = unit;
    this.docs[this.size] = doc;
    this.positions[this.size++] = position;
  }
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Writes the terms in rising order as chunks; returns the first term of each. */
function writeChunks(stream: Stream, put: Emit): number[] {
  const { units, docs, positions, size } = stream;
  // Counting sort by first unit keeps the order of articles and positions within a bucket.
  const starts = new Uint32Array(65_537);
  for (let i = 0; i < size; i++) starts[units[i]! + 1]!++;
  for (let unit = 0; unit < 65_536; unit++) starts[unit + 1]! += starts[unit]!;
  const sorted = new Uint32Array(size);
  const next = starts.slice();
  for (let i = 0; i < size; i++) sorted[next[units[i]!]!++] = i;

  const chunks: number[] = [];
  let terms = new ByteWriter(CHUNK * 2);
  let lastKey = 0;
  const close = (): void => {
    if (terms.length) put(`${chunks.length - 1}.bin`, terms.finish());
    terms = new ByteWriter(CHUNK * 2);
  };
  const term = (key: number, postings: Uint8Array): void => {
    if (terms.length && terms.length + postings.length > CHUNK) close();
    if (!terms.length) {
      chunks.push(key);
      lastKey = key;
    }
    terms
      .varint(key - lastKey)
      .varint(postings.length)
      .bytes(postings);
    lastKey = key;
  };
  // Unit 0 ends a field: it starts no term.
  for (let first = 1; first < 65_536; first++) {
    const bucket = sorted.subarray(starts[first]!, starts[first + 1]!);
    if (!bucket.length) continue;
    const alone = new PostingsWriter(false);
    // A unit alone keeps no positions, only whether it is in the headline proper.
    for (const i of bucket) alone.add(docs[i]!, positions[i]! >= SUBTITLE ? 0 : positions[i]!);
    term(termKey(first, 0), alone.finish());
    // Second unit above, index below: a native sort of numbers that are exact up to 2^53.
    const pairs = Float64Array.from(bucket, (i) => units[i + 1]! * 2 ** 32 + i).sort();
    for (let n = 0; n < pairs.length; ) {
      const second = Math.floor(pairs[n]! / 2 ** 32);
      const pair = new PostingsWriter(true);
      for (; n < pairs.length && Math.floor(pairs[n]! / 2 ** 32) === second; n++) {
        const i = pairs[n]! % 2 ** 32;
        if (second !== 0) pair.add(docs[i]!, positions[i]!);
      }
      if (second !== 0) term(termKey(first, second), pair.finish());
    }
  }
  close();
  return chunks;
}

/** Values of the counted facets as `facet:value`. */
function facetSets(documents: readonly SearchDocument[]): [string, number[]][] {
  const sets = new Map<string, number[]>();
  documents.forEach(({ facets }, n) => {
    for (const facet of COUNTED) {
      const value = facets[facet];
      const values = typeof value === 'string' ? [value] : (value ?? []);
      for (const each of new Set(values)) push(sets, `${facet}:${each}`, n);
    }
  });
  return [...sets].sort(byKey);
}

/** Writes places, each with all that lies in it, and officials; returns the first tag of each part. */
function writeTags(documents: readonly SearchDocument[], put: Emit): string[] {
  const sets = new Map<string, number[]>();
  documents.forEach(({ facets }, n) => {
    for (const place of new Set(facets.place)) push(sets, `place:${place}`, n);
    for (const official of new Set(facets.official)) push(sets, `official:${official}`, n);
  });
  const firsts: string[] = [];
  let part: [string, number[]][] = [];
  let size = 0;
  const close = (): void => {
    if (!part.length) return;
    firsts.push(part[0]![0]);
    put(`tags-${firsts.length - 1}.bin`, writeSets(part));
    part = [];
    size = 0;
  };
  for (const entry of [...sets].sort(byKey)) {
    part.push(entry);
    size += entry[0].length * 3 + entry[1].length;
    if (size > TAG_PART) close();
  }
  close();
  return firsts;
}

function push(sets: Map<string, number[]>, key: string, value: number): void {
  const list = sets.get(key);
  if (list) list.push(value);
  else sets.set(key, [value]);
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

function rowOf(document: SearchDocument): Row {
  const { id, url, title, date, facets } = document;
  return { id, url, title, date, outlet: facets.outlet, kind: facets.kind, places: deepest(facets.place) };
}

function cardOf(document: SearchDocument, row: Row): Card {
  const { subtitle, about, blocks, captions } = document;
  return { ...row, subtitle, about, texts: [...blocks, ...captions] };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
