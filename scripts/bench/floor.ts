/**
 * What the fixed packages cost by themselves, with nothing of ours: Astro building as many pages as a site has with one
 * line in each, Astro building a single page, and Pagefind over what each article is about. No figure of ours can be lower.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/index.ts';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { subjectPage } from '../../src/search/build/subjects.ts';
import { documentsOf } from '../../src/search/documents.ts';
import { ROOT } from '../lib/options.ts';
import { ASTRO } from '../lib/pipeline.ts';
import { SITE_FLAGS } from '../lib/run.ts';
import { type Measured, measure } from './measure.ts';

const PAGEFIND = join(ROOT, 'node_modules', '.bin', 'pagefind');

const PAGE = (count: number): string => `---
export const getStaticPaths = () => Array.from({ length: ${count} }, (_, n) => ({ params: { n: String(n) } }));
---
<!doctype html><html lang="zh"><head><title>{Astro.params.n}</title></head><body><p>{Astro.params.n}</p></body></html>
`;

/** Builds a site of `count` pages of one line. Resolves with what it took; throws when Astro fails. */
async function emptySite(count: number): Promise<Measured> {
  // Below the program, where Astro is found.
  const parent = join(ROOT, '.cache', 'bench');
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'floor-'));
  try {
    mkdirSync(join(dir, 'src', 'pages'), { recursive: true });
    writeFileSync(join(dir, 'package.json'), '{"private":true,"type":"module"}');
    writeFileSync(join(dir, 'src', 'pages', '[n].astro'), PAGE(count));
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
    const made = await measure(process.execPath, [...SITE_FLAGS, join(ROOT, ASTRO), 'build', '--silent'], {
      cwd: dir,
      env,
    });
    if (made.status !== 0) throw new Error(made.output);
    return made;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Has Pagefind index a page for each article that says what it is about; `dir` is a folder to do it in. */
async function subjects(archive: Archive, dir: string): Promise<Measured> {
  mkdirSync(dir, { recursive: true });
  for (const document of documentsOf(buildCatalogue(archive)))
    writeFileSync(join(dir, `${document.id}.html`), subjectPage(document));
  return measure(PAGEFIND, ['--site', dir, '--force-language', 'unknown']);
}

export interface Floor {
  readonly start: Measured;
  readonly pages: Measured;
  readonly index: Measured;
}

/** `count`: how many pages the site of the archive has; `dir`: a folder to work in. */
export async function floor(archive: Archive, count: number, dir: string): Promise<Floor> {
  return { start: await emptySite(1), pages: await emptySite(count), index: await subjects(archive, dir) };
}
