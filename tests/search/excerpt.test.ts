/** The sentence shown, and what is marked in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerpt, mark } from '../../src/search/client/excerpt.ts';
import { fold } from '../../src/search/fold.ts';
import type { Part } from '../../src/search/types.ts';

const shown = (parts: readonly Part[]): string => parts.map(({ text, mark: on }) => (on ? `[${text}]` : text)).join('');

test('marks every occurrence, in the text as it was published', () => {
  assert.equal(shown(mark('测试ＡＢ镇，ab村', ['ab'])), '测试[ＡＢ]镇，[ab]村');
  assert.equal(shown(mark('共20㎡', ['m2'])), '共20[㎡]');
  assert.equal(shown(mark('人人人', ['人人'])), '[人人]人');
  assert.equal(shown(mark('甲乙丙', ['甲乙', '乙丙'])), '[甲乙丙]');
  assert.equal(shown(mark('没有', ['词'])), '没有');
});

test('nothing of a text is lost or added by marking', () => {
  const unit = fc.constantFrom(...'甲乙ＡA㎡𠮷 。');
  fc.assert(
    fc.property(
      fc.array(unit),
      fc.array(fc.array(unit, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      (chars, terms) => {
        const text = chars.join('');
        const folded = terms.map((term) => fold(term.join(''))).filter(Boolean);
        assert.equal(
          mark(text, folded)
            .map((part) => part.text)
            .join(''),
          text,
        );
      },
    ),
  );
});

test('shows the sentence that holds the term', () => {
  const texts = ['开头一句。', '甲地的事。乙地的事，说得长些！丙地的事。'];
  assert.equal(shown(excerpt(texts, ['乙地'])), '[乙地]的事，说得长些！');
});

test('prefers the sentence with most of the terms', () => {
  assert.equal(shown(excerpt(['只有甲地。', '甲地和乙地。'], ['甲地', '乙地'])), '[甲地]和[乙地]。');
});

test('a long sentence is cut around the term, with the cut shown', () => {
  const text = `${'前'.repeat(300)}目标${'后'.repeat(300)}。`;
  const parts = excerpt([text], ['目标']);
  assert.match(shown(parts), /^……前+\[目标\]后+……$/u);
  assert.ok(shown(parts).length < 120);
});

test('without the term the opening is shown', () => {
  assert.equal(shown(excerpt(['开头一句。'], ['没有'])), '开头一句。');
  assert.deepEqual(excerpt([], ['没有']), []);
});

test('a pair of surrogates is never split', () => {
  for (let shift = 0; shift < 4; shift++) {
    const text = `${'一'.repeat(shift)}${'𠮷'.repeat(200)}目标${'𠮷'.repeat(200)}`;
    assert.ok(shown(excerpt([text], ['目标'])).isWellFormed());
    assert.ok(shown(excerpt([text], ['没有'])).isWellFormed());
  }
});
