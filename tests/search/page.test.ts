/** The parts of the search page that need no browser: its address and its files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBibTex, toCsv } from '../../src/search/client/export.ts';
import { isEmpty, ranged, readState, toggled, writeState } from '../../src/search/client/state.ts';
import type { Row } from '../../src/search/types.ts';

test('a state is its address and back', () => {
  for (const address of [
    '?',
    '?q=%E4%B9%89',
    '?q=a&place=x&place=y&official=o&topic=t&outlet=m&kind=photo&from=2019&to=2020-02&order=newest&pages=3&literal=1',
  ]) {
    assert.equal(writeState(readState(address)), address);
  }
});

test('what makes no sense in an address is left out', () => {
  const state = readState('?q=%20&place=&from=soon&to=2020-2&order=up&pages=-4&literal=yes&other=1');
  assert.ok(isEmpty(state));
  assert.equal(writeState(state), '?');
  assert.equal(readState('?pages=1e9').pages, 50);
});

test('choosing a value twice takes it away, and goes back to the first page', () => {
  const state = readState('?q=a&pages=4&kind=photo');
  const chosen = toggled(state, 'kind', 'report');
  assert.deepEqual(chosen.facets.kind, ['photo', 'report']);
  assert.equal(chosen.pages, 1);
  assert.equal(writeState(toggled(toggled(chosen, 'kind', 'report'), 'kind', 'photo')), '?q=a');
  assert.equal(writeState(ranged(ranged(state, { from: '2019' }), null)), '?q=a&kind=photo');
});

const rows: Row[] = [
  {
    id: 'a-1',
    url: 'articles/a-1/',
    title: '逗号,"引号"',
    date: '2024-02',
    outlet: null,
    kind: 'report',
    places: ['浙江省/甲市', '浙江省/乙市'],
  },
  { id: 'b', url: 'articles/b/', title: '=1+1 {50%} a_b', date: null, outlet: '测试&日报', kind: 'photo', places: [] },
];
const address = ({ url }: Row): string => `https://example.org/${url}`;

test('CSV quotes what must be quoted and runs nothing', () => {
  const [head, first, second] = toCsv(rows, address, { report: '报道' }).split('\r\n');
  assert.equal(head, '\ufeff编号,标题,日期,来源,体裁,地方,网址');
  assert.equal(first, 'a-1,"逗号,""引号""",2024-02,,报道,浙江省/甲市；浙江省/乙市,https://example.org/articles/a-1/');
  assert.equal(second, "b,'=1+1 {50%} a_b,,测试&日报,photo,,https://example.org/articles/b/");
});

test('BibTeX escapes what it would read, and gives no date that is not known', () => {
  const [first = '', second = ''] = toBibTex(rows, address).split('\n\n');
  assert.match(first, /^@online\{a-1,\n {2}title = \{\{逗号,"引号"\}\},\n {2}date = \{2024-02\},/u);
  assert.match(second, /title = \{\{=1\+1 \\\{50\\%\\\} a\\_b\}\}/u);
  assert.match(second, /organization = \{\{测试\\&日报\}\}/u);
  assert.ok(!second.includes('date ='));
});
