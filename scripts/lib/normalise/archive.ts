/** `npm run normalise`: the whole archive, from raw pages to article files. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { listFiles, readVocabulary, stampOf } from '../../../src/archive/index.ts';
import { cacheFolder } from '../options.ts';
import { watchProgress } from '../progress.ts';
import { ADDRESSES } from './addresses.ts';
import { Cache, MEMORY, ruleVersion } from './cache.ts';
import { lock } from './lock.ts';
import type { Words } from './page.ts';
import { Pool } from './pool.ts';
import { type ReadReport, readRawPages } from './read.ts';
import { Readings } from './readings.ts';
import { summary } from './summary.ts';
import type { WriteReport } from './write.ts';

export interface NormaliseOptions {
  /** Folder of the archive, absolute. */
  readonly content: string;
  readonly dryRun: boolean;
  /** Show what would change in articles that a person has changed. */
  readonly diff: boolean;
  readonly quiet: boolean;
  /** One JSON object on standard output instead of sentences. */
  readonly json: boolean;
  readonly workers: number | undefined;
  readonly skip: readonly string[];
  /** Files of records that other machines have worked out, `-` for standard input. */
  readonly records?: readonly string[];
}

export interface NormaliseReport {
  readonly raw: ReadReport;
  readonly articles: WriteReport;
  readonly seconds: number;
}

/** Does the whole job and tells of nothing. Throws when the content folder can't be read or written. */
export async function normaliseAll(options: NormaliseOptions): Promise<NormaliseReport> {
  const started = performance.now();
  const path = cachePath(options);
  const unlock = path === MEMORY ? () => undefined : await lock(path);
  try {
    return await whole(options, path, started);
  } finally {
    unlock();
  }
}

async function whole(options: NormaliseOptions, path: string, started: number): Promise<NormaliseReport> {
  const vocabulary = await readVocabulary(options.content);
  const words: Words = { outlets: vocabulary.outlets, topics: vocabulary.topics, skip: options.skip };
  const rules = ruleVersion(words);
  const readings = options.records?.length ? new Readings(rules) : null;
  await readings?.load(options.records ?? []);
  const cache = new Cache(path, rules);
  const pool = new Pool(words, options.workers);
  const progress = watchProgress(options.quiet || options.json);
  const interrupt = () => {
    progress.stop();
    cache.flush();
    console.error('\n已中断。写好的文件都是完整的；再运行一次即从断处接着做。');
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  try {
    const rawBefore = await printOfRaw(options.content);
    const before = `${rawBefore} ${await printOfWritten(options.content)} `;
    const known = cache.getMeta('unchanged');
    if (known?.startsWith(before)) return { ...revive(known.slice(before.length)), seconds: since(started) };
    // Where nothing has changed, none of what follows is loaded.
    const [{ writeArticles }, { writeRegistry }] = await Promise.all([import('./write.ts'), import('./officials.ts')]);
    const raw = await readRawPages(options.content, cache, words, progress, pool, readings);
    const { content, dryRun } = options;
    const articles = await writeArticles({ content, dryRun, vocabulary, cache, progress, pool }, raw);
    if (!options.dryRun) {
      await writeRegistry(options.content, cache, vocabulary);
      const settled = { raw: { ...raw, read: 0, reused: 0, slowest: [] }, articles: unchanged(articles) };
      // A raw file that changed meanwhile is another next time.
      if (raw.failed.length === 0)
        cache.setMeta('unchanged', `${rawBefore} ${await printOfWritten(content)} ${keep(settled)}`);
    }
    return { raw, articles, seconds: since(started) };
  } finally {
    process.removeListener('SIGINT', interrupt);
    progress.stop();
    await pool.close();
    cache.close();
    readings?.close();
  }
}

const since = (started: number) => (performance.now() - started) / 1000;

/** A print over names and stamps of every file that the job reads. */
const printOfRaw = (content: string): Promise<string> => print(content, ['raw']);

/** The same of those that it writes. Neither is another, and there is nothing to do. */
const printOfWritten = (content: string): Promise<string> =>
  print(content, ['articles', 'officials'], ['redirects.yml', ADDRESSES]);

async function print(content: string, folders: readonly string[], single: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of await listFiles(join(content, folder), /./u))
      hash.update(`${folder}/${file} ${stampOf(join(content, folder, file))}\n`);
  for (const file of single) hash.update(`${file} ${stampOf(join(content, file))}\n`);
  return hash.digest('hex');
}

type Settled = Pick<NormaliseReport, 'raw' | 'articles'>;

/** What the same job would report if it were done again. */
function unchanged(articles: WriteReport): WriteReport {
  const { total, conflicts } = articles;
  const kept = [...articles.kept, ...conflicts.map(({ file }) => ({ file, before: '', text: '' }))];
  const same = total - kept.length;
  return { ...articles, same, new: 0, changed: 0, merged: 0, written: [], withdrawn: [], conflicts: [], kept };
}

const keep = ({ raw, articles }: Settled) => JSON.stringify({ raw: { ...raw, owners: [...raw.owners] }, articles });

function revive(text: string): Settled {
  const { raw, articles } = JSON.parse(text) as {
    raw: Omit<ReadReport, 'owners'> & { owners: [string, string][] };
    articles: WriteReport;
  };
  return { raw: { ...raw, owners: new Map(raw.owners) }, articles };
}

/** One cache a content folder, beside the program: an editor's archive stays free of it. */
function cachePath({ content, dryRun }: NormaliseOptions): string {
  if (dryRun) return MEMORY;
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'normalise', `${name}.db`);
}

/** The command: does the job, tells of it, returns the exit status. */
export async function normaliseArchive(options: NormaliseOptions): Promise<0 | 1> {
  const report = await normaliseAll(options);
  summary(report, options);
  return report.raw.failed.length > 0 ? 1 : 0;
}
