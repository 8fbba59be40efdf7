/** Writes the search index of a catalogue into a site. */
import { join } from 'node:path';
import type { Catalogue } from '../../src/catalogue/types.ts';
import { documentsOf, suggestionsOf } from '../../src/search/documents.ts';
import {
  type Beside,
  type BuildSummary,
  buildSearchIndex,
  type IndexOptions,
  indexSpool,
  writeSpool,
} from '../../src/search/index.ts';
import { cacheFolder } from './options.ts';

/** Resolves with a sentence on what was made. */
export function indexSite(catalogue: Catalogue, out: string): Promise<string> {
  return told(() => buildSearchIndex(documentsOf(catalogue), indexIn(out), { ...options(), ...besideOf(catalogue) }));
}

/** Leaves all that the index is made of in the folder `spool`, for `indexSpooled` in another process. */
export function spoolSite(catalogue: Catalogue, spool: string): void {
  writeSpool(documentsOf(catalogue), besideOf(catalogue), spool);
}

/** At most `width` processes work side by side. Resolves with a sentence on what was made. */
export function indexSpooled(spool: string, out: string, width: number): Promise<string> {
  return told(() => indexSpool(spool, indexIn(out), { ...options(), width }));
}

const indexIn = (out: string): string => join(out, 'search/index');

const options = (): IndexOptions => ({ cache: join(cacheFolder(), 'search') });

function besideOf(catalogue: Catalogue): Beside {
  const topics = Object.fromEntries(catalogue.topics.map(({ topic }) => [topic.id, topic.name]));
  return { suggestions: suggestionsOf(catalogue), topics };
}

async function told(make: () => Promise<BuildSummary>): Promise<string> {
  const started = performance.now();
  const { documents, shards, built, files, bytes, suggestions } = await make();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `Indexed ${documents} articles and ${suggestions} suggestions in ${seconds} s: ${shards} shards (${built} built), ${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
}
