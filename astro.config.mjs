// The site's configuration. Options come from the commands in scripts/ by environment, so that one build serves any
// archive (ZHIJIANG_CONTENT), any folder (ZHIJIANG_OUT) and any address (ZHIJIANG_SITE, ZHIJIANG_BASE).
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { adminForm } from './src/review-desk/admin-form.ts';
import { incremental } from './src/site/build/integration.ts';
import { placeFor } from './src/site/build/place.ts';
import { paragraphMarks } from './src/site/paragraph-marks.ts';

const content = resolve(process.env.ZHIJIANG_CONTENT ?? 'content');
const root = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(process.env.ZHIJIANG_OUT ?? 'dist');
const base = process.env.ZHIJIANG_BASE ?? '/';
const site = process.env.ZHIJIANG_SITE;

/** Astro builds in a folder of its own; what differs is taken over when all of it stands. */
const place = placeFor(root, content, out, base);

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  outDir: place.staging,
  cacheDir: place.cache,
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  // A strict policy allows no inline style and no inline script: everything is a file.
  build: { concurrency: 4, inlineStylesheets: 'never', format: 'directory', assets: '_assets' },
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [remarkGfm, paragraphMarks],
      remarkRehype: { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
    }),
    syntaxHighlight: false,
  },
  integrations: [mdx({ optimize: false }), adminForm(), incremental(place)],
  vite: {
    build: {
      assetsInlineLimit: 0,
      // The chunks that render pages run here, and never reach a browser.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        onLog(level, log, handler) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
