/** Careers set out station by station: which lines are stations, and which posts are held still. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { PageCounts } from '../../../src/tagging/officials/names.ts';
import { readResumes } from '../../../src/tagging/officials/resume.ts';

const HEAD = '魏东棠，男，汉族，1972年6月生，浙江德清人。';

/** `post (status)` of each line of a page. */
function read(...lines: string[]): string[][] {
  const fields = lines.map((text, n) => [`blocks/${n}`, text] as const);
  const found = readResumes(fields, new PageCounts(lines.join('\n')));
  return fields.map(([field, text]) =>
    (found.get(field) ?? []).map(({ name, offices, status }) => {
      assert.equal(name.name, '魏东棠');
      return `${text.slice(offices[0]!.start, offices.at(-1)!.end)} (${status})`;
    }),
  );
}

test('closed years are past, open years are not', () => {
  assert.deepEqual(
    read(
      HEAD,
      '1997.02—2001.11 德清县新市镇团委书记',
      '2001.11—2006.04 德清县财政局副局长',
      '2006.04— 德清县审计局局长',
    ),
    [[], ['德清县新市镇团委书记 (former)'], ['德清县财政局副局长 (former)'], ['德清县审计局局长 (current)']],
  );
});

test('a career that ends with closed years leaves nobody in office', () => {
  assert.deepEqual(read(HEAD, '1997.02—2001.11 德清县审计局局长', '2001.11—2006.04 德清县财政局局长').flat(), [
    '德清县审计局局长 (former)',
    '德清县财政局局长 (former)',
  ]);
});

test('of years that only begin, the last one is of today', () => {
  assert.deepEqual(read(HEAD, '1997年2月起任德清县审计局局长；', '2001年11月，德清县财政局局长；').flat(), [
    '德清县审计局局长 (former)',
    '德清县财政局局长 (current)',
  ]);
});

test('several stations stand in one paragraph, and two in one clause', () => {
  assert.deepEqual(
    read(
      HEAD,
      '1997.02—2001.11，德清县审计局局长；2001.11—2006.04，德清县财政局局长。',
      '2006年5月任德清县副县长，9月任德清县委常委。',
    ).flat(),
    ['德清县审计局局长 (former)', '德清县财政局局长 (former)', '德清县副县长 (former)', '德清县委常委 (current)'],
  );
});

test('a line that says something else beside a post is none, and neither is a single line', () => {
  assert.deepEqual(
    read(HEAD, '2001年5月，德清县财政局局长甲某来访。', '2006.04—2007.05 在德清县财政局工作').flat(),
    [],
  );
  assert.deepEqual(read(HEAD, '2006.04—2007.05 德清县财政局局长').flat(), []);
});

test('without a line that says whose career it is, nobody has one', () => {
  assert.deepEqual(read('1997.02—2001.11 德清县审计局局长', '2001.11—2006.04 德清县财政局局长').flat(), []);
});
