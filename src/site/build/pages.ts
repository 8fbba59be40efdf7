/** Renders pages with Astro's own renderer and writes them, without what Astro does beside for each of its pages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AstroPrerenderer } from 'astro';

/** A page or an endpoint, as Astro's prerenderer names it. */
export type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** The file of a page or an endpoint under the folder of the site. */
export function fileOf({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/+|\/+$/gu, '');
  if (route.type === 'endpoint' || path === '404') return route.type === 'endpoint' ? path : '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** Milliseconds between two turns that others get. */
const TURN = 100;

/**
 * Renders `pages` into `dir`, one after the other. `address` is that of the site, with its base path. Plain calls to the
 * disk: a page is three small ones, and each would cost more to wait for than to make. Throws an Error that names the
 * page when one can't be rendered.
 */
export async function writePages(
  pages: readonly Path[],
  address: URL,
  dir: string,
  render: (request: Request, path: Path) => Promise<Response>,
): Promise<void> {
  let turn = performance.now();
  for (const path of pages) {
    // Pages come of promises alone: without a turn for others, a process that ends beside this one is not heard of till
    // the last page stands, and what is to follow it waits.
    if (performance.now() - turn > TURN) {
      await setImmediate();
      turn = performance.now();
    }
    const { pathname } = path;
    const url = new URL(`${pathname.replace(/^\/+|\/+$/gu, '')}/`, address);
    const response = await render(new Request(url), path);
    if (response.status !== 200) throw new Error(`${pathname} came out with status ${response.status}`);
    const file = join(dir, fileOf(path));
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, await response.text());
  }
}
