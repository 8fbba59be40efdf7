/** `npm run index`: writes the search index into the finished site, out of the archive itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive } from '../src/archive/index.ts';
import { buildCatalogue } from '../src/catalogue/index.ts';
import { documentsOf, suggestionsOf } from '../src/search/documents.ts';
import { buildSearchIndex } from '../src/search/index.ts';
import { ROOT, readOptions } from './lib/options.ts';

const { content, out } = readOptions();
if (!existsSync(out)) {
  console.error(`${out} does not exist. Run \`npm run build\` first.`);
  process.exit(1);
}
const started = performance.now();
const catalogue = buildCatalogue(await readArchive(content));
const cache = process.env.ZHIJIANG_CACHE ?? join(ROOT, '.cache');
const summary = await buildSearchIndex(documentsOf(catalogue), join(out, 'search/index'), {
  cache: join(cache, 'search'),
  suggestions: suggestionsOf(catalogue),
  topics: Object.fromEntries(catalogue.topics.map(({ topic }) => [topic.id, topic.name])),
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const { documents, shards, built, files, bytes, suggestions } = summary;
console.log(
  `Indexed ${documents} articles and ${suggestions} suggestions in ${seconds} s: ${shards} shards (${built} built), ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
);
