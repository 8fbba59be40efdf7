/**
 * The search: what is indexed (`build/`, Node) and its browser half (`client/`).
 *
 * The exact search has an index of its own (`build/shard.ts`): overlapping pairs of characters with their positions,
 * so that a hit is a true substring, an unfinished download is never taken for a missing word, and no engine but 30 KB
 * of script is loaded. Pagefind (`build/subjects.ts`) knows what each article is about: headline, places, officials with
 * their posts, topics; it ranks the articles that are about what was typed without saying it as it was typed. Both are
 * built shard by shard, side by side. `npm run bench:search` measures them beside stock Pagefind, MiniSearch and
 * FlexSearch.
 */
export {
  type BuildOptions,
  type BuildSummary,
  buildSearchIndex,
  type IndexOptions,
  indexSpool,
} from './build/build.ts';
export { type Beside, writeSpool } from './build/spool.ts';
export type { SuggestEntry } from './suggestions.ts';
export type { SearchDocument } from './types.ts';
