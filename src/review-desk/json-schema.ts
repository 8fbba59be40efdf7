/** The frontmatter as JSON Schema, out of the one schema: for completion in editors, the form and the documentation. */
import { z } from 'zod';
import { ArticleSchema } from '../model/article.ts';

/** As much of JSON Schema as the frontmatter needs. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** What a person may write: fields with a default may be left out. */
export function frontmatterSchema(): JsonSchema {
  const schema = z.toJSONSchema(ArticleSchema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
  return { ...(schema as JsonSchema), title: '文章的属性' };
}
