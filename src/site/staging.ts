/**
 * Where a build stands until it is whole. Astro keeps its working files beside the site when that lies in the project,
 * else in one folder that all builds would share: a site for elsewhere is built in a folder of its own, and moved.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';

/** The folder to build in for a site that is to stand in `out`. */
export function stagingFor(out: string, root: string, key: string): string {
  const inside = relative(root, out);
  return inside !== '' && !inside.startsWith('..') && !inside.includes(`:${sep}`)
    ? out
    : join(root, '.cache', `site-${key}`);
}

/** Moves the finished site to `out`. Throws, touching nothing, when `out` holds something that is not a site of ours. */
export function moveSite(staging: string, out: string): void {
  if (staging === out) return;
  const held = existsSync(out) ? readdirSync(out) : [];
  if (held.length > 0 && !(held.includes('_assets') && held.includes('404.html'))) {
    throw new Error(`${out} holds files that are not a built site; give an empty folder with --out`);
  }
  mkdirSync(dirname(out), { recursive: true });
  const former = `${staging}-former`;
  rmSync(former, { recursive: true, force: true });
  try {
    // The old site gives way in one step, and is cleared away when the new one stands.
    if (held.length > 0) renameSync(out, former);
    else rmSync(out, { recursive: true, force: true });
    renameSync(staging, out);
  } catch {
    // Another file system, or a folder that may not be renamed: copy, then clear.
    for (const name of existsSync(out) ? readdirSync(out) : []) rmSync(join(out, name), { recursive: true });
    cpSync(staging, out, { recursive: true });
    rmSync(staging, { recursive: true });
  }
  rmSync(former, { recursive: true, force: true });
}

/** The Astro integration that ends a build: the files beside the pages, then the move to where the site is to stand. */
export function staged(staging: string, out: string): AstroIntegration {
  return {
    name: 'zhijiang-staging',
    hooks: {
      'astro:build:done': async () => {
        const { writeForms } = await import('./export/write.ts');
        await writeForms(staging);
        moveSite(staging, out);
      },
    },
  };
}
