import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { RedirectsSchema } from '../../src/archive/cards.ts';
import { OfficialCardSchema, readEntry, readYaml, SidecarSchema, splitFile } from '../../src/archive/index.ts';
import { ARTICLE_FIELDS, ArticleSchema } from '../../src/model/article.ts';
import { adminFile, cmsConfig, writeAdmin } from '../../src/review-desk/admin.ts';
import { fieldTable, schemaFiles, snippets, withTable } from '../../src/review-desk/aids.ts';
import { frontmatterSchema } from '../../src/review-desk/json-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const file = (name: string) => readFileSync(join(ROOT, name), 'utf8');

test('the handbook, completion and snippets are those of the schema (else: npm run aids)', () => {
  const guide = file('docs/editing.zh.md');
  assert.equal(withTable(guide), guide);
  assert.equal(file('.vscode/zhijiang.code-snippets'), snippets());
  for (const [name, text] of Object.entries(schemaFiles())) assert.equal(file(`.vscode/${name}`), text, name);
});

test('every field of the schema is in the check, the form, the table, the completion and a snippet', () => {
  const config = cmsConfig('/somewhere/content') as { collections: { fields: { name: string }[] }[] };
  for (const { fields } of config.collections) {
    assert.deepEqual(
      fields.map(({ name }) => name),
      [...ARTICLE_FIELDS, 'body'],
    );
  }
  const properties = frontmatterSchema().properties ?? {};
  for (const field of ARTICLE_FIELDS) {
    assert.ok(ArticleSchema.shape[field].description, `${field} has no description`);
    assert.ok(fieldTable().includes(`| \`${field}\` |`), field);
    assert.ok(properties[field], field);
    assert.ok(snippets().includes(`"属性 ${field}"`), field);
  }
  const { problems } = readEntry('a.md', '---\ntitle: 题\nnothing: 1\n---\n', 'editor');
  assert.equal(problems[0]?.code, 'schema:unrecognized_keys');
});

test('every example of the handbook is what the schema takes', () => {
  const guide = file('docs/editing.zh.md');
  const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, yaml = '']) => yaml);
  const whole = blocks.find((yaml) => yaml.startsWith('title:'));
  assert.ok(whole);
  assert.deepEqual(readEntry('a.md', `---\n${whole}---\n\n正文。\n`, 'editor').problems, []);
  const used = readEntry('a.md', `---\n${whole}---\n`, 'editor').entry!.article;
  assert.equal(used.eventDate, '--02-27');
  const [, article = ''] = guide.match(/```markdown\n(---\ntitle[\s\S]*?)```/u) ?? [];
  assert.deepEqual(readEntry('a.md', article, 'editor').problems, []);
});

test('every card, sidecar, redirect and component of the handbook is what its schema takes', () => {
  const guide = file('docs/editing.zh.md');
  const of = (kind: string) =>
    [...guide.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'gu'))].map(([, text = '']) => text);
  const seen = of('yaml').map((text) => {
    const value = readYaml(text).value as Record<string, unknown>;
    const [first = ''] = Object.keys(value);
    if (first === 'title') return first;
    if (first === 'url') SidecarSchema.parse(value);
    else if (first === 'apart' || first === 'parts') OfficialCardSchema.parse({ name: '甲某', reason: '例', ...value });
    else RedirectsSchema.parse(value);
    return first;
  });
  assert.deepEqual(seen.sort(), ['2024-02-28-yiwu', 'apart', 'parts', 'title', 'url']);
  const cards = of('markdown').filter((text) => text.startsWith('---\nname'));
  assert.equal(cards.length, 1);
  OfficialCardSchema.parse(readYaml(splitFile(cards[0]!).yaml ?? '').value);
  for (const text of of('mdx')) {
    const { entry, problems } = readEntry('a.mdx', `---\ntitle: 题\n---\n\n${text}`, 'editor');
    assert.deepEqual([problems, entry?.hasComponents], [[], true]);
  }
});

test('the form names no other host for what it shows', () => {
  const script = Buffer.from(adminFile('sveltia-cms.js')!).toString('utf8');
  assert.doesNotMatch(script, /url\(https?:/u);
  assert.ok(adminFile('icons.woff2')!.length > 100_000);
  assert.equal(adminFile('../package.json'), null);
});

test('the form in a finished site has all that it asks for', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'zhijiang-'));
  try {
    await writeAdmin(dist, '/somewhere/content');
    const files = readdirSync(join(dist, 'admin'), { recursive: true }).map((name) =>
      String(name).replaceAll('\\', '/'),
    );
    for (const name of ['index.html', 'config.yml', 'sveltia-cms.js', 'icons.woff2', 'cms/package.json']) {
      assert.ok(files.includes(name), name);
    }
    assert.ok(files.some((name) => /^cms@[\d.]+\/locales\/zh-CN\.json$/u.test(name)));
    const config = JSON.parse(readFileSync(join(dist, 'admin/config.yml'), 'utf8')) as {
      collections: { folder: string }[];
    };
    assert.equal(config.collections[0]?.folder, 'content/articles');
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
});
