/** Long lists in pages: `…/`, `…/page/2/`, … */
import { PAGE_SIZE } from './config.ts';

/** The addresses of a list under `slug`: one entry for each of its pages. `size` rows stand on a page. */
export function pagesOf(slug: string, rows: number, size = PAGE_SIZE): { slug: string; page: number; pages: number }[] {
  const pages = Math.max(1, Math.ceil(rows / size));
  return Array.from({ length: pages }, (_, n) => ({
    slug: n === 0 ? slug : `${slug}/page/${n + 1}`,
    page: n + 1,
    pages,
  }));
}

/** The rows of one page, counted from 1. */
export function rowsOf<T>(rows: readonly T[], page: number, size = PAGE_SIZE): readonly T[] {
  return rows.slice((page - 1) * size, page * size);
}
