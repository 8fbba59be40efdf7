/** The years that a line of a career begins with. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { spanLength } from '../../src/model/span.ts';

test('a span of time is told in every way of writing it, with the sign and the space after it', () => {
  for (const span of [
    '1998.11—2001.05 ',
    '1998.11-2001.05　',
    '1998年11月至2001年5月，',
    '1998年11月—',
    '2017.02— ',
    '2017.02－至今　',
    '2001年—2004年 ',
    '(2001/03-2004/09) ',
  ])
    assert.equal(spanLength(`${span}某镇镇长`), span.length, span);
});

test('a date, a figure and a year alone are no span', () => {
  for (const text of [
    '2016年11月，某市市长',
    '1998.11 某镇镇长',
    '1998多个村',
    '12—15岁的孩子',
    '2011年某镇',
    '—2001某镇',
  ])
    assert.equal(spanLength(text), 0, text);
});
