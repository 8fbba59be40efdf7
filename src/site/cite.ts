/**
 * How to cite an article: GB/T 7714—2025 (in force since 2026-07-01; full-width signs in a Chinese entry) and BibTeX,
 * and the metadata that Zotero and search engines read.
 */
import type { Article, NewsArticle, WithContext } from 'schema-dts';
import type { ArticleEntry } from '../archive/index.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { SITE } from './config.ts';
import { absolute, url } from './urls.ts';

/** What citing an article needs; every field as the article gives it. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  /** `YYYY[-MM[-DD]]` or null. */
  readonly date: string | null;
  readonly page: string | null;
  /** Where it was published, or where this archive keeps it when that is not known. */
  readonly url: string;
  /** Day on which the page was retrieved. */
  readonly retrieved: string | null;
  readonly sample: boolean;
}

export function citationOf({ id, article }: ArticleEntry): Citation {
  const title = article.subtitle ? `${article.title}：${article.subtitle.replace(/^[—―-]+/u, '')}` : article.title;
  return {
    id,
    title,
    authors: article.authors,
    outlet: article.source,
    date: article.date,
    page: pageNumber(article.page),
    url: article.url && !article.sample ? article.url : absolute(`articles/${id}/`),
    retrieved: article.retrieved?.slice(0, 10) ?? null,
    sample: article.sample,
  };
}

/** `00004` is page 4. */
function pageNumber(page: string | null): string | null {
  return page === null ? null : page.replace(/^0+(?=\d)/u, '');
}

/** An entry of a list of references. A sample is this archive's own text, so it is cited as such. */
export function gbt7714(c: Citation): string {
  const names = c.authors.length > 3 ? `${c.authors.slice(0, 3).join('，')}，等` : c.authors.join('，');
  const author = names ? `${names}. ` : '';
  const accessed = c.retrieved ? `[${c.retrieved}]` : '';
  if (c.sample || !c.outlet) {
    const maker = c.sample ? `${SITE.name}. ` : author;
    const dates = `${c.date ? `（${c.date}）` : ''}${accessed}`;
    return `${maker}${c.title}[EB/OL].${dates ? ` ${dates}.` : ''} ${c.url}.`;
  }
  const page = c.page ? `（${c.page}）` : '';
  return `${author}${c.title}[N/OL]. ${c.outlet}${c.date ? `，${c.date}` : ''}${page}${accessed}. ${c.url}.`;
}

/** BibTeX, every value in braces; signs that TeX reads as commands are escaped. */
export function bibtex(c: Citation): string {
  const tex = (text: string): string => text.replace(/[\\{}]/gu, '').replace(/[&%$#_]/gu, (sign) => `\\${sign}`);
  const [year, month] = c.date?.split('-') ?? [];
  const fields: [string, string | null | undefined][] = [
    ['title', `{${tex(c.title)}}`],
    ['author', c.authors.length ? c.authors.map((name) => `{${tex(name)}}`).join(' and ') : null],
    [c.sample || !c.outlet ? 'organization' : 'journal', tex(c.sample || !c.outlet ? SITE.name : c.outlet)],
    ['year', year],
    ['month', month ? String(Number(month)) : null],
    ['date', c.date],
    ['pages', c.page],
    ['url', c.url],
    ['urldate', c.retrieved],
    ['langid', 'chinese'],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${c.sample || !c.outlet ? 'online' : 'article'}{zhijiang-${c.id},\n${lines.join(',\n')}\n}`;
}

/** `<meta name content>` of Highwire Press and Dublin Core. */
export function metaTags({ article }: ArticleEntry, c: Citation): [name: string, content: string][] {
  const tags: [string, string | null][] = [
    ['citation_title', c.title],
    ...c.authors.map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', c.date?.replaceAll('-', '/') ?? null],
    ['citation_journal_title', c.outlet],
    ['citation_firstpage', c.page],
    ['citation_language', 'zh-CN'],
    ['citation_public_url', absolute(`articles/${c.id}/`)],
    ['DC.title', c.title],
    ...c.authors.map((name): [string, string] => ['DC.creator', name]),
    ['DC.publisher', c.outlet],
    ['DC.date', c.date],
    ['DC.identifier', absolute(`articles/${c.id}/`)],
    ['DC.source', article.url],
    ['DC.language', 'zh-CN'],
    ['DC.type', 'Text'],
    ['DC.format', 'text/html'],
    ...article.places.map((path): [string, string] => ['DC.coverage', path]),
  ];
  return tags.filter((tag): tag is [string, string] => tag[1] !== null && tag[1] !== '');
}

/** schema.org: a `NewsArticle`, or for a sample an `Article` of this archive that is based on one. */
export function jsonLd(entry: ArticleEntry, catalogue: Catalogue): string {
  const { article, id } = entry;
  const own = article.sample;
  const address = absolute(`articles/${id}/`);
  const archive = { '@type': 'Organization' as const, name: SITE.name, url: absolute() };
  const outlet = article.source ? { '@type': 'Organization' as const, name: article.source } : undefined;
  const authors = article.authors.map((name) => ({ '@type': 'Person' as const, name }));
  const shared = known({
    '@id': address,
    url: address,
    headline: article.title,
    alternativeHeadline: article.subtitle ?? undefined,
    inLanguage: 'zh-CN',
    datePublished: article.date ?? undefined,
    author: authors.length > 0 ? authors : own ? archive : outlet,
    publisher: own ? archive : outlet,
    isBasedOn: article.url ?? undefined,
    pagination: article.page ?? undefined,
    isPartOf: { '@type': 'Collection' as const, name: SITE.name, url: absolute() },
    about: article.officials.map(({ name, posts }) => {
      const person = catalogue.personOf(id, name);
      return {
        '@type': 'Person' as const,
        name,
        ...(person ? { url: absolute(`officials/${person.id}/`) } : {}),
        ...(posts.length ? { jobTitle: posts.map(({ post }) => post) } : {}),
      };
    }),
    contentLocation: article.places.map((path) => ({
      '@type': 'Place' as const,
      name: path.split('/').at(-1)!,
      address: path.replaceAll('/', ''),
    })),
    keywords: article.topics.map(
      (topic) => catalogue.topics.find((node) => node.topic.id === topic)?.topic.name ?? topic,
    ),
  });
  const data: WithContext<NewsArticle> | WithContext<Article> = own
    ? { '@context': 'https://schema.org', '@type': 'Article', ...shared }
    : { '@context': 'https://schema.org', '@type': 'NewsArticle', ...shared };
  // `<` would end the element that this is put into.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** The fields that have a value. */
function known<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}

/** The address of an article in another form. */
export const formUrl = (id: string, form: 'md' | 'json'): string => url(`articles/${id}.${form}`);
