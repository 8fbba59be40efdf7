/**
 * The Astro integration that renders only what changed. Astro asks a prerenderer which pages there are: this one names
 * those whose key (`cacheKey` of `getStaticPaths`) is another than in the last build, or whose file is not as it was
 * left. They are rendered into a folder of their own and taken over when all of them stand.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { stampOf } from '../../archive/read.ts';
import type { BuildPlace } from './place.ts';
import { assertOurs, holdsSite, mergeSite, moveSite } from './publish.ts';
import { contentPrint, filesBelow, readState, type SiteState, writeState } from './state.ts';

/** What a build reports while it renders. */
export interface RenderWatch {
  start(total: number, kept: number): void;
  step(path: string, milliseconds: number): void;
}

const WATCH = Symbol.for('zhijiang.render-watch');
const shared = globalThis as unknown as Record<symbol, RenderWatch | undefined>;

/** Lets `watch` know how the build in this process gets on. */
export function watchRender(watch: RenderWatch): void {
  shared[WATCH] = watch;
}

/** The state that a build goes on from; null when all must be rendered. */
export function usableState({ out, state, code }: BuildPlace): SiteState | null {
  return holdsSite(out) ? readState(state, code) : null;
}

/** The file of a page or an endpoint under the folder of the site. */
function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/+|\/+$/gu, '');
  if (type === 'endpoint' || path === '404') return type === 'endpoint' ? path : '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

export function incremental(place: BuildPlace): AstroIntegration {
  const { out, staging } = place;
  let before: SiteState | null = null;
  let content = '';
  /** Every file of the site with its key. */
  let keys = new Map<string, string | null>();
  const kept = (path: string, key: string): boolean => {
    keys.set(path, key);
    const known = before?.files[path];
    return known?.[0] === key && known[1] === stampOf(join(out, path));
  };
  return {
    name: 'zhijiang-incremental',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        keys = new Map();
        content = contentPrint(place.content);
        assertOurs(out);
        before = usableState(place);
        setPrerenderer((standard) => ({
          ...standard,
          name: 'zhijiang:incremental',
          setup: async () => standard.setup?.(),
          async getStaticPaths() {
            const all = await standard.getStaticPaths();
            const stale = all.filter(({ pathname, route, cacheKey }) => {
              const path = fileOf(pathname, route.type);
              if (cacheKey !== undefined) return !kept(path, cacheKey);
              keys.set(path, null);
              return true;
            });
            shared[WATCH]?.start(stale.length, all.length - stale.length);
            return stale;
          },
          async render(request, options) {
            const started = performance.now();
            const result = await standard.render(request, options);
            shared[WATCH]?.step(new URL(request.url).pathname, performance.now() - started);
            return result;
          },
        }));
      },
      'astro:build:done': async () => {
        const { writeForms } = await import('../export/write.ts');
        await writeForms(staging, kept);
        const staged = filesBelow(staging);
        for (const path of staged) if (!keys.has(path)) keys.set(path, null);
        if (before) {
          // Should this be cut short, the site shows neither the old archive nor the new one.
          writeState(place.state, { ...before, content: '' });
          mergeSite(staging, out, new Set(keys.keys()), new Set(Object.keys(before.files)));
        } else {
          rmSync(place.state, { force: true });
          moveSite(staging, out);
        }
        const files = Object.fromEntries(
          [...keys].map(([path, key]) => [path, [key, stampOf(join(out, path))] as const]),
        );
        writeState(place.state, { code: place.code, content, files });
      },
    },
  };
}
