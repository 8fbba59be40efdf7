/**
 * What a finished site was made of: for every file the key of what it shows and the stamp of what stands there. Kept
 * beside the program; deleted, the next build is a whole one.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { stampOf } from '../../archive/read.ts';
import type { MadeYears } from '../export/made.ts';

export interface SiteState {
  /** `codeVersion` of the build. */
  readonly code: string;
  /** `contentPrint` of the archive that it shows; empty while it is being brought up to date. */
  readonly content: string;
  /** By path in the site: the key (null: rendered whatever it shows), and the stamp of the file. */
  readonly files: Readonly<Record<string, readonly [key: string | null, stamp: string]>>;
  /** What was worked out of the articles of each year. */
  readonly years: MadeYears;
}

/** The state of the last build; null when there is none, or when it came of other code or settings. */
export function readState(file: string, code: string): SiteState | null {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as SiteState;
    return state.code === code ? state : null;
  } catch {
    return null;
  }
}

export function writeState(file: string, state: SiteState): void {
  writeFileAtomic.sync(file, JSON.stringify(state), { fsync: false });
}

/** Whether every file of a site stands as it was built. */
export function isWhole(out: string, { files }: SiteState): boolean {
  return Object.entries(files).every(([path, [, stamp]]) => stampOf(join(out, path)) === stamp);
}

/** Every file below a folder, as paths with `/`; empty when it is missing. */
export function filesBelow(dir: string, prefix = ''): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(prefix ? join(dir, prefix) : dir, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(dir, path) : entry.isFile() ? [path] : [];
  });
}

/** What decides how pages look beside the archive: code, styles, packages, settings. Another one, and all is rendered. */
export function codeVersion(root: string): string {
  const hash = createHash('sha256');
  const own = ['src', 'public'].flatMap((dir) => filesBelow(join(root, dir)).map((path) => `${dir}/${path}`));
  for (const path of [...own.sort(), 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  const settings = Object.entries(process.env).filter(([name]) =>
    /^ZHIJIANG_(?:SITE|BASE|CONTENT|CONTACT)$/u.test(name),
  );
  hash.update(JSON.stringify(settings.sort()));
  return hash.digest('hex');
}

/** Names and stamps of every file of an archive: the same, and there is nothing to build. */
export function contentPrint(content: string): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(content).sort()) hash.update(`${path} ${stampOf(join(content, path))}\n`);
  return hash.digest('hex');
}
