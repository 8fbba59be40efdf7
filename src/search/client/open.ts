/** The search as the site uses it: engine, suggestions and the reading of traditional script and pinyin, put together. */
import { toSimplified } from './convert.ts';
import type { LoadPagefind } from './related.ts';
import { createRewriter, hasTraditional } from './rewrite.ts';
import { createSearch, type SearchClient } from './search.ts';
import type { Load } from './store.ts';
import { createSuggester, type Suggester } from './suggest.ts';

export interface SiteSearch extends SearchClient {
  readonly suggester: Suggester;
}

/** `root`: address of the index's folder, with a slash at its end. `load`, `loadPagefind` and `convert` are handed in by tests. */
export function openSearch(
  root: string,
  {
    load,
    loadPagefind,
    convert = toSimplified,
  }: { load?: Load; loadPagefind?: LoadPagefind; convert?: (text: string) => Promise<string> } = {},
): SiteSearch {
  let suggester: Suggester | undefined;
  const client = createSearch(root, {
    ...(load ? { load } : {}),
    ...(loadPagefind ? { loadPagefind } : {}),
    rewrite: (query, manifest, count) => createRewriter(suggester!, convert)(query, manifest, count),
  });
  suggester = createSuggester(client.store, client.manifest, async (typed) =>
    hasTraditional(typed, await client.manifest()) ? convert(typed) : typed,
  );
  return { ...client, suggester };
}
