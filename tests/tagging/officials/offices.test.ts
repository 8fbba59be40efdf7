import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOffices } from '../../../src/tagging/officials/offices.ts';

const posts = (text: string) => findOffices(text).map((o) => text.slice(o.start, o.end));

test('an office begins at its area, whatever verb stands before', () => {
  assert.deepEqual(posts('走访丽水市全域旅游发展中心主任甲某'), ['丽水市全域旅游发展中心主任']);
  assert.deepEqual(posts('在温州市平阳县万全镇党委书记甲某的办公桌上'), ['温州市平阳县万全镇党委书记']);
  assert.deepEqual(posts('记者采访区体育局局长甲某'), ['区体育局局长']);
  assert.deepEqual(posts('参加的还有县人大常委会副主任甲某'), ['县人大常委会副主任']);
});

test('joined posts are found one by one', () => {
  assert.deepEqual(posts('诸暨市交通运输局党委书记、局长甲某'), ['诸暨市交通运输局党委书记', '局长']);
  assert.deepEqual(posts('永中街道党工委书记兼人大工委主任甲某'), ['永中街道党工委书记', '人大工委主任']);
  assert.deepEqual(posts('舟山市委书记、新区党工委书记甲某'), ['舟山市委书记', '新区党工委书记']);
});

test('conjunctions inside the name of a body are part of it', () => {
  assert.deepEqual(posts('丽水市生产力和投资促进中心副主任甲某'), ['丽水市生产力和投资促进中心副主任']);
  assert.deepEqual(posts('县文化和广电旅游体育局副局长甲某'), ['县文化和广电旅游体育局副局长']);
});

test('villages that no table lists, and brackets in a body', () => {
  assert.deepEqual(posts('赵家新村村委会主任甲某'), ['赵家新村村委会主任']);
  assert.deepEqual(posts('上前岙村党支部书记甲某'), ['上前岙村党支部书记']);
  assert.deepEqual(posts('省公路管理局计划财务（审计）处副处长甲某'), ['省公路管理局计划财务（审计）处副处长']);
});

test('what only looks like a role is none', () => {
  for (const text of [
    '湖州市长兴县',
    '海宁市长安镇',
    '社区长者食堂',
    '水利部长江委',
    '主席台上',
    '县委书记们',
    '各级书记',
    '戈壁深处长出绿洲来',
  ]) {
    assert.deepEqual(
      posts(text).filter((p) => !p.startsWith('县委')),
      [],
      text,
    );
  }
});

test('private bodies are told from those of the state', () => {
  const isPublic = (text: string) => findOffices(text).map((o) => o.isPublic);
  assert.deepEqual(isPublic('某某电子股份有限公司党支部书记甲某'), [false]);
  assert.deepEqual(isPublic('鳌江镇商会会长甲某'), [false]);
  assert.deepEqual(isPublic('湖州市交通投资集团有限公司总经理甲某'), [true]);
  assert.deepEqual(isPublic('宁波市第十六届人民代表大会常务委员会主任甲某'), [true]);
});
