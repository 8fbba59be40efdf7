/**
 * The search: what is indexed (`build/`, Node) and its browser half (`client/`).
 *
 * The exact search has an index of its own (`build/shard.ts`): overlapping pairs of characters with their positions,
 * so that a hit is a true substring, an unfinished download is never taken for a missing word, and no engine but 30 KB
 * of script is loaded. Pagefind (`build/loose.ts`) finds and ranks the articles that hold what was typed without holding
 * it in one piece; it is loaded only when the exact search comes back with little. `npm run bench:search` measures the
 * exact search beside stock Pagefind, MiniSearch and FlexSearch.
 */
export { type BuildOptions, type BuildSummary, buildSearchIndex } from './build/build.ts';
export { buildLooseIndex, type LooseSummary } from './build/loose.ts';
export type { SuggestEntry } from './suggestions.ts';
export type { SearchDocument } from './types.ts';
