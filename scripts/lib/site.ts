/** The second half of a build: pages and search index, made side by side; nothing when nothing changed. */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stampOf } from '../../src/archive/index.ts';
import { give, usableState, watchRender } from '../../src/site/build/integration.ts';
import { type BuildPlace, placeFor } from '../../src/site/build/place.ts';
import { INDEX } from '../../src/site/build/publish.ts';
import {
  contentPrint,
  filesBelow,
  isWhole,
  readState,
  type SiteState,
  writeState,
} from '../../src/site/build/state.ts';
import { makeBeside } from './beside.ts';
import { environment, type Options, ROOT } from './options.ts';
import { Slowest, watchProgress } from './progress.ts';

export interface SiteReport {
  /** Pages, feeds and data files that were rendered, and those that stood already. */
  readonly rendered: number;
  readonly kept: number;
  readonly renderSeconds: number;
  /** What the index says of itself; empty when it stood already. */
  readonly index: string;
  readonly indexSeconds: number;
  readonly seconds: number;
  /** The pages that took longest, slowest first. */
  readonly slowest: readonly { readonly file: string; readonly milliseconds: number }[];
}

const since = (started: number): number => (performance.now() - started) / 1000;

/** Brings the site in `options.out` up to date with the archive. Throws when pages or index can't be made. */
export async function buildPages(options: Options, quiet: boolean): Promise<SiteReport> {
  const started = performance.now();
  const env = environment(options);
  Object.assign(process.env, env, { NODE_ENV: 'production' });
  const place = placeFor(ROOT, options.content, options.out, options.base);
  const before = usableState(place);
  const content = contentPrint(place.content);
  const indexState = readState(indexStateOf(place), place.code);
  const indexed = before !== null && indexState?.content === content && isWhole(place.out, indexState);
  if (before?.content === content && indexed && isWhole(place.out, before)) {
    const kept = Object.keys(before.files).length;
    return { rendered: 0, kept, renderSeconds: 0, index: '', indexSeconds: 0, seconds: since(started), slowest: [] };
  }
  const interrupt = (): void => {
    console.error('\n已中断。网站还是原来的样子；再运行一次即可。');
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  try {
    const target = before ? place.out : `${place.staging}-index`;
    if (!indexed) {
      rmSync(indexStateOf(place), { force: true });
      if (target !== place.out) rmSync(target, { recursive: true, force: true });
      mkdirSync(target, { recursive: true });
    }
    const beside = makeBeside(place, before !== null, indexed ? null : target, env);
    // A failure beside the pages is told when they stand; until then it must not go unheard.
    const settled = beside.done.catch((error: unknown) => error as Error);
    beside.forms.catch(() => undefined);
    give({ forms: beside.forms, content });
    const pages = await render(quiet);
    const made = await settled;
    if (made instanceof Error) throw made;
    if (target !== place.out && !indexed) takeOver(target, place.out);
    if (!indexed) {
      const files = filesBelow(join(place.out, INDEX)).map((path) => `${INDEX}/${path}`);
      const stamps = files.map((path): [string, [null, string]] => [path, [null, stampOf(join(place.out, path))]]);
      const state: SiteState = { code: place.code, content, files: Object.fromEntries(stamps), years: {} };
      writeState(indexStateOf(place), state);
    }
    return { ...pages, index: made.output, indexSeconds: made.seconds, seconds: since(started) };
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

const indexStateOf = (place: BuildPlace): string => place.state.replace('state-', 'index-');

async function render(quiet: boolean): Promise<Pick<SiteReport, 'rendered' | 'kept' | 'renderSeconds' | 'slowest'>> {
  const started = performance.now();
  const progress = watchProgress(quiet);
  const slowest = new Slowest();
  let [rendered, kept] = [0, 0];
  watchRender({
    start(total, standing) {
      [rendered, kept] = [total, standing];
      progress.start('渲染', total);
    },
    step(path, milliseconds) {
      slowest.add(path, milliseconds);
      progress.step();
    },
  });
  const { build } = await import('astro');
  await build({ root: ROOT, logLevel: 'warn' });
  progress.stop();
  return { rendered, kept, renderSeconds: since(started), slowest: slowest.list() };
}

/** Moves a finished index into a site that has none yet. */
function takeOver(target: string, out: string): void {
  const [from, to] = [join(target, INDEX), join(out, INDEX)];
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EXDEV') cpSync(from, to, { recursive: true });
    else if (code !== 'ENOENT') throw error;
  }
  rmSync(target, { recursive: true, force: true });
}
