/**
 * The collection of articles, lean: pages take frontmatter and text from the archive, which is read once, and render
 * their own file. The store names every article; data and body it holds of those with real MDX components, which
 * become modules (`deferredRender`). Astro writes the whole store in every build and after every save in dev, and reads
 * it again as a module: at 10,000 articles that cost seconds and hundreds of megabytes for what no page asked.
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
      // Only what differs: for whatever is cleared or set Astro writes its files again, and reloads every page.
      const gone = new Set(store.keys());
      for (const entry of archive.articles) {
        gone.delete(entry.id);
        if (!entry.hasComponents) {
          const before = store.get(entry.id);
          if (!before || before.filePath) store.set({ id: entry.id, data: {} });
          continue;
        }
        const filePath = relative(root, join(CONTENT, entry.file)).replaceAll('\\', '/');
        const digest = generateDigest(JSON.stringify([entry.article, entry.body, filePath]));
        store.set({
          id: entry.id,
          data: entry.article as unknown as Record<string, unknown>,
          digest,
          filePath,
          deferredRender: true,
        });
      }
      for (const id of gone) store.delete(id);
      for (const { file, line, column, message, remedy } of explainProblems(archive.problems))
        logger.warn(`${file}:${line}:${column} ${message}${remedy}`);
      logger.info(`${archive.articles.length} articles`);
    };
    // What an earlier run of another archive left behind goes, with the list of modules that Astro made of it.
    store.clear();
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
