import type { APIRoute } from 'astro';
import { SITE } from '../site/config.ts';
import { loadSite } from '../site/load.ts';
import { absolute } from '../site/urls.ts';

/** Articles listed; the data files have all of them. */
const LIMIT = 1000;

export const GET: APIRoute = async () => {
  const { catalogue } = await loadSite();
  const shown = catalogue.items.slice(0, LIMIT);
  const lines = shown.map(
    (item) =>
      `- [${item.title.replace(/[[\]]/gu, '')}](${absolute(`articles/${item.id}.md`)})：${item.source ?? '来源未知'}，${item.date ?? '日期未知'}`,
  );
  const more = catalogue.items.length > LIMIT ? `\n这里列最新 ${LIMIT} 篇；全部见数据文件。\n` : '';
  return new Response(
    `# ${SITE.name}

> ${SITE.description}${catalogue.sample ? '这是一份样例档案：标为样例的文章是据公开报道改写的摘要。' : ''}

日期是发布日期，“推定”“未知”照写；官员的职务是某日某文所见，不是任期；□是已失而不补的字。

## 数据

- [datapackage.json](${absolute('data/datapackage.json')})：字段说明与校验和
- [popolo.json](${absolute('data/popolo.json')})：官员与任职
- [方法与限度](${absolute('about/')})

## 文章

${lines.join('\n')}
${more}`,
  );
};
