/** Writes the search index of a catalogue into a site. */
import { join } from 'node:path';
import type { Catalogue } from '../../src/catalogue/types.ts';
import { documentsOf, suggestionsOf } from '../../src/search/documents.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { cacheFolder } from './options.ts';

/** At most `width` processes work side by side. Resolves with a sentence on what was made. */
export async function indexSite(catalogue: Catalogue, out: string, width?: number): Promise<string> {
  const started = performance.now();
  const summary = await buildSearchIndex(documentsOf(catalogue), join(out, 'search/index'), {
    cache: join(cacheFolder(), 'search'),
    suggestions: suggestionsOf(catalogue),
    topics: Object.fromEntries(catalogue.topics.map(({ topic }) => [topic.id, topic.name])),
    ...(width ? { width } : {}),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { documents, shards, built, files, bytes, suggestions } = summary;
  return `Indexed ${documents} articles and ${suggestions} suggestions in ${seconds} s: ${shards} shards (${built} built), ${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
}
