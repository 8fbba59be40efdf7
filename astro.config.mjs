// The site's configuration. Options come from the commands in scripts/ by environment, so that one build serves any
// archive (ZHIJIANG_CONTENT), any folder (ZHIJIANG_OUT) and any address (ZHIJIANG_SITE, ZHIJIANG_BASE).
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { adminForm } from './src/review-desk/admin-form.ts';
import { incremental } from './src/site/build/integration.ts';
import { codeVersion } from './src/site/build/state.ts';

const content = resolve(process.env.ZHIJIANG_CONTENT ?? 'content');
const root = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(process.env.ZHIJIANG_OUT ?? 'dist');
const base = process.env.ZHIJIANG_BASE ?? '/';
const site = process.env.ZHIJIANG_SITE;

/** Two archives built at once, or one after the other, never share a store. */
const store = createHash('sha256').update(`${content}\0${out}\0${base}`).digest('hex').slice(0, 12);

/** Astro builds in a folder of its own; what differs is taken over when all of it stands. */
const staging = join(root, '.cache', `site-${store}`);
const state = `${staging}.json`;

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  outDir: staging,
  cacheDir: `./.cache/astro-${store}`,
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  // A strict policy allows no inline style and no inline script: everything is a file.
  build: { concurrency: 4, inlineStylesheets: 'never', format: 'directory', assets: '_assets' },
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [remarkGfm],
      remarkRehype: { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
    }),
    syntaxHighlight: false,
  },
  integrations: [
    mdx({ optimize: false }),
    adminForm(),
    incremental({ out, staging, state, content, code: codeVersion(root) }),
  ],
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        onLog(level, log, handler) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
