/**
 * What stands beside the pages, one or two files an article: Markdown, JSON, the raw page. A build writes these files
 * itself, in a third of the time that they would take as routes; in dev the routes of the same addresses serve them.
 */
import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRaw, rawPath } from '../../archive/raw.ts';
import { CONTENT, loadSite } from '../load.ts';
import { offeredRaw, rawName } from '../raw.ts';
import { markdownOf, recordOf } from './record.ts';

/** Writes them into the folder of a finished site. */
export async function writeForms(dir: string): Promise<void> {
  const site = await loadSite();
  const articles = join(dir, 'articles');
  mkdirSync(articles, { recursive: true });
  for (const id of site.catalogue.entries.keys()) {
    writeFileSync(join(articles, `${id}.md`), markdownOf(site, id));
    writeFileSync(join(articles, `${id}.json`), JSON.stringify(recordOf(site, id)));
  }
  const offered = offeredRaw(site.catalogue);
  const present = (await listRaw(CONTENT)).filter((file) => offered.has(file));
  if (present.length > 0) mkdirSync(join(dir, 'raw'), { recursive: true });
  for (const file of present) {
    copyFileSync(rawPath(CONTENT, file), join(dir, 'raw', rawName(file)), constants.COPYFILE_FICLONE);
  }
}
