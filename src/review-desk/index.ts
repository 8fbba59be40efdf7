/**
 * The editors' side of `npm run dev`, as one Astro integration: the review desk at /review/, the editing form at
 * /admin/, the search index, and mistakes shown in the page and in the terminal. It adds nothing to a build.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { devServer } from './server.ts';
import { isQuiet } from './watch.ts';

export function reviewDesk(): AstroIntegration {
  const content = resolve(process.env.ZHIJIANG_CONTENT ?? 'content');
  const overlay = fileURLToPath(new URL('./browser/overlay.ts', import.meta.url)).replaceAll('\\', '/');
  return {
    name: 'zhijiang-review-desk',
    hooks: {
      'astro:config:setup': ({ command, config, injectScript, updateConfig }) => {
        if (command !== 'dev') return;
        injectScript('page', `import ${JSON.stringify(overlay)};`);
        const index = process.env.ZHIJIANG_DEV_INDEX;
        const ignored = (path: string) => isQuiet(content, path);
        updateConfig({
          vite: { plugins: [devServer({ content, base: config.base, index })], server: { watch: { ignored } } },
        });
      },
    },
  };
}
