/** A link checker over a finished site: every address of its own that a page, feed or list gives, anchors too. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The broken ones, as `page → address`. `base` is the path that the site stands under, `site` its own address where it
 * was built with one; addresses of other hosts are left alone.
 */
export function brokenLinks(dir: string, base = '/', site = 'https://own.invalid'): string[] {
  const broken = new Set<string>();
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const found = anchors.get(file);
    if (found) return found;
    const ids = new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id!));
    anchors.set(file, ids);
    return ids;
  };
  const check = (page: string, raw: string): void => {
    const address = new URL(decoded(raw), `${site}${base}${page.replace(/index\.html$/u, '')}`);
    if (address.origin !== site) return;
    const path = decodeURIComponent(address.pathname);
    const file = join(dir, path.slice(base.length));
    const target = path.endsWith('/') ? join(file, 'index.html') : file;
    if (!path.startsWith(base) || !existsSync(target) || statSync(target).isDirectory()) broken.add(`${page} → ${raw}`);
    else if (address.hash.length > 1 && !anchorsOf(target).has(decodeURIComponent(address.hash.slice(1))))
      broken.add(`${page} → ${raw}`);
  };
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const kind = /\.(html|xml|txt|json)$/u.exec(entry.name)?.[1];
    const path = relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (!entry.isFile() || !kind || path.startsWith('raw/') || path.startsWith('data/')) continue;
    const text = readFileSync(join(dir, path), 'utf8');
    if (kind === 'html')
      for (const [, raw] of text.matchAll(/\s(?:href|src|action|poster)="([^"]*)"/gu)) check(path, raw!);
    // Feeds, sitemap and lists for machines give whole addresses.
    for (const [raw] of text.matchAll(/https:\/\/[^\s"'<>(){}\\]+/gu))
      if (raw.startsWith(site)) check(path, raw.replace(/[.,]$/u, ''));
  }
  return [...broken];
}

const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
