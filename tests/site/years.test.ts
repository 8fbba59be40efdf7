import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Item } from '../../src/catalogue/types.ts';
import { PAGE_SIZE } from '../../src/site/config.ts';
import { courseOf, monthsOf } from '../../src/site/years.ts';

const item = (date: string | null): Item => ({ id: String(date), date }) as Item;

describe('years', () => {
  it('count their months in the order of the list, and know on which page each begins', () => {
    const items = [
      ...Array.from({ length: PAGE_SIZE }, () => item('2024-07-03')),
      item('2024-07-01'),
      item('2024-02-28'),
      item('2024-02'),
      item('2024'),
    ];
    assert.deepEqual(monthsOf(items), [
      { month: 7, count: PAGE_SIZE + 1, page: 1 },
      { month: 2, count: 2, page: 2 },
      { month: 0, count: 1, page: 2 },
    ]);
  });

  it('say how a subject rose and fell, and nothing where no year is known', () => {
    assert.equal(
      courseOf(['2018', '2020-01', '2020-02-03', '2024'].map(item)),
      '最早见于2018年，最晚见于2024年，2020年最多（2篇）。',
    );
    assert.equal(courseOf([item('2020'), item('2020-01')]), '都在2020年。');
    assert.equal(courseOf([item(null)]), '');
  });
});
