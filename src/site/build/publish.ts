/** From the folder that a build was made in to the one where the site stands. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from './state.ts';

/** Whether a folder holds a site of ours. */
export function holdsSite(out: string): boolean {
  return existsSync(join(out, '_assets')) && existsSync(join(out, '404.html'));
}

/** Throws when `out` holds something that is not a site of ours: it would be lost. */
export function assertOurs(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0 && !holdsSite(out))
    throw new Error(`${out} holds files that are not a built site; give an empty folder with --out`);
}

/** Moves a whole site to `out`, in place of the one that stands there. */
export function moveSite(staging: string, out: string): void {
  assertOurs(out);
  const held = existsSync(out) ? readdirSync(out) : [];
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

/** The folder that the search index owns in a site, Pagefind's bundles included. */
export const INDEX = 'search/index';

/**
 * Brings the site in `out` up to date: takes over the files of `staging` that differ, each in one step, what others
 * refer to first. Then only `wanted` stays: what else stands in a folder of the site, or stood in it `before`, goes,
 * whoever left it there. Files of other origin at the top, and other folders, stay.
 */
export function mergeSite(
  staging: string,
  out: string,
  wanted: ReadonlySet<string>,
  before: ReadonlySet<string>,
): void {
  const first = (path: string): number => Number(!path.startsWith('_assets/'));
  for (const path of filesBelow(staging).sort((a, b) => first(a) - first(b))) {
    const from = join(staging, path);
    const to = join(out, path);
    if (sameBytes(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    try {
      renameSync(from, to);
    } catch {
      copyFileSync(from, `${to}.new`);
      renameSync(`${to}.new`, to);
    }
  }
  const folder = (path: string): string => path.slice(0, path.indexOf('/') + 1);
  const folders = new Set([...wanted, ...before].map(folder));
  for (const path of filesBelow(out)) {
    if (wanted.has(path) || path.startsWith(`${INDEX}/`)) continue;
    if (folder(path) === '' ? !before.has(path) : !folders.has(folder(path))) continue;
    rmSync(join(out, path), { force: true });
    for (let dir = dirname(path); dir !== '.'; dir = dirname(dir)) {
      try {
        rmdirSync(join(out, dir));
      } catch {
        break; // Not empty.
      }
    }
  }
  rmSync(staging, { recursive: true, force: true });
}

function sameBytes(a: string, b: string): boolean {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
