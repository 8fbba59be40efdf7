/** A field written into the schema, and nowhere else, is in everything that editors use. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

const ADDED = "  trial: z.enum(['east', 'west']).optional().describe('试填：east 东，west 西'),\n";

// The schema's own file, with one line more, for all that this process loads from here on.
let changed = 0;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/src/model/article.ts')) return loaded;
    const source = String(loaded.source);
    const at = source.indexOf('  sample: z.boolean()');
    assert.ok(at > 0, 'the schema ends with another field now: choose that one');
    changed++;
    return { ...loaded, source: source.slice(0, at) + ADDED + source.slice(at) };
  },
});
const { cmsConfig } = await import('../../src/review-desk/admin.ts');
const { fieldTable, schemaFiles, snippets } = await import('../../src/review-desk/aids.ts');
const { readEntry, writeFile } = await import('../../src/archive/index.ts');
const { explainProblems } = await import('../../src/check/index.ts');

test('a field added to the schema is in the form, the table, the completion, the snippets and the check', () => {
  assert.equal(changed, 1);
  const { collections } = cmsConfig('/somewhere/content') as { collections: { fields: { name: string }[] }[] };
  for (const { fields } of collections) {
    const field = fields.find(({ name }) => name === 'trial');
    assert.deepEqual(field, {
      ...{ name: 'trial', label: '试填', required: false, hint: '试填：east 东，west 西' },
      widget: 'select',
      options: [
        { value: 'east', label: '东' },
        { value: 'west', label: '西' },
      ],
    });
  }
  assert.match(fieldTable(), /^\| `trial` \| 试填：east 东，west 西 \| `east` `west` \| {2}\|$/mu);
  const schema = JSON.parse(schemaFiles()['article.schema.json']!) as { properties: Record<string, unknown> };
  assert.deepEqual(schema.properties.trial, {
    ...{ description: '试填：east 东，west 西', type: 'string', enum: ['east', 'west'] },
  });
  const all = JSON.parse(snippets()) as Record<string, { body: string[] }>;
  assert.deepEqual(all['属性 trial']?.body, [`trial: $\{1|east,west|}`]);
});

test('the check takes the new field, refuses what it may not hold, and knows its name', () => {
  const file = (line: string) => `---\ntitle: 题\n${line}\n---\n\n正文。\n`;
  const said = (line: string) => {
    const { problems } = readEntry('articles/2024/a.md', file(line), 'editor');
    return explainProblems(problems).map(({ message, remedy }) => message + remedy);
  };
  assert.deepEqual(said('trial: east'), []);
  assert.deepEqual(said('trial: north'), ['trial（试填）不能写“north”。只能写：east（东）、west（西）。']);
  assert.deepEqual(said('trail: east'), ['没有 trail 这个属性。是不是要写 trial（试填）？']);
  const { entry } = readEntry('articles/2024/a.md', file('trial: west'), 'editor');
  assert.match(writeFile(entry!.article, entry!.body), /^trial: west$/mu);
});
