import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildLooseIndex, MOST } from '../../src/search/build/loose.ts';
import { createLoose, type Pagefind, type PagefindPage } from '../../src/search/client/loose.ts';
import { spaced, unspaced, wordsOf } from '../../src/search/spaced.ts';
import { madeDocuments } from './made.ts';

test('every Chinese character is a word of its own, and reads as before without the blanks', () => {
  assert.equal(spaced('测试镇２０２４年 GDP'), '测 试 镇 2024 年 gdp');
  assert.equal(unspaced('测 试 镇 ， 2024 年 好 。'), '测试镇，2024年好。');
  assert.deepEqual(wordsOf('测试，测ＡＢ 12'), ['测', '试', 'ab', '12']);
});

test('the bundle is made once for the same articles, and holds nothing that the site does not use', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'loose-'));
  try {
    const documents = madeDocuments(20);
    const [out, cache] = [join(dir, 'out'), join(dir, 'cache')];
    assert.deepEqual(await buildLooseIndex(documents, out, cache), { documents: 20, built: true });
    assert.ok(existsSync(join(out, 'pagefind.js')) && existsSync(join(out, 'wasm.unknown.pagefind')));
    assert.ok(!readdirSync(out).some((name) => name.includes('ui')));
    const entry = JSON.parse(readFileSync(join(out, 'pagefind-entry.json'), 'utf8')) as {
      languages: Record<string, { page_count: number }>;
    };
    assert.deepEqual(
      Object.values(entry.languages).map((l) => l.page_count),
      [20],
    );
    assert.equal((await buildLooseIndex(documents, out, cache))?.built, false);
    assert.equal((await buildLooseIndex(documents.slice(1), out, cache))?.built, true);
    assert.equal(await buildLooseIndex(new Array(MOST + 1), out, cache), null);
    assert.ok(!existsSync(out));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

/** A module that gives what it is told, whatever is asked. */
function answering(pages: readonly Partial<PagefindPage>[]): Pagefind {
  return {
    options: async () => undefined,
    init: async () => undefined,
    search: async () => ({
      results: pages.map((page) => ({ data: async () => ({ content: '', meta: {}, excerpt: '', ...page }) })),
    }),
  };
}

test('a hit without one of the words is not believed, nor one that the exact search has listed', async () => {
  const pages = [
    {
      content: '测 村 试',
      meta: { id: 'whole', url: 'articles/whole/', title: '甲', date: '2024-03-05', kind: 'report' },
    },
    { content: '测 村', meta: { id: 'part', date: '2024' } },
    { content: '测 试', meta: { id: 'listed', date: '2024' } },
  ];
  const loose = createLoose('/pagefind/', async () => answering(pages));
  const ids = async (facets = {}) => (await loose.search('测试', facets, new Set(['listed']))).map(({ id }) => id);
  assert.deepEqual(await ids(), ['whole']);
  assert.deepEqual(await ids({ from: '2025' }), []);
  assert.deepEqual(await ids({ kind: ['notice'] }), []);
  assert.deepEqual(await loose.search('测', {}, new Set()), []);
});
