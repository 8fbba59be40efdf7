/**
 * The search: what is indexed (`build/`, Node) and its browser half (`client/`).
 *
 * An index of our own rather than Pagefind's. Coding overlapping pairs of characters as words makes Pagefind exact,
 * but its files, its WebAssembly and a fragment of coded text a hit remain to be loaded, an unfinished download passes
 * for a missing word, and half a gigabyte of memory goes with every thousand articles. The same pairs written directly
 * need no engine but 30 KB of script and no `wasm-unsafe-eval`; every second pair of a phrase is enough to find it.
 * `npm run bench:search` shows both beside each other, with MiniSearch and FlexSearch.
 */
export { type BuildOptions, type BuildSummary, buildSearchIndex } from './build/build.ts';
export type { SuggestEntry } from './suggestions.ts';
export type { SearchDocument } from './types.ts';
