/** What a page says of itself outside its text: `<meta>`, JSON-LD, Founder's e-paper properties, a saved page's header. */
import type { PageMeta } from '../../model/draft.ts';
import { masthead } from '../fields/outlet.ts';

type Writable = { -readonly [K in keyof PageMeta]: PageMeta[K] };

/**
 * Names of `<meta name|property|itemprop>` by field, best first. `ArticleTitle`, `PubDate` and `ContentSource` are
 * those of the Chinese government's site guideline (国办发〔2017〕47号); the others are Open Graph and schema.org.
 */
const NAMES = {
  title: ['articletitle', 'og:title', 'twitter:title', 'headline'],
  date: [
    'pubdate',
    'article:published_time',
    'og:release_date',
    'publishdate',
    'publish-date',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
    'weibo:article:create_at',
  ],
  source: ['contentsource', 'article:source', 'og:article:source', 'source', 'mediaid', 'dc.source'],
  authors: ['author', 'article:author', 'og:article:author', 'dc.creator'],
  editors: ['editor', 'contenteditor', 'article:editor'],
  url: ['url', 'og:url'],
} as const;

/** A person's name as a CMS writes it. CMS accounts and outlets also stand in `author`: they are no names. */
const PERSON = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,7}·\p{Script=Han}{1,7})$/u;
const NO_PERSON =
  /(报|网|社|台|局|办|部|站|中心|公司|集团|传媒|频道|管理员|编辑|记者|小编|佚名|匿名|未知|本站|原创|转载)/u;

/** Reads the metadata of a parsed page; `html` is its source, for comments. */
export function readMeta(document: Document, html: string): PageMeta {
  const named = new Map<string, string>();
  for (const el of document.querySelectorAll('meta')) {
    const name = (el.getAttribute('name') ?? el.getAttribute('property') ?? el.getAttribute('itemprop') ?? '')
      .trim()
      .toLowerCase();
    const content = (el.getAttribute('content') ?? '').replace(/\s+/gu, ' ').trim();
    if (name && content && !named.has(name)) named.set(name, content);
  }
  const first = (names: readonly string[], fits: (value: string) => boolean = () => true) =>
    names.map((name) => named.get(name)).find((value) => value !== undefined && fits(value));

  const meta: Writable = {};
  const ld = jsonLd(document);
  const paper = founder(html);
  const account = publicAccount(document, html);
  const title = first(NAMES.title.slice(0, 1)) ?? paper.title ?? ld.title ?? first(NAMES.title) ?? headTitle(document);
  if (title) meta.title = title;
  const date =
    first(NAMES.date.slice(0, 1), hasDay) ??
    ld.date ??
    first(NAMES.date, hasDay) ??
    paper.date ??
    account.date ??
    timeElement(document);
  if (date) meta.date = date;
  const source = first(NAMES.source) ?? paper.source ?? ld.source ?? account.source ?? paperInTitle(document);
  if (source) meta.source = source.replace(/^(来源|稿源|信息来源)\s*[:：]\s*/u, '');
  const authors = people([first(NAMES.authors), paper.author, ...ld.authors]);
  if (authors.length) meta.authors = authors;
  const editors = people([first(NAMES.editors)]);
  if (editors.length) meta.editors = editors;
  const saved = savedHeader(html);
  const url = saved.url ?? document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? first(NAMES.url);
  if (url && /^https?:\/\//iu.test(url)) meta.url = url;
  if (saved.retrieved) meta.retrieved = saved.retrieved;
  if (paper.page) meta.page = paper.page;
  return meta;
}

function hasDay(value: string): boolean {
  return /(19|20)\d{2}\D{1,2}\d{1,2}|(19|20)\d{6}/u.test(value);
}

function people(values: readonly (string | undefined)[]): string[] {
  const names = values
    .flatMap((value) =>
      (value ?? '').replace(/(本报|通讯员|记者|责任编辑|编辑|作者)[:：]?/gu, ' ').split(/[\s,，、;；/|]+/u),
    )
    .filter((name) => PERSON.test(name) && !NO_PERSON.test(name));
  return [...new Set(names)];
}

/** `<title>` without the site's name and columns behind a separator. */
function headTitle(document: Document): string | undefined {
  const whole = (document.querySelector('title')?.textContent ?? '').replace(/\s+/gu, ' ').trim();
  const head = whole
    .split(/\s*[_|｜]\s*|\s+[-–—]\s*|(?<=[\p{Script=Han}”」》！？])-{1,2}(?=\p{Script=Han})/u)[0]
    ?.trim();
  return head || undefined;
}

/** The newspaper that `<title>` names in a part of its own: `测试日报-测试日报数字报`. */
function paperInTitle(document: Document): string | undefined {
  const parts = (document.querySelector('title')?.textContent ?? '').split(/[_|｜—–-]+/u).map((part) => part.trim());
  const names = new Set(parts.flatMap((part) => masthead(part) ?? []));
  return names.size === 1 ? [...names][0] : undefined;
}

function timeElement(document: Document): string | undefined {
  const all = [...document.querySelectorAll('time[datetime]')];
  const value = all.length === 1 ? all[0]!.getAttribute('datetime')?.trim() : undefined;
  return value && hasDay(value) ? value : undefined;
}

/** News articles among the JSON-LD of a page. A page that lists several articles gives nothing. */
function jsonLd(document: Document): { title?: string; date?: string; source?: string; authors: string[] } {
  const found: Record<string, unknown>[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const queue: unknown[] = [JSON.parse(script.textContent ?? '')];
      for (let n = 0; n < queue.length && n < 1000; n++) {
        const value = queue[n];
        if (Array.isArray(value)) queue.push(...value);
        else if (value && typeof value === 'object') {
          const node = value as Record<string, unknown>;
          if (
            [node['@type']].flat().some((type) => /Article|Posting$|Report$/u.test(String(type))) ||
            'pubDate' in node
          )
            found.push(node);
          if (Array.isArray(node['@graph'])) queue.push(...(node['@graph'] as unknown[]));
        }
      }
    } catch {
      // Scripts that are no JSON say nothing.
    }
  }
  const node = found.length === 1 ? found[0]! : undefined;
  if (!node) return { authors: [] };
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() ? value.replace(/\s+/gu, ' ').trim() : undefined;
  const name = (value: unknown) => text(value) ?? text((value as { name?: unknown } | null)?.name);
  const title = text(node.headline) ?? text(node.title);
  const date = [node.datePublished, node.pubDate].map(text).find((value) => value !== undefined && hasDay(value));
  const source = name(node.sourceOrganization) ?? name(node.publisher);
  return {
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(source ? { source } : {}),
    authors: [node.author].flat().flatMap((author) => name(author) ?? []),
  };
}

/** Founder's e-paper system writes an article's properties into a comment: `<!--enpproperty <date>…</date>…/enpproperty-->`. */
function founder(html: string): { title?: string; date?: string; source?: string; author?: string; page?: string } {
  const body = html.match(/<!--\s*enpproperty([\s\S]{0,5000}?)\/enpproperty\s*-->/u)?.[1];
  if (!body) return {};
  const field = (name: string) => {
    const value = body.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'u'))?.[1];
    return (
      value
        ?.replace(/<[^>]*>/gu, ' ')
        .replace(/&nbsp;?/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim() || undefined
    );
  };
  const title = field('title');
  const date = field('date');
  const source = field('sourcename');
  const author = field('author');
  const page = field('nodename');
  return {
    ...(title ? { title } : {}),
    ...(date && hasDay(date) ? { date } : {}),
    ...(source ? { source } : {}),
    ...(author ? { author } : {}),
    ...(page ? { page } : {}),
  };
}

/** What a public account's page says in the elements and scripts of its reader: the account's name, and when it was sent. */
function publicAccount(document: Document, html: string): { source?: string; date?: string } {
  if (!document.getElementById('js_content')) return {};
  const source = document.querySelector('#js_name, .rich_media_meta_nickname')?.textContent?.trim();
  const shown = document.getElementById('publish_time')?.textContent?.trim() ?? '';
  const made = html.match(/\bcreateTime\s*=\s*['"]((?:19|20)\d{2}-\d{2}-\d{2}[ \d:]*)['"]/u)?.[1];
  const seconds = html.match(/\bct\s*=\s*['"](\d{10})['"]/u)?.[1];
  // Seconds since 1970; the reader shows them in the time of China.
  const sent = seconds ? new Date((Number(seconds) + 8 * 3600) * 1000).toISOString().slice(0, 10) : undefined;
  const date = hasDay(shown) ? shown : (made ?? sent);
  return { ...(source ? { source } : {}), ...(date ? { date } : {}) };
}

/** Header of a page saved by a browser (`saved from url=(0046)https://…`) or by SingleFile. */
function savedHeader(html: string): { url?: string; retrieved?: string } {
  const head = html.slice(0, 4000);
  const saved = head.match(/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/iu)?.[1];
  if (saved) return { url: saved };
  const single = head.match(/<!--\s*Page saved with SingleFile([\s\S]*?)-->/iu)?.[1];
  if (!single) return {};
  const url = single.match(/url:\s*(\S+)/u)?.[1];
  const stamp = Date.parse(single.match(/saved date:\s*([^\n(]+)/u)?.[1] ?? '');
  return {
    ...(url ? { url } : {}),
    ...(Number.isNaN(stamp) ? {} : { retrieved: new Date(stamp).toISOString() }),
  };
}
