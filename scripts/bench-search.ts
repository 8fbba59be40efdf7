/**
 * `npm run bench:search`: exactness, size and speed of the search in a headless browser, at 2,000, 10,000 and 30,000
 * documents, with stock Pagefind, MiniSearch and FlexSearch beside it. `--quick` (2,000 documents, fewer queries, alone)
 * `--docs N,…` `--json` (one last line of JSON) `--alone` (without the others) `--all` (the others at every size).
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold } from '../src/search/fold.ts';
import type { SearchDocument } from '../src/search/types.ts';
import { launch } from '../tests/e2e/browser.ts';
import { type Measured, measure } from './bench/measure.ts';
import {
  askOurs,
  askPagefind,
  firstOurs,
  firstSlow,
  type RelatedCost,
  relatedCost,
  type Timed,
} from './bench/search/browser.ts';
import { bundleClient } from './bench/search/bundle.ts';
import { makeDocuments } from './bench/search/corpus.ts';
import { askLibrary, openLibrary } from './bench/search/libraries.ts';
import { type Asked, foldedFields, makeQueries, truthOf } from './bench/search/queries.ts';
import { median, type Quality, quality } from './bench/search/score.ts';
import { host } from './bench/serve.ts';
import { ROOT } from './lib/options.ts';
import { ASTRO } from './lib/pipeline.ts';

const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
const sizes = (values.docs ?? (values.quick ? '2000' : '2000,10000,30000')).split(',').map(Number);
const [EACH, SUBSTRINGS] = values.quick ? [5, 60] : [25, 500];
/** Above this many documents the others need more memory and minutes than they are worth. */
const OTHERS_UP_TO = 10_000;
const BUILDER = 'scripts/bench/search/build.ts';

if (!makeDocuments(1)) {
  console.log('bench:search: ../shared/data/news-sample.jsonl is not there; nothing to measure.');
  process.exit(0);
}

interface Row {
  readonly engine: string;
  readonly documents: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMB: number;
  readonly quality: Quality;
  readonly substrings: Quality;
  readonly titles: number | null;
  readonly firstKB: number;
  readonly nextKB: number;
  readonly againMs: number;
  readonly worstMs: number;
}

const temporary = mkdtempSync(join(tmpdir(), 'bench-search-'));
const browser = await launch();
const server = await host(temporary);
const rows: Row[] = [];
const slow: { documents: number; ms: number }[] = [];
const related: ({ documents: number } & RelatedCost)[] = [];
const changed: { documents: number; shards: number; rebuilt: number; seconds: number }[] = [];
try {
  writeFileSync(
    join(temporary, 'plain.html'),
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title></html>',
  );
  await bundleClient(temporary);
  await ended(
    measure(process.execPath, [ASTRO, 'build'], {
      cwd: ROOT,
      env: {
        ...process.env,
        ZHIJIANG_OUT: join(temporary, 'site'),
        ZHIJIANG_BASE: '/site/',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    }),
  );
  for (const size of sizes) await measureSize(size);
} finally {
  await browser.close();
  server.close();
  rmSync(temporary, { recursive: true, force: true });
}
report();

async function measureSize(size: number): Promise<void> {
  const documents = makeDocuments(size)!;
  const file = join(temporary, 'documents.jsonl');
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
  const asked = makeQueries(documents, EACH, SUBSTRINGS);
  const fields = foldedFields(documents);
  const truth = asked.map((each) => truthOf(each, fields, documents));
  const build = (engine: string, out: string, ...more: string[]): Promise<Measured> => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    return ended(measure(process.execPath, [BUILDER, engine, file, out, ...more], { cwd: ROOT }));
  };
  const rowOf = (
    engine: string,
    built: Measured,
    answers: readonly Timed[],
    first: number,
    titles: number | null,
  ): Row => {
    const scored = answers.map(({ ids }, n) => ({ asked: asked[n]!, expected: truth[n]!, found: ids }));
    const random = scored.filter((answer) => answer.asked.kind === 'random substring');
    const others = scored.filter((answer) => answer.asked.kind !== 'random substring');
    const again = answers.map((answer) => answer.again);
    return {
      engine,
      documents: size,
      seconds: built.seconds,
      cpuSeconds: built.cpuSeconds,
      peakMB: built.peakMB,
      quality: quality(others),
      substrings: quality(random),
      titles,
      firstKB: first / 1000,
      nextKB: median(answers.slice(1).map(({ bytes }) => bytes)) / 1000,
      againMs: median(again),
      worstMs: Math.max(...again),
    };
  };
  const queries = asked.map(({ query }) => query);

  const index = join(temporary, 'index');
  const built = await build('ours', index);
  rmSync(join(temporary, 'site/search/index'), { recursive: true, force: true });
  await ended(measure('cp', ['-r', index, join(temporary, 'site/search/index')]));
  const { answers, heads } = await askOurs(browser, server, queries);
  const first = median(await firstOurs(browser, server, ['高质量发展', '共同富裕', '义乌', '的', '2024年']));
  rows.push(rowOf('ours', built, answers, first, titleHits(asked, heads, documents)));
  slow.push({ documents: size, ms: await firstSlow(browser, server, '高质量发展') });
  const several = asked.filter(({ kind }) => kind === 'two terms' || kind === 'absent').map(({ query }) => query);
  related.push({ documents: size, ...(await relatedCost(browser, server, several)) });
  changed.push(await changeOne(size, file, documents));
  if (values.alone || values.quick || (size > OTHERS_UP_TO && !values.all)) return;

  const pagefind = join(temporary, 'pagefind');
  const stock = await build('pagefind', pagefind);
  const theirs = await askPagefind(browser, server, pagefind, queries);
  rows.push(rowOf('pagefind', stock, theirs.answers, theirs.boot + theirs.answers[0]!.bytes, null));
  for (const name of ['minisearch', 'flexsearch'] as const) {
    const out = join(temporary, name);
    const measured = await build(name, out);
    const library = await openLibrary(name, out);
    rows.push(rowOf(name, measured, askLibrary(library, queries), library.download, null));
  }
}

/** The least number of headline hits among the first ten, over the one-term queries that have ten such documents. */
function titleHits(
  asked: readonly Asked[],
  heads: readonly string[][],
  documents: readonly SearchDocument[],
): number | null {
  const titles = new Map(documents.map(({ id, title }) => [id, fold(title)]));
  let least: number | null = null;
  asked.forEach(({ groups, without }, n) => {
    const [terms] = groups;
    if (groups.length !== 1 || without.length || !terms) return;
    const inTitle = (id: string): boolean => terms.some((term) => titles.get(id)!.includes(term));
    let there = 0;
    for (const id of titles.keys()) if (inTitle(id) && ++there === 10) break;
    if (there === 10) least = Math.min(least ?? 10, heads[n]!.slice(0, 10).filter(inTitle).length);
  });
  return least;
}

/** Builds twice with a cache, the second time with one changed article. */
async function changeOne(
  size: number,
  file: string,
  documents: readonly SearchDocument[],
): Promise<(typeof changed)[number]> {
  const out = join(temporary, 'again/index');
  const cache = join(temporary, 'cache');
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await ended(measure(process.execPath, [BUILDER, 'ours', file, out, cache], { cwd: ROOT }));
  const middle = Math.floor(size / 2);
  const other = documents.map((document, n) =>
    n === middle ? { ...document, blocks: [...document.blocks, '补记一句。'] } : document,
  );
  writeFileSync(file, other.map((document) => JSON.stringify(document)).join('\n'));
  const { seconds } = await ended(measure(process.execPath, [BUILDER, 'ours', file, out, cache], { cwd: ROOT }));
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
  const summary = JSON.parse(readFileSync(join(temporary, 'again/summary.json'), 'utf8')) as {
    shards: number;
    built: number;
  };
  return { documents: size, shards: summary.shards, rebuilt: summary.built, seconds };
}

async function ended(running: Promise<Measured>): Promise<Measured> {
  const measured = await running;
  if (measured.status !== 0) throw new Error(measured.output);
  return measured;
}

function report(): void {
  const text = (value: number, digits = 1): string => value.toFixed(digits);
  console.table(
    rows.map((row) => ({
      documents: row.documents,
      engine: row.engine,
      'index s': text(row.seconds),
      'cpu s': text(row.cpuSeconds),
      'peak MB': text(row.peakMB, 0),
      right: `${row.quality.right}/${row.quality.queries}`,
      precision: text(row.quality.precision, 3),
      recall: text(row.quality.recall, 3),
      substrings: `${row.substrings.right}/${row.substrings.queries}`,
      'titles in 10': row.titles ?? '',
      'first KB': text(row.firstKB, 0),
      'next KB': text(row.nextKB),
      'again ms': text(row.againMs),
      'worst ms': text(row.worstMs),
    })),
  );
  for (const { documents, ms } of slow)
    console.log(`${documents}: first answer of a first visit over slow 4G in ${text(ms / 1000)} s`);
  for (const { documents, firstBytes, nextBytes, nextMs, found } of related)
    console.log(
      `${documents}: related articles (Pagefind) after an answer: ${text(firstBytes / 1000, 0)} KB the first time, then ${text(nextBytes / 1000)} KB and ${text(nextMs)} ms in the median, ${found} found`,
    );
  for (const { documents, shards, rebuilt, seconds } of changed)
    console.log(`${documents}: one changed article builds ${rebuilt} of ${shards} shards, ${text(seconds)} s`);
  for (const size of sizes) {
    const at = (engine: string): Row | undefined => rows.find((row) => row.documents === size && row.engine === engine);
    const [ours, stock] = [at('ours'), at('pagefind')];
    if (ours && stock) console.log(`${size}: index time ${text(ours.seconds / stock.seconds, 2)} of stock Pagefind's`);
    for (const { kind, query, missed, extra } of [...(ours?.quality.wrong ?? []), ...(ours?.substrings.wrong ?? [])])
      console.log(`${size}: ${kind} ${query}: ${missed} missed, ${extra} too many`);
  }
  if (values.json) console.log(JSON.stringify({ rows, slow, related, changed }));
}
