/** Columns that ran into each other, texts turned round, names written two ways. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { read } from '../../scripts/bench/page-fixtures.ts';

const LEFT = [
  '磐安县测试乡的山路弯弯曲曲，去年',
  '冬天下了三场大雪，乡里的干部轮流',
  '上山除冰，把每一条进村的道路都打',
  '通了。村民们说，路通了，心里就踏',
  '实了，出门看病、送孩子上学都不用',
  '发愁，乡党委还给每个村配了一台小',
];
const RIGHT = [
  '型铲雪车，由村里的党员轮流驾驶管',
  '理。县交通运输局的技术人员专门来',
  '到乡里，教大家怎样开车、怎样保养',
  '机器。如今一到雪天，党员们天不亮',
  '就出发，等到村民起床的时候，道路',
  '早已扫得干干净净，车子可以通行。',
];
const whole = [...LEFT, ...RIGHT].join('');
const bodyOf = (text: string) => read(text).map((d) => d.blocks.map((b) => b.content.text).join(''));
const codesOf = (text: string) => read(text).flatMap((d) => d.review.map((r) => r.code));

test('two columns side by side are read one after the other', () => {
  const page = `雪天里的山路\n\n${LEFT.map((left, i) => `${left}    ${RIGHT[i]}`).join('\n')}\n`;
  assert.deepEqual(bodyOf(page), [whole]);
});

test('lines of two columns by turns are taken apart', () => {
  const page = `雪天里的山路\n\n${LEFT.map((left, i) => `${left}\n${RIGHT[i]}`).join('\n')}\n`;
  assert.deepEqual(bodyOf(page), [whole]);
});

test('one column stays as it is, and nothing is reported', () => {
  const page = `雪天里的山路\n\n${[...LEFT, ...RIGHT].join('\n')}\n`;
  assert.deepEqual(bodyOf(page), [whole]);
  assert.ok(!codesOf(page).includes('order-doubtful'));
});

test('parts counted backwards and a dateline at the end are reported', () => {
  const part = (n: string) => `${n}、磐安县测试乡的干部轮流上山除冰，把每一条进村的道路都打通了。`;
  assert.ok(codesOf(['山路', part('三'), part('二'), part('一')].join('\n\n')).includes('order-doubtful'));
  assert.ok(!codesOf(['山路', part('一'), part('二'), part('三')].join('\n\n')).includes('order-doubtful'));
  const turned = [
    '山路通了',
    '村民们说，路通了，心里就踏实了，出门看病都不用发愁。',
    '乡党委还给每个村配了一台小型铲雪车，由党员轮流驾驶。',
    '本报讯（记者 甲某）磐安县测试乡的干部连日上山除冰，把进村的道路都打通了。',
  ];
  assert.ok(codesOf(turned.join('\n\n')).includes('order-doubtful'));
});

test('one name in two spellings is reported and stays', () => {
  const text = '测试村党支部书记陈某明说，铲雪车来得正是时候。陈某鸣说，明年还要再添一台，让每个自然村都用得上。';
  assert.ok(codesOf(`雪天里的山路\n\n${text}`).includes('slip-of-the-page'));
  assert.deepEqual(bodyOf(`雪天里的山路\n\n${text}`), [text]);
  assert.ok(!codesOf(`雪天里的山路\n\n${text.replace('鸣', '明')}`).includes('slip-of-the-page'));
});
