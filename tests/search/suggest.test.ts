/** Suggestions, and the reading of traditional script and pinyin. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syllables, withPinyin } from '../../src/search/build/suggest.ts';
import { createSearch } from '../../src/search/client/search.ts';
import { readLine, type SuggestEntry, writeLine } from '../../src/search/suggestions.ts';
import { type Indexed, indexed } from './indexed.ts';
import { madeDocuments } from './made.ts';

const place = (value: string, slug: string, aliases: string[], count: number): SuggestEntry => ({
  kind: 'place',
  name: value.slice(value.lastIndexOf('/') + 1),
  aliases,
  slug: `zhejiang/${slug}`,
  value,
  count,
  note: '',
});
const official = (name: string, slug: string, note: string, count: number): SuggestEntry => ({
  kind: 'official',
  name,
  aliases: [],
  slug,
  value: slug,
  count,
  note,
});
const office = (name: string, slug: string, note: string): SuggestEntry => ({
  kind: 'office',
  name,
  aliases: [],
  slug,
  value: '',
  count: 1,
  note,
});

const ENTRIES: SuggestEntry[] = [
  place('浙江省/金华市', 'jinhua', ['金华'], 9),
  place('浙江省/金华市/义乌市', 'jinhua/yiwu', ['义乌'], 5),
  place('浙江省/绍兴市/柯桥区', 'shaoxing/keqiao', ['柯桥', '绍兴县'], 3),
  place('浙江省/温州市/乐清市', 'wenzhou/yueqing', ['乐清'], 2),
  place('浙江省/台州市/天台县', 'taizhou/tiantai', ['天台'], 0),
  official('单某某', 'shan-moumou', '测试镇镇长', 2),
  official('尹武', 'yin-wu', '测试局局长', 1),
  official('甲某', 'jia-mou', '', 1),
  office('乐清市委书记', 'zhejiang/wenzhou/yueqing/shi-wei-shu-ji', '乙某'),
  office('乐清市长', 'zhejiang/wenzhou/yueqing/shi-zhang', '丙某'),
  { kind: 'topic', name: '共同富裕', aliases: [], slug: 'gongtong-fuyu', value: 'gongtong-fuyu', count: 4, note: '' },
];
const [base] = madeDocuments(1);
const DOCUMENTS = ['义乌的事', '绍兴柯桥的事', 'GDP增长', '尹武说', '後来的发展', '后来的发展'].map((title, n) => ({
  ...base!,
  id: `d${n}`,
  title,
  subtitle: null,
  blocks: [],
  captions: [],
}));

let index: Indexed;
before(async () => {
  index = await indexed(DOCUMENTS, { suggestions: ENTRIES });
});
after(() => index.remove());

const names = async (typed: string): Promise<string[]> =>
  (await index.search.suggester.suggest(typed)).map(({ name }) => name);

test('an entry survives its line', () => {
  for (const entry of ENTRIES.map(withPinyin)) assert.deepEqual(readLine(writeLine(entry)), entry);
  const odd = withPinyin({ ...ENTRIES[0]!, aliases: [], value: '别处/甲', note: '一\t二\n三' });
  assert.deepEqual(readLine(writeLine(odd)), { ...odd, note: '一 二 三' });
});

test('readings of places and surnames', () => {
  assert.equal(syllables('乐清市', false), 'yue qing shi');
  assert.equal(syllables('天台', false), 'tian tai');
  assert.equal(syllables('单某某', true), 'shan mou mou');
});

test('by name, alias, former name, pinyin, initials, post', async () => {
  for (const typed of ['义乌', '义乌市', '义', '義烏', '義', 'yiwu', 'YiWu', 'yi wu', 'yw', 'yws'])
    assert.ok((await names(typed)).includes('义乌市'), typed);
  assert.deepEqual(await names('绍兴县'), ['柯桥区']);
  assert.deepEqual(await names('kqq'), ['柯桥区']);
  assert.deepEqual(await names('smm'), ['单某某']);
  assert.deepEqual(await names('shan'), ['单某某']);
  assert.equal((await names('乐清市委书记'))[0], '乐清市委书记');
  assert.equal((await names('市委书记'))[0], '乐清市委书记');
  assert.deepEqual(await names('gtfy'), ['共同富裕']);
  assert.deepEqual(await names('没有此地'), []);
  assert.deepEqual(await names(' '), []);
});

test('what fits exactly comes first, then places before people', async () => {
  assert.deepEqual((await names('yw')).slice(0, 2), ['义乌市', '尹武']);
  assert.equal((await names('乐清'))[0], '乐清市');
});

test('offices of a place and near names', async () => {
  const [yueqing] = await index.search.suggester.suggest('乐清市');
  assert.deepEqual(
    (await index.search.suggester.officesOf(yueqing!)).map(({ note }) => note),
    ['乙某', '丙某'],
  );
  assert.deepEqual(
    (await index.search.suggester.near('义鸟市')).map(({ name }) => name),
    ['义乌市'],
  );
  assert.equal((await index.search.suggester.byValue('official', 'jia-mou'))?.name, '甲某');
  assert.equal((await index.search.suggester.byValue('place', '浙江省/台州市/天台县'))?.count, 0);
});

const ids = async (typed: string, literal = false): Promise<string[]> =>
  (await index.search.rows(typed, {}, 'best', { literal })).map(({ id }) => id).sort();

test('pinyin and initials find the articles that say the names they spell', async () => {
  assert.deepEqual(await ids('yiwu'), ['d0']);
  assert.deepEqual(await ids('yw'), ['d0', 'd3']);
  assert.deepEqual(await ids('yiwu', true), []);
  const { rewritten } = await index.search.search('keqiao');
  assert.deepEqual(rewritten, { from: 'keqiao', to: '柯桥', why: 'pinyin' });
});

test('a word that articles hold as it stands is no spelling', async () => {
  const { rewritten, total } = await index.search.search('gdp');
  assert.equal(rewritten, null);
  assert.equal(total, 1);
  assert.equal((await index.search.search('YW')).total, 0);
});

test('traditional script finds both writings, and says so', async () => {
  assert.deepEqual(await ids('義烏'), ['d0']);
  assert.deepEqual(await ids('後來'), ['d5']);
  assert.deepEqual(await ids('後来'), ['d4', 'd5']);
  assert.deepEqual(await ids('後来', true), ['d4']);
  assert.deepEqual(await ids('的事 -義烏'), ['d1']);
  const { rewritten } = await index.search.search('義烏');
  assert.deepEqual(rewritten, { from: '義烏', to: '义乌', why: 'traditional' });
  assert.equal((await index.search.search('义乌')).rewritten, null);
});

test('what comes with 3,000 officials, 2,000 offices and 1,500 places is small, and by initials when larger', async () => {
  const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
  const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文波辉'];
  const made = (count: number): SuggestEntry[] =>
    Array.from({ length: count }, (_, n) => {
      const name =
        surnames[n % surnames.length]! + given[Math.floor(n / 32) % given.length]! + given[(n * 7) % given.length]!;
      return official(
        name,
        `${withPinyin(official(name, '', '', 0))
          .pinyin[0]!.replace(' ', '-')
          .replaceAll(' ', '')}-${n}`,
        `测试${surnames[n % 31]}县副县长`,
        1 + (n % 9),
      );
    });
  const offices = Array.from({ length: 2000 }, (_, n) =>
    office(
      `测试${surnames[n % 32]}${given[n % 31]}镇党委书记`,
      `zhejiang/ceshi/${n}/dang-wei-shu-ji`,
      surnames[n % 32]! + given[n % 29]!,
    ),
  );
  const places = Array.from({ length: 1500 }, (_, n) => {
    const name = `${surnames[n % 32]}${given[Math.floor(n / 32) % 32]}村`;
    return place(`浙江省/测试市/甲县/${surnames[n % 20]}镇/${name}`, `ceshi/jia/${n}`, [], n % 5);
  });
  const small = await indexed([], { suggestions: made(3000) });
  const large = await indexed([], { suggestions: [...places, ...made(3000), ...offices] });
  try {
    assert.ok(small.summary.suggestionBytes <= 60_000, `${small.summary.suggestionBytes} bytes`);
    assert.equal((await small.search.manifest()).suggest?.initials, null);
    assert.notEqual((await large.search.manifest()).suggest?.initials ?? null, null);
    for (const typed of ['赵伟', 'zw', '测试赵伟镇党委书记', '李']) {
      large.read.length = 0;
      assert.ok((await large.search.suggester.suggest(typed)).length > 0, typed);
    }
    assert.equal((await large.search.suggester.byValue('place', places[40]!.value))?.slug, places[40]!.slug);
  } finally {
    small.remove();
    large.remove();
  }
});

test('without suggestions the search works and suggests nothing', async () => {
  const { dir, search, remove } = await indexed(DOCUMENTS);
  try {
    assert.deepEqual(await search.suggester.suggest('义乌'), []);
    assert.equal((await search.search('yiwu')).total, 0);
    assert.ok(createSearch(`${dir}/`));
  } finally {
    remove();
  }
});
