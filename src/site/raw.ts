/** Raw pages as downloads: only where the article's level lets the whole text be seen. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Level } from '../catalogue/types.ts';
import { url } from './urls.ts';

/** The address of an article's raw page, or null when it may not be offered. */
export function rawUrl(entry: ArticleEntry, level: Level): string | null {
  const file = entry.article.raw?.file;
  return file && level === 'full' ? url(`raw/${encodeURIComponent(rawName(file))}`) : null;
}

/** The name under which a raw file is served: scraped HTML goes out as text, so that no browser runs it here. */
export function rawName(file: string): string {
  return `${file.replaceAll('/', '-')}${/\.txt$/u.test(file) ? '' : '.txt'}`;
}
