/** Second half of the job: ids, links over the whole archive, and the files that change. */
import { join } from 'node:path';
import {
  assignIds,
  type Existing,
  indexArticles,
  KeptEntries,
  loadStored,
  type Redirect,
  stampOf,
  sweep,
  type Vocabulary,
} from '../../../src/archive/index.ts';
import { type LinkFacts, type Links, linkFacts } from '../../../src/linking/index.ts';
import { cacheFolder } from '../options.ts';
import type { Progress } from '../progress.ts';
import type { Cache } from './cache.ts';
import type { PageResult } from './page.ts';
import type { Pool, Task } from './pool.ts';
import type { ReadReport } from './read.ts';
import { clear, type Index, settleByHand, settleOrphans, writeRedirects } from './redirects.ts';
import type { PageTask, Settled } from './settle.ts';

export interface WriteReport {
  /** Articles that the raw pages give. */
  readonly total: number;
  readonly new: number;
  readonly changed: number;
  readonly merged: number;
  readonly same: number;
  /** Files that were written, or would be in a dry run. */
  readonly written: readonly string[];
  readonly withdrawn: readonly string[];
  /** Files that a person has changed, with what the pipeline would now write (null: the same as before). */
  readonly kept: readonly { readonly file: string; readonly before: string; readonly text: string }[];
  /** Files that a person has changed and that took up better rules beside, with the places where the two meet. */
  readonly conflicts: readonly { readonly file: string; readonly count: number }[];
}

/** What a raw file became, as the cache keeps it. */
interface Became {
  readonly ids: readonly (readonly (string | null)[])[];
  readonly files: readonly string[];
  readonly stamps: readonly string[];
  readonly links: string;
  readonly same: number;
  readonly kept: readonly string[];
}

/** What writing works with. */
export interface Job {
  readonly content: string;
  readonly dryRun: boolean;
  readonly vocabulary: Vocabulary;
  readonly cache: Cache;
  readonly progress: Progress;
  readonly pool: Pool;
}

/** Brings content/articles up to date with what the cache holds of the files that were read. */
export async function writeArticles(job: Job, raw: ReadReport): Promise<WriteReport> {
  const { content, dryRun, cache } = job;
  const { files, owners } = raw;
  const redirects: Record<string, Redirect> = { ...job.vocabulary.redirects };
  if (!dryRun) await sweep(content);
  const known = cache.knownArticles();
  let index = await indexArticles(content, known);
  if (index.orphans.length > 0) {
    const changed = await settleOrphans(content, index, redirects, dryRun);
    if (changed && !dryRun) await writeRedirects(content, redirects);
    index = await indexArticles(content, known);
  }
  await settleByHand(content, index, redirects, dryRun);
  const inputsOf = inputs(cache, raw.duplicates);
  const unchanged = new Map<string, Became>();
  const ids = new Map<string, readonly (readonly (string | null)[])[]>();
  const taken = new Set(index.ids);
  for (const name of files) {
    const before = cache.outcome(name, inputsOf(name));
    const became = before === null ? null : (JSON.parse(before) as Became);
    if (became?.files.every((file, n) => stampOf(join(content, file)) === became.stamps[n])) {
      unchanged.set(name, became);
      ids.set(name, became.ids);
    } else ids.set(name, await idsOf(job, name, index, owners, redirects, taken));
  }

  const links = linkFacts(factsOf(files, cache, ids));
  const report = { total: 0, new: 0, changed: 0, merged: 0, same: 0 };
  const stale: string[] = [];
  for (const name of files) {
    const before = unchanged.get(name);
    if (before?.links === linksText(ids.get(name)!.flat(), links) && before.kept.length === 0) {
      report.total += before.same;
      report.same += before.same;
    } else stale.push(name);
  }

  const keepOutcome = (name: string, pages: readonly Settled[]): void => {
    const assigned = ids.get(name)!;
    const outcomes = pages.flatMap((page) => page.outcomes).filter(({ kind }) => kind !== 'withdrawn');
    const became: Became = {
      ids: assigned,
      files: outcomes.map(({ file }) => file),
      stamps: pages.flatMap((page) => page.stamps),
      links: linksText(assigned.flat(), links),
      same: outcomes.length,
      kept: outcomes.filter(({ kind }) => kind === 'kept' || kind === 'merged').map(({ file }) => file),
    };
    cache.putOutcome(name, inputsOf(name), JSON.stringify(became));
  };
  const tasksOf = (name: string): (() => PageTask)[] =>
    cache.heads(name).flatMap((head, n) => {
      if (owners.get(head.sha256) !== head.file) return [];
      const given = ids.get(name)![n]!;
      const linked = given.map((id) => (id ? (links.get(id) ?? null) : null));
      const earlier = earlierOf(index, owners, head);
      return () => ({ content, dryRun, name, n, page: cache.page(name, n), ids: given, links: linked, earlier });
    });
  const settled = await settle(job, stale, tasksOf, keepOutcome);
  const withdrawn: string[] = [];
  const kept: { file: string; before: string; text: string }[] = [];
  const conflicts: { file: string; count: number }[] = [];
  const written: string[] = [];
  for (const name of stale) {
    const pages = settled.get(name)!;
    for (const outcome of pages.flatMap((page) => page.outcomes)) {
      if (!dryRun) await clear(content, outcome, redirects);
      const { kind, file } = outcome;
      if (kind === 'withdrawn') withdrawn.push(file);
      else report.total++;
      if (kind === 'new' || kind === 'changed' || kind === 'merged') written.push(file);
      if (kind === 'kept') kept.push({ file, before: outcome.before, text: outcome.text });
      else if (kind !== 'withdrawn') report[kind]++;
      if (kind === 'merged') conflicts.push({ file, count: outcome.conflicts });
    }
    if (leavesSomething(pages)) keepOutcome(name, pages);
  }
  if (!dryRun) {
    await indexArticles(content, known);
    cache.putKnownArticles(known);
  }
  return { ...report, written, withdrawn, kept, conflicts };
}

/** What the articles of a raw file depend on beside the rules: its bytes, the chrome of its site, pages with its bytes. */
function inputs(cache: Cache, duplicates: ReadReport['duplicates']): (name: string) => string {
  const twins = new Map<string, string>();
  for (const { file } of duplicates) {
    const name = file.replace(/#\d+$/u, '');
    twins.set(name, `${twins.get(name) ?? ''}${file}\n`);
  }
  return (name) => {
    const { stamp, applied } = cache.file(name)!;
    return `${stamp} ${applied} ${twins.get(name) ?? ''}`;
  };
}

/** The ids of the records of each page of a raw file; `taken` learns those that are given. */
async function idsOf(
  { content, cache }: Job,
  name: string,
  index: Index,
  owners: ReadReport['owners'],
  redirects: Readonly<Record<string, Redirect>>,
  taken: Set<string>,
): Promise<(string | null)[][]> {
  const assigned: (string | null)[][] = [];
  for (const [n, head] of cache.heads(name).entries()) {
    if (owners.get(head.sha256) !== head.file) {
      assigned.push([]);
      continue;
    }
    const earlier = earlierOf(index, owners, head);
    const records = earlier.length > 0 ? (JSON.parse(cache.page(name, n)) as PageResult).records : head.articles;
    const stored = earlier.map(async (article) => ({ ...article, stored: await loadStored(content, article.file) }));
    const given = assignIds(records, await Promise.all(stored), redirects, taken);
    for (const id of given) if (id) taken.add(id);
    assigned.push(given);
  }
  return assigned;
}

/** Whether there is something to take away: till that is done, nobody may take the file for finished. */
const leavesSomething = (pages: readonly Settled[]): boolean =>
  pages.some(({ outcomes }) => outcomes.some((one) => one.kind === 'withdrawn' || ('replaces' in one && one.replaces)));

/**
 * Has the pages of raw files written; by file, what became of each page, in their order. `finish` gets each file of
 * which nothing is left to do.
 */
async function settle(
  { content, dryRun, progress, pool }: Job,
  names: readonly string[],
  tasksOf: (name: string) => readonly (() => PageTask)[],
  finish: (name: string, pages: readonly Settled[]) => void,
): Promise<Map<string, readonly Settled[]>> {
  const settled = new Map<string, Settled[]>();
  const entries = dryRun ? null : KeptEntries.open(cacheFolder(), content);
  const open = new Map<string, number>();
  const end = (name: string): void => {
    const pages = settled.get(name)!.sort((a, b) => a.n - b.n);
    if (!leavesSomething(pages)) finish(name, pages);
    progress.step();
  };
  const tasks = function* (): Generator<Task> {
    for (const name of names) {
      const all = tasksOf(name);
      settled.set(name, []);
      open.set(name, all.length);
      if (all.length === 0) end(name);
      for (const task of all) yield { write: task() };
    }
  };
  progress.start('写出', names.length);
  try {
    await pool.run(tasks(), names.length, (answer) => {
      if ('failed' in answer) throw new Error(answer.failed);
      if (!('settled' in answer)) return;
      const { name } = answer.settled;
      for (const entry of answer.settled.entries) entries?.put(entry);
      settled.get(name)!.push({ ...answer.settled, entries: [] });
      const left = open.get(name)! - 1;
      open.set(name, left);
      if (left === 0) end(name);
    });
  } finally {
    entries?.close();
    progress.stop();
  }
  return settled;
}

/** The articles that a page already has: of the same bytes, or of bytes that stood under its name and are gone. */
function earlierOf(
  index: Index,
  owners: ReadReport['owners'],
  { sha256, file }: { readonly sha256: string; readonly file: string },
): Existing[] {
  const before = (index.byRawFile.get(file) ?? []).filter(
    ({ raw }) => raw !== sha256 && raw !== null && !owners.has(raw),
  );
  return [...(index.byRaw.get(sha256) ?? []), ...before];
}

function* factsOf(
  files: readonly string[],
  cache: Cache,
  ids: ReadonlyMap<string, readonly (readonly (string | null)[])[]>,
): Generator<[id: string, facts: LinkFacts]> {
  for (const name of files) {
    const assigned = ids.get(name)!;
    for (const [p, page] of cache.facts(name).entries()) {
      for (const [n, facts] of page.entries()) {
        const id = assigned[p]?.[n];
        if (id) yield [id, facts];
      }
    }
  }
}

function linksText(ids: readonly (string | null)[], links: ReadonlyMap<string, Links>): string {
  return JSON.stringify(ids.map((id) => (id ? (links.get(id) ?? null) : null)));
}
