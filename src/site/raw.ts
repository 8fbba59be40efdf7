/** Raw pages as downloads: only where everything on the page may be seen. */
import type { Catalogue } from '../catalogue/types.ts';
import { url } from './urls.ts';

const cache = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Raw files (text and HTML) of which every article is published in full. */
export function offeredRaw(catalogue: Catalogue): ReadonlySet<string> {
  const found = cache.get(catalogue);
  if (found) return found;
  const open = new Set<string>();
  const shut = new Set<string>();
  for (const [id, level] of catalogue.levels) {
    const file = catalogue.rawFiles.get(id);
    if (file && /\.(txt|html?)$/iu.test(file)) (level === 'full' ? open : shut).add(file);
  }
  const offered = open.difference(shut);
  cache.set(catalogue, offered);
  return offered;
}

/** The address of an article's raw page, or null when it may not be offered. */
export function rawUrl(catalogue: Catalogue, id: string): string | null {
  const file = catalogue.rawFiles.get(id);
  return file && offeredRaw(catalogue).has(file) ? url(`raw/${encodeURIComponent(rawName(file))}`) : null;
}

/** The name under which a raw file is served: scraped HTML goes out as text, so that no browser runs it here. */
export function rawName(file: string): string {
  return `${file.replaceAll('/', '-')}${/\.txt$/u.test(file) ? '' : '.txt'}`;
}
