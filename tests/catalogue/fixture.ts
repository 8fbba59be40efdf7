/** Small archives in memory, for tests of what the whole archive says. People and texts are made up. */
import type { Archive, ArticleEntry } from '../../src/archive/index.ts';
import { ArticleSchema } from '../../src/model/article.ts';
import type { Block } from '../../src/model/record.ts';

/** An entry with the given frontmatter and paragraphs. */
export function entryOf(
  id: string,
  fields: Record<string, unknown>,
  paragraphs: readonly string[] = ['测试的话。'],
): ArticleEntry {
  const blocks: Block[] = paragraphs.map((text) => ({ type: 'paragraph', text }));
  return {
    id,
    file: `articles/undated/${id}.mdx`,
    article: ArticleSchema.parse({ title: `标题${id}`, ...fields }),
    blocks,
    body: paragraphs.join('\n\n'),
    origin: 'pipeline',
    hasComponents: false,
  };
}

export function archiveOf(articles: readonly ArticleEntry[], rest: Partial<Archive> = {}): Archive {
  return { articles, outlets: [], topics: [], officialCards: [], registry: {}, redirects: {}, problems: [], ...rest };
}
