/**
 * What of an article may be published. One rule for page, data, search index and raw download alike: the article's own
 * `publish`, else its outlet's, else the whole text. Everything that leaves the archive passes `publishedEntry`.
 */
import type { ArticleEntry } from '../archive/index.ts';
import type { Article } from '../model/article.ts';
import type { Outlet } from '../model/draft.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Block } from '../model/record.ts';

export type Level = 'full' | 'excerpt' | 'metadata' | 'withheld';

/** Characters of the first paragraph that an excerpt shows. */
export const EXCERPT = 140;

/** The level of an article; `outlets` are the known ones of the archive. */
export function levelOf(article: Article, outlets: readonly Outlet[]): Level {
  if (article.publish) return article.publish;
  if (article.sample) return 'full';
  return outletOf(article.source, outlets)?.publish ?? 'full';
}

/** The known outlet that a source's name or alias means. */
export function outletOf(source: string | null, outlets: readonly Outlet[]): Outlet | undefined {
  return source ? outlets.find((outlet) => outlet.name === source || outlet.aliases.includes(source)) : undefined;
}

/** The entry as far as it may be seen. A withheld one keeps its id, its day and the note of the correction alone. */
export function publishedEntry(entry: ArticleEntry, level: Level): ArticleEntry {
  if (level === 'full') return entry;
  const blocks = level === 'excerpt' ? excerptOf(entry.blocks) : [];
  const shown = blocks[0]?.text ?? '';
  const { article } = entry;
  const trimmed: Article = {
    ...article,
    dateEvidence: null,
    captions: [],
    officials: article.officials.map(({ evidence, ...official }) =>
      evidence && shown.includes(evidence) ? { ...official, evidence } : official,
    ),
  };
  const base = { ...entry, blocks, body: shown, hasComponents: false };
  if (level !== 'withheld') return { ...base, article: trimmed };
  return {
    ...base,
    article: {
      ...trimmed,
      title: '本文不公开',
      kicker: null,
      column: null,
      subtitle: null,
      eventDate: null,
      source: null,
      authors: [],
      editors: [],
      places: [],
      officials: [],
      topics: [],
      url: null,
      raw: null,
    },
  };
}

/** The ledger as far as it may be seen: repairs inside what is shown, removed lines only with the whole text. */
export function publishedLedger<T extends Ledger>(ledger: T, entry: ArticleEntry, level: Level): T {
  if (level === 'full') return ledger;
  if (level === 'withheld') return { ...ledger, repairs: [], removed: [], review: [], mentions: [] };
  const length = entry.blocks[0]?.text.length ?? 0;
  const repairs = ledger.repairs.filter(({ field, offset = 0, after }) => {
    if (!field || field.startsWith('captions/')) return false;
    if (!field.startsWith('blocks/')) return true;
    return field === 'blocks/0' && offset + after.length <= length;
  });
  return { ...ledger, repairs, removed: [], mentions: [] };
}

function excerptOf(blocks: readonly Block[]): Block[] {
  const first = blocks.find((block) => block.type === 'paragraph');
  if (!first) return [];
  const chars = [...first.text];
  return [{ type: 'paragraph', text: chars.length > EXCERPT ? `${chars.slice(0, EXCERPT).join('')}……` : first.text }];
}

/** Whether the pipeline kept a page back because it is not about what this archive collects, and no editor has spoken. */
export function isOffTopic(article: Article): boolean {
  return article.publish === 'withheld' && !article.correction && article.review.includes('off-topic');
}
