import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearestDay } from '../../src/site/browser/this-day.ts';

describe('this day in other years', () => {
  const days = new Set(['02-28', '12-30']);

  it('is the day itself where it has articles', () => {
    assert.equal(nearestDay(days, Date.parse('2026-02-28T12:00:00+08:00')), '02-28');
  });

  it('is the nearest day before within a week, over the turn of the year too', () => {
    assert.equal(nearestDay(days, Date.parse('2026-03-02T12:00:00+08:00')), '02-28');
    assert.equal(nearestDay(days, Date.parse('2026-01-02T12:00:00+08:00')), '12-30');
    assert.equal(nearestDay(days, Date.parse('2026-06-01T12:00:00+08:00')), null);
  });

  it('is the day in China, wherever the reader is', () => {
    assert.equal(nearestDay(days, Date.parse('2026-02-27T17:00:00Z')), '02-28');
  });
});
