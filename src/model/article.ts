/**
 * The frontmatter of an article file (`content/articles/<year|undated>/<id>.mdx|md`), once, for everyone: the
 * site's collection, `npm run check`, the editing form, the documentation table and the JSON schema read it here.
 */
import { z } from 'zod';
import { KINDS, POST_STATUSES, SCOPES } from './record.ts';

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and a real day of the calendar. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .refine(isCalendarDate, { params: { code: 'impossible-date' } });
/** A day whose year is not known is `--MM-DD` (ISO 8601). */
export const EventDate = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}|--\d{2}-\d{2}|\d{4}-\d{2}|\d{4})$/)
  .refine((s) => isCalendarDate(s.startsWith('--') ? `2024${s.slice(1)}` : s), { params: { code: 'impossible-date' } });

/** Whether `YYYY[-MM[-DD]]` is a real date of the Gregorian calendar. */
export function isCalendarDate(value: string): boolean {
  const [y, m = 1, d = 1] = value.split('-').map(Number);
  if (!y) return false;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

export const PostSchema = z.strictObject({
  post: z.string().min(1).describe('职务，照原文写法'),
  place: z.string().nullable().default(null).describe('职务所管的地方，全路径'),
  status: z.enum(POST_STATUSES).default('current').describe('current 现任，former 曾任，proposed 拟任，removed 免去'),
});

export const OfficialSchema = z.strictObject({
  name: z.string().min(1).describe('姓名'),
  posts: z.array(PostSchema).default([]).describe('文中的职务'),
  scope: z.enum(SCOPES).default('zhejiang').describe('zhejiang 浙江，national 中央，elsewhere 外省'),
  evidence: z.string().optional().describe('证明此事的原句'),
});

export const CaptionSchema = z.strictObject({
  text: z.string().describe('图片说明'),
  credit: z.string().nullable().default(null).describe('摄影者'),
  image: z.string().optional().describe('图片文件名'),
});

/** Every field has a Chinese description: it becomes the label in the form and the row in the documentation. */
export const ArticleSchema = z.strictObject({
  title: z.string().min(1).describe('标题'),
  titleBasis: z.enum(['stated', 'derived']).default('stated').describe('标题来历：stated 原有，derived 取自首句'),
  kicker: z.string().nullable().default(null).describe('引题（肩题）'),
  column: z.string().nullable().default(null).describe('栏目'),
  subtitle: z.string().nullable().default(null).describe('副题'),
  kind: z
    .enum(KINDS)
    .default('report')
    .describe(
      '体裁：report 报道，interview 访谈，speeches 发言摘登，continuation 转版接续，photo 图片新闻，notice 公示公告，commentary 评论',
    ),
  continuedFrom: z.string().nullable().default(null).describe('上接何版'),
  date: PartialDate.nullable().default(null).describe('发布日期，可只写年或年月；不知则留空'),
  dateBasis: z
    .enum(['stated', 'inferred', 'unknown'])
    .optional()
    .describe('日期来历：stated 写明，inferred 推定，unknown 不知'),
  dateEvidence: z.string().nullable().default(null).describe('日期的凭据，照抄原文'),
  eventDate: EventDate.nullable().default(null).describe('事情发生之日；不知年份写 --MM-DD'),
  source: z.string().nullable().default(null).describe('来源，即发布的媒体'),
  authors: z.array(z.string()).default([]).describe('作者'),
  editors: z.array(z.string()).default([]).describe('编辑'),
  captions: z.array(CaptionSchema).default([]).describe('图片说明'),
  places: z.array(z.string()).default([]).describe('文中的浙江地方，全路径'),
  officials: z.array(OfficialSchema).default([]).describe('文中的官员'),
  topics: z.array(z.string()).default([]).describe('专题的代号'),
  review: z.array(z.string()).default([]).describe('待编辑过目的事项'),
  reviewed: z.array(z.string()).default([]).describe('编辑已过目、不必再提的事项'),
  refused: z
    .strictObject({
      places: z.array(z.string()).default([]).describe('不是文中的地方，全路径'),
      officials: z.array(z.string()).default([]).describe('不是官员的姓名'),
      topics: z.array(z.string()).default([]).describe('不属的专题的代号'),
    })
    .optional()
    .describe('编辑否决的标签，整理时不再加上'),
  url: z.url().nullable().default(null).describe('原页网址'),
  retrieved: z.string().nullable().default(null).describe('抓取时间'),
  page: z.string().nullable().default(null).describe('报纸版次'),
  raw: z
    .strictObject({
      file: z.string().describe('文件名'),
      sha256: z.string().describe('文件内容的指纹'),
    })
    .nullable()
    .default(null)
    .describe('原始文件'),
  joins: z.array(z.string()).default([]).describe('由哪几篇合成'),
  continues: z.string().nullable().default(null).describe('接续哪一篇'),
  continuedBy: z.string().nullable().default(null).describe('由哪一篇接续'),
  versionOf: z.string().nullable().default(null).describe('同一报道中为首的一篇'),
  publish: z
    .enum(['full', 'excerpt', 'metadata', 'withheld'])
    .optional()
    .describe('公开到什么程度：full 全文，excerpt 摘要，metadata 只有题录，withheld 暂不公开；不写则照媒体名册'),
  correction: z.string().optional().describe('更正说明，写了就显示在文章页和更正记录里'),
  sample: z.boolean().default(false).describe('样例'),
});

export type Article = z.output<typeof ArticleSchema>;

/** The order in which fields are written, one field a line, so that two editors' changes merge. */
export const ARTICLE_FIELDS = Object.keys(ArticleSchema.shape) as (keyof Article)[];
