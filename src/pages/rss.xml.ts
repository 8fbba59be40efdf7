import type { APIRoute } from 'astro';
import { SITE } from '../site/config.ts';
import { feedItems, moment, xml } from '../site/feed.ts';
import { loadSite } from '../site/load.ts';
import { absolute } from '../site/urls.ts';

/** RSS 2.0. */
export const GET: APIRoute = async () => {
  const { catalogue } = await loadSite();
  const items = feedItems(catalogue).map(
    (item) => `<item>
<title>${xml(item.title)}</title>
<link>${xml(absolute(`articles/${item.id}/`))}</link>
<guid isPermaLink="false">tag:zhijiang-archive,2024:${xml(item.id)}</guid>
<pubDate>${new Date(moment(item.date!)).toUTCString()}</pubDate>
<description>${xml(item.summary)}</description>
</item>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${SITE.name}</title>
<link>${xml(absolute())}</link>
<description>${SITE.tagline}</description>
<language>zh-cn</language>
<atom:link href="${xml(absolute('rss.xml'))}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel>
</rss>
`,
  );
};
