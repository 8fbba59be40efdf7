import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, type Edit, Traced } from '../../src/model/traced.ts';

/** Edits in order, without overlap, over a text of the given length. */
const editsFor = (length: number) =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 8 }).map((wishes) => {
    const edits: Edit[] = [];
    let from = 0;
    for (const [start, size, after] of wishes.sort((a, b) => a[0] - b[0])) {
      const end = Math.min(start + size, length);
      if (start < from || (edits.length > 0 && start === from && end === start)) continue;
      edits.push({ start, end, after, rule: 'test', certainty: 'certain' });
      from = end;
    }
    return edits;
  });

test('an edited text says what plain replacement says, and its origins never fall', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }).chain((s) => fc.tuple(fc.constant(s), editsFor(s.length))),
      ([text, edits]) => {
        const { output, repairs } = applyEdits(Traced.from(text, 7), edits, 'stage');
        let expected = text;
        for (const e of [...edits].reverse()) expected = expected.slice(0, e.start) + e.after + expected.slice(e.end);
        assert.equal(output.text, expected);
        assert.equal(repairs.length, edits.length);
        for (let i = 0; i < output.length; i++) assert.ok(output.origin(i) <= output.origin(i + 1));
        assert.equal(output.originEnd(), text.length + 7);
        for (const r of repairs) assert.equal(text.slice(r.at - 7, r.at - 7 + r.length), r.before);
      },
    ),
  );
});

test('a second pass still points into the raw page', () => {
  const first = applyEdits(
    Traced.from('a(b)c'),
    [{ start: 1, end: 4, after: '', rule: 'r', certainty: 'certain' }],
    's',
  );
  assert.equal(first.output.text, 'ac');
  const second = applyEdits(first.output, [{ start: 1, end: 2, after: 'C', rule: 'r', certainty: 'certain' }], 's');
  assert.deepEqual(
    second.repairs.map((r) => [r.before, r.after, r.at, r.length]),
    [['c', 'C', 4, 1]],
  );
});

test('overlapping edits are refused', () => {
  const edit = (start: number, end: number): Edit => ({ start, end, after: '', rule: 'r', certainty: 'certain' });
  assert.throws(() => applyEdits(Traced.from('abcdef'), [edit(0, 3), edit(2, 4)], 's'), RangeError);
  assert.throws(() => applyEdits(Traced.from('abc'), [edit(2, 9)], 's'), RangeError);
});

test('pieces joined keep their origins, and lines cut a text without losing any', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 6 }), (parts) => {
      const text = Traced.from(parts.join('\n'));
      const lines = text.lines();
      assert.equal(lines.map((l) => l.text).join('\n'), text.text);
      for (const line of lines)
        for (let i = 0; i < line.length; i++) assert.equal(text.text[line.origin(i)], line.text[i]);
      const joined = Traced.concat([...lines].reverse());
      for (let i = 0; i < joined.length; i++) assert.equal(text.text[joined.origin(i)], joined.text[i]);
    }),
  );
});
