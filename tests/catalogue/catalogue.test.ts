import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildCatalogue } from '../../src/catalogue/index.ts';
import { Related } from '../../src/catalogue/related.ts';
import { archiveOf, entryOf } from './fixture.ts';

const YIWU = '浙江省/金华市/义乌市';

describe('places', () => {
  const { places, province } = buildCatalogue(
    archiveOf([
      entryOf('a', { places: [`${YIWU}/苏溪镇`, '浙江省/金华市/东阳市'] }),
      entryOf('b', { places: [YIWU] }),
      entryOf('c', { places: ['浙江省/杭州市/下城区'] }),
    ]),
  );
  const ids = (path: string) => places.get(path)?.items.map(({ id }) => id);

  it('counts an article once in every area above what it names', () => {
    assert.deepEqual(ids(`${YIWU}/苏溪镇`), ['a']);
    assert.deepEqual(ids(YIWU), ['a', 'b']);
    assert.deepEqual(ids('浙江省/金华市'), ['a', 'b']);
    assert.equal(province.items.length, 3);
    assert.equal(places.get(YIWU)?.own, 1);
  });

  it('has all 90 counties, with or without articles', () => {
    const counties = province.children
      .flatMap((node) => node.children)
      .filter(({ level, ended }) => level === 2 && !ended);
    assert.equal(counties.length, 90);
    assert.deepEqual(ids('浙江省/舟山市/嵊泗县'), []);
  });

  it('keeps an area that is no more under its old name, and says so', () => {
    const node = places.get('浙江省/杭州市/下城区');
    assert.equal(node?.ended, true);
    assert.equal(node?.parent?.name, '杭州市');
  });

  it('gives every place an address of its own, in ASCII', () => {
    const slugs = [...places.values()].map(({ slug }) => slug);
    assert.equal(new Set(slugs).size, slugs.length);
    for (const slug of slugs) assert.match(slug, /^[a-z0-9/-]+$/);
    assert.equal(places.get(YIWU)?.slug, 'zhejiang/jinhua/yiwu');
  });
});

describe('officials and offices', () => {
  const official = (name: string, post: string, place: string | null, extra: Record<string, unknown> = {}) => ({
    name,
    posts: [{ post, place, ...(extra.status ? { status: extra.status } : {}) }],
    ...(extra.scope ? { scope: extra.scope } : {}),
    evidence: `${post}${name}说。`,
  });
  const catalogue = buildCatalogue(
    archiveOf([
      entryOf('n1', { date: '2021-03-01', officials: [official('甲某', '义乌市委书记', YIWU)] }),
      entryOf('n2', {
        date: '2023-05-06',
        officials: [
          official('乙某', '义乌市委书记', YIWU),
          official('甲某', '义乌市委书记', YIWU, { status: 'former' }),
        ],
      }),
      entryOf('n3', {
        date: '2022-02-02',
        officials: [official('丙某', '南京市市长', '江苏省/南京市', { scope: 'elsewhere' })],
      }),
      entryOf('n4', { date: '2022-02-03', officials: [official('丁某', '常务副局长', null)] }),
    ]),
  );
  const office = catalogue.offices.find(({ place }) => place === YIWU);

  it('lists those who held an office in the order in which the archive saw them', () => {
    assert.equal(office?.post, '义乌市委书记');
    assert.deepEqual(
      office?.holders.map(({ person, post }) => [person.name, post.first, post.last]),
      [
        ['甲某', '2021-03-01', '2021-03-01'],
        ['乙某', '2023-05-06', '2023-05-06'],
      ],
    );
  });

  it('takes no word of a former post for its holding', () => {
    const person = catalogue.zhejiangOfficials.find(({ name }) => name === '甲某');
    assert.equal(person?.posts[0]?.last, '2021-03-01');
    assert.equal(person?.appearances.length, 2);
  });

  it('keeps officials of other provinces out of the lists of Zhejiang and out of its offices', () => {
    assert.deepEqual(
      catalogue.otherOfficials.map(({ name }) => name),
      ['丙某'],
    );
    assert.ok(catalogue.offices.every(({ place }) => place.startsWith('浙江省')));
  });

  it('leaves a post of no known area to no office', () => {
    const person = catalogue.zhejiangOfficials.find(({ name }) => name === '丁某');
    assert.equal(person?.posts[0]?.office, null);
    assert.equal(person?.headline?.post, '常务副局长');
  });

  it('tells who is named together', () => {
    const person = catalogue.zhejiangOfficials.find(({ name }) => name === '乙某');
    assert.deepEqual(
      person?.companions.map(({ person: other, count }) => [other.name, count]),
      [['甲某', 1]],
    );
  });
});

describe('lists', () => {
  it('puts the newest first, vague dates after whole ones, unknown ones last, and pieces of a page in their order', () => {
    const catalogue = buildCatalogue(
      archiveOf([
        entryOf('x', {}),
        entryOf('p-10', { date: '2024-01-02' }),
        entryOf('p-2', { date: '2024-01-02' }),
        entryOf('y', { date: '2024' }),
        entryOf('z', { date: '2025-06' }),
      ]),
    );
    assert.deepEqual(
      catalogue.items.map(({ id }) => id),
      ['z', 'p-2', 'p-10', 'y', 'x'],
    );
    assert.deepEqual([...catalogue.years.keys()], ['2025', '2024']);
    assert.deepEqual([...catalogue.days.keys()], ['2024-01-02']);
    assert.deepEqual(
      catalogue.undated.map(({ id }) => id),
      ['x'],
    );
  });

  it('knows an outlet by its aliases', () => {
    const outlets = [{ name: '测试日报', aliases: ['测试网'], domains: [], publish: 'full' as const }];
    const catalogue = buildCatalogue(
      archiveOf([entryOf('a', { source: '测试网' }), entryOf('b', { source: '测试日报' })], { outlets }),
    );
    assert.deepEqual(
      catalogue.outlets.map(({ name, items }) => [name, items.length]),
      [['测试日报', 2]],
    );
  });

  it('relates articles by what they share, the rarer the nearer', () => {
    const catalogue = buildCatalogue(
      archiveOf([
        entryOf('a', { places: [YIWU], topics: ['rare', 'common'] }),
        entryOf('b', { topics: ['rare'] }),
        entryOf('c', { topics: ['common'] }),
        entryOf('d', { topics: ['common'] }),
        entryOf('e', {}),
      ]),
    );
    const related = new Related(catalogue).of('a').map(({ id }) => id);
    assert.equal(related[0], 'b');
    assert.deepEqual(related.slice(1).sort(), ['c', 'd']);
  });
});
