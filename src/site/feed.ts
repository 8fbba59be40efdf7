/** What feeds, sitemap and llms.txt list. */
import type { Catalogue, Item } from '../catalogue/types.ts';
import { byDayOfYear } from './front.ts';
import { absolute } from './urls.ts';

const FEED = 30;

/** The newest articles with a whole date: a feed needs a day, and a day is not made up. */
export function feedItems(catalogue: Catalogue): Item[] {
  return catalogue.items.filter((item) => item.date?.length === 10).slice(0, FEED);
}

/** Midnight of a day in China. */
export const moment = (date: string): string => `${date}T00:00:00+08:00`;

export function xml(text: string): string {
  return text
    .replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** Addresses of all pages that should be found, most useful first. */
export function pageAddresses(catalogue: Catalogue): string[] {
  const fixed = [
    '',
    'places/',
    'officials/',
    'offices/',
    'topics/',
    'dates/',
    'sources/',
    'coverage/',
    'repairs/',
    'data/',
    'about/',
    'corrections/',
  ];
  const rest = [
    ...catalogue.items.map(({ id }) => `articles/${id}/`),
    ...[...catalogue.places.values()].filter(({ items }) => items.length > 0).map(({ slug }) => `places/${slug}/`),
    ...[...catalogue.people.keys()].map((id) => `officials/${id}/`),
    ...catalogue.offices.map(({ slug }) => `offices/${slug}/`),
    ...catalogue.topics.map(({ topic }) => `topics/${topic.id}/`),
    ...catalogue.outlets.map(({ slug }) => `sources/${slug}/`),
    ...[...catalogue.years.keys()].map((year) => `years/${year}/`),
    ...[...catalogue.days.keys()].map((day) => `dates/${day.replaceAll('-', '/')}/`),
    ...[...byDayOfYear(catalogue).keys()].map((day) => `dates/every/${day}/`),
  ];
  return [...fixed, ...rest].map(absolute);
}

/** Addresses in one file of a sitemap: the protocol allows 50,000. */
const LIMIT = 40_000;
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** `sitemap` (an index) and its parts `sitemap-1` …, each `NAME.xml`; `locate` gives the whole address of a file. */
export function sitemapFiles(
  addresses: readonly string[],
  locate: (path: string) => string,
): { readonly name: string; readonly text: string }[] {
  const file = (name: string, kind: 'urlset' | 'sitemapindex', each: 'url' | 'sitemap', all: readonly string[]) => ({
    name,
    text: `<?xml version="1.0" encoding="utf-8"?>\n<${kind} ${SPACE}>\n${all.map((address) => `<${each}><loc>${xml(address)}</loc></${each}>`).join('\n')}\n</${kind}>\n`,
  });
  const parts = Array.from({ length: Math.ceil(addresses.length / LIMIT) }, (_, n) =>
    file(`sitemap-${n + 1}`, 'urlset', 'url', addresses.slice(n * LIMIT, (n + 1) * LIMIT)),
  );
  const index = parts.map(({ name }) => locate(`${name}.xml`));
  return [file('sitemap', 'sitemapindex', 'sitemap', index), ...parts];
}
