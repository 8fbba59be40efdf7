import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '@mdx-js/mdx';
import { type ArticleEntry, readArchive, readLedger, treeOf } from '../../src/archive/index.ts';
import { Archive, page } from './job.ts';

/** What a hostile page puts into its text, and what must still be readable: in the article, or in its ledger as removed. */
const TEXTS: readonly (readonly [name: string, text: string, kept?: string, removed?: true])[] = [
  ['script', '<script>globalThis.pwned = 1</script>'],
  ['expression', '{process.exit()}', 'process.exit()'],
  ['import', 'import x from "node:fs"', 'import x from'],
  ['export', 'export const x = globalThis.pwned = 1', 'export const x'],
  ['link', ']({javascript:alert(1)})'],
  ['image', '<img src=x onerror="globalThis.pwned = 1">'],
  ['markdown image', '![x](https://example.cn/pixel.png)', 'pixel.png', true],
  ['reference', '[x]: https://example.cn/ "x"'],
  ['fences', '---\ntitle: 假的\n---'],
  ['component', '<Figure src={globalThis.pwned = 1} />'],
  ['entities', '&lt;script&gt;globalThis.pwned = 1&lt;/script&gt;'],
];

test('nothing that a page says is run, loaded or taken for the frontmatter', async () => {
  using archive = new Archive();
  TEXTS.forEach(([, text], n) => {
    archive.write(`raw/a${n}.txt`, page(n + 1).replace('村民甲某说', `${text}\n\n村民甲某说`));
    archive.write(`raw/b${n}.txt`, page(n + 31, `他说“${text}”，大家都笑了。`));
  });
  const { status, err } = await archive.normalise();
  assert.equal(status, 0, err);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  // A rule of dashes may part a page in two; no page may be without an article.
  assert.equal(new Set(articles.map(({ article }) => article.raw?.file)).size, TEXTS.length * 2);
  for (const entry of articles) {
    assert.notEqual(entry.article.title, '假的');
    await assertInert(entry);
  }
  const removedOf = (entry: ArticleEntry) => (readLedger(archive.content, entry)?.removed ?? []).map((r) => r.text);
  for (const [name, , kept, removed] of TEXTS) {
    if (!kept) continue;
    const has = (entry: ArticleEntry) =>
      (removed ? removedOf(entry) : entry.blocks.map(({ text }) => text)).some((text) => text.includes(kept));
    assert.ok(articles.some(has), name);
  }
});

test('a title may hold anything', async () => {
  using archive = new Archive();
  const titles = [
    "他说：“一切: 都好” '真的'",
    '../../../../etc/passwd',
    '---',
    '# {process.exit()} <b>题</b>',
    '- [x] 项: *值* &a !b |',
  ];
  for (const [n, title] of titles.entries()) archive.write(`raw/t${n}.txt`, page(n + 1).replace(/^.*$/mu, title));
  const { status, err } = await archive.normalise();
  assert.equal(status, 0, err);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  assert.equal(articles.length, titles.length);
  for (const { file } of articles) assert.match(file, /^articles\/(\d{4}|undated)\/[0-9a-f]{10}-\d+\.mdx$/u);
  assert.ok(articles.some(({ article }) => article.title.includes('passwd')));
});

test('what is no page at all does no harm to the others', async () => {
  using archive = new Archive();
  archive.write('raw/good.txt', page(1));
  archive.write('raw/empty.txt', '');
  archive.write('raw/nul.txt', page(2, '\0甲\0乙'));
  archive.write(
    'raw/binary.txt',
    new Uint8Array(4096).map((_, n) => (n * 7919) % 256),
  );
  archive.write('raw/picture.html', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  archive.write('raw/broken.jsonl', '{"url":\n{}\nnull\n[]\n');
  archive.write('raw/broken.warc', 'WARC/1.0\r\nnothing');
  archive.write('raw/bad.txt', page(3));
  archive.write('raw/bad.txt.yml', 'url: [unclosed\n  rights: {');
  const { status, err } = await archive.normalise();
  assert.equal(status, 0, err);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  const from = (name: string) => articles.filter(({ article }) => article.raw?.file === name).length;
  assert.deepEqual([from('good.txt'), from('nul.txt'), from('bad.txt')], [1, 1, 1]);
  for (const entry of articles) await assertInert(entry);
});

test('five megabytes on one line are read, and every other page too', async () => {
  using archive = new Archive();
  archive.write('raw/long.txt', page(1, '防汛工作要抓早抓实，干部要到一线去，'.repeat(95_000)));
  archive.write('raw/good.txt', page(2));
  const { status, err } = await archive.normalise();
  assert.equal(status, 0, err);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  assert.ok(articles.some(({ body }) => body.length > 1_600_000));
});

test("the record of a file that can't be read is missing, the others are printed, and the status says so", async () => {
  using archive = new Archive();
  archive.write('raw/good.txt', page(1));
  const { status, out, err } = await archive.normalise(
    '--jsonl',
    `${archive.content}/none.txt`,
    `${archive.content}/raw/good.txt`,
  );
  assert.equal(status, 1);
  assert.match(err, /none\.txt/u);
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, 1);
  assert.match((JSON.parse(lines[0]!) as { title: string }).title, /防汛/u);
  assert.deepEqual(archive.files(), []);
});

/** Compiles and runs an article as MDX would, and looks for what should not be there. */
async function assertInert(entry: ArticleEntry): Promise<void> {
  assert.equal(entry.hasComponents, false, entry.file);
  const types = new Set<string>();
  const walk = (node: { type: string; children?: unknown[] }) => {
    types.add(node.type);
    for (const child of node.children ?? []) walk(child as { type: string });
  };
  walk(treeOf(entry.body, 'mdx'));
  for (const type of types) assert.doesNotMatch(type, /^mdx|^html$|^image|^code$|^definition$/u, entry.file);
  const element = (type: unknown, props: unknown) => ({ type, props });
  await evaluate(entry.body, { Fragment: 'fragment', jsx: element, jsxs: element } as never);
  assert.equal((globalThis as { pwned?: unknown }).pwned, undefined);
}
