/** The browser half as a page serves it, for a page that does nothing but search. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../lib/options.ts';

/** Writes `index.html` and the script into `out`; the page has `window.search` once loaded. */
export async function bundleClient(out: string): Promise<void> {
  const entry = join(out, 'entry');
  mkdirSync(entry, { recursive: true });
  writeFileSync(
    join(entry, 'main.ts'),
    `import { openSearch } from ${JSON.stringify(join(ROOT, 'src/search/client/open.ts'))};\nObject.assign(window, { openSearch });\n`,
  );
  await build({
    root: entry,
    base: './',
    logLevel: 'error',
    configFile: false,
    build: {
      outDir: join(out, 'js'),
      emptyOutDir: true,
      rolldownOptions: { input: join(entry, 'main.ts'), output: { entryFileNames: 'client.js' } },
    },
  });
  writeFileSync(
    join(out, 'index.html'),
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><script type="module" src="js/client.js"></script></html>',
  );
}
