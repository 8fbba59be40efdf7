import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrue } from '../../scripts/bench/repair-score.ts';
import type { DamagedRun } from '../../scripts/lib/damage.ts';

const RUN = {
  truth: '村裏有□□路，路旁種了樹',
  original: '村裏有兩條路，路旁種了樹',
} as DamagedRun;

test('what is shown of a run is true when all that is shown is right and each loss lies in a gap', () => {
  const nowhere = new Set<number>();
  assert.ok(isTrue(RUN, '村裏有□□路，路旁種了樹', nowhere));
  assert.ok(isTrue(RUN, '村裏有□路，路旁種了樹', nowhere), 'no byte tells how many vanished');
  assert.ok(isTrue(RUN, '村裏有兩條路，路旁種了樹', nowhere), 'the context gave them back');
  assert.ok(!isTrue(RUN, '村裏有路，路旁種了樹', nowhere), 'the loss is not marked');
  assert.ok(!isTrue(RUN, '村裏有三條路，路旁種了樹', nowhere), 'a character is wrong');
  assert.ok(!isTrue(RUN, '村裏有□□路，路□種了樹', nowhere), 'a gap where nothing was open');
  assert.ok(isTrue(RUN, '村裏有□□路，路□種了樹', new Set([8])));
  assert.ok(isTrue(RUN, '村裏有□□路，路□了樹', null), 'a gap anywhere, for any number');
  assert.ok(!isTrue(RUN, '村裏有□□路，路旁種了樹□', null), 'a gap where there was nothing');
});
