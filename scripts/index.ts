/** `npm run index`: writes the search index into the finished site, out of the archive itself. */
import { existsSync } from 'node:fs';
import { readArchive } from '../src/archive/index.ts';
import { buildCatalogue } from '../src/catalogue/index.ts';
import { indexSite } from './lib/index-site.ts';
import { readOptions } from './lib/options.ts';

const { content, out } = readOptions();
if (!existsSync(out)) {
  console.error(`${out} does not exist. Run \`npm run build\` first.`);
  process.exit(1);
}
console.log(await indexSite(buildCatalogue(await readArchive(content)), out));
