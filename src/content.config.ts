/**
 * The collection of articles, lean: the store holds frontmatter and digest, and a page renders its own file from the
 * archive. Only files with real MDX components become modules (`deferredRender`). In dev Astro writes the whole store
 * after every save, and reads it again as a module: there it holds the data of articles with components alone, since
 * no page asks it for others.
 */

import { defineCollection } from 'astro:content';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { explainProblems } from './check/explain.ts';
import { ArticleSchema } from './model/article.ts';
import { CONTENT, forgetSite, loadSite } from './site/load.ts';

const articles: Loader = {
  name: 'zhijiang-articles',
  async load({ store, config, generateDigest, watcher, logger }) {
    const root = fileURLToPath(config.root);
    const sync = async (): Promise<void> => {
      const { archive } = await loadSite();
      store.clear();
      for (const entry of archive.articles) {
        if (watcher && !entry.hasComponents) {
          store.set({ id: entry.id, data: {} });
          continue;
        }
        const filePath = relative(root, join(CONTENT, entry.file)).replaceAll('\\', '/');
        const digest = generateDigest(JSON.stringify([entry.article, entry.body]));
        store.set({
          id: entry.id,
          data: entry.article as unknown as Record<string, unknown>,
          digest,
          ...(entry.hasComponents ? { filePath, deferredRender: true } : {}),
        });
      }
      for (const { file, line, column, message, remedy } of explainProblems(archive.problems))
        logger.warn(`${file}:${line}:${column} ${message}${remedy}`);
      logger.info(`${archive.articles.length} articles`);
    };
    await sync();
    if (!watcher) return;
    watcher.add(CONTENT);
    let pending: NodeJS.Timeout | undefined;
    const changed = (file: string): void => {
      if (!file.startsWith(CONTENT)) return;
      clearTimeout(pending);
      pending = setTimeout(() => {
        forgetSite();
        sync().catch((error: unknown) => logger.error(String(error)));
      }, 50);
    };
    for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed);
  },
};

export const collections = { articles: defineCollection({ loader: articles, schema: ArticleSchema }) };
