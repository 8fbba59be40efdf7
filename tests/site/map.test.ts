import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { shadesOf } from '../../src/site/map.ts';

describe('shades of a map', () => {
  it('grow with the counts, the same for the same, none for none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 90 }), (counts) => {
        const { of } = shadesOf(counts);
        const sorted = [...counts].sort((a, b) => a - b);
        sorted.forEach((count, n) => {
          assert.ok(of(count) >= of(sorted[Math.max(0, n - 1)]!));
          assert.equal(of(count) === 0, count === 0);
          assert.ok(of(count) <= 4);
        });
      }),
    );
  });

  it('tell places apart that lie near together, and are not spoilt by one that dwarfs the rest', () => {
    assert.equal(new Set([6, 7, 8, 9].map(shadesOf([6, 7, 8, 9]).of)).size, 4);
    assert.equal(new Set([1, 2, 3, 9000].map(shadesOf([1, 1, 1, 2, 3, 9000]).of)).size, 4);
  });

  it('show no difference where there is none to speak of', () => {
    const { of } = shadesOf([250, 251, 252, 0]);
    assert.deepEqual([250, 251, 252].map(of), [2, 2, 2]);
  });

  it('explain themselves: the steps of the legend cover every count, without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 90 }), (counts) => {
        const { of, steps } = shadesOf(counts);
        for (const count of counts) {
          const own = steps.filter(({ from, to }) => from <= count && count <= to);
          assert.deepEqual(
            own.map(({ shade }) => shade),
            [of(count)],
          );
        }
      }),
    );
  });
});
