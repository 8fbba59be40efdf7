import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPhrased } from '../../src/site/text.ts';

describe('a headline', () => {
  it('of short phrases is broken between them', () => {
    assert.ok(isPhrased('开局就奔跑 各地有实招'));
    assert.ok(isPhrased('五地书记登台交流，都讲了哪些实招'));
  });

  it('with a phrase longer than a narrow line is broken as any text', () => {
    assert.ok(!isPhrased('据一份没有注明报名的报纸版面报道，某月某日'));
  });
});
