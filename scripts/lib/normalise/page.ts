/** One raw file to its pages, each with its articles: the step that workers do. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadSidecar, streamRaw } from '../../../src/archive/index.ts';
import { factsOf, type LineMarks, lineMarks, packFacts } from '../../../src/linking/index.ts';
import type { Context, Outlet, RawPage, Sidecar, Topic } from '../../../src/model/draft.ts';
import { foldLine } from '../../../src/model/fold.ts';
import type { ArticleRecord } from '../../../src/model/record.ts';
import { normalisePage } from '../../../src/normalise.ts';
import { expandRaw, isContainer } from '../../../src/page/containers.ts';

/** The words that pages are read with. */
export interface Words {
  readonly outlets: readonly Outlet[];
  readonly topics: readonly Topic[];
  readonly skip: readonly string[];
}

/** A raw file to read; by name of the page in it, the recurring lines of its site that stand there (none at first). */
export interface FileTask {
  readonly path: string;
  readonly name: string;
  readonly recurring: Readonly<Record<string, readonly string[]>>;
}

export interface PageLines {
  readonly kept: readonly string[];
  readonly removed: readonly string[];
}

export interface PageResult {
  readonly file: string;
  readonly sha256: string;
  readonly sidecar: Sidecar;
  readonly records: readonly ArticleRecord[];
  /** The page's lines, folded, for finding what recurs on its site: those of the articles, and those taken out. */
  readonly lines: PageLines;
  readonly marks: LineMarks;
  /** What linking needs of each record, packed. */
  readonly facts: readonly string[];
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

function linesOf(records: readonly ArticleRecord[]): PageLines {
  const folded = (texts: readonly string[]) => {
    const lines = new Set(texts.flatMap((text) => text.split('\n')).map(foldLine));
    lines.delete('');
    const longest = [...lines].reduce((best, line) => (line.length > best.length ? line : best), '');
    return [...lines].filter((line) => line.length <= LONGEST_CHROME || line === longest);
  };
  return {
    kept: folded(records.flatMap((record) => [record.title, ...record.blocks.map((block) => block.text)])),
    removed: folded(records.flatMap((record) => record.removed.map((removal) => removal.text))),
  };
}

/** Normalises one page; `done` are its records when another machine has worked them out. */
export function readPage(page: RawPage, context: Context, done?: readonly ArticleRecord[]): PageResult {
  const started = performance.now();
  const records = done ?? normalisePage(page, context);
  const lines = linesOf(records);
  return {
    file: page.file,
    sha256: createHash('sha256').update(page.bytes).digest('hex'),
    sidecar: page.sidecar,
    records,
    lines,
    marks: lineMarks([...lines.kept, ...lines.removed]),
    facts: records.map((record) => packFacts(factsOf(record))),
    milliseconds: Math.round(performance.now() - started),
  };
}

/** The pages of a raw file, one at a time. Throws when the file can't be read; what can't be read in it goes to `tell`. */
export async function* pagesOf(path: string, name: string, tell: (problem: string) => void): AsyncGenerator<RawPage> {
  const { sidecar, problems } = await loadSidecar(path);
  for (const { file, line, message } of problems) tell(`${file}:${line}: ${message}`);
  const source = isContainer(name) ? streamRaw(path) : readFileSync(path);
  yield* expandRaw(source, name, sidecar, ({ file, line, message }) => tell(`${file}:${line}: ${message}`));
}

/** Reads a file of the archive and normalises its pages, one after the other. */
export async function* runTask(
  task: FileTask,
  words: Words,
  tell: (problem: string) => void,
): AsyncGenerator<PageResult> {
  for await (const page of pagesOf(task.path, task.name, tell)) {
    yield readPage(page, contextOf(words, task.recurring[page.file]));
  }
}
