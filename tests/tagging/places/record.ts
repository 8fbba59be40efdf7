/** An article of plain paragraphs, for tests. */
import type { Context } from '../../../src/model/draft.ts';
import type { ArticleRecord } from '../../../src/model/record.ts';

export const context: Context = { outlets: [], topics: [], recurring: new Set(), skip: new Set() };

export function article(paragraphs: string | readonly string[], rest: Partial<ArticleRecord> = {}): ArticleRecord {
  const texts = typeof paragraphs === 'string' ? [paragraphs] : paragraphs;
  return {
    raw: { file: 'test.txt', sha256: '' },
    url: null,
    retrieved: null,
    page: null,
    id: 'test-1',
    title: '',
    titleBasis: 'derived',
    kicker: null,
    column: null,
    subtitle: null,
    kind: 'report',
    continuedFrom: null,
    date: null,
    dateBasis: 'unknown',
    dateEvidence: null,
    eventDate: null,
    source: null,
    authors: [],
    editors: [],
    blocks: texts.map((text) => ({ type: 'paragraph', text })),
    captions: [],
    places: [],
    officials: [],
    topics: [],
    mentions: [],
    repairs: [],
    removed: [],
    review: [],
    ...rest,
  };
}
