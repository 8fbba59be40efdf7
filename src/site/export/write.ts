/**
 * What stands beside the pages, one or two files an article: Markdown, JSON, the raw page; and the records of a year in
 * one file. A build writes these files itself, in a third of the time that they would take as routes, and reads each
 * ledger once for all of them; in dev the routes of the same addresses serve them.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { listRaw, rawPath } from '../../archive/raw.ts';
import { stampOf } from '../../archive/read.ts';
import { keysOf } from '../build/keys.ts';
import type { SiteState } from '../build/state.ts';
import { CONTENT, loadSite } from '../load.ts';
import { offeredRaw, rawName } from '../raw.ts';
import { type Counted, countRules } from '../rules.ts';
import { type MadeYear, type MadeYears, yearsOf } from './made.ts';
import { markdownOf, recordOf } from './record.ts';

/** What the forms add up to. */
export interface Forms {
  readonly years: MadeYears;
  /** Every file of theirs with its key. */
  readonly keys: readonly (readonly [path: string, key: string | null])[];
}

/** Tells whether a file of the last build in `out` is right for a key and need not be made; notes each key in `keys`. */
export function keeper(
  out: string,
  before: SiteState | null,
  keys: Map<string, string | null>,
): (path: string, key: string) => boolean {
  return (path, key) => {
    keys.set(path, key);
    const known = before?.files[path];
    return known?.[0] === key && known[1] === stampOf(join(out, path));
  };
}

/** Writes into `dir` those that are not `kept` in `out`; `before` is what was returned for those that stand there. */
export async function writeForms(
  dir: string,
  out: string,
  kept: ReturnType<typeof keeper>,
  before: MadeYears,
): Promise<MadeYears> {
  const site = await loadSite();
  const keys = keysOf(site);
  for (const folder of FOLDERS) mkdirSync(join(dir, folder), { recursive: true });
  /** Where the JSON of an article stands. */
  const places = new Map<string, string>();
  for (const id of site.catalogue.entries.keys()) {
    const key = keys.form(id);
    const [md, json] = [`articles/${id}.md`, `articles/${id}.json`];
    if (!kept(md, key)) writeFileSync(join(dir, md), markdownOf(site, id));
    const stands = kept(json, key);
    places.set(id, join(stands ? out : dir, json));
    if (!stands) writeFileSync(join(dir, json), JSON.stringify(recordOf(site, id)));
  }
  const years: Record<string, MadeYear> = {};
  for (const [year, items] of yearsOf(site.catalogue)) {
    const key = keys.forms(items);
    const path = `data/articles-${year}.jsonl`;
    const known = before[year];
    const stands = kept(path, key) && known?.key === key;
    years[year] = stands
      ? known
      : {
          key,
          ...writeYear(
            join(dir, path),
            items.map(({ id }) => places.get(id)!),
          ),
        };
  }
  const offered = offeredRaw(site.catalogue);
  for (const file of await listRaw(CONTENT)) {
    const path = `raw/${rawName(file)}`;
    const from = rawPath(CONTENT, file);
    if (!offered.has(file) || kept(path, stampOf(from))) continue;
    copyFileSync(from, join(dir, path), constants.COPYFILE_FICLONE);
  }
  return years;
}

/** The folders of a site that have forms. */
const FOLDERS = ['articles', 'data', 'raw'] as const;

/** Moves what `writeForms` wrote into the site that is being built. */
export function moveForms(from: string, to: string): void {
  for (const folder of FOLDERS) {
    // The pages are not there yet: a folder of this name is empty, or of files that are served as they are.
    if (!existsSync(join(to, folder))) renameSync(join(from, folder), join(to, folder));
    else
      for (const name of readdirSync(join(from, folder))) renameSync(join(from, folder, name), join(to, folder, name));
  }
  rmSync(from, { recursive: true });
}

/** Characters put together before they are written. */
const BUFFER = 1_000_000;

/** Puts records of articles, each in a file of its own, into one file, and counts the rules in them. */
function writeYear(path: string, records: readonly string[]): Omit<MadeYear, 'key'> {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  let bytes = 0;
  let waiting = '';
  const flush = (): void => {
    const chunk = Buffer.from(waiting);
    hash.update(chunk);
    writeSync(file, chunk);
    bytes += chunk.length;
    waiting = '';
  };
  function* counted(): Generator<Counted> {
    for (const record of records) {
      const text = readFileSync(record, 'utf8');
      waiting += `${text}\n`;
      if (waiting.length > BUFFER) flush();
      yield JSON.parse(text) as Counted;
    }
  }
  try {
    const rules = countRules(counted());
    flush();
    return { bytes, sha256: hash.digest('hex'), rules };
  } finally {
    closeSync(file);
  }
}
