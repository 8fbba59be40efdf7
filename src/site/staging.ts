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
  for (const name of held) rmSync(join(out, name), { recursive: true });
  mkdirSync(dirname(out), { recursive: true });
  try {
    rmSync(out, { recursive: true, force: true });
    renameSync(staging, out);
  } catch {
    // Another file system: copy, then clear.
    cpSync(staging, out, { recursive: true });
    rmSync(staging, { recursive: true });
  }
}

/** The Astro integration that does so when a build has ended well. */
export function staged(staging: string, out: string): AstroIntegration {
  return { name: 'zhijiang-staging', hooks: { 'astro:build:done': () => moveSite(staging, out) } };
}
