/** What a user would pick instead: Eleventy or Hugo, with stock Pagefind, over the same articles and kinds of pages. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleEntry } from '../../src/archive/index.ts';
import { ROOT } from '../lib/options.ts';
import { type Measured, measure } from './measure.ts';

const ELEVENTY = '3.1.8';
const PAGEFIND = join(ROOT, 'node_modules', '.bin', 'pagefind');

/** Two steps of one job: their seconds added, the larger of their peaks. */
export interface Job {
  readonly render: Measured;
  readonly index: Measured;
  readonly seconds: number;
  readonly peakMB: number;
}

const job = (render: Measured, index: Measured): Job => ({
  render,
  index,
  seconds: render.seconds + index.seconds,
  peakMB: Math.max(render.peakMB, index.peakMB),
});

/** Frontmatter as JSON, which both read as YAML. */
function page(entry: ArticleEntry, extra: Record<string, unknown>): string {
  const { article } = entry;
  const data = {
    title: article.title,
    ...(article.date && article.date.length === 10 ? { date: article.date } : {}),
    source: article.source,
    places: article.places,
    officials: article.officials.map((o) => o.name),
    topics: article.topics,
    days: article.date ? [article.date] : [],
    ...extra,
  };
  const body = entry.blocks
    .map((b) => (b.type === 'heading' ? `## ${b.text}` : b.text.replace(/([<{*_`[\]\\])/g, '\\$1')))
    .join('\n\n');
  return `---\n${JSON.stringify(data)}\n---\n\n${body}\n`;
}

const HEAD =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>body{font-family:serif;max-width:40em;margin:auto}</style>';
const TERMS = ['places', 'officials', 'topics', 'days'] as const;

/** Installs Eleventy into a cache once; null when it can't be had. */
function eleventyBinary(): string | null {
  const dir = join(ROOT, '.cache', 'bench');
  const bin = join(dir, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
  if (existsSync(bin)) return bin;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), '{"private":true}');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', `@11ty/eleventy@${ELEVENTY}`], { cwd: dir });
  return npm.status === 0 && existsSync(bin) ? bin : null;
}

export async function eleventy(entries: readonly ArticleEntry[], dir: string): Promise<Job | null> {
  const bin = eleventyBinary();
  if (!bin) return null;
  mkdirSync(join(dir, 'articles'), { recursive: true });
  mkdirSync(join(dir, '_includes'), { recursive: true });
  for (const e of entries) writeFileSync(join(dir, 'articles', `${e.id}.md`), page(e, {}));
  writeFileSync(join(dir, 'articles', 'articles.json'), JSON.stringify({ layout: 'article.njk', tags: 'article' }));
  const links = TERMS.map((t) => `{% for x in ${t} %}<a href="/${t}/{{ x | slugify }}/">{{ x }}</a> {% endfor %}`).join(
    '',
  );
  writeFileSync(
    join(dir, '_includes', 'article.njk'),
    `<!doctype html><html lang="zh"><head>${HEAD}<title>{{ title }}</title></head><body><main data-pagefind-body><h1>{{ title }}</h1><p>{{ source }}</p>{{ content | safe }}</main><p>${links}</p></body></html>`,
  );
  for (const t of TERMS) {
    writeFileSync(
      join(dir, `${t}.njk`),
      `---js\n{ pagination: { data: 'collections.${t}', size: 1, alias: 'term' }, permalink: (d) => '/${t}/' + d.term.slug + '/' }\n---\n<!doctype html><html lang="zh"><head>${HEAD}<title>{{ term.name }}</title></head><body><h1>{{ term.name }}</h1><ul>{% for p in term.pages %}<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul></body></html>`,
    );
  }
  writeFileSync(
    join(dir, 'index.njk'),
    `<!doctype html><html lang="zh"><head>${HEAD}<title>home</title></head><body><ul>{% for p in collections.latest %}<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul></body></html>`,
  );
  writeFileSync(
    join(dir, 'eleventy.config.cjs'),
    `module.exports = (c) => {
  const slug = (s) => encodeURIComponent(s).replace(/%/g, '').toLowerCase();
  c.addFilter('slugify', slug);
  for (const t of ${JSON.stringify(TERMS)}) c.addCollection(t, (api) => {
    const map = new Map();
    for (const p of api.getFilteredByTag('article')) for (const x of p.data[t] || []) { if (!map.has(x)) map.set(x, []); map.get(x).push(p); }
    return [...map].map(([name, pages]) => ({ name, slug: slug(name), pages }));
  });
  c.addCollection('latest', (api) => api.getFilteredByTag('article').slice(-50));
  return { dir: { output: '_site' }, markdownTemplateEngine: false };
};`,
  );
  const render = await measure(process.execPath, [bin, '--quiet'], { cwd: dir });
  const index = await measure(PAGEFIND, ['--site', join(dir, '_site')]);
  return render.status === 0 ? job(render, index) : null;
}

export async function hugo(entries: readonly ArticleEntry[], dir: string): Promise<Job | null> {
  if (spawnSync('hugo', ['version']).status !== 0) return null;
  mkdirSync(join(dir, 'content', 'articles'), { recursive: true });
  mkdirSync(join(dir, 'layouts', '_default'), { recursive: true });
  for (const e of entries) writeFileSync(join(dir, 'content', 'articles', `${e.id}.md`), page(e, { slug: e.id }));
  writeFileSync(
    join(dir, 'hugo.toml'),
    `baseURL = "http://localhost/"\nlanguageCode = "zh"\nhasCJKLanguage = true\ndisableKinds = ["RSS", "sitemap"]\n[taxonomies]\n${TERMS.map((t) => `${t} = "${t}"`).join('\n')}\n`,
  );
  const shell = (main: string) =>
    `<!doctype html><html lang="zh"><head>${HEAD}<title>{{ .Title }}</title></head><body>${main}</body></html>`;
  const terms = TERMS.map(
    (t) => `{{ range (.GetTerms "${t}") }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}`,
  ).join('');
  const list =
    '<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>';
  const layouts = join(dir, 'layouts');
  writeFileSync(
    join(layouts, '_default', 'single.html'),
    shell(
      `<main data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Params.source }}</p>{{ .Content }}</main><p>${terms}</p>`,
    ),
  );
  writeFileSync(join(layouts, '_default', 'list.html'), shell(list));
  writeFileSync(
    join(layouts, 'index.html'),
    shell(
      '<ul>{{ range first 50 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
    ),
  );
  const render = await measure('hugo', ['--quiet'], { cwd: dir });
  const index = await measure(PAGEFIND, ['--site', join(dir, 'public')]);
  return render.status === 0 ? job(render, index) : null;
}
