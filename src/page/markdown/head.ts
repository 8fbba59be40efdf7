/** What tools that write pages down in Markdown put before the page: properties between dashes, or labels in English. */
import type { PageMeta } from '../../model/draft.ts';
import { FRONT_MATTER } from './detect.ts';

export interface Head {
  readonly meta: PageMeta;
  /** Where the page itself begins. */
  readonly end: number;
  /** Where the head says the title, [start, end); null when it says none. */
  readonly title: readonly [number, number] | null;
}

const LABEL =
  /^(?:\*\*)?(Title|URL Source|Source URL|URL|Link|Source|Site(?: Name)?|Published(?: Time| Date)?|Date|Author|Language|Description|Keywords|Warning|Number of Pages|Crawled(?: at)?|Scraped(?: at)?|Retrieved(?: at)?|Markdown Content)(?:\*\*)?[ \t]*:(?:\*\*)?[ \t]*(.*)$/;

/** Keys of properties, by what they say. `created` and the like are the tool's own day. */
const KEYS: Readonly<Record<string, keyof PageMeta>> = {
  title: 'title',
  date: 'date',
  published: 'date',
  'published time': 'date',
  'published date': 'date',
  publish_date: 'date',
  pubdate: 'date',
  author: 'authors',
  sitename: 'source',
  site_name: 'source',
  site: 'source',
  'site name': 'source',
  source: 'source',
  url: 'url',
  'url source': 'url',
  'source url': 'url',
  link: 'url',
};

/** Reads the head of a text; one without a head begins at 0. */
export function readHead(text: string): Head {
  const found: [key: string, value: string, at: number][] = [];
  let end = 0;
  const front = FRONT_MATTER.exec(text);
  if (front) {
    let at = front[0].length;
    for (;;) {
      const stop = text.indexOf('\n', at);
      const line = text.slice(at, stop < 0 ? undefined : stop);
      at += line.length + 1;
      if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) break;
      const m = /^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line);
      if (!m) continue;
      const value = m[2]!.replace(/^(["'])(.*)\1$/, '$2');
      if (value) found.push([m[1]!.toLowerCase(), value, at - line.length - 1 + line.indexOf(value)]);
    }
    end = Math.min(at, text.length);
  } else {
    // Labels in a row from the first line on; one alone may be the article's.
    let at = 0;
    while (at < text.length) {
      const stop = text.indexOf('\n', at);
      const line = text.slice(at, stop < 0 ? undefined : stop);
      const m = LABEL.exec(line);
      if (!m && line.trim() !== '') break;
      at += line.length + 1;
      if (!m) continue;
      end = Math.min(at, text.length);
      if (m[2]) found.push([m[1]!.toLowerCase(), m[2].trim(), at - line.length - 1 + line.lastIndexOf(m[2])]);
      if (m[1] === 'Markdown Content') break;
    }
    if (found.length < 2) return { meta: {}, end: 0, title: null };
  }
  const meta: { -readonly [K in keyof PageMeta]: PageMeta[K] } = {};
  let title: [number, number] | null = null;
  for (const [key, value, at] of found) {
    const field = KEYS[key];
    if (!field) continue;
    if (/^https?:\/\//i.test(value)) meta.url ??= value;
    else if (field === 'authors') meta.authors ??= [value];
    else if (field === 'title') {
      // Behind a bar or a dash between blanks stands the name of the site.
      meta.title ??= value.split(/\s*[_|｜]\s*|\s+[-–—]\s+/u)[0]!.trim() || value;
      title ??= [at, at + meta.title.length];
    } else if (field === 'date' || field === 'source') meta[field] ??= value;
  }
  return { meta, end, title };
}
