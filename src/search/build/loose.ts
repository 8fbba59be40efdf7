/**
 * The loosened search: Pagefind's index over the spaced text, for queries whose words stand apart in an article. The
 * exact search has an index of its own (see ../index.ts); this one ranks articles by the words they share.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { spaced } from '../spaced.ts';
import type { SearchDocument } from '../types.ts';

/** Pagefind holds about 0.4 MB of memory a page while it builds; above so many articles the loosened search is left out. */
export const MOST = 20_000;
/** Raised when the pages handed to Pagefind change their shape. */
const FORMAT = 1;
/** Parts of Pagefind's output that this site does not use. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)/u;

export interface LooseSummary {
  readonly documents: number;
  /** False when a bundle of the same documents stood in the cache. */
  readonly built: boolean;
}

/**
 * Writes Pagefind's bundle of `documents` to `outDir`, which it owns; null, and no bundle, above `MOST` documents.
 * `cache` keeps the last bundle. Throws an Error with Pagefind's own words when it refuses a page.
 */
export async function buildLooseIndex(
  documents: readonly SearchDocument[],
  outDir: string,
  cache?: string,
): Promise<LooseSummary | null> {
  rmSync(outDir, { recursive: true, force: true });
  if (documents.length > MOST) return null;
  const digest = createHash('sha256')
    .update(`${FORMAT}\n${JSON.stringify(documents)}`)
    .digest('hex')
    .slice(0, 16);
  const kept = cache ? join(cache, digest) : null;
  if (kept && existsSync(kept)) {
    cpSync(kept, outDir, { recursive: true });
    return { documents: documents.length, built: false };
  }
  try {
    // A language that Pagefind has no stemmer for: words stay as they are.
    const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
    if (!index) throw new Error(errors.join('; '));
    for (const document of documents) {
      const added = await index.addHTMLFile({ url: `/${document.url}`, content: pageOf(document) });
      if (added.errors.length) throw new Error(`${document.id}: ${added.errors.join('; ')}`);
    }
    const written = await index.writeFiles({ outputPath: outDir });
    if (written.errors.length) throw new Error(written.errors.join('; '));
  } finally {
    await close();
  }
  for (const name of readdirSync(outDir)) if (UNUSED.test(name)) rmSync(join(outDir, name));
  if (cache && kept) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    cpSync(outDir, `${kept}.tmp`, { recursive: true });
    renameSync(`${kept}.tmp`, kept);
  }
  return { documents: documents.length, built: true };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** An article as the page that Pagefind reads. */
function pageOf({ id, url, title, subtitle, blocks, captions, date, facets }: SearchDocument): string {
  const meta = Object.entries({ title, id, url, date: date ?? '', outlet: facets.outlet ?? '', kind: facets.kind });
  const filters = (['place', 'official', 'topic'] as const).flatMap((name) =>
    facets[name].map((value) => `<i data-pagefind-filter="${name}[data-v]" data-v="${escaped(value)}"></i>`),
  );
  const lines = [subtitle ?? '', ...blocks, ...captions].filter(Boolean);
  return [
    '<!doctype html><html><body>',
    ...meta.map(([name, value]) => `<i data-pagefind-meta="${name}[data-v]" data-v="${escaped(value)}"></i>`),
    ...filters,
    `<h1 data-pagefind-weight="8" data-pagefind-meta="heading">${escaped(spaced(title))}</h1>`,
    ...lines.map((line) => `<p>${escaped(spaced(line))}</p>`),
    '</body></html>',
  ].join('\n');
}
