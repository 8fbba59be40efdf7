/** Posts told of a career, in lists and in notices. Everyone named here is made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialsOf, said } from './articles.ts';

const found = (text: string) => said(text).map((line) => line.replaceAll('浙江省/', ''));

test('several names before one verb', () => {
  assert.deepEqual(found('任命费一尘、骆小舟为建德市人民政府副市长。'), [
    '费一尘: 建德市人民政府副市长@杭州市/建德市',
    '骆小舟: 建德市人民政府副市长@杭州市/建德市',
  ]);
});

test('a resignation with its reason', () => {
  assert.deepEqual(found('会议接受费一尘因工作调动辞去建德市副市长职务。'), [
    '费一尘: 建德市副市长@杭州市/建德市 removed',
  ]);
});

test('a name before the bracket that holds the post', () => {
  assert.deepEqual(found('受表彰的有：费一尘（女，建德市寿昌镇党委书记）、骆小舟（桐庐县审计局局长）。'), [
    '费一尘: 建德市寿昌镇党委书记@杭州市/建德市/寿昌镇',
    '骆小舟: 桐庐县审计局局长@杭州市/桐庐县',
  ]);
});

test('身为…, and then the name', () => {
  assert.deepEqual(found('身为建德市寿昌镇党委书记，费一尘把账算得很清楚。'), [
    '费一尘: 建德市寿昌镇党委书记@杭州市/建德市/寿昌镇',
  ]);
});

test('原 reaches to the next post with an area of its own', () => {
  assert.deepEqual(found('建德市政协原副主席、桐庐县老年大学校长费一尘到会。'), [
    '费一尘: 建德市政协原副主席@杭州市/建德市 former + 桐庐县老年大学校长@杭州市/桐庐县',
  ]);
});

test('a career: past stations, the area apart from the post, and what is held today', () => {
  const text =
    '建德市委书记费一尘到会。\n费一尘，浙江桐庐人。他历任上虞市（现为绍兴市上虞区）市委常委、市长，桐庐县委副书记等职，2019年4月任临安区区长。';
  assert.deepEqual(found(text), [
    '费一尘: 建德市委书记@杭州市/建德市 + 市委常委、市长@绍兴市/上虞市 former + 桐庐县委副书记@杭州市/桐庐县 former + 临安区区长@杭州市/临安区 former',
  ]);
});

test('a post left for another, and years that have an end', () => {
  assert.deepEqual(found('费一尘由桐庐县分水镇镇长转任桐庐县科技局局长。'), [
    '费一尘: 桐庐县分水镇镇长@杭州市/桐庐县/分水镇 former + 桐庐县科技局局长@杭州市/桐庐县',
  ]);
  assert.deepEqual(found('八十岁的费一尘，1985年到1996年任分水镇党委书记。'), [
    '费一尘: 分水镇党委书记@杭州市/桐庐县/分水镇 former',
  ]);
});

test('a pronoun means the one person whom the nearest sentence names', () => {
  assert.deepEqual(found('建德市委书记费一尘到任。此前，她先后担任桐庐县委常委、宣传部部长。'), [
    '费一尘: 建德市委书记@杭州市/建德市 + 桐庐县委常委、宣传部部长@杭州市/桐庐县 former',
  ]);
});

test('a post of one person is not given to those named beside', () => {
  assert.deepEqual(found('建德市委副书记、市长费一尘与骆小舟、柴一鸣走访企业。'), [
    '费一尘: 建德市委副书记、市长@杭州市/建德市',
  ]);
  assert.equal(found('建德市副市长费一尘、骆小舟走访企业。').length, 2);
});

test('a candidate is proposed, whoever is named first', () => {
  assert.deepEqual(found('费一尘为桐庐县分水镇镇长候选人提名人选。'), [
    '费一尘: 桐庐县分水镇镇长@杭州市/桐庐县/分水镇 proposed',
  ]);
  assert.deepEqual(found('拟提名为建德市长候选人的费一尘已到任。'), ['费一尘: 建德市长@杭州市/建德市 proposed']);
});

test('the article’s only author says what he is', () => {
  const [article] = officialsOf({
    authors: ['费一尘'],
    text: '我到桐庐县分水镇已经两年。\n（作者系桐庐县分水镇农村工作指导员）',
  });
  assert.deepEqual(
    article!.officials.map((o) => [o.name, o.posts[0]?.post]),
    [['费一尘', '桐庐县分水镇农村工作指导员']],
  );
});

test('leaders without a post are no officials; a town without a table is its county’s', () => {
  const article = officialsOf({
    source: '衢州日报',
    text: '福建省南平市委书记费一尘来衢州考察，市领导骆小舟参加。\n在浦城县甲测乡，镇上的人很多。甲测乡党委书记柴一鸣到会。',
  })[0]!;
  const who = Object.fromEntries(article.officials.map((o) => [o.name, `${o.scope} ${o.posts[0]?.place}`]));
  assert.equal(who.骆小舟, undefined);
  assert.equal(who.柴一鸣, 'elsewhere 福建省/南平市/浦城县');
});

test('an article of the country has nobody for Zhejiang’s lists', () => {
  const article = officialsOf({
    text: '全国政协会议决定增补费一尘为提案委员会副主任。中共中央有关部门负责同志到会。',
  })[0]!;
  assert.ok(article.officials.every((o) => o.scope !== 'zhejiang'));
});

test('a list of names and posts, and the deputy of the head whom the sentence names', () => {
  assert.deepEqual(found('费一尘 桐庐县分水镇镇长；骆小舟 建德市审计局局长'), [
    '费一尘: 桐庐县分水镇镇长@杭州市/桐庐县/分水镇',
    '骆小舟: 建德市审计局局长@杭州市/建德市',
  ]);
  assert.deepEqual(found('建德市委第一巡察组组长费一尘作动员，副组长骆小舟出席。'), [
    '费一尘: 建德市委第一巡察组组长@杭州市/建德市',
    '骆小舟: 副组长@杭州市/建德市',
  ]);
});

test('an area set before its post by 的 is part of it; a later town is that of a later 镇长', () => {
  assert.deepEqual(found('桐庐县分水镇的党委书记费一尘到会。'), [
    '费一尘: 桐庐县分水镇的党委书记@杭州市/桐庐县/分水镇',
  ]);
  assert.deepEqual(found('在建德市寿昌镇，他找镇党委书记费一尘取经；在桐庐县分水镇，又与镇长骆小舟交谈。'), [
    '费一尘: 镇党委书记@杭州市/建德市/寿昌镇',
    '骆小舟: 镇长@杭州市/桐庐县/分水镇',
  ]);
});
