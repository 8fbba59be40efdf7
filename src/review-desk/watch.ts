/** The watch over content/ in dev: what is saved is on the page and looked through, in that order. */
import { mkdirSync, watch } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { stampOf } from '../archive/read.ts';
import { report } from '../check/index.ts';
import { forgetSite } from '../site/load.ts';
import { type Edition, SAVED, whenQuiet } from './edition.ts';
import type { Problems } from './problems.ts';

/**
 * How long files must be quiet before they are looked at again, in milliseconds: an editor that tidies what it has just
 * saved, a merge or a run of `normalise` writes again within less, and is one change to whoever looks at a page.
 */
const QUIET = 150;

/**
 * Files that no page waits for, three of four in a large archive: raw pages, ledgers (written before their article),
 * what the program keeps for itself, a finished site.
 */
export function isQuiet(content: string, path: string): boolean {
  const absolute = resolve(path);
  if (absolute.startsWith(content + sep)) {
    return /\.ledger\.json$|\.\d+$/u.test(path) || `${absolute}${sep}`.startsWith(join(content, 'raw') + sep);
  }
  return /[\\/](?:\.cache|dist)(?:[\\/]|$)/u.test(relative(process.cwd(), absolute).replace(/^/u, '/'));
}

/** Keeps pages and problems up to date with the files of an archive. `content` is absolute. */
export function watchContent(server: ViteDevServer, content: string, problems: Problems, edition: Edition): void {
  const tell = async (files?: ReadonlySet<string>): Promise<void> => {
    const found = await problems.look(files);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) console.error(`\n${report(errors, process.stderr)}\n`);
    server.ws.send('zhijiang:problems', problems.errors);
  };
  const failed = (error: unknown) => console.error(String(error));
  tell().catch(failed);
  server.watcher.add(content);
  const files = new Set<string>();
  const stamps = new Map<string, string>();
  /** Whether a file came or went: others may point to it. */
  let others = false;
  const look = whenQuiet(() => {
    const together = new Set(files);
    files.clear();
    // A page that came while a file was half written read it so, and the watch may be silent about the other half.
    const isWhole = [...together].every((file) => stampOf(join(content, file)) === stamps.get(join(content, file)));
    if (!isWhole) forgetSite();
    showAgain(server, edition);
    const everything = others;
    others = false;
    tell(together)
      .then(() => (everything ? tell() : undefined))
      .catch(failed);
  }, QUIET);
  const changed = (event: string, path: string) => {
    const absolute = resolve(path);
    if (!absolute.startsWith(content + sep) || isQuiet(content, absolute)) return;
    // One save may be told twice: when the file is emptied, and when it is written.
    const stamp = stampOf(absolute);
    if (stamps.get(absolute) === stamp) return;
    stamps.set(absolute, stamp);
    forgetSite();
    others ||= event !== 'change';
    files.add(relative(content, absolute).split(sep).join('/'));
    look();
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, (path) => changed(event, path));
}

/**
 * Has open pages ask again. Astro would do so when its store is on disk, half a second later, and only when the store
 * is another; its list of addresses is of the archive too, and is forgotten as Astro forgets it. Only then is a later
 * edition out: a page that was asked for in between may still be of the former list.
 */
function showAgain(server: ViteDevServer, edition: Edition): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
  edition.advance();
  server.ws.send(SAVED, edition.number);
  if (edition.takeFailed()) server.ws.send({ type: 'full-reload', path: '*' });
}

/** An event for open pages: the search index is another. */
export const INDEXED = 'zhijiang:indexed';

/** Tells open pages when the search index in a folder is another: its manifest is written last. */
export function watchIndex(server: ViteDevServer, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tell = whenQuiet(() => server.ws.send(INDEXED, {}), QUIET);
  const watcher = watch(folder, (_, name) => {
    if (name === 'manifest.json') tell();
  });
  server.httpServer?.once('close', () => watcher.close());
}
