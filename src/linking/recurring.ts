/** Lines that recur over the pages of one site: its chrome. */
import { foldLine } from '../model/fold.ts';
import { hash53 } from './hash.ts';

/** A page to count: its site (see `siteOf`) and its lines, at whatever stage. */
export interface PageLines {
  readonly site: string;
  readonly lines: readonly string[];
}

/** A line must stand on this many different pages of a site … */
const LEAST_PAGES = 4;
/** … and on this share of them. */
const LEAST_SHARE = 0.15;
/** Lines counted a site; beyond, those seen once are forgotten (lossy counting, Manku and Motwani 2002). */
const MOST_LINES = 100_000;

/** Numbering and rubrics recur in articles too: `(一)`, `1.`, `编者按`; a line of under two characters says nothing. */
const OWN = /^(?:[（(]?[〇一二三四五六七八九十百\d]{1,4}[)）、.．]?|编者按|编后|导语|[“"'‘].*|.)$/u;

interface Count {
  pages: number;
  /** The page's mark under which it was last counted: a reprint of the same article counts once. */
  last: number;
  text: string | null;
}

interface Site {
  pages: number;
  readonly counts: Map<number, Count>;
}

/**
 * Which lines recur, by site, folded by `foldLine`. Pages with the same longest line (reprints) count once for a
 * line. A site of fewer than four pages has none: chrome can't be told there by recurrence.
 */
export function recurringLines(pages: Iterable<PageLines>): Map<string, ReadonlySet<string>> {
  const sites = new Map<string, Site>();
  for (const page of pages) {
    const site: Site = sites.get(page.site) ?? { pages: 0, counts: new Map() };
    sites.set(page.site, site);
    site.pages++;
    const lines = new Set(page.lines.map(foldLine).filter((line) => line !== '' && !OWN.test(line)));
    const longest = [...lines].reduce((best, line) => (line.length > best.length ? line : best), '');
    const mark = hash53(longest);
    for (const line of lines) {
      const key = hash53(line);
      const count = site.counts.get(key);
      if (!count) site.counts.set(key, { pages: 1, last: mark, text: null });
      else if (count.last !== mark) {
        count.pages++;
        count.last = mark;
        count.text ??= line;
      }
    }
    if (site.counts.size > MOST_LINES) {
      for (const [key, count] of site.counts) if (count.pages === 1) site.counts.delete(key);
    }
  }
  const out = new Map<string, ReadonlySet<string>>();
  for (const [name, site] of sites) {
    const least = Math.max(LEAST_PAGES, site.pages * LEAST_SHARE);
    const found = new Set<string>();
    for (const count of site.counts.values()) if (count.text !== null && count.pages >= least) found.add(count.text);
    if (found.size > 0) out.set(name, found);
  }
  return out;
}

/** The site of a page: the host of its address without `www.`, else its outlet, else the empty string. */
export function siteOf(page: { readonly url?: string | null; readonly outlet?: string | null }): string {
  if (page.url && URL.canParse(page.url)) return new URL(page.url).hostname.replace(/^www\./u, '');
  return page.outlet ?? '';
}
