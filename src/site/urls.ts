/** Addresses inside the site. Every link is made here, so that the site works under any base path. */

// From the environment and not from Astro, so that what runs beside a build knows them too.
const BASE = `/${(process.env.ZHIJIANG_BASE ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

/** The site's own address without a path; undefined when it is not known. */
export const ORIGIN = process.env.ZHIJIANG_SITE;

/** The address of a page or file, given without a leading slash, e.g. `articles/x-1/`. */
export function url(path = ''): string {
  return BASE + path.replace(/^\/+/, '');
}

/** The same with the site's own address before it where that is known (feeds, citations), else as `url`. */
export function absolute(path = ''): string {
  return ORIGIN ? new URL(url(path), ORIGIN).href : url(path);
}

/** A whole URI for a page of this site even where its own address is not known: then a tag (RFC 4151). */
export function uri(path: string): string {
  return ORIGIN ? absolute(path) : `tag:zhijiang-archive,2024:${path}`;
}

export const articleUrl = (id: string): string => url(`articles/${id}/`);
export const placeUrl = (slug: string): string => url(`places/${slug}/`);
export const officialUrl = (id: string): string => url(`officials/${id}/`);
export const officeUrl = (slug: string): string => url(`offices/${slug}/`);
export const topicUrl = (id: string): string => url(`topics/${id}/`);
export const outletUrl = (slug: string): string => url(`sources/${slug}/`);

/** The page of a day, a month or a year: `2024-02-28`, `2024-02`, `2024`. */
export function dateUrl(date: string): string {
  const parts = date.split('-');
  return parts.length === 3 ? url(`dates/${parts.join('/')}/`) : url(`years/${parts[0]}/`);
}
