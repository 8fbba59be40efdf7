/** First half of the job: every raw page that changed is read, and read again where its site's chrome came to light. */
import { createHash } from 'node:crypto';
import { listRaw, rawPath, stampOf } from '../../../src/archive/index.ts';
import { type PageLines, recurringLines, siteOf } from '../../../src/linking/index.ts';
import { foldLine } from '../../../src/model/fold.ts';
import type { Cache } from './cache.ts';
import type { PageTask, Words } from './page.ts';
import { type Answer, readAll } from './pool.ts';
import type { Progress } from './progress.ts';

export interface ReadReport {
  /** Raw files, sorted by name, each with different bytes. */
  readonly files: readonly string[];
  /** How many were read in this run. */
  readonly read: number;
  readonly failed: readonly { readonly file: string; readonly error: string }[];
  /** Files with the bytes of another. */
  readonly duplicates: readonly { readonly file: string; readonly of: string }[];
}

/** A raw file and its sidecar. */
const rawStamp = (path: string) => `${stampOf(path)} ${stampOf(`${path}.yml`)}`;

const NONE = '';
const digest = (lines: readonly (readonly string[])[]) =>
  lines.every((page) => page.length === 0) ? NONE : createHash('sha256').update(JSON.stringify(lines)).digest('hex');

/** Brings the cache up to date with content/raw. */
export async function readRawPages(
  content: string,
  cache: Cache,
  words: Words,
  progress: Progress,
  workers: number | undefined,
): Promise<ReadReport> {
  const names = await listRaw(content);
  cache.retain(new Set(names));
  const failed: { file: string; error: string }[] = [];
  const stamps = new Map(names.map((name) => [name, rawStamp(rawPath(content, name))]));
  const read = new Set<string>();
  const run = async (stage: string, tasks: readonly PageTask[], again: boolean) => {
    progress.start(stage, tasks.length);
    const take = (answer: Answer) => {
      const { name, recurring } = answer.task;
      if ('error' in answer) failed.push({ file: name, error: answer.error });
      else cache.put(name, stamps.get(name)!, digest(recurring), answer.pages, again);
      read.add(name);
      progress.step(name);
    };
    await readAll(tasks, words, take, workers);
    progress.stop();
  };

  const stale = names.filter((name) => cache.file(name)?.stamp !== stamps.get(name));
  await run(
    '读取',
    stale.map((name) => ({ name, path: rawPath(content, name), recurring: [] })),
    false,
  );
  const readable = names.filter((name) => cache.file(name));

  const bySha = new Map<string, string>();
  const duplicates: { file: string; of: string }[] = [];
  const files = readable.filter((name) => {
    const { sha256 } = cache.file(name)!;
    const first = sha256 === '' ? undefined : bySha.get(sha256);
    if (first) duplicates.push({ file: name, of: first });
    else bySha.set(sha256, name);
    return !first;
  });

  const recurring = recurringLines(linesOf(files, cache));
  const tasks: PageTask[] = [];
  if (recurring.size > 0 || files.some((name) => cache.file(name)!.applied !== NONE)) {
    for (const name of files) {
      const sites = cache.pages(name).map(({ sidecar }) => recurring.get(siteOf(sidecar)));
      const present = cache.lines(name).map((lines, n) => lines.filter((line) => sites[n]?.has(foldLine(line))).sort());
      if (digest(present) !== cache.file(name)!.applied)
        tasks.push({ name, path: rawPath(content, name), recurring: present });
    }
  }
  await run('再读', tasks, true);
  return { files, read: read.size, failed, duplicates };
}

function* linesOf(files: readonly string[], cache: Cache): Generator<PageLines> {
  for (const name of files) {
    const lines = cache.lines(name);
    for (const [n, { sidecar }] of cache.pages(name).entries()) yield { site: siteOf(sidecar), lines: lines[n] ?? [] };
  }
}
