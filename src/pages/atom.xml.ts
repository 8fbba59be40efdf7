import type { APIRoute } from 'astro';
import { SITE } from '../site/config.ts';
import { feedItems, moment, xml } from '../site/feed.ts';
import { loadSite } from '../site/load.ts';
import { absolute } from '../site/urls.ts';

/** Atom (RFC 4287). Ids do not hang on where the site stands. */
export const GET: APIRoute = async () => {
  const { catalogue } = await loadSite();
  const items = feedItems(catalogue);
  const entries = items.map(
    (item) => `<entry>
<id>tag:zhijiang-archive,2024:${xml(item.id)}</id>
<title>${xml(item.title)}</title>
<link href="${xml(absolute(`articles/${item.id}/`))}"/>
<updated>${moment(item.date!)}</updated>
<published>${moment(item.date!)}</published>
<author><name>${xml(item.source ?? SITE.name)}</name></author>
<summary>${xml(item.summary)}</summary>
</entry>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>tag:zhijiang-archive,2024:</id>
<title>${SITE.name}</title>
<subtitle>${SITE.tagline}</subtitle>
<link href="${xml(absolute())}"/>
<link rel="self" href="${xml(absolute('atom.xml'))}"/>
<updated>${moment(items[0]?.date ?? '1970-01-01')}</updated>
<author><name>${SITE.name}</name></author>
${entries.join('\n')}
</feed>
`,
  );
};
