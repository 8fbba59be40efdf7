/** `npm run new -- "标题"`: an article by hand, with today's date and a frontmatter that explains itself. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { newId, scaffold, writeWhole } from '../src/archive/index.ts';
import { PartialDate } from '../src/model/article.ts';
import { contentOption, quoted, readArguments } from './lib/arguments.ts';

const USAGE = '用法：npm run new -- "标题"    （加 --mdx 可在正文里用组件，加 --date 2024-02-28 可指定日期）';
const { values, positionals } = readArguments(
  {
    content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
    date: { type: 'string' },
    mdx: { type: 'boolean', default: false },
  },
  USAGE,
);
const title = positionals.join(' ').trim();
if (title === '') {
  console.error(USAGE);
  process.exit(2);
}
if (values.date !== undefined && !PartialDate.safeParse(values.date).success) {
  console.error(`“${values.date}”不是日期。写成 2024-02-28、2024-02 或 2024。`);
  process.exit(2);
}
const content = resolve(values.content);
// The day by the editor's own clock, not Greenwich's.
const now = new Date();
const pad = (n: number) => String(n).padStart(2, '0');
const date = values.date ?? `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
const slug = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase();
const folder = join(content, 'articles', date.slice(0, 4));
const id = newId(slug, date, (name) => ['md', 'mdx'].some((ending) => existsSync(join(folder, `${name}.${ending}`))));
const file = join(folder, `${id}.${values.mdx ? 'mdx' : 'md'}`);
await writeWhole(file, scaffold(title, date));
const near = relative(process.cwd(), file);
const shown = near.startsWith('..') ? file : near;
const elsewhere = contentOption(values.content);
console.log(`已建：${shown}
网址：/articles/${id}/
写好后：npm run check -- ${quoted(shown)}${elsewhere}    预览：npm run dev${elsewhere ? ` --${elsewhere}` : ''}`);
