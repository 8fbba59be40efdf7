/** What holds of every text stage, whatever it is given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAMAGE_KINDS, damage } from '../../scripts/lib/damage.ts';
import { Traced } from '../../src/model/traced.ts';
import { TEXT_STAGES } from '../../src/text/index.ts';
import { CLEAN, repair } from './helpers.ts';

const PIECES = [
  ...'?!:;,.()"“”‘’（），。？！：；、—…·□ \n\u3000\ufffd\ue000\u200b&#'.split(''),
  ...'浙江省委書記乾隆著於麵製拔覀儗⑼七娴欐睙涓锟斤拷０９Ａ％一二百万M^a0'.split(''),
  '(jié)',
  '(huì )',
  '(km)',
  '/p>',
  '&amp;ldquo;',
  '&#38797;',
  '?！',
  '??',
  '?00',
  '攻  坚',
  '吕 斌摄',
  'https://a.cn/?b=1,2',
  '𪾢',
  '\ud87e\udc00',
];
const dirty = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(fc.integer(), fc.subarray([...DAMAGE_KINDS]))
    .map(([seed, kinds]) => damage(CLEAN.join('\n'), seed, kinds).text),
);

for (const stage of TEXT_STAGES) {
  test(`${stage.name} never throws, keeps its lines, and traces every character`, () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const { text: output, repairs } = stage.run(Traced.from(text), null);
        assert.equal(output.text.split('\n').length, text.split('\n').length);
        for (let i = 1; i <= output.length; i++) assert.ok(output.origin(i) >= output.origin(i - 1), `unit ${i}`);
        assert.ok(output.originEnd() <= text.length);
        for (const r of repairs) {
          assert.equal(r.stage, stage.name);
          assert.ok(r.at >= 0 && r.at + r.length <= text.length);
          if (r.certainty === 'lost') assert.ok(r.after.includes('□'));
        }
        if (output.text !== text) assert.ok(repairs.length > 0);
      }),
      { numRuns: 150 },
    );
  });
}

test('repair is done once: a second run over its result changes nothing', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { text } = damage(CLEAN.join('\n'), seed, [
      'traditional',
      'pinyin-notes',
      'half-width',
      'entities',
      'invisible',
    ]);
    const once = repair(text).text;
    assert.equal(repair(once).text, once);
  }
});

test('the simulator draws everything from its seed, and marks only what is gone', () => {
  for (const kinds of [
    ['traditional', 'byte-shift'],
    ['byte-shift'],
    ['taiwan', 'pinyin-notes', 'byte-shift'],
  ] as const) {
    for (let seed = 1; seed <= 20; seed++) {
      const one = damage(CLEAN.join('\n'), seed, kinds);
      assert.deepEqual(damage(CLEAN.join('\n'), seed, kinds), one);
      for (const run of one.runs) {
        assert.equal(run.truth.length, run.original.length);
        assert.equal([...run.truth].filter((c) => c === '□').length, run.lost + run.blank);
        assert.ok(one.text.slice(run.start).startsWith('?'));
      }
    }
  }
});
