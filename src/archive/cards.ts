/** The vocabulary of an archive: outlets, topic cards, officials' cards, the registry of ids, and addresses that moved. */
import { z } from 'zod';

const words = z.array(z.string()).default([]);

export const OutletSchema = z.strictObject({
  name: z.string().min(1).describe('媒体名称'),
  aliases: words.describe('别名'),
  domains: words.describe('网站域名'),
  publish: z.enum(['full', 'excerpt', 'metadata']).default('metadata').describe('可以公开到什么程度'),
  place: z.string().optional().describe('所属地方，全路径'),
});
export const OutletsSchema = z.array(OutletSchema);

export const TopicSchema = z.strictObject({
  name: z.string().min(1).describe('专题名称'),
  definition: z.string().default('').describe('含义'),
  source: z.string().default('').describe('含义的出处'),
  phrases: words.describe('文中出现即属此专题的词'),
  not: words.describe('含有上述词却不算的词'),
  broader: words.describe('上位专题的代号'),
  related: words.describe('相关专题的代号'),
});

/** Where an editor has settled who is who. */
export const OfficialCardSchema = z.strictObject({
  name: z.string().min(1).describe('姓名'),
  reason: z.string().min(1).describe('这样认定的理由'),
  joins: words.describe('同属此人的代号'),
  apart: words.describe('同名而不是此人的代号'),
  parts: z
    .array(z.strictObject({ id: z.string(), articles: z.array(z.string()) }))
    .default([])
    .describe('另属他人的文章，按人分列'),
  note: z.string().optional().describe('备注'),
});

/** An id once given to a person. */
export const RegistryEntrySchema = z.looseObject({ name: z.string(), place: z.string().nullable().default(null) });
export const RegistrySchema = z.record(z.string(), RegistryEntrySchema);

export const RedirectSchema = z.strictObject({
  to: z.string().nullable().default(null).describe('改到哪一篇；留空是已撤下'),
  title: z.string().default('').describe('原来的标题'),
  reason: z.string().default('').describe('原因'),
});
export const RedirectsSchema = z.record(z.string(), RedirectSchema);

export type OfficialCard = z.output<typeof OfficialCardSchema> & { readonly id: string };
export type Registry = z.output<typeof RegistrySchema>;
export type Redirect = z.output<typeof RedirectSchema>;
