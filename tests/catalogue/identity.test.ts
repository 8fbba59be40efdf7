/** Who is who: people here are made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identify, type NamedIn, nameSlug } from '../../src/catalogue/identity/index.ts';
import type { PostStatus, Scope } from '../../src/model/record.ts';

const YIWU = '浙江省/金华市/义乌市';
const SUXI = `${YIWU}/苏溪镇`;
const SUICHANG = '浙江省/丽水市/遂昌县';

function article(
  id: string,
  date: string | null,
  name: string,
  post: string,
  place: string | null,
  scope: Scope = 'zhejiang',
  status: PostStatus = 'current',
): NamedIn {
  return { id, article: { date, officials: [{ name, scope, posts: [{ post, place, status }] }] } };
}

test('one name in a county and in a town of it is one person, with pinyin and first place as id', () => {
  const found = identify(
    [
      article('b', '2024-05-01', '单甲某', '义乌市商务局局长', YIWU),
      article('a', '2023-01-01', '单甲某', '苏溪镇党委书记', SUXI),
    ],
    [],
    {},
  );
  assert.deepEqual(
    found.people.map((p) => [p.id, p.articles]),
    [['shanjiamou-suxi-zhen', ['a', 'b']]],
  );
  assert.equal(found.personOf('b', '单甲某'), 'shanjiamou-suxi-zhen');
  assert.deepEqual(found.registry['shanjiamou-suxi-zhen'], { name: '单甲某', place: SUXI, article: 'a' });
});

test('namesakes in two prefectures stay two, and are named as worth a card', () => {
  const found = identify(
    [
      article('a', '2023-01-01', '王甲某', '义乌市委书记', YIWU),
      article('b', '2023-02-01', '王甲某', '县委书记', SUICHANG),
    ],
    [],
    {},
  );
  assert.deepEqual(
    found.people.map((p) => p.id),
    ['wangjiamou-suichang', 'wangjiamou-yiwu'],
  );
  assert.deepEqual(
    found.cases.map((c) => [c.kind, c.ids]),
    [['namesakes', ['wangjiamou-suichang', 'wangjiamou-yiwu']]],
  );
});

test('two heads of villages of one town are two, also where a third article names the county', () => {
  const found = identify(
    [
      article('a', '2023-01-01', '李甲某', '甲村党支部书记', `${SUXI}/甲村`),
      article('b', '2023-01-02', '李甲某', '乙村党支部书记', `${SUXI}/乙村`),
      article('c', '2023-01-03', '李甲某', '义乌市水务局局长', YIWU),
    ],
    [],
    {},
  );
  assert.equal(found.people.length, 3);
});

test('an id stays when an older article comes in, and when the article that gave it is gone', () => {
  const first = identify([article('b', '2024-05-01', '赵甲某', '义乌市商务局局长', YIWU)], [], {});
  assert.deepEqual(Object.keys(first.registry), ['zhaojiamou-yiwu']);
  const older = article('a', '2020-05-01', '赵甲某', '苏溪镇镇长', SUXI);
  const second = identify([article('b', '2024-05-01', '赵甲某', '义乌市商务局局长', YIWU), older], [], first.registry);
  assert.deepEqual(
    second.people.map((p) => p.id),
    ['zhaojiamou-yiwu'],
  );
  const third = identify([older], [], second.registry);
  assert.deepEqual(
    third.people.map((p) => p.id),
    ['zhaojiamou-yiwu'],
  );
  assert.deepEqual(third.registry, first.registry);
});

test('two ids that a new article links stay two and become a case', () => {
  const a = article('a', '2020-01-01', '周甲某', '义乌市委书记', YIWU);
  const b = article('b', '2021-01-01', '周甲某', '县委书记', SUICHANG);
  const registry = identify([a, b], [], {}).registry;
  const link: NamedIn = {
    id: 'c',
    article: {
      date: '2022-01-01',
      officials: [
        {
          name: '周甲某',
          scope: 'zhejiang',
          posts: [
            { post: '县委书记', place: SUICHANG, status: 'current' },
            { post: '义乌市委书记', place: YIWU, status: 'former' },
          ],
        },
      ],
    },
  };
  const found = identify([a, b, link], [], registry);
  assert.deepEqual(found.people.map((p) => p.id).sort(), Object.keys(registry).sort());
  assert.ok(found.cases.some((c) => c.kind === 'linked'));
});

test('a card joins and parts, with its reason, and closes the case', () => {
  const entries = [
    article('a', '2023-01-01', '吴甲某', '义乌市委书记', YIWU),
    article('b', '2023-02-01', '吴甲某', '县委书记', SUICHANG),
    article('c', '2023-03-01', '吴甲某', '县委书记', SUICHANG),
  ];
  const card = {
    id: 'wujiamou-yiwu',
    name: '吴甲某',
    reason: '公示写明调任',
    joins: ['wujiamou-suichang'],
    apart: [],
    parts: [{ id: 'wujiamou-suichang-2', articles: ['c'] }],
  };
  const found = identify(entries, [card], {});
  assert.deepEqual(
    found.people.map((p) => [p.id, p.articles, p.note]),
    [
      ['wujiamou-suichang-2', ['c'], ''],
      ['wujiamou-yiwu', ['a', 'b'], '公示写明调任'],
    ],
  );
  assert.equal(found.personOf('b', '吴甲某'), 'wujiamou-yiwu');
  assert.deepEqual(found.cases, []);
});

test('the id that a card gives to a part is given to nobody else', () => {
  const card = {
    ...{ id: 'wujiamou-yiwu', name: '吴甲某', reason: '两人', joins: [], apart: [] },
    parts: [{ id: 'wujiamou-yiwu-2', articles: ['b'] }],
  };
  const village = (name: string) => `${SUXI}/${name}`;
  const found = identify(
    [
      article('a', '2023-01-01', '吴甲某', '义乌市水利局局长', YIWU),
      article('b', '2023-02-01', '吴甲某', '义乌市教育局局长', YIWU),
      article('c', '2023-03-01', '吴甲某', '义乌市委书记', YIWU),
      article('d', '2023-03-01', '吴甲某', '村党支部书记', village('甲村')),
      article('e', '2023-03-01', '吴甲某', '村党支部书记', village('甲村')),
    ],
    [card],
    { 'wujiamou-yiwu': { name: '吴甲某', place: YIWU, article: 'a' } },
  );
  const part = found.people.find(({ id }) => id === 'wujiamou-yiwu-2');
  assert.deepEqual(part?.articles, ['b']);
  assert.equal(found.registry['wujiamou-yiwu-2'], undefined);
});

test('national leaders are one by name, and never one with a namesake of a county', () => {
  const found = identify(
    [
      article('a', '2023-01-01', '郑甲某', '国务院副总理', null, 'national'),
      article('b', '2023-02-01', '郑甲某', '某部部长', null, 'national'),
      article('c', '2023-02-01', '郑甲某', '县委书记', SUICHANG),
    ],
    [],
    {},
  );
  assert.deepEqual(
    found.people.map((p) => [p.id, p.scope]),
    [
      ['zhengjiamou', 'national'],
      ['zhengjiamou-suichang', 'zhejiang'],
    ],
  );
});

test('a post without a place and two unrelated offices within half a year are cases', () => {
  const found = identify(
    [
      article('a', '2023-01-01', '孙甲某', '指挥部总指挥', null),
      article('b', '2023-01-01', '钱甲某', '义乌市水务局局长', YIWU),
      article('c', '2023-03-01', '钱甲某', '义乌市教育局局长', YIWU),
    ],
    [],
    {},
  );
  assert.deepEqual(found.cases.map((c) => c.kind).sort(), ['no-place', 'two-posts']);
});

test('a post of no one area that somebody is proposed for is no case', () => {
  const proposed = article('a', '2023-01-01', '孙甲某', '设区市副市长', null);
  const posts = proposed.article.officials[0]!.posts.map((post) => ({ ...post, status: 'proposed' as const }));
  const entry = {
    ...proposed,
    article: { ...proposed.article, officials: [{ ...proposed.article.officials[0]!, posts }] },
  };
  assert.deepEqual(identify([entry], [], {}).cases, []);
});

test('surnames in ids have their own readings', () => {
  assert.deepEqual(['盖某', '单某', '仇某', '区某', '曾某'].map(nameSlug), [
    'gemou',
    'shanmou',
    'qiumou',
    'oumou',
    'zengmou',
  ]);
});

test('the result does not depend on the order of the articles, and giving ids again changes nothing', () => {
  const places = [YIWU, SUXI, SUICHANG, '浙江省/金华市', null];
  const entry = fc.record({
    date: fc.constantFrom('2020-01-01', '2021-06-01', '2024-02-03', null),
    name: fc.constantFrom('甲某某', '乙某某'),
    place: fc.constantFrom(...places),
    post: fc.constantFrom('市委书记', '商务局局长', '党委书记'),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), fc.integer(), (list, seed) => {
      const entries = list.map((e, n) => article(`a${n}`, e.date, e.name, e.post, e.place));
      const shuffled = [...entries].sort(
        (a, b) => ((a.id.charCodeAt(1) * 31 + seed) % 7) - ((b.id.charCodeAt(1) * 31 + seed) % 7),
      );
      const once = identify(entries, [], {});
      const other = identify(shuffled, [], {});
      assert.deepEqual(other.people, once.people);
      assert.deepEqual(other.registry, once.registry);
      const again = identify(entries, [], once.registry);
      assert.deepEqual(again.people, once.people);
      assert.deepEqual(again.registry, once.registry);
    }),
  );
});
