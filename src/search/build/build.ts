/** Writes the search index of an archive: `manifest.json`, a folder for each shard, and the suggestions. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { FORMAT, type Manifest, type SearchDocument } from '../types.ts';
import { readPack, writeFiles } from './pack.ts';
import { LIMITS, type Planned, planShards, type ShardLimits } from './plan.ts';
import { runJobs } from './pool.ts';
import { type Beside, documentsIn, readSpool, writeSpool } from './spool.ts';
import { writeSuggestions } from './suggest.ts';
import { traditionalBits } from './traditional.ts';
import type { Job } from './worker.ts';

export interface IndexOptions {
  /** Folder that keeps built shards between runs; without it every shard is built anew. */
  readonly cache?: string;
  readonly limits?: ShardLimits;
  /** How many processes build side by side; as many as there are cores, if half of the memory is enough for them. */
  readonly width?: number;
}

export type BuildOptions = IndexOptions & Partial<Beside>;

export interface BuildSummary {
  readonly documents: number;
  readonly shards: number;
  /** Shards that were not in the cache. */
  readonly built: number;
  readonly files: number;
  readonly bytes: number;
  readonly suggestions: number;
  readonly suggestionBytes: number;
}

/**
 * Builds the index of `documents` in `outDir`, which it owns: what does not belong to the new index is removed after
 * the new manifest stands. Documents are read once and not kept in memory. The same documents give the same bytes.
 * Throws an Error when two documents share an id.
 */
export async function buildSearchIndex(
  documents: Iterable<SearchDocument>,
  outDir: string,
  { suggestions = [], topics = {}, ...options }: BuildOptions = {},
): Promise<BuildSummary> {
  const spool = mkdtempSync(join(tmpdir(), 'search-index-'));
  try {
    writeSpool(documents, { suggestions, topics }, spool);
    return await indexSpool(spool, outDir, options);
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
}

/** The same of what `writeSpool` left in the folder `spool`. */
export async function indexSpool(spool: string, outDir: string, options: IndexOptions = {}): Promise<BuildSummary> {
  mkdirSync(outDir, { recursive: true });
  const { planned, suggestions, topics } = readSpool(spool);
  const shards = planShards(planned, options.limits ?? LIMITS);
  const digests = shards.map(digestOf);
  const dirs = digests.map((digest) => `${FILES}/${digest}`);
  const jobs: Job[] = [];
  let files = 0;
  let bytes = 0;
  shards.forEach((shard, n) => {
    const dir = join(outDir, dirs[n]!);
    const pack = options.cache ? join(options.cache, `${digests[n]}.pack`) : null;
    const kept = pack ? readPack(pack) : null;
    if (kept) {
      if (!existsSync(join(dir, 'directory.bin'))) writeFiles(dir, kept);
      files += kept.size;
      for (const file of kept.values()) bytes += file.length;
    } else jobs.push({ spool: documentsIn(spool), ranges: shard.map(({ range }) => range), dir, pack });
  });
  const width = options.width ?? Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 / PROCESS)));
  const done = await runJobs(jobs, width);
  for (const job of done) {
    files += job.files;
    bytes += job.bytes;
  }
  const suggest = writeSuggestions(suggestions, outDir, FILES);
  const dates = shards.flat().map(({ date }) => date);
  const dated = dates.filter((date) => date !== null);
  const manifest: Manifest = {
    version: FORMAT,
    count: planned.length,
    undated: dates.length - dated.length,
    first: dated[0] ?? null,
    last: dated.at(-1) ?? null,
    averageLength: planned.reduce((sum, { size }) => sum + size, 0) / Math.max(planned.length, 1),
    shards: shards.map((shard, n) => ({ dir: dirs[n]!, count: shard.length })),
    topics,
    traditional: traditionalBits(),
    suggest: suggest.manifest,
  };
  writeFileSync(join(outDir, 'manifest.json.tmp'), `${JSON.stringify(manifest)}\n`);
  renameSync(join(outDir, 'manifest.json.tmp'), join(outDir, 'manifest.json'));
  const wanted = new Set(['manifest.json', FILES, ...dirs, ...(suggest.manifest ? [suggest.manifest.dir] : [])]);
  removeOthers(outDir, wanted);
  if (options.cache) prune(options.cache, new Set(digests));
  return {
    documents: planned.length,
    shards: shards.length,
    built: jobs.length,
    files,
    bytes,
    suggestions: suggest.count,
    suggestionBytes: suggest.bytes,
  };
}

/** Memory that one process and its Pagefind need at most for a shard (1.2 GB), in bytes. Half of the machine's is ours. */
const PROCESS = 1.2e9;

/** The folder of what is named by its content and may be kept for ever; beside it only the manifest. */
const FILES = 'files';

/** Removes what does not belong to the index: beside the manifest, and among the files named by their content. */
function removeOthers(outDir: string, wanted: ReadonlySet<string>): void {
  const files = existsSync(join(outDir, FILES)) ? readdirSync(join(outDir, FILES)) : [];
  for (const name of [...readdirSync(outDir), ...files.map((each) => `${FILES}/${each}`)]) {
    if (!wanted.has(name)) rmSync(join(outDir, name), { recursive: true });
  }
}

function digestOf(shard: readonly Planned[]): string {
  const hash = createHash('sha256').update(`format ${FORMAT}\n`);
  for (const { digest } of shard) hash.update(digest);
  return hash.digest('hex').slice(0, 16);
}

/** Packs kept beside those in use, for going back and forth between archives. */
const SPARE = 24;

function prune(cache: string, used: ReadonlySet<string>): void {
  const spare = readdirSync(cache).filter((name) => !used.has(name.replace(/\.pack$/, '')));
  for (const name of spare.slice(0, Math.max(0, spare.length - SPARE))) rmSync(join(cache, name), { force: true });
}
