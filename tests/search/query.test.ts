/** What is typed, as it is understood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery, positiveTerms } from '../../src/search/query.ts';

const cases: readonly (readonly [typed: string, groups: string[][], excluded?: string[]])[] = [
  ['', []],
  ['  　 ', []],
  ['义乌', [['义乌']]],
  ['义乌 共同富裕', [['义乌'], ['共同富裕']]],
  ['义乌　共同富裕', [['义乌'], ['共同富裕']]],
  ['义乌 AND 柯桥', [['义乌'], ['柯桥']]],
  ['义乌 OR 柯桥', [['义乌', '柯桥']]],
  ['义乌 | 柯桥 书记', [['义乌', '柯桥'], ['书记']]],
  ['书记 义乌 OR 柯桥 OR 上虞 -杭州', [['书记'], ['义乌', '柯桥', '上虞']], ['杭州']],
  ['OR 义乌 OR', [['义乌']]],
  ['-杭州', [], ['杭州']],
  ['书记 －杭州', [['书记']], ['杭州']],
  ['-"甲 乙"', [], ['甲 乙']],
  ['"甲 乙" 丙', [['甲 乙'], ['丙']]],
  ['“甲乙” 丙', [['甲乙'], ['丙']]],
  ['"甲乙', [['"甲乙']]],
  ['甲“乙”丙', [['甲“乙”丙']]],
  ['“甲”乙', [['“甲”乙']]],
  ['""', [['""']]],
  ['甲-乙', [['甲-乙']]],
  ['-', [['-']]],
  ['"OR"', [['or']]],
  ['ＧＤＰ ５Ｇ', [['gdp'], ['5g']]],
  ['甲\0乙', [['甲乙']]],
];

for (const [typed, groups, excluded = []] of cases) {
  test(JSON.stringify(typed), () => {
    const { quoted, ...parsed } = parseQuery(typed);
    assert.deepEqual(parsed, { groups, excluded });
    assert.ok([...quoted].every((term) => [...groups.flat(), ...excluded].includes(term)));
  });
}

test('a phrase in quotation marks is known as one', () => {
  assert.deepEqual([...parseQuery('"甲 乙" 丙 “丁戊” -"己"').quoted], ['甲 乙', '丁戊', '己']);
});

test('the terms to mark are those that a hit may hold', () => {
  assert.deepEqual(positiveTerms(parseQuery('甲 OR 乙 甲 -丙')), ['甲', '乙']);
});
