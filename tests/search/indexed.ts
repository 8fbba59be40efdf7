/** An index in a folder of its own, with a search that reads it from the disk. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, type BuildSummary, buildSearchIndex } from '../../src/search/build/build.ts';
import { openSearch, type SiteSearch } from '../../src/search/client/open.ts';
import type { SearchDocument } from '../../src/search/types.ts';

export interface Indexed {
  readonly dir: string;
  readonly summary: BuildSummary;
  readonly search: SiteSearch;
  /** Files read so far, in order, without the folder. */
  readonly read: string[];
  remove(): void;
}

export async function indexed(documents: Iterable<SearchDocument>, options: BuildOptions = {}): Promise<Indexed> {
  const dir = mkdtempSync(join(tmpdir(), 'search-test-'));
  const summary = await buildSearchIndex(documents, dir, options);
  const read: string[] = [];
  const search = openSearch(`${dir}/`, {
    load: async (address) => {
      read.push(address.slice(dir.length + 1));
      return new Uint8Array(readFileSync(address));
    },
  });
  return { dir, summary, search, read, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
