/** The archive on disk: content/ read and written. The only room that touches it. */
export {
  type OfficialCard,
  OfficialCardSchema,
  OutletsSchema,
  type Redirect,
  type Registry,
  TopicSchema,
} from './cards.ts';
export { type Changes, editBody, editFields, setFields } from './edit.ts';
export { type ArticleEntry, type FileProblem, idOf, readEntry } from './entry.ts';
export {
  type ArticleFields,
  type ReadYaml,
  readYaml,
  splitFile,
  writeFile,
  writeFrontmatter,
  writeYaml,
} from './frontmatter.ts';
export { KeptEntries, type KeptEntry } from './kept.ts';
export { type ArticleLedger, type Conflict, packLedger, sha256 } from './ledger.ts';
export { type Format, readMarkdown, treeOf } from './markdown-read.ts';
export { writeMarkdown } from './markdown-write.ts';
export type { ArticleLinks } from './publish.ts';
export { listRaw, loadSidecar, RAW_ENDING, rawPath, readSidecar, SidecarSchema, streamRaw } from './raw.ts';
export {
  type Archive,
  keptEntry,
  listFiles,
  readArchive,
  readArticle,
  readLedger,
  readNamed,
  readVocabulary,
  stampOf,
  type Vocabulary,
} from './read.ts';
export { isUnwritten, newId, scaffold } from './scaffold.ts';
export { takeRules } from './settle.ts';
export {
  type Existing,
  indexArticles,
  type KnownArticles,
  loadLedger,
  loadStored,
  moveLedger,
  removeArticle,
  sweep,
  writeArticle,
  writeWhole,
} from './store.ts';
export { type Action, assignIds, decide, type EarlierArticle, withdraw } from './update.ts';
