/** Offices and the succession in them: people here are made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OfficeSighting, officesOf, succession } from '../../src/catalogue/offices.ts';

const posts = (post: string, place: string) => officesOf(post, place).map((o) => o.post);

test('an office is the same however a text writes its area', () => {
  const zhenhai = '浙江省/宁波市/镇海区';
  for (const post of ['宁波市镇海区委书记', '镇海区委书记', '区委书记', '中共镇海区委书记'])
    assert.deepEqual(posts(post, zhenhai), ['区委书记'], post);
  const suichang = '浙江省/丽水市/遂昌县';
  for (const post of ['县经济商务局局长', '遂昌县经济商务局局长', '丽水市遂昌县经济商务局局长']) {
    assert.deepEqual(posts(post, suichang), ['经济商务局局长'], post);
  }
  for (const post of ['遂昌县人民政府县长', '县政府县长', '遂昌县县长', '县长'])
    assert.deepEqual(posts(post, suichang), ['县长'], post);
  assert.deepEqual(posts('县委组织部部长', suichang), posts('遂昌县委组织部部长', suichang));
  assert.deepEqual(posts('杭州市常委', '浙江省/杭州市'), ['市委常委']);
  assert.deepEqual(posts('镇党委书记', `${suichang}/大柘镇`), posts('大柘镇党委书记', `${suichang}/大柘镇`));
});

test('joined posts are offices of their own, the second with the body of the first', () => {
  assert.deepEqual(posts('诸暨市交通运输局党委书记、局长', '浙江省/绍兴市/诸暨市'), [
    '交通运输局党委书记',
    '交通运输局局长',
  ]);
  assert.deepEqual(posts('瑞安市委副书记、代市长', '浙江省/温州市/瑞安市'), ['市委副书记', '代市长']);
  assert.deepEqual(posts('北塘村党委书记、村委会主任', '浙江省/温州市/乐清市/清江镇/北塘村'), [
    '党委书记',
    '村委会主任',
  ]);
  assert.deepEqual(posts('绍兴滨海新区党工委委员、管委会副主任', '浙江省/绍兴市'), [
    '绍兴滨海新区党工委委员',
    '绍兴滨海新区管委会副主任',
  ]);
});

test('a post whose area is not settled is no office', () => assert.deepEqual(officesOf('指挥部总指挥', null), []));

const seen = (person: string, date: string | null, status: OfficeSighting['status'] = 'current'): OfficeSighting => ({
  person,
  article: `${person}-${date}`,
  date,
  status,
});

test('the succession tells first and last attestations and the time in which nobody was seen', () => {
  const { tenures, gaps } = succession([
    seen('yi', '2023-05-01'),
    seen('jia', '2020-03-01'),
    seen('jia', '2021-09-09'),
    seen('jia', '2024-01-01', 'former'),
    seen('bing', '2024-02-02', 'proposed'),
  ]);
  assert.deepEqual(
    tenures.map((t) => [t.person, t.firstAttested, t.lastAttested, t.overBy]),
    [
      ['jia', '2020-03-01', '2021-09-09', '2024-01-01'],
      ['yi', '2023-05-01', '2023-05-01', null],
    ],
  );
  assert.deepEqual(gaps, [{ after: '2021-09-09', until: '2023-05-01' }]);
});

test('who is told of only as former, or without a date, has no attested time', () => {
  const { tenures, gaps } = succession([seen('jia', '2020-03-01', 'removed'), seen('yi', null)]);
  assert.deepEqual(
    tenures.map((t) => [t.person, t.firstAttested, t.overBy]),
    [
      ['jia', null, '2020-03-01'],
      ['yi', null, null],
    ],
  );
  assert.deepEqual(gaps, []);
});
