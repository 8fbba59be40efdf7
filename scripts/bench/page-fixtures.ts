/** The labelled pages of tests/page/fixtures: how they are read, and how far a run agrees with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { deriveTitle } from '../../src/model/assemble.ts';
import type { Context, Draft, Sidecar } from '../../src/model/draft.ts';
import { Traced } from '../../src/model/traced.ts';
import { anatomise } from '../../src/page/index.ts';

export interface ExpectedArticle {
  readonly title: string | null;
  readonly titleBasis: string;
  readonly kicker: string | null;
  readonly column: string | null;
  readonly subtitle: string | null;
  readonly kind: string;
  readonly continuedFrom: string | null;
  readonly date: string | null;
  readonly dateBasis: string;
  readonly eventDate: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly blocks: readonly { readonly type: string; readonly text: string }[];
  readonly captions: readonly { readonly text: string; readonly credit: string | null }[];
  readonly review: readonly string[];
}

export interface PageFixture {
  readonly name: string;
  readonly text: string;
  readonly sidecar: Sidecar;
  readonly heldOut: boolean;
  readonly chrome: readonly string[];
  readonly garbled: readonly string[];
  readonly articles: readonly ExpectedArticle[];
}

const DIR = fileURLToPath(new URL('../../tests/page/fixtures', import.meta.url));

/** What a page is read with when nothing of its site is known. */
export const BARE: Context = { outlets: [], topics: [], recurring: new Set(), skip: new Set() };

/** Every folder with an `input.txt`, by name. */
export function pageFixtures(dir = DIR): PageFixture[] {
  return readdirSync(dir)
    .sort()
    .filter((name) => existsSync(`${dir}/${name}/input.txt`))
    .map((name) => {
      const expected = JSON.parse(readFileSync(`${dir}/${name}/expected.json`, 'utf8'));
      const sidecar = `${dir}/${name}/sidecar.yml`;
      return {
        name,
        text: readFileSync(`${dir}/${name}/input.txt`, 'utf8'),
        sidecar: existsSync(sidecar) ? parse(readFileSync(sidecar, 'utf8')) : {},
        heldOut: expected.heldOut === true,
        chrome: expected.chrome ?? [],
        garbled: expected.garbled ?? [],
        articles: expected.articles,
      };
    });
}

/** The articles of a plain text. */
export function read(text: string, sidecar: Sidecar = {}, context: Context = BARE): Draft[] {
  return anatomise({ text: Traced.from(text), features: null, meta: {}, raw: text }, sidecar, context);
}

/** Width-folded and without spaces, as the archive's scorer compares. */
export const folded = (s: string | null | undefined) =>
  (s ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[“”„"]/gu, '"')
    .replace(/[‘’']/gu, "'");

/** A draft in the shape of an expectation. */
export function shapeOf(draft: Draft): ExpectedArticle {
  return {
    title: draft.title?.text ?? null,
    titleBasis: draft.title ? 'stated' : 'derived',
    kicker: draft.kicker?.text ?? null,
    column: draft.column?.text ?? null,
    subtitle: draft.subtitle?.text ?? null,
    kind: draft.kind,
    continuedFrom: draft.continuedFrom,
    date: draft.date,
    dateBasis: draft.dateBasis,
    eventDate: draft.eventDate,
    source: draft.source,
    authors: draft.authors,
    editors: draft.editors,
    blocks: draft.blocks.map((b) => ({ type: b.type, text: b.content.text })),
    captions: draft.captions.map((c) => ({ text: c.content.text, credit: c.credit })),
    review: draft.review.map((r) => r.code),
  };
}

/** Every way in which a page came out other than it should; empty when all is right. */
export function differences(fixture: PageFixture, drafts: readonly Draft[]): string[] {
  const out: string[] = [];
  if (drafts.length !== fixture.articles.length)
    out.push(
      `${drafts.length} articles, not ${fixture.articles.length}: ${drafts.map((d) => deriveTitle(d)).join(' | ')}`,
    );
  fixture.articles.forEach((want, n) => {
    const draft = drafts[n];
    if (!draft) return;
    const got = shapeOf(draft);
    const differs = (field: string, a: unknown, b: unknown) => {
      if (folded(JSON.stringify(a)) !== folded(JSON.stringify(b)))
        out.push(`${n + 1} ${field}: want ${JSON.stringify(a)}, got ${JSON.stringify(b)}`);
    };
    for (const field of [
      'title',
      'kicker',
      'column',
      'subtitle',
      'kind',
      'continuedFrom',
      'date',
      'dateBasis',
      'eventDate',
      'source',
      'authors',
      'editors',
      'captions',
    ] as const)
      differs(field, want[field], got[field]);
    const texts = (blocks: ExpectedArticle['blocks']) => blocks.map((b) => `${b.type} ${b.text}`);
    const have = texts(got.blocks).map(folded);
    const wanted = texts(want.blocks).map(folded);
    texts(want.blocks).forEach((b, i) => {
      if (!have.includes(wanted[i]!)) out.push(`${n + 1} block missing: ${b}`);
    });
    texts(got.blocks).forEach((b, i) => {
      if (!wanted.includes(have[i]!)) out.push(`${n + 1} block extra: ${b}`);
    });
    for (const code of want.review) if (!got.review.includes(code)) out.push(`${n + 1} review missing: ${code}`);
    for (const code of got.review)
      if (code === 'off-topic' && !want.review.includes(code)) out.push(`${n + 1} review extra: ${code}`);
  });
  return out;
}

export interface Accuracy {
  readonly pages: number;
  readonly articles: string;
  readonly bodyKeptPct: number;
  readonly chromeKeptPct: number;
  readonly paragraphsExactPct: number;
  readonly title: string;
  readonly date: string;
  readonly outlet: string;
  readonly authors: string;
  readonly editors: string;
  readonly kind: string;
  readonly pagesExact: string;
}

/** The figures that are reported of a set of pages. */
export function accuracy(fixtures: readonly PageFixture[]): Accuracy {
  const t = { wanted: 0, articles: 0, body: 0, bodyKept: 0, chrome: 0, chromeKept: 0, blocks: 0, exact: 0, perfect: 0 };
  const fields = { title: 0, date: 0, source: 0, authors: 0, editors: 0, kind: 0 };
  for (const fixture of fixtures) {
    const drafts = read(fixture.text, fixture.sidecar);
    if (differences(fixture, drafts).length === 0) t.perfect++;
    const text = drafts.flatMap((d) => [
      ...d.blocks.map((b) => b.content.text),
      ...d.captions.map((c) => c.content.text),
    ]);
    const page = folded(text.join(''));
    const lines = new Set(drafts.flatMap((d) => d.blocks.map((b) => folded(b.content.text))));
    for (const line of fixture.chrome) {
      t.chrome += line.length;
      if (lines.has(folded(line)) || (line.length > 6 && page.includes(folded(line)))) t.chromeKept += line.length;
    }
    fixture.articles.forEach((want, n) => {
      t.wanted++;
      const draft = drafts[n];
      if (draft) t.articles++;
      const got = draft ? shapeOf(draft) : null;
      const have = new Set(got?.blocks.map((b) => folded(b.text)));
      for (const b of want.blocks) {
        t.blocks++;
        t.body += b.text.length;
        if (have.has(folded(b.text))) t.exact++;
        if (page.includes(folded(b.text))) t.bodyKept += b.text.length;
      }
      for (const key of Object.keys(fields) as (keyof typeof fields)[])
        if (got && folded(JSON.stringify(got[key])) === folded(JSON.stringify(want[key]))) fields[key]++;
    });
  }
  const pct = (a: number, b: number) => Math.round((10_000 * a) / Math.max(1, b)) / 100;
  const of = (n: number) => `${n}/${t.wanted}`;
  return {
    pages: fixtures.length,
    articles: of(t.articles),
    bodyKeptPct: pct(t.bodyKept, t.body),
    chromeKeptPct: pct(t.chromeKept, t.chrome),
    paragraphsExactPct: pct(t.exact, t.blocks),
    title: of(fields.title),
    date: of(fields.date),
    outlet: of(fields.source),
    authors: of(fields.authors),
    editors: of(fields.editors),
    kind: of(fields.kind),
    pagesExact: `${t.perfect}/${fixtures.length}`,
  };
}
