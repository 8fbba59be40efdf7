/** The search index of `npm run dev`, as a process of its own: `dev-index.ts CONTENT FOLDER`. */
import { mkdir } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '../../src/archive/index.ts';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { documentsOf, suggestionsOf } from '../../src/search/documents.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { cacheFolder } from './options.ts';

const [content, index] = process.argv.slice(2);
if (!content || !index) throw new Error('dev-index.ts CONTENT FOLDER');
// What a person looks at comes first.
setPriority(10);
const catalogue = buildCatalogue(await readArchive(content, cacheFolder()));
await mkdir(index, { recursive: true });
await buildSearchIndex(documentsOf(catalogue), index, {
  cache: join(cacheFolder(), 'search'),
  suggestions: suggestionsOf(catalogue),
  topics: Object.fromEntries(catalogue.topics.map(({ topic }) => [topic.id, topic.name])),
});
