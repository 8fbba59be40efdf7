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
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { listRaw, rawPath } from '../../archive/raw.ts';
import { stampOf } from '../../archive/read.ts';
import type { Item } from '../../catalogue/types.ts';
import { keysOf } from '../build/keys.ts';
import { CONTENT, loadSite } from '../load.ts';
import { offeredRaw, rawName } from '../raw.ts';
import { type Counted, countRules } from '../rules.ts';
import { type MadeYear, type MadeYears, yearsOf } from './made.ts';
import { markdownOf, recordOf } from './record.ts';

/** Where the files go, and where those of the last build stand. */
export interface FormPlace {
  readonly staging: string;
  readonly out: string;
  /** Whether a file of the last build (by path and key) is still right, and need not be written. */
  kept(path: string, key: string): boolean;
}

/** Writes them; `before` is what the last build returned. */
export async function writeForms(place: FormPlace, before: MadeYears): Promise<MadeYears> {
  const { staging, kept } = place;
  const site = await loadSite();
  const keys = keysOf(site);
  for (const dir of ['articles', 'data', 'raw']) mkdirSync(join(staging, dir), { recursive: true });
  /** Articles whose JSON was written in this build; that of the others stands in the site. */
  const fresh = new Set<string>();
  for (const id of site.catalogue.entries.keys()) {
    const key = keys.form(id);
    const [md, json] = [`articles/${id}.md`, `articles/${id}.json`];
    if (!kept(md, key)) writeFileSync(join(staging, md), markdownOf(site, id));
    if (kept(json, key)) continue;
    writeFileSync(join(staging, json), JSON.stringify(recordOf(site, id)));
    fresh.add(id);
  }
  const years: Record<string, MadeYear> = {};
  for (const [year, items] of yearsOf(site.catalogue)) {
    const key = keys.forms(items);
    const path = `data/articles-${year}.jsonl`;
    const known = before[year];
    years[year] = kept(path, key) && known?.key === key ? known : writeYear(place, path, key, items, fresh);
  }
  const offered = offeredRaw(site.catalogue);
  for (const file of await listRaw(CONTENT)) {
    const path = `raw/${rawName(file)}`;
    const from = rawPath(CONTENT, file);
    if (!offered.has(file) || kept(path, stampOf(from))) continue;
    copyFileSync(from, join(staging, path), constants.COPYFILE_FICLONE);
  }
  return years;
}

/** Characters put together before they are written. */
const BUFFER = 1_000_000;

/** Puts the records of a year into one file, out of those of its articles, and counts the rules in them. */
function writeYear(
  { staging, out }: FormPlace,
  path: string,
  key: string,
  items: readonly Item[],
  fresh: ReadonlySet<string>,
): MadeYear {
  const hash = createHash('sha256');
  const file = openSync(join(staging, path), 'w');
  let bytes = 0;
  let waiting = '';
  const flush = (): void => {
    const chunk = Buffer.from(waiting);
    hash.update(chunk);
    writeSync(file, chunk);
    bytes += chunk.length;
    waiting = '';
  };
  function* records(): Generator<Counted> {
    for (const { id } of items) {
      const text = readFileSync(join(fresh.has(id) ? staging : out, 'articles', `${id}.json`), 'utf8');
      waiting += `${text}\n`;
      if (waiting.length > BUFFER) flush();
      yield JSON.parse(text) as Counted;
    }
  }
  try {
    const rules = countRules(records());
    flush();
    return { key, bytes, sha256: hash.digest('hex'), rules };
  } finally {
    closeSync(file);
  }
}
