/** MiniSearch and FlexSearch, queried in this process: the same engine of JavaScript as the browser's. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Timed } from './browser.ts';
import { pairs } from './build.ts';

export interface Library {
  search(query: string): string[];
  /** Bytes of the index and of the library's script, gzipped: all are loaded before the first query. */
  readonly download: number;
}

const scripts: Readonly<Record<string, string>> = {
  minisearch: 'minisearch/dist/umd/index.js',
  flexsearch: 'flexsearch/dist/flexsearch.bundle.min.js',
};

export async function openLibrary(name: 'minisearch' | 'flexsearch', dir: string): Promise<Library> {
  const text = readFileSync(join(dir, 'index.json'), 'utf8');
  const script = createRequire(import.meta.url).resolve(name === 'minisearch' ? 'minisearch' : 'flexsearch');
  const packaged = join(script.slice(0, script.lastIndexOf('node_modules') + 13), scripts[name]!);
  const code = statSync(packaged, { throwIfNoEntry: false }) ? gzipSync(readFileSync(packaged)).length : 0;
  const download = gzipSync(text).length + code;
  if (name === 'minisearch') {
    const { default: MiniSearch } = await import('minisearch');
    const index = MiniSearch.loadJSON<{ id: string }>(text, {
      fields: ['text'],
      tokenize: pairs,
      processTerm: (term) => term,
    });
    return { download, search: (query) => index.search(query, { combineWith: 'AND' }).map(({ id }) => String(id)) };
  }
  const { default: FlexSearch } = await import('flexsearch');
  const index = new FlexSearch.Index({ encode: pairs, tokenize: 'strict' });
  for (const [key, data] of Object.entries(JSON.parse(text) as Record<string, string>)) await index.import(key, data);
  return { download, search: (query) => index.search(query, { limit: 1_000_000 }).map(String) };
}

export function askLibrary(library: Library, queries: readonly string[]): Timed[] {
  return queries.map((query) => {
    const run = (): { ms: number; ids: string[] } => {
      const start = performance.now();
      const ids = library.search(query);
      return { ms: performance.now() - start, ids };
    };
    const first = run();
    return { ids: first.ids, first: first.ms, again: run().ms, bytes: 0, requests: 0 };
  });
}
