/** What of the archive is indexed: what may be published, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { documentsOf, suggestionsOf } from '../../src/search/documents.ts';
import { archiveOf, entryOf } from '../catalogue/fixture.ts';

const YIWU = '浙江省/金华市/义乌市';
const official = (name: string, post: string, place: string) => ({
  name,
  posts: [{ post, place, status: 'current' }],
  scope: 'zhejiang',
});

const catalogue = buildCatalogue(
  archiveOf(
    [
      entryOf(
        'full',
        {
          date: '2024-02-28',
          kicker: '肩题',
          column: '栏目',
          subtitle: '副题',
          source: '测试日报',
          places: [YIWU, '安徽省/某市'],
          officials: [official('甲某', '市委书记', YIWU)],
          topics: ['ceshi'],
          captions: [{ text: '图说', credit: '摄影者' }],
        },
        ['正文一。', '正文二。'],
      ),
      {
        ...entryOf('table', { date: '2024' }),
        blocks: [{ type: 'table', text: '| 甲 | 乙 |\n| --- | :-: |\n| 一 | 二 |' }],
      },
      entryOf('posts', {
        officials: [
          {
            ...official('乙某', '市长', YIWU),
            posts: [
              { post: '市长', place: YIWU, status: 'former' },
              { post: '副市长', place: '浙江省/金华市', status: 'proposed' },
            ],
          },
          {
            ...official('丙某', '某部部长', YIWU),
            scope: 'national',
            posts: [{ post: '某部部长', place: null, status: 'current' }],
          },
        ],
      }),
      entryOf('excerpt', { publish: 'excerpt' }, [`开头${'长'.repeat(300)}末尾`, '第二段']),
      entryOf('metadata', { publish: 'metadata', captions: [{ text: '图说', credit: null }] }, ['不公开的正文']),
      entryOf('withheld', { publish: 'withheld' }, ['不公开的正文']),
    ],
    {
      topics: [
        {
          id: 'ceshi',
          name: '测试专题',
          definition: '',
          source: '',
          phrases: ['测试'],
          not: [],
          broader: [],
          related: [],
        },
      ],
    },
  ),
);
const documents = new Map([...documentsOf(catalogue)].map((document) => [document.id, document]));

test('a whole article: texts, facets, every place with those above it', () => {
  const { title, subtitle, blocks, captions, date, url, facets } = documents.get('full')!;
  assert.deepEqual(
    [title, subtitle, blocks, captions, date, url],
    ['标题full', '肩题　栏目　副题', ['正文一。', '正文二。'], ['图说'], '2024-02-28', 'articles/full/'],
  );
  assert.deepEqual(facets.place, ['浙江省', '浙江省/金华市', YIWU]);
  assert.deepEqual([facets.prefecture, facets.county], [['浙江省/金华市'], [YIWU]]);
  assert.deepEqual([facets.topic, facets.outlet, facets.year, facets.kind], [['ceshi'], '测试日报', '2024', 'report']);
  assert.deepEqual(facets.official, [catalogue.personOf('full', '甲某')!.id]);
});

test('what an article is about: officials as one asks for them, with what became of a post, and topics', () => {
  assert.deepEqual(documents.get('full')!.about, ['义乌市委书记甲某', '测试专题']);
  assert.deepEqual(documents.get('posts')!.about, ['曾任义乌市长、拟任金华市副市长乙某', '某部部长丙某']);
  assert.deepEqual(documents.get('metadata')!.about, []);
});

test('a table is searched by its cells', () => {
  assert.deepEqual(documents.get('table')!.blocks, ['甲　乙\n一　二']);
});

test('what may not be published is not indexed', () => {
  assert.ok(!documents.has('withheld'));
  const excerpt = documents.get('excerpt')!.blocks.join('');
  assert.ok(excerpt.startsWith('开头') && !excerpt.includes('末尾') && !excerpt.includes('第二段'));
  assert.deepEqual(documents.get('metadata')!.blocks, []);
  assert.deepEqual(documents.get('metadata')!.captions, []);
  assert.ok(!JSON.stringify([...documents.values()]).includes('不公开的正文'));
});

test('suggestions: places with short and former names, officials with their post, offices with who was seen there', () => {
  const entries = [...suggestionsOf(catalogue)];
  const find = (kind: string, name: string) => entries.find((entry) => entry.kind === kind && entry.name === name)!;
  assert.deepEqual(
    [find('place', '义乌市').count, find('place', '义乌市').slug, find('place', '义乌市').value],
    [1, 'zhejiang/jinhua/yiwu', YIWU],
  );
  assert.ok(find('place', '义乌市').aliases.includes('义乌'));
  assert.ok(find('place', '余杭区').aliases.includes('余杭市'));
  assert.equal(find('official', '甲某').note, catalogue.personOf('full', '甲某')!.headline!.post);
  const office = entries.find(({ kind }) => kind === 'office')!;
  assert.equal(office.name, '义乌市委书记');
  assert.equal(office.note, '甲某');
  assert.equal(find('topic', '测试专题').value, 'ceshi');
});
