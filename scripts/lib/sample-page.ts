/**
 * Raw pages of the sample archive, made out of clean text (tests/samples/pages/*.yml): a frame of site chrome around
 * it, then damage. What the page should become again is known, so that tests can compare.
 */
import { basename } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Sidecar } from '../../src/model/draft.ts';
import type { BlockType, Kind } from '../../src/model/record.ts';
import { PAIR_OF_CHAR } from '../../src/text/gbk.ts';
import { DAMAGE_KINDS, type DamageKind, damage, generator } from './damage.ts';
import { FRAMES } from './sample-frames.ts';
import { htmlPage } from './sample-html.ts';

/** A block as it is written in the YAML: p paragraph, h heading, d deck, b byline, n editor's note, t table. */
export type SampleBlock =
  | { readonly p: string }
  | { readonly h: string }
  | { readonly d: string }
  | { readonly b: string }
  | { readonly n: string }
  | { readonly t: readonly (readonly string[])[] }
  | { readonly garbled: readonly string[] };

export interface SampleArticle {
  readonly title?: string;
  readonly column?: string;
  readonly subtitle?: string;
  readonly kind?: Kind;
  readonly continuedFrom?: string;
  readonly goesOn?: string;
  readonly date?: string;
  readonly eventDate?: string;
  readonly source?: string | null;
  readonly authors?: readonly string[];
  readonly editors?: readonly string[];
  readonly captions?: readonly (readonly [text: string, credit: string])[];
  readonly blocks: readonly SampleBlock[];
}

export interface Sample {
  readonly frame: string;
  readonly damage: readonly string[];
  readonly seed?: number;
  readonly header?: string;
  readonly banner?: string;
  readonly sidecar: Sidecar;
  readonly articles: readonly SampleArticle[];
}

/** An article as it should come out again. Fields that the page cannot show are left out. */
export interface ExpectedSample {
  readonly title: string | null;
  readonly column: string | null;
  readonly subtitle: string | null;
  readonly kind: Kind;
  readonly continuedFrom: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly captions: readonly { readonly text: string; readonly credit: string | null }[];
  readonly blocks: readonly { readonly type: BlockType; readonly text: string }[];
}

export interface MadeSample {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sidecar: string;
  readonly expected: readonly ExpectedSample[];
  /** Runs of byte-shifted characters that the page has. */
  readonly runs: number;
  /** Characters that the damage swallowed for good. */
  readonly lost: number;
}

/** The day on which the sources were looked up. */
const RETRIEVED = '2026-11-22T12:00:00Z';

/** Reads a sample's YAML. */
export function readSample(yaml: string): Sample {
  return parse(yaml, { schema: 'core' }) as Sample;
}

/** Makes the raw page of a sample. `name` is the YAML's file name. The same sample gives the same bytes. */
export function makeSample(name: string, sample: Sample): MadeSample {
  const stem = basename(name, '.yml');
  const sidecar = stringify(
    { ...sample.sidecar, retrieved: RETRIEVED, rights: 'full', sample: true },
    { lineWidth: 0 },
  );
  if (sample.frame === 'html-gb18030') {
    const page = htmlPage(sample, stem);
    return {
      file: `${stem}.html`,
      bytes: toGbk(page),
      sidecar,
      expected: sample.articles.map((a) => expect(a)),
      runs: 0,
      lost: 0,
    };
  }
  const spaced = sample.damage.includes('spaced-headings');
  const marks = new Map<string, number>();
  const body = (article: SampleArticle) => article.blocks.flatMap((block) => render(block, spaced));
  const frame = FRAMES[sample.frame];
  if (!frame) throw new RangeError(`${name}: no frame ${sample.frame}`);
  let lines = frame(sample, body).map((line) => line ?? '');
  if (sample.damage.includes('columns')) lines = cutColumns(lines, sample.seed ?? 1);
  const kinds = sample.damage.filter((kind): kind is DamageKind => (DAMAGE_KINDS as readonly string[]).includes(kind));
  if (sample.damage.includes('pinyin')) kinds.push('pinyin-notes');
  const clean = lines.join('\n');
  const damaged = damage(clean, sample.seed ?? 1, kinds);
  // The damage may swallow a character of a line for good: the truth has a mark in its place.
  const truth = damaged.truth.split('\n');
  lines.forEach((line, n) => {
    marks.set(line.trim(), n);
  });
  const swallowed = (text: string) => {
    const n = marks.get(text);
    return n === undefined ? text : (truth[n]?.trim() ?? text);
  };
  return {
    file: `${stem}.txt`,
    bytes: new TextEncoder().encode(`${damaged.text}\n`),
    sidecar,
    expected: sample.articles.map((article) => expect(article, swallowed, sample)),
    runs: damaged.runs.length,
    lost: damaged.runs.reduce((sum, run) => sum + run.lost, 0),
  };
}

const TYPES = { p: 'paragraph', h: 'heading', d: 'deck', b: 'byline', n: 'editorsNote' } as const;

function render(block: SampleBlock, spaced: boolean): string[] {
  if ('garbled' in block) return [...block.garbled];
  if ('t' in block) return block.t.map((row) => row.join(' '));
  if ('h' in block) return [spaced && block.h.length === 2 ? [...block.h].join('  ') : block.h];
  return Object.values(block);
}

function expect(article: SampleArticle, swallowed = (text: string) => text, sample?: Sample): ExpectedSample {
  const outlet = article.source === undefined ? (sample?.sidecar.outlet ?? null) : article.source;
  return {
    title: article.title === undefined ? null : swallowed(article.title),
    column: article.column ?? null,
    subtitle: article.subtitle ?? null,
    kind: article.kind ?? 'report',
    continuedFrom: article.continuedFrom ?? null,
    date: article.date ?? null,
    source: outlet,
    authors: article.authors ?? [],
    editors: article.editors ?? [],
    captions: (article.captions ?? []).map(([text, credit]) => ({ text, credit })),
    blocks: article.blocks.flatMap((block): ExpectedSample['blocks'] => {
      if ('garbled' in block) return [];
      if ('t' in block) return [{ type: 'table', text: gfm(block.t) }];
      const [key, text] = Object.entries(block)[0] as [keyof typeof TYPES, string];
      return [{ type: TYPES[key], text: swallowed(text) }];
    }),
  };
}

function gfm(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), `|${' --- |'.repeat(head!.length)}`, ...body.map(line)].join('\n');
}

/** Cuts long paragraphs as the columns of a newspaper page do: anywhere but beside a sign, a blank line between. */
function cutColumns(lines: readonly string[], seed: number): string[] {
  const random = generator(seed);
  return lines.flatMap((line) => {
    if (line.length < 80) return [line];
    const at = 30 + Math.floor(random() * (line.length - 60));
    for (let i = at; i < line.length - 20; i++) {
      if (/[\p{Script=Han}]{4}/u.test(line.slice(i - 2, i + 2))) return [line.slice(0, i), '', line.slice(i)];
    }
    return [line];
  });
}

/** GBK bytes (the two-byte part of GB18030). Throws a RangeError on a character outside it. */
function toGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const c of text) {
    const code = c.charCodeAt(0);
    const pair = PAIR_OF_CHAR[code] ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (pair === 0 || c.length > 1) throw new RangeError(`no GBK pair for ${c}`);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}
