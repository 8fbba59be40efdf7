/**
 * What each article is about, as an index of Pagefind's: headline, the lines below it, places, officials with their
 * posts, topics, outlet, date, captions and the opening. One bundle a shard, made in the shard's own process, so that
 * memory stays bounded and only changed shards are built again.
 */
import { close, createIndex } from 'pagefind';
import { codedText } from '../coded.ts';
import { deepest, subjectLines } from '../subject.ts';
import type { SearchDocument } from '../types.ts';
import type { Files } from './pack.ts';

/** Parts of Pagefind's bundle that the search uses; its ready-made interfaces and its worker are not. */
const USED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.*\.pf_(?:meta|index|filter|fragment))$/u;
/** Characters of the text's opening that count as its subject. */
const OPENING = 120;

/** Pagefind reads it from the environment of the process that starts it: smaller chunks mean less to load a query. */
export const PAGEFIND_ENVIRONMENT = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '5000' } as const;

/** Pages handed over at a time. */
const AT_ONCE = 64;

/**
 * Hands the articles of one shard to Pagefind; resolves when it has them all, with a function that gives its bundle,
 * `pagefind/…`, which Pagefind builds in its own process meanwhile. A page's address is `/SHARD/ORDINAL/`: what is shown
 * of a hit comes from the shard's cards. Throws an Error with Pagefind's own words when it refuses something.
 */
export async function startSubjects(
  documents: readonly SearchDocument[],
  shard: string,
): Promise<() => Promise<Files>> {
  // A language that Pagefind has no stemmer for: words stay as they are.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(errors.join('; '));
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const some = documents.slice(start, start + AT_ONCE);
    const added = await Promise.all(
      some.map((document, n) => index.addHTMLFile({ url: `/${shard}/${start + n}/`, content: subjectPage(document) })),
    );
    added.forEach((each, n) => {
      if (each.errors.length) throw new Error(`${some[n]!.id}: ${each.errors.join('; ')}`);
    });
  }
  const writing = index.getFiles();
  return async () => {
    const written = await writing;
    if (written.errors.length) throw new Error(written.errors.join('; '));
    await index.deleteIndex();
    const used = written.files.filter(({ path }) => USED.test(path.slice(path.lastIndexOf('/') + 1)));
    used.sort((a, b) => (a.path < b.path ? -1 : 1));
    return new Map(used.map(({ path, content }) => [`pagefind/${path}`, content]));
  };
}

/** Ends Pagefind's process. */
export const closeSubjects = close;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** An article as the page that Pagefind reads. */
export function subjectPage(document: SearchDocument): string {
  const { title, subtitle, blocks, captions, about, date, facets } = document;
  const places = deepest(facets.place);
  const subject = subjectLines({ about, places, outlet: facets.outlet, date });
  const filters = [
    ...facets.place.map((value) => ['place', value] as const),
    ...facets.topic.map((value) => ['topic', value] as const),
    ...(facets.outlet ? [['outlet', facets.outlet] as const] : []),
    ['kind', facets.kind] as const,
  ];
  const opening = blocks.join('\n').slice(0, OPENING);
  return [
    '<!doctype html><html><body>',
    ...filters.map(([name, value]) => `<i data-pagefind-filter="${name}[data-v]" data-v="${escaped(value)}"></i>`),
    // An empty title of its own: Pagefind would take the heading's.
    '<i data-pagefind-meta="title[data-v]" data-v=""></i>',
    `<h1 data-pagefind-weight="8">${codedText(title)}</h1>`,
    ...subject.map((line) => `<p data-pagefind-weight="4">${codedText(line)}</p>`),
    `<p data-pagefind-weight="3">${codedText(subtitle ?? '')}</p>`,
    ...[...captions, opening].map((line) => `<p>${codedText(line)}</p>`),
    '</body></html>',
  ].join('\n');
}
