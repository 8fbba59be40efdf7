/** The archive on disk: content/ read and written. The only room that touches it. */
export type { OfficialCard, Redirect, Registry } from './cards.ts';
export { type ArticleEntry, type FileProblem, idOf } from './entry.ts';
export type { ArticleLedger } from './ledger.ts';
export { type Format, readMarkdown } from './markdown-read.ts';
export { writeMarkdown } from './markdown-write.ts';
export { type Archive, readArchive, readArticle, readLedger, readVocabulary, type Vocabulary } from './read.ts';
