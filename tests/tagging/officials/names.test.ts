import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameAt, PageCounts } from '../../../src/tagging/officials/names.ts';

const AFTER_POST = 4.5;
const read = (text: string, page = text) => nameAt(text, 0, new PageCounts(page), AFTER_POST)?.name ?? null;

test('a name ends where the words go on', () => {
  assert.equal(read('骆海棠说，加工点投用了。'), '骆海棠');
  assert.equal(read('何方带队招商'), '何方');
  assert.equal(read('林立带头认领'), '林立');
  assert.equal(read('陈兴和介绍说'), '陈兴和');
  assert.equal(read('章亮和干部一道'), '章亮');
});

test('compound and rare surnames, names with a space, and names with a point', () => {
  assert.equal(read('诸葛清源走进社区'), '诸葛清源');
  assert.equal(read('欧阳若谷解释'), '欧阳若谷');
  assert.equal(read('尉迟敏、沈二宝'), '尉迟敏');
  assert.equal(read('钭丽芬参加'), '钭丽芬');
  assert.equal(read('章 亮说，溪水清了'), '章亮');
  assert.equal(read('艾力·买买提到杭州'), '艾力·买买提');
});

test('what is a word of the language is no name', () => {
  for (const text of ['高度重视', '全国各地', '关于做好', '应该怎样', '任期内', '何时开工', '和村民'])
    assert.equal(read(text), null, text);
});

test('the other mentions of a page decide between two lengths', () => {
  assert.equal(read('王健特意提到', '王健特意提到人才。王健说，人才要留住。王健又说'), '王健');
  assert.equal(read('王健特意提到', '王健特意提到人才。王健特说，人才要留住。王健特又说'), '王健特');
});

test('a name that can be read in two ways says so', () => {
  const reading = nameAt('梁波来看戏', 0, new PageCounts('梁波来看戏'), AFTER_POST);
  assert.deepEqual([reading?.name, reading?.rival].sort(), ['梁波', '梁波来']);
});
