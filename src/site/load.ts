/** The archive as the site sees it: read once, shared by every page of a build. */
import { resolve } from 'node:path';
import { type Archive, type ArticleLedger, readArchive, readLedger } from '../archive/index.ts';
import { buildCatalogue, publishedLedger } from '../catalogue/index.ts';
import type { Catalogue } from '../catalogue/types.ts';

export interface Site {
  readonly archive: Archive;
  readonly catalogue: Catalogue;
}

/** Where content lives: `ZHIJIANG_CONTENT`, by default `content`. */
export const CONTENT = resolve(process.env.ZHIJIANG_CONTENT ?? 'content');

/** Where commands keep what they worked out; undefined where the site is built without them. */
const CACHE = process.env.ZHIJIANG_CACHE;

// Pages and content.config.ts are bundled apart, yet run in one process: the global registry is what they share.
const KEY = Symbol.for('zhijiang.site');
const shared = globalThis as unknown as Record<symbol, Promise<Site> | undefined>;

/** Reads the archive and computes its catalogue, once. */
export function loadSite(): Promise<Site> {
  shared[KEY] ??= read();
  return shared[KEY];
}

/** Forgets what was read: the next page reads anew (dev, when a file changes). */
export function forgetSite(): void {
  shared[KEY] = undefined;
}

async function read(): Promise<Site> {
  const archive = await readArchive(CONTENT, CACHE);
  return { archive, catalogue: buildCatalogue(archive) };
}

/** The ledger of an article as far as it may be seen; null for one written by hand. */
export function ledgerOf(site: Site, id: string): ArticleLedger | null {
  const entry = site.catalogue.entries.get(id);
  if (!entry) return null;
  const ledger = readLedger(CONTENT, entry);
  return ledger && publishedLedger(ledger, entry, site.catalogue.levels.get(id) ?? 'withheld');
}
