/** Articles for the tests of officials: people in them are made up. */
import type { Context } from '../../../src/model/draft.ts';
import type { ArticleRecord, Block, Caption } from '../../../src/model/record.ts';
import { findOfficials } from '../../../src/tagging/officials/index.ts';
import { findPlaces } from '../../../src/tagging/places/index.ts';

export const CONTEXT: Context = { outlets: [], topics: [], recurring: new Set(), skip: new Set() };

export interface Given {
  readonly title?: string;
  readonly subtitle?: string | null;
  readonly source?: string | null;
  readonly authors?: readonly string[];
  readonly blocks?: readonly Block[];
  readonly captions?: readonly Caption[];
  readonly text?: string;
  readonly kind?: ArticleRecord['kind'];
}

export function articleOf(given: Given): ArticleRecord {
  return {
    raw: { file: 'test', sha256: '' },
    url: null,
    retrieved: null,
    page: null,
    id: 'test',
    title: given.title ?? '',
    titleBasis: given.title ? 'stated' : 'derived',
    kicker: null,
    column: null,
    subtitle: given.subtitle ?? null,
    kind: given.kind ?? 'report',
    continuedFrom: null,
    date: null,
    dateBasis: 'unknown',
    dateEvidence: null,
    eventDate: null,
    source: given.source ?? null,
    authors: given.authors ?? [],
    editors: [],
    blocks: given.blocks ?? (given.text ?? '').split('\n').map((text) => ({ type: 'paragraph', text })),
    captions: given.captions ?? [],
    places: [],
    officials: [],
    topics: [],
    mentions: [],
    repairs: [],
    removed: [],
    review: [],
  };
}

/** What is found in the articles of one page. */
export function officialsOf(...given: Given[]) {
  const articles = given.map(articleOf);
  return findOfficials(articles, findPlaces(articles, CONTEXT).context, CONTEXT);
}

/** `甲某: 县长@浙江省/… (current)` for each post of each person of a text. */
export function said(text: string): string[] {
  return officialsOf({ text })[0]!.officials.map(
    (o) =>
      `${o.name}: ${o.posts.map((p) => `${p.post}@${p.place ?? '?'}${p.status === 'current' ? '' : ` ${p.status}`}`).join(' + ')}`,
  );
}
