/**
 * What stands beside the pages, one or two files an article: Markdown, JSON, the raw page. A build writes these files
 * itself, in a third of the time that they would take as routes; in dev the routes of the same addresses serve them.
 */
import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRaw, rawPath } from '../../archive/raw.ts';
import { stampOf } from '../../archive/read.ts';
import { keysOf } from '../build/keys.ts';
import { CONTENT, loadSite } from '../load.ts';
import { offeredRaw, rawName } from '../raw.ts';
import { markdownOf, recordOf } from './record.ts';

/** Writes them into the folder of a site; what `kept` says stands already (by path and key) is left out. */
export async function writeForms(dir: string, kept: (path: string, key: string) => boolean): Promise<void> {
  const site = await loadSite();
  const keys = keysOf(site);
  mkdirSync(join(dir, 'articles'), { recursive: true });
  for (const id of site.catalogue.entries.keys()) {
    const key = keys.form(id);
    const [md, json] = [`articles/${id}.md`, `articles/${id}.json`];
    if (!kept(md, key)) writeFileSync(join(dir, md), markdownOf(site, id));
    if (!kept(json, key)) writeFileSync(join(dir, json), JSON.stringify(recordOf(site, id)));
  }
  const offered = offeredRaw(site.catalogue);
  mkdirSync(join(dir, 'raw'), { recursive: true });
  for (const file of await listRaw(CONTENT)) {
    const path = `raw/${rawName(file)}`;
    const from = rawPath(CONTENT, file);
    if (!offered.has(file) || kept(path, stampOf(from))) continue;
    copyFileSync(from, join(dir, path), constants.COPYFILE_FICLONE);
  }
}
