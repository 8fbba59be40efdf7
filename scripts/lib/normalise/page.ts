/** One raw file to its pages, each with its articles: the step that workers do. */
import { createHash } from 'node:crypto';
import { readRaw } from '../../../src/archive/index.ts';
import type { Context, Outlet, RawPage, Sidecar, Topic } from '../../../src/model/draft.ts';
import { foldLine } from '../../../src/model/fold.ts';
import type { ArticleRecord } from '../../../src/model/record.ts';
import { normalisePage } from '../../../src/normalise.ts';

/** The words that pages are read with. */
export interface Words {
  readonly outlets: readonly Outlet[];
  readonly topics: readonly Topic[];
  readonly skip: readonly string[];
}

/** A raw file to read; per page of it, the recurring lines of its site that stand on it (none at first). */
export interface PageTask {
  readonly path: string;
  readonly name: string;
  readonly recurring: readonly (readonly string[])[];
}

export interface PageResult {
  readonly file: string;
  readonly sha256: string;
  readonly sidecar: Sidecar;
  readonly records: readonly ArticleRecord[];
  /** The page's lines, folded, for finding what recurs on its site. */
  readonly lines: readonly string[];
  readonly milliseconds: number;
}

export function contextOf(words: Words, recurring: Iterable<string> = []): Context {
  return {
    outlets: words.outlets,
    topics: words.topics,
    recurring: new Set(recurring),
    skip: new Set(words.skip),
  };
}

/** Lines longer than this are sentences, not chrome; the longest one is kept as the page's own mark. */
const LONGEST_CHROME = 120;

function linesOf(records: readonly ArticleRecord[]): string[] {
  const texts = records.flatMap((r) => [r.title, ...r.blocks.map((b) => b.text), ...r.removed.map((x) => x.text)]);
  const lines = new Set(texts.flatMap((text) => text.split('\n')).map(foldLine));
  lines.delete('');
  const longest = [...lines].reduce((best, line) => (line.length > best.length ? line : best), '');
  return [...lines].filter((line) => line.length <= LONGEST_CHROME || line === longest);
}

/** Normalises one page. */
export function readPage(page: RawPage, context: Context): PageResult {
  const started = performance.now();
  const records = normalisePage(page, context);
  return {
    file: page.file,
    sha256: createHash('sha256').update(page.bytes).digest('hex'),
    sidecar: page.sidecar,
    records,
    lines: linesOf(records),
    milliseconds: Math.round(performance.now() - started),
  };
}

/** Reads a file of the archive and normalises its pages. Throws when it can't be read. */
export async function runTask(task: PageTask, words: Words): Promise<PageResult[]> {
  const { page } = await readRaw(task.path, task.name);
  return [readPage(page, contextOf(words, task.recurring[0]))];
}
