import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editBody, editFields, readEntry, readYaml, splitFile, writeFile } from '../../src/archive/index.ts';
import { packLedger, unpackLedger } from '../../src/archive/ledger.ts';
import { matchTexts } from '../../src/archive/match.ts';
import { quickYaml } from '../../src/archive/quick-yaml.ts';

const BREAKERS = [
  '---',
  '\n---\n',
  '"',
  "'",
  ': ',
  '#',
  '[',
  '{',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '- ',
  '? ',
  '\n',
  '\t',
  ' ',
  'null',
  'true',
  '2024-02-28',
  '00004',
  '../',
  '中',
  '：',
  '…',
  '\u2028',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...BREAKERS), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts
      .join('')
      .toWellFormed()
      .replace(/[\0\r]/gu, ''),
  )
  .filter((joined) => joined.trim() !== '');

test('any title, source and caption come back from the frontmatter as they were', () => {
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, caption, authors) => {
      const file = writeFile({ title, authors, captions: [{ text: caption, credit: null }] }, '正文。\n');
      const { entry, problems } = readEntry('articles/undated/a.mdx', file, 'pipeline');
      assert.deepEqual(problems, []);
      assert.equal(entry?.article.title, title);
      assert.deepEqual(entry?.article.authors, authors);
      assert.equal(entry?.article.captions[0]?.text, caption);
      assert.equal(entry?.body.trim(), '正文。');
    }),
    { numRuns: 1000 },
  );
});

test('the quick reader of plain YAML reads what the whole parser reads, or nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...BREAKERS,
      'a: ',
      'b:',
      '\n',
      '\n  - ',
      '\n  ',
      '- ',
      "''",
      '""',
      '~',
      'null',
      '1.5',
      '\\n',
      '\\u4e2d',
      '# ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  let both = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('k', '85e-1', '12', 'null', 'True', 'a-b'),
      fc.array(piece, { maxLength: 10 }),
      (start, parts) => {
        const yaml = `# 注\n${start}: ${parts.join('')}\n`;
        const quick = quickYaml(yaml);
        if (quick === undefined) return;
        both++;
        const { value, problems } = readYaml(yaml);
        assert.deepEqual(problems, [], yaml);
        assert.deepEqual(quick, value, yaml);
      },
    ),
    { numRuns: 10_000 },
  );
  assert.ok(both > 300, `only ${both} were plain`);
});

test('the quick reader takes only plain blanks for an indent', () => {
  for (const blank of ['\u00a0', '\u3000', '\u2028', '\t']) assert.equal(quickYaml(`k: 甲\n${blank}#\n`), undefined);
  assert.deepEqual(quickYaml('k: 甲\n #\n'), { k: '甲' });
});

test('the quick reader reads all that the writer writes plainly', () => {
  const officials = [
    { name: '甲某', posts: [{ post: '书记', place: '浙江省', status: 'former' as const }], scope: 'zhejiang' as const },
  ];
  const text = writeFile({ title: '题', date: '2024-02-28', places: ['浙江省'], officials, sample: true }, '');
  const { yaml } = splitFile(text);
  assert.deepEqual(quickYaml(yaml ?? ''), readYaml(yaml ?? '').value);
  assert.notEqual(quickYaml(yaml ?? ''), undefined);
});

test('a field stands on lines of its own, in the order of the schema', () => {
  const file = writeFile({ title: '题', source: '某报', date: '2024-02-28', places: ['浙江省', '浙江省/杭州市'] }, '');
  assert.equal(
    file,
    '---\ntitle: 题\ndate: "2024-02-28"\nsource: 某报\nplaces:\n  - 浙江省\n  - 浙江省/杭州市\n---\n\n',
  );
});

test('dates and page numbers stay as they are written, quoted or not', () => {
  const { entry } = readEntry('a.md', '---\ntitle: 题\ndate: 2024-02-28\npage: 00004\n---\n', 'editor');
  assert.equal(entry?.article.date, '2024-02-28');
  assert.equal(entry?.article.page, '00004');
  assert.equal(readEntry('a.md', '---\ntitle: 2024\ndate: 2024\n---\n', 'editor').entry?.article.title, '2024');
});

test('a mistake is located by line and column', () => {
  const { problems } = readEntry('a.md', '---\ntitle: 题\nkind: 新闻\n---\n', 'editor');
  assert.deepEqual(
    problems.map(({ line, column, code }) => [line, column, code]),
    [[3, 1, 'schema:invalid_value']],
  );
  const broken = readEntry('a.mdx', '---\ntitle: 题\n---\n\n甲\n\n<b\n', 'editor').problems;
  assert.equal(broken[0]?.code, 'mdx');
  assert.ok((broken[0]?.line ?? 0) >= 7);
  assert.equal(readEntry('a.md', '没有属性', 'editor').problems[0]?.code, 'no-frontmatter');
});

test('YAML that would run away or lie is refused', () => {
  assert.equal(readYaml('a: &a [*a]').value === undefined, false);
  assert.ok(readYaml('title: 甲\ntitle: 乙').problems.length > 0);
});

test('an edit of one field leaves every other line alone', () => {
  const before = '---\n# 我的注\ntitle: "题"   # 注\nkind: report\n---\n\n正文。\n';
  const after = editFields(before, { date: '2024', kind: null, reviewed: ['date-unknown'] });
  assert.equal(after, '---\n# 我的注\ntitle: "题"   # 注\ndate: "2024"\nreviewed:\n  - date-unknown\n---\n\n正文。\n');
  assert.equal(editBody(before, '正文', '改文'), before.replace('正文', '改文'));
  assert.throws(() => editBody(before, '没有', '改'));
  assert.throws(() => editBody(`${before}正文`, '正文', '改'));
});

test('a ledger comes back whole', () => {
  const ledger = {
    repairs: [
      { stage: 'a/b', rule: 'r/s', before: '?', after: '', certainty: 'lost' as const, at: 3, length: 1 },
      {
        stage: 'a',
        rule: 'r',
        before: '甲',
        after: '乙',
        certainty: 'likely' as const,
        at: 5,
        length: 2,
        alternatives: ['丙'],
        field: 'blocks/0',
        offset: 0,
      },
    ],
    removed: [{ rule: 'legal', text: '版权\n"所有"', at: 9 }],
    review: [{ code: 'date-unknown', message: '不知' }],
    mentions: [
      {
        kind: 'place' as const,
        ref: '浙江省',
        field: 'title',
        start: 0,
        end: 2,
        certainty: 'certain' as const,
        unlisted: true as const,
      },
    ],
    conflicts: [{ field: 'title', editor: '甲', pipeline: '乙' }],
    written: { sha256: 'ab', title: '题', fields: { title: '00' }, body: '11' },
  };
  const back = unpackLedger(packLedger(ledger));
  assert.deepEqual(back, ledger);
  assert.equal(unpackLedger('{}'), null);
});

test('texts find the article that they were, though pieces came or went between', () => {
  const old = ['甲村今年修了三条新路，村民出行方便多了。', '乙镇开会部署防汛工作，干部分片包干到户。'];
  assert.deepEqual(matchTexts(['全新的一篇讲的是别的事情，与前面毫无关系。', `${old[1]}又及。`, old[0]!], old), [
    null,
    1,
    0,
  ]);
  assert.deepEqual(matchTexts(old, []), [null, null]);
});
