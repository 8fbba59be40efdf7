import type { APIRoute } from 'astro';
import { pageAddresses, xml } from '../site/feed.ts';
import { loadSite } from '../site/load.ts';
import { absolute, ORIGIN } from '../site/urls.ts';

/** Addresses in one file of a sitemap: the protocol allows 50,000. */
const LIMIT = 40_000;

/** An index and its parts; none without the site's address, since a sitemap must give whole ones. */
export async function getStaticPaths() {
  if (!ORIGIN) return [];
  const addresses = pageAddresses((await loadSite()).catalogue);
  const parts = Math.ceil(addresses.length / LIMIT);
  return [
    { params: { sitemap: 'sitemap' }, props: { part: 0, parts } },
    ...Array.from({ length: parts }, (_, n) => ({
      params: { sitemap: `sitemap-${n + 1}` },
      props: { part: n + 1, parts },
    })),
  ];
}

const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const GET: APIRoute<{ part: number; parts: number }> = async ({ props: { part, parts } }) => {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n';
  if (part === 0) {
    const maps = Array.from(
      { length: parts },
      (_, n) => `<sitemap><loc>${xml(absolute(`sitemap-${n + 1}.xml`))}</loc></sitemap>`,
    );
    return new Response(`${head}<sitemapindex ${SPACE}>\n${maps.join('\n')}\n</sitemapindex>\n`);
  }
  const addresses = pageAddresses((await loadSite()).catalogue).slice((part - 1) * LIMIT, part * LIMIT);
  return new Response(
    `${head}<urlset ${SPACE}>\n${addresses.map((address) => `<url><loc>${xml(address)}</loc></url>`).join('\n')}\n</urlset>\n`,
  );
};
