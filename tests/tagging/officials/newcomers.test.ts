/** A story of one person that goes over to another: no post of the second is given to the first. All made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { said } from './articles.ts';

const found = (text: string) => said(text).map((line) => line.replaceAll('浙江省/', ''));
const FEI = '建德市委书记费一尘到会。';

test('a second career after the first: …的某地人甲某，则…', () => {
  const text = `${FEI}\n从农村起步，他先后担任桐庐县分水镇镇长、党委书记。\n比他小一岁的桐庐人骆小舟，则一直在机关。\n她1995年参加工作，先后担任桐庐县审计局副局长、局长。`;
  assert.deepEqual(found(text), [
    '费一尘: 建德市委书记@杭州市/建德市 + 桐庐县分水镇镇长、党委书记@杭州市/桐庐县/分水镇 former',
    '骆小舟: 桐庐县审计局副局长、局长@杭州市/桐庐县 former',
  ]);
});

test('the predecessor, the wife: what follows is theirs', () => {
  assert.deepEqual(found('桐庐县分水镇镇长费一尘到任。他的前任骆小舟已经离开，担任桐庐县审计局局长。'), [
    '费一尘: 桐庐县分水镇镇长@杭州市/桐庐县/分水镇',
    '骆小舟: 桐庐县审计局局长@杭州市/桐庐县',
  ]);
});

test('another whom the text does not name takes no post to the one that it names', () => {
  assert.deepEqual(found(`${FEI}他的搭档，曾任桐庐县审计局局长。`), ['费一尘: 建德市委书记@杭州市/建德市']);
  assert.deepEqual(found(`${FEI}\n他是本地人。\n她1995年参加工作，先后担任桐庐县审计局副局长、局长。`), [
    '费一尘: 建德市委书记@杭州市/建德市',
  ]);
});

test('the place that somebody comes from is no name', () => {
  assert.deepEqual(found(`${FEI}费一尘，男，汉族，浙江金华人，1972年3月出生，历任桐庐县审计局副局长、局长。`), [
    '费一尘: 建德市委书记@杭州市/建德市 + 桐庐县审计局副局长、局长@杭州市/桐庐县 former',
  ]);
});
