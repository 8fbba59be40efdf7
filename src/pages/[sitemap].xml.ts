import type { APIRoute } from 'astro';
import { pageAddresses, sitemapFiles } from '../site/feed.ts';
import { loadSite } from '../site/load.ts';
import { absolute, ORIGIN } from '../site/urls.ts';

/** An index and its parts; none without the site's address, since a sitemap must give whole ones. */
export async function getStaticPaths() {
  if (!ORIGIN) return [];
  const files = sitemapFiles(pageAddresses((await loadSite()).catalogue), absolute);
  return files.map(({ name, text }) => ({ params: { sitemap: name }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) => new Response(text);
