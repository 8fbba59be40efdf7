/** Reads the HTML fixtures and scores them: by the reader alone, and by the whole page pipeline. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Context, Outlet, RawPage } from '../../../src/model/draft.ts';
import { normalisePage } from '../../../src/normalise.ts';
import { readHtml } from '../../../src/page/html/index.ts';
import { decode } from '../../../src/text/decode.ts';

export interface Expected {
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly kicker?: string;
  readonly url?: string;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly captions?: readonly { text: string; credit: string | null; image?: string }[];
  readonly paragraphs: readonly string[];
  /** Words that stand on the page but in no article. */
  readonly chrome: readonly string[];
  /** Words that stand inside the article's own element, where only their form shows that they are none of it. */
  readonly inside?: readonly string[];
}

const folder = new URL('./fixtures/', import.meta.url);
const held = new Set(
  (JSON.parse(readFileSync(new URL('./held-out.json', import.meta.url), 'utf8')) as { 'held-out': string[] })[
    'held-out'
  ],
);

const outlets = (parse(readFileSync(new URL('../../../content/outlets.yml', import.meta.url), 'utf8')) as Outlet[]).map(
  (outlet): Outlet => ({ ...outlet, aliases: outlet.aliases ?? [], domains: outlet.domains ?? [] }),
);
const context: Context = { outlets, topics: [], recurring: new Set(), skip: new Set() };

export interface Fixture {
  readonly name: string;
  readonly heldOut: boolean;
  readonly raw: RawPage;
  readonly expected: Expected;
}

export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const name = file.replace('.html', '');
    return {
      name,
      heldOut: held.has(name),
      raw: { file, bytes: readFileSync(new URL(file, folder)), sidecar: {} },
      expected: JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')),
    };
  });

const bare = (text: string) => text.replace(/\s/gu, '');

/** What the reader alone says: which paragraphs are in the main content, and which words of chrome are. */
export function scoreReader({ raw, expected }: Fixture) {
  const page = readHtml(decode(raw.bytes), raw);
  const lines = page.text.lines().map((line) => line.text);
  const main = lines.filter((_, n) => page.features![n]!.main).join('\n');
  const missing = expected.paragraphs.filter((text) => !bare(main).includes(bare(text)));
  // The line of fields between headline and text may be in the main content: the chrome rules read it.
  const leaks = expected.chrome.filter((word) => main.includes(word));
  return { page, lines, missing, leaks };
}

/** What comes out of the pipeline, beside what should. */
export function scorePipeline({ raw, expected }: Fixture) {
  const records = normalisePage(raw, context);
  const record = records[0]!;
  const got = record.blocks.map((block) => block.text);
  const text = records.flatMap((one) => one.blocks.map((block) => block.text)).join('\n');
  return {
    record,
    articles: records.length,
    title: record.title === expected.title,
    date: record.date === expected.date,
    source: record.source === expected.source,
    authors: record.authors.join() === expected.authors.join(),
    editors: record.editors.join() === expected.editors.join(),
    paragraphs: expected.paragraphs.filter((paragraph) => got.includes(paragraph)).length,
    missing: expected.paragraphs.filter((paragraph) => !got.includes(paragraph)),
    leaks: [...expected.chrome, ...(expected.inside ?? [])].filter((word) => text.includes(word)),
    kicker: (record.kicker ?? undefined) === expected.kicker,
    captions: (expected.captions ?? record.captions).filter(
      (one) => !record.captions.some((got) => got.text === one.text && got.credit === one.credit),
    ),
  };
}
