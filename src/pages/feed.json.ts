import type { APIRoute } from 'astro';
import { SITE } from '../site/config.ts';
import { feedItems, moment } from '../site/feed.ts';
import { loadSite } from '../site/load.ts';
import { absolute } from '../site/urls.ts';

/** JSON Feed 1.1. */
export const GET: APIRoute = async () => {
  const { catalogue } = await loadSite();
  return new Response(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: SITE.name,
      description: SITE.tagline,
      home_page_url: absolute(),
      feed_url: absolute('feed.json'),
      language: 'zh-CN',
      items: feedItems(catalogue).map((item) => ({
        id: `tag:zhijiang-archive,2024:${item.id}`,
        url: absolute(`articles/${item.id}/`),
        title: item.title,
        content_text: item.summary || item.title,
        date_published: moment(item.date!),
        authors: [{ name: item.source ?? SITE.name }],
      })),
    }),
  );
};
