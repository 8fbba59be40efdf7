/**
 * The Astro integration that renders only what changed. Astro asks a prerenderer which pages there are: this one renders
 * those whose key (`cacheKey` of `getStaticPaths`) is another than in the last build, or whose file is not as it was
 * left, and leaves to Astro the few that have no key. They go into a folder of their own and are taken over when all of
 * them stand.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { stampOf } from '../../archive/read.ts';
import type { MadeYears } from '../export/made.ts';
import type { Forms } from '../export/write.ts';
import { fileOf, type Path, writePages } from './pages.ts';
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

const FORMS = Symbol.for('zhijiang.forms');
const beside = globalThis as unknown as Record<symbol, Given | undefined>;

/** The other forms of the articles, and the folder that they were written to. */
export interface MadeBeside extends Forms {
  readonly dir: string;
}

/** What a command has at hand for the build in its process. */
interface Given {
  /** The forms, which are being made beside it and are taken over. */
  readonly forms: Promise<MadeBeside>;
  /** `contentPrint` of the archive, from before anything was read. */
  readonly content: string;
}

/** Hands them to the build in this process. */
export function give(given: Given): void {
  beside[FORMS] = given;
}

/** Lets `watch` know how the build in this process gets on. */
export function watchRender(watch: RenderWatch): void {
  shared[WATCH] = watch;
}

/** The state that a build goes on from; null when all must be rendered. */
export function usableState({ out, state, code }: BuildPlace): SiteState | null {
  return holdsSite(out) ? readState(state, code) : null;
}

export function incremental(place: BuildPlace): AstroIntegration {
  const { out, staging } = place;
  let address = new URL('http://localhost/');
  let before: SiteState | null = null;
  let content = '';
  let years: MadeYears = {};
  /** Every file of the site with its key. */
  let keys = new Map<string, string | null>();
  /** Brings the forms into the new site, and tells what they add up to. */
  const forms = async (): Promise<MadeYears> => {
    const { keeper, moveForms, writeForms } = await import('../export/write.ts');
    const made = await beside[FORMS]?.forms;
    if (!made) return writeForms(staging, out, keeper(out, before, keys), before?.years ?? {});
    moveForms(made.dir, staging);
    for (const [path, key] of made.keys) keys.set(path, key);
    return made.years;
  };
  /** Puts the pages that Astro need not render aside: those that stand, and second ones of the same address. */
  const stalePaths = async (all: readonly Path[]): Promise<Path[]> => {
    const { keeper } = await import('../export/write.ts');
    const kept = keeper(out, before, keys);
    const taken = new Set<string>();
    return all.filter((path) => {
      const file = fileOf(path);
      if (taken.has(file)) return false;
      taken.add(file);
      if (path.cacheKey !== undefined) return !kept(file, path.cacheKey);
      keys.set(file, null);
      return true;
    });
  };
  return {
    name: 'zhijiang-incremental',
    hooks: {
      'astro:config:done': ({ config }) => {
        address = new URL(`${config.base.replace(/\/*$/u, '')}/`, config.site ?? address);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        keys = new Map();
        content = beside[FORMS]?.content ?? contentPrint(place.content);
        assertOurs(out);
        before = usableState(place);
        setPrerenderer((standard) => {
          const render: typeof standard.render = async (request, options) => {
            const started = performance.now();
            const result = await standard.render(request, options);
            shared[WATCH]?.step(new URL(request.url).pathname, performance.now() - started);
            return result;
          };
          return {
            ...standard,
            name: 'zhijiang:incremental',
            setup: async () => standard.setup?.(),
            render,
            async getStaticPaths() {
              // Pages show what the forms add up to.
              const { shareYears } = await import('../export/made.ts');
              years = await forms();
              shareYears(years);
              const all = await standard.getStaticPaths();
              const stale = await stalePaths(all);
              shared[WATCH]?.start(stale.length, all.length - stale.length);
              const isOwn = ({ route, cacheKey }: Path): boolean => route.type === 'page' && cacheKey !== undefined;
              await writePages(stale.filter(isOwn), address, staging, async (request, { route }) => {
                const made = await render(request, { routeData: route });
                return made instanceof Response ? made : made.response;
              });
              return stale.filter((path) => !isOwn(path));
            },
          };
        });
      },
      'astro:build:done': () => {
        const fresh = new Set(filesBelow(staging));
        for (const path of fresh) if (!keys.has(path)) keys.set(path, null);
        if (before) {
          // Should this be cut short, the site shows neither the old archive nor the new one.
          writeState(place.state, { ...before, content: '' });
          mergeSite(staging, out, new Set(keys.keys()), new Set(Object.keys(before.files)));
        } else {
          rmSync(place.state, { force: true });
          moveSite(staging, out);
        }
        // What was not made again stands as it was found when that was decided.
        const stamp = (path: string): string =>
          (fresh.has(path) ? undefined : before?.files[path]?.[1]) ?? stampOf(join(out, path));
        const files = Object.fromEntries([...keys].map(([path, key]) => [path, [key, stamp(path)] as const]));
        writeState(place.state, { code: place.code, content, files, years });
      },
    },
  };
}
