/** What the site gives to machines, read by libraries of the field. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parse as parseYaml } from 'yaml';
import { type BuiltSite, builtSite } from './browser.ts';

const SITE = 'https://example.org';
const plain = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('the site for machines', () => {
  let built: BuiltSite;
  const read = (path: string) => readFileSync(join(built.dir, path), 'utf8');
  const articles = () =>
    readdirSync(join(built.dir, 'articles'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ id: name, html: read(`articles/${name}/index.html`) }))
      .filter(({ html }) => !html.includes('name="robots" content="noindex"'));
  before(async () => {
    built = await builtSite({ site: SITE });
  });
  after(() => built.remove());

  it('cites every article in BibTeX that a parser reads back: title, date, address', () => {
    for (const { id, html } of articles()) {
      const bibtex = plain(/data-cite="bib"[^>]*>([^<]*)</u.exec(html)![1]!);
      const [entry] = new Cite(bibtex).data as {
        title: string;
        URL: string;
        issued?: unknown;
      }[];
      const title = plain(/<meta name="citation_title" content="([^"]*)"/u.exec(html)![1]!);
      assert.equal(entry?.title, title, id);
      assert.equal(entry?.URL, `${SITE}/articles/${id}/`);
      assert.equal(entry?.issued !== undefined, html.includes('name="citation_publication_date"'), id);
    }
  });

  it('cites by GB/T 7714—2025: the kind of source, full-width signs, a full stop at the end', () => {
    for (const { id, html } of articles()) {
      const text = plain(/data-cite="gbt"[^>]*>([^<]*)</u.exec(html)![1]!);
      assert.match(text, /^.+\[(?:N|EB)\/OL\]\. .+\.$/u, id);
      assert.ok(!/\(|,/u.test(text.replace(/https?:\S+/u, '')), `${id}: ${text}`);
    }
  });

  it('describes every article in JSON-LD, with the date only where it is known', () => {
    for (const { id, html } of articles()) {
      const data = JSON.parse(/application\/ld\+json">([^<]*)</u.exec(html)![1]!) as Record<string, unknown>;
      assert.equal(data['@context'], 'https://schema.org');
      assert.ok(['NewsArticle', 'Article'].includes(String(data['@type'])));
      assert.equal(data.url, `${SITE}/articles/${id}/`);
      assert.equal(
        data.datePublished ?? null,
        (JSON.parse(read(`articles/${id}.json`)) as { date: string | null }).date,
      );
    }
  });

  it('feeds three kinds of readers the same articles', () => {
    const atom = parseAtomFeed(read('atom.xml'));
    const rss = parseRssFeed(read('rss.xml'));
    const json = parseJsonFeed(read('feed.json'));
    const titles = atom.entries?.map(({ title }) => title?.value);
    assert.ok((titles?.length ?? 0) > 0);
    assert.deepEqual(
      rss.items?.map(({ title }) => title),
      titles,
    );
    assert.deepEqual(
      json.items?.map(({ title }) => title),
      titles,
    );
    for (const { link } of rss.items ?? []) assert.ok(link?.startsWith(`${SITE}/articles/`));
    for (const { updated } of atom.entries ?? []) assert.match(String(updated), /^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/u);
  });

  it('packs its data with checksums, sizes and columns that are true', () => {
    const data = JSON.parse(read('data/datapackage.json')) as {
      resources: { path: string; bytes: number; hash: string; schema?: { fields: { name: string; type: string }[] } }[];
    };
    for (const { path, bytes, hash, schema } of data.resources) {
      const content = readFileSync(join(built.dir, 'data', path));
      assert.equal(content.length, bytes, path);
      assert.equal(`sha256:${createHash('sha256').update(content).digest('hex')}`, hash, path);
      if (!schema) continue;
      const rows = parseCsv(content.toString());
      assert.deepEqual(
        rows[0],
        schema.fields.map(({ name }) => name),
        path,
      );
      assert.ok(
        rows.every((row) => row.length === schema.fields.length),
        path,
      );
      schema.fields.forEach(({ name, type }, n) => {
        if (type === 'integer')
          assert.ok(
            rows.slice(1).every((row) => /^\d+$/u.test(row[n]!)),
            `${path} ${name}`,
          );
      });
    }
  });

  it('keeps the keys of its tables: rows told apart, and no reference to a row that is not there', () => {
    interface Schema {
      primaryKey?: string[];
      foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
    }
    const { resources } = JSON.parse(read('data/datapackage.json')) as {
      resources: { name: string; path: string; schema?: Schema }[];
    };
    const columns = (path: string, fields: readonly string[]): string[] => {
      const [head = [], ...rows] = parseCsv(read(`data/${path}`));
      return rows.map((row) => fields.map((field) => row[head.indexOf(field)]).join('\0'));
    };
    let references = 0;
    for (const { path, schema } of resources) {
      if (schema?.primaryKey) {
        const keys = columns(path, schema.primaryKey);
        assert.equal(new Set(keys).size, keys.length, path);
      }
      for (const { fields, reference } of schema?.foreignKeys ?? []) {
        const target = resources.find(({ name }) => name === reference.resource);
        assert.ok(target, reference.resource);
        const known = new Set(columns(target.path, reference.fields));
        for (const key of columns(path, fields)) assert.ok(key === '' || known.has(key), `${path}: ${key}`);
        references++;
      }
    }
    assert.ok(references >= 3);
  });

  it('gives the archive whole: every listed article once in the yearly files', () => {
    const ids = readdirSync(join(built.dir, 'data'))
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => read(`data/${name}`).trim().split('\n'))
      .map((line) => (JSON.parse(line) as { id: string }).id);
    assert.deepEqual(
      ids.sort(),
      articles()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('speaks Popolo without a loose end, and never of terms of office', () => {
    const data = JSON.parse(read('data/popolo.json')) as {
      persons: { id: string; name: string }[];
      posts: { id: string; area_id: string }[];
      areas: { id: string }[];
      memberships: Record<string, unknown>[];
    };
    const people = new Set(data.persons.map(({ id }) => id));
    const posts = new Set(data.posts.map(({ id }) => id));
    const areas = new Set(data.areas.map(({ id }) => id));
    assert.ok(data.memberships.length > 0);
    for (const membership of data.memberships) {
      assert.ok(people.has(String(membership.person_id)));
      if (membership.post_id !== undefined) assert.ok(posts.has(String(membership.post_id)));
      assert.ok(!('start_date' in membership) && !('end_date' in membership));
      assert.ok((membership.sources as unknown[]).length > 0);
    }
    for (const { area_id } of data.posts) assert.ok(areas.has(area_id));
  });

  it('says how to cite the whole in CFF', () => {
    const cff = parseYaml(read('CITATION.cff')) as Record<string, unknown>;
    assert.equal(cff['cff-version'], '1.2.0');
    for (const key of ['message', 'title', 'authors']) assert.ok(cff[key], key);
    assert.equal(cff.type, 'dataset');
  });

  it('lists Markdown that is there', () => {
    const links = [...read('llms.txt').matchAll(/\]\((https:[^)]+\.md)\)/gu)].map(([, link]) => link!);
    assert.equal(links.length, articles().length);
    for (const link of links) assert.match(read(link.slice(SITE.length + 1)), /^# ./u);
  });
});

describe('the site for machines, where its own address is not known', () => {
  it('still names things by whole URIs, and claims no address', async () => {
    const built = await builtSite();
    try {
      const read = (path: string): unknown => JSON.parse(readFileSync(join(built.dir, path), 'utf8'));
      const data = read('data/datapackage.json') as { id: string; homepage?: string };
      assert.equal(new URL(data.id).protocol, 'tag:');
      assert.equal(data.homepage, undefined);
      const { memberships } = read('data/popolo.json') as { memberships: { sources: { url: string }[] }[] };
      assert.ok(memberships.length > 0);
      for (const { sources } of memberships) for (const { url } of sources) assert.equal(new URL(url).protocol, 'tag:');
    } finally {
      built.remove();
    }
  });
});

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, quoted, bare = '', end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/u.exec(rest)!;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(whole.length);
  }
  return rows;
}
