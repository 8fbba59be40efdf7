/** First half of the job: every raw page that changed is read, and read again where its site's chrome came to light. */
import { createHash } from 'node:crypto';
import { listRaw, rawPath, stampOf } from '../../../src/archive/index.ts';
import { type MarkedPage, markOf, recurringLines, siteOf } from '../../../src/linking/index.ts';
import type { RawPage } from '../../../src/model/draft.ts';
import { isContainer } from '../../../src/page/containers.ts';
import { type Progress, Slowest } from '../progress.ts';
import type { Cache } from './cache.ts';
import { type PackedPage, pack } from './packed.ts';
import type { FileTask, Words } from './page.ts';
import type { Answer, Pool } from './pool.ts';
import type { Readings } from './readings.ts';

export interface ReadReport {
  /** Raw files that could be read, sorted by name. */
  readonly files: readonly string[];
  /** How many were read in this run. */
  readonly read: number;
  /** How many were taken over from what other machines had read. */
  readonly reused: number;
  readonly failed: readonly { readonly file: string; readonly error: string }[];
  /** What could not be read in files that could, and sidecars with mistakes: a line each. */
  readonly problems: readonly string[];
  /** Pages with the bytes of another. */
  readonly duplicates: readonly { readonly file: string; readonly of: string }[];
  /** By the hash of its bytes, the page that stands for all with the same ones. */
  readonly owners: ReadonlyMap<string, string>;
  /** The pages that took longest, slowest first. */
  readonly slowest: readonly { readonly file: string; readonly milliseconds: number }[];
}

/** A raw file and its sidecar. */
const rawStamp = (path: string) => `${stampOf(path)} ${stampOf(`${path}.yml`)}`;

type Recurring = FileTask['recurring'];

const digest = (recurring: Recurring) =>
  Object.keys(recurring).length === 0 ? '' : createHash('sha256').update(JSON.stringify(recurring)).digest('hex');

const digestOf = (recurring: ReadonlyMap<string, ReadonlySet<number>>): string =>
  createHash('sha256')
    .update(JSON.stringify([...recurring].map(([site, lines]) => [site, [...lines].sort()]).sort()))
    .digest('hex');

/** Brings the cache up to date with content/raw. */
export async function readRawPages(
  content: string,
  cache: Cache,
  words: Words,
  progress: Progress,
  pool: Pool,
  readings: Readings | null = null,
): Promise<ReadReport> {
  const names = await listRaw(content);
  cache.retain(new Set(names));
  const failed: { file: string; error: string }[] = [];
  const problems: string[] = [];
  const slowest = new Slowest();
  const stamps = new Map(names.map((name) => [name, rawStamp(rawPath(content, name))]));
  const read = new Set<string>();
  const run = async (stage: string, tasks: readonly FileTask[], again: boolean) => {
    progress.start(stage, tasks.length);
    const take = (answer: Answer) => {
      if (!('task' in answer)) return;
      const { name, recurring } = answer.task;
      if ('page' in answer) {
        if (answer.n === 0) cache.begin(name, again);
        cache.putPage(name, answer.n, answer.page, again);
        slowest.add(answer.page.file, answer.page.milliseconds);
        return;
      }
      problems.push(...answer.problems);
      if (answer.error !== null) failed.push({ file: name, error: answer.error });
      else cache.putFile(name, { stamp: stamps.get(name)!, applied: digest(recurring) });
      read.add(name);
      progress.step();
    };
    const reads = tasks.map((read) => ({ read }));
    await pool.run(reads, reads.length, take);
    progress.stop();
  };

  const stale = names.filter((name) => cache.file(name)?.stamp !== stamps.get(name));
  const fresh = new Set(stale);
  const before = cache.getMeta('recurring');
  // Should this be cut short, every file is looked at again.
  if (stale.length > 0) cache.setMeta('recurring', '');
  for (const name of stale) cache.begin(name, false);
  let reused = 0;
  const unread: string[] = [];
  for (const name of stale) {
    const put = (n: number, page: PackedPage) => cache.putPage(name, n, page, false);
    if (readings && (await takeOver(rawPath(content, name), name, readings, words, problems, put))) {
      cache.putFile(name, { stamp: stamps.get(name)!, applied: '' });
      reused++;
      continue;
    }
    cache.begin(name, false);
    unread.push(name);
  }
  const first = unread.map((name) => ({ name, path: rawPath(content, name), recurring: {} }));
  await run('读取', first, false);
  const files = names.filter((name) => cache.file(name));

  const owners = new Map<string, string>();
  const duplicates: { file: string; of: string }[] = [];
  for (const name of files) {
    for (const { sha256, file } of cache.heads(name)) {
      const owner = owners.get(sha256);
      if (owner) duplicates.push({ file, of: owner });
      else owners.set(sha256, file);
    }
  }

  const recurring = recurringLines(marksOf(files, cache, owners));
  const now = digestOf(recurring);
  const again: FileTask[] = [];
  for (const name of files) {
    // With the same chrome a file that was not read needs no second reading.
    if (before === now && !fresh.has(name)) continue;
    const present = recurring.size === 0 ? {} : presentIn(name, cache, recurring);
    if (digest(present) !== cache.file(name)!.applied) {
      again.push({ name, path: rawPath(content, name), recurring: present });
    }
  }
  await run('再读', again, true);
  if (before !== now || fresh.size > 0) cache.setMeta('recurring', now);
  return {
    files: files.filter((name) => cache.file(name)),
    read: read.size,
    reused,
    failed,
    problems,
    duplicates,
    owners,
    slowest: slowest.list(),
  };
}

/** Gives the pages of a raw file to `put` when other machines have read all of them; else resolves with false. */
async function takeOver(
  path: string,
  name: string,
  readings: Readings,
  words: Words,
  problems: string[],
  put: (n: number, page: PackedPage) => void,
): Promise<boolean> {
  const { contextOf, pagesOf, readPage } = await import('./page.ts');
  const told: string[] = [];
  let n = 0;
  const context = contextOf(words);
  const container = isContainer(name);
  try {
    if (
      container &&
      !(await knowsAny(
        readings,
        pagesOf(path, name, () => undefined),
      ))
    )
      return false;
    for await (const page of pagesOf(path, name, (problem) => told.push(problem))) {
      const records = readings.of(page);
      // A page of a container that holds no article has no record either.
      if (!records && !container) return false;
      put(n++, pack(readPage(page, context, records ?? undefined)));
    }
  } catch {
    return false;
  }
  problems.push(...told);
  return true;
}

async function knowsAny(readings: Readings, pages: AsyncIterable<RawPage>): Promise<boolean> {
  for await (const page of pages) if (readings.of(page)) return true;
  return false;
}

function* marksOf(files: readonly string[], cache: Cache, owners: ReadonlyMap<string, string>): Generator<MarkedPage> {
  for (const name of files) {
    const heads = cache.heads(name);
    let n = 0;
    for (const marks of cache.marks(name)) {
      const { file, sha256, sidecar } = heads[n++]!;
      if (owners.get(sha256) === file) yield { site: siteOf(sidecar), marks };
    }
  }
}

/** By page of a file, the lines of its articles that recur on its site. What was taken out by its looks needs no second reading. */
function presentIn(name: string, cache: Cache, recurring: ReadonlyMap<string, ReadonlySet<number>>): Recurring {
  const present: Record<string, string[]> = {};
  const heads = cache.heads(name);
  let n = 0;
  for (const { kept } of cache.lines(name)) {
    const { file, sidecar } = heads[n++]!;
    const site = recurring.get(siteOf(sidecar));
    const found = site ? kept.filter((line) => site.has(markOf(line))).sort() : [];
    if (found.length > 0) present[file] = found;
  }
  return present;
}
