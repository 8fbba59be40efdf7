/** Lines that recur over the pages of one site: its chrome. */
import { foldLine } from '../model/fold.ts';
import { hash53 } from './hash.ts';

/** What counting needs of the lines of a page, worked out when it is read: hashes, which are kept for the next run. */
export interface LineMarks {
  /** Of the longest line: pages that share it are reprints of one article. */
  readonly page: number;
  /** Of each line that may be chrome. */
  readonly lines: readonly number[];
}

/** A page to count, with its site (see `siteOf`). */
export interface MarkedPage {
  readonly site: string;
  readonly marks: LineMarks;
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
  /** The mark of the page on which it was last counted: a reprint of the same article counts once. */
  last: number;
}

interface Site {
  pages: number;
  readonly counts: Map<number, Count>;
}

/** The mark of a line that `foldLine` has folded. */
export const markOf = (line: string): number => hash53(line);

/** The marks of a page's lines, at whatever stage. */
export function lineMarks(lines: readonly string[]): LineMarks {
  const own = new Set(lines.map(foldLine).filter((line) => line !== '' && !OWN.test(line)));
  let longest = '';
  for (const line of own) if (line.length > longest.length) longest = line;
  return { page: markOf(longest), lines: Array.from(own, markOf) };
}

/**
 * The marks of the lines that recur, by site. Pages with the same longest line (reprints) count once for a line. A site
 * of fewer than four pages has none: chrome can't be told there by recurrence.
 */
export function recurringLines(pages: Iterable<MarkedPage>): Map<string, ReadonlySet<number>> {
  const sites = new Map<string, Site>();
  for (const { site: name, marks } of pages) {
    const site: Site = sites.get(name) ?? { pages: 0, counts: new Map() };
    sites.set(name, site);
    site.pages++;
    for (const line of marks.lines) {
      const count = site.counts.get(line);
      if (!count) site.counts.set(line, { pages: 1, last: marks.page });
      else if (count.last !== marks.page) {
        count.pages++;
        count.last = marks.page;
      }
    }
    if (site.counts.size > MOST_LINES) {
      for (const [line, count] of site.counts) if (count.pages === 1) site.counts.delete(line);
    }
  }
  const out = new Map<string, ReadonlySet<number>>();
  for (const [name, site] of sites) {
    const least = Math.max(LEAST_PAGES, site.pages * LEAST_SHARE);
    const found = new Set<number>();
    for (const [line, count] of site.counts) if (count.pages >= least) found.add(line);
    if (found.size > 0) out.set(name, found);
  }
  return out;
}

/** The site of a page: the host of its address without `www.`, else its outlet, else the empty string. */
export function siteOf(page: { readonly url?: string | null; readonly outlet?: string | null }): string {
  if (page.url && URL.canParse(page.url)) return new URL(page.url).hostname.replace(/^www\./u, '');
  return page.outlet ?? '';
}
