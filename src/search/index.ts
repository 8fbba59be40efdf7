/** The search: what is indexed, and the browser half of it. */
export { type BuildOptions, type BuildSummary, buildSearchIndex } from './build/build.ts';
export type { SuggestEntry } from './suggestions.ts';
export type { SearchDocument } from './types.ts';
