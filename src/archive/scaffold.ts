/** A new article by hand: its name, and a frontmatter that explains itself. */
import { ARTICLE_FIELDS, ArticleSchema } from '../model/article.ts';
import { writeYaml } from './frontmatter.ts';

/** Fields that a person writing an article is likely to fill in, shown as comments. */
const OFFERED: Readonly<Partial<Record<(typeof ARTICLE_FIELDS)[number], string>>> = {
  kicker: '引题',
  column: '栏目',
  subtitle: '副题',
  kind: 'report',
  eventDate: '2024-02-27',
  source: '媒体名称',
  authors: '\n#   - 姓名',
  captions: '\n#   - text: 图片说明\n#     credit: 摄影者',
  places: '\n#   - 浙江省/金华市/义乌市',
  officials: '\n#   - name: 姓名\n#     posts:\n#       - post: 县委书记\n#         place: 浙江省/杭州市/桐庐县',
  topics: '\n#   - san-zhi-duiwu',
  url: 'https://example.cn/',
};

const BODY = '在这里写正文。空一行就是另一段。';

/** Whether a body is still that of a new article, or empty. */
export function isUnwritten(body: string): boolean {
  return ['', BODY].includes(body.trim());
}

/** The text of a new article. `date` is `YYYY-MM-DD`. */
export function scaffold(title: string, date: string): string {
  const lines = ARTICLE_FIELDS.flatMap((field) => {
    if (field === 'title') return [writeYaml({ title }).trimEnd()];
    if (field === 'date') return [`date: ${date} # ${ArticleSchema.shape.date.description}`];
    const example = OFFERED[field];
    if (example === undefined) return [];
    const description = ArticleSchema.shape[field].description ?? '';
    return example.startsWith('\n')
      ? [`# ${field}: # ${description}${example}`]
      : [`# ${field}: ${example} # ${description}`];
  });
  return `---\n${lines.join('\n')}\n---\n\n${BODY}\n`;
}

/** An address for a title: its pinyin or Latin letters as `slug` gives them, else the date, with a number when taken. */
export function newId(slug: string, date: string, taken: (id: string) => boolean): string {
  const stem = `${date}-${
    slug
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 40) || 'article'
  }`;
  let id = stem;
  for (let n = 2; taken(id); n++) id = `${stem}-${n}`;
  return id;
}
