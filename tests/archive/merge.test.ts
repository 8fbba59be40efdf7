/** What an editor changed and what better rules changed, in one article. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editFields, splitFile, takeRules, writeFile } from '../../src/archive/index.ts';
import { sha256 } from '../../src/archive/ledger.ts';
import { mergeFile } from '../../src/archive/merge.ts';
import { baseOf } from '../../src/archive/prints.ts';
import { stillOpen } from '../../src/archive/settle.ts';

const part = fc
  .array(fc.constantFrom('甲', '乙。', '\n', '\n\n', '---', ': ', '- ', '“', '！”', '|', '\u2028'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((joined) => joined.trim() !== '');

const file = (title: string, date: string, body: string) => writeFile({ title, date, places: ['浙江省'] }, body);
const base = (written: string) => baseOf(written, sha256(written), '题');

test('an editor and better rules both keep what they changed where they do not meet', () => {
  const old = file('题', '2024', '甲句。乙句。\n\n丙句。\n');
  const editor = old.replace('甲句', '甲句改').replace('2024', '2025');
  const better = file('好题', '2024', '甲句。乙句。\n\n丙句好。\n');
  const { text: merged, conflicts } = mergeFile(editor, base(old), better);
  assert.equal(merged, file('好题', '2025', '甲句改。乙句。\n\n丙句好。\n'));
  assert.deepEqual(conflicts, []);
});

test('where they meet the editor stands, and the other is kept for the desk', () => {
  const old = file('题', '2024', '甲句。乙句。\n');
  const { text: merged, conflicts } = mergeFile(old.replace('甲句', '改句'), base(old), old.replace('甲句', '好句'));
  assert.equal(splitFile(merged).body.trim(), '改句。乙句。');
  assert.deepEqual(conflicts, [{ field: 'body', editor: '改句。', pipeline: '好句。' }]);
});

test('a merge with what has not changed is no change', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const old = file('题', '2024', parts.join('。\n\n'));
      const editor = editFields(`${old}改。\n`, { kicker: '引' });
      assert.equal(mergeFile(editor, base(old), old).text, editor);
      assert.deepEqual(mergeFile(old, base(old), old), { text: old, conflicts: [] });
    }),
  );
});

const windows = (text: string) => text.replaceAll('\n', '\r\n');
const bodyOf = (text: string) => splitFile(text).body.trim();

test('neighbouring sentences, and neighbouring items of a list, do not meet', () => {
  const old = file('题', '2024', '甲句。乙句。丙句。\n');
  const { text, conflicts } = mergeFile(old.replace('甲句', '改句'), base(old), old.replace('乙句', '好句'));
  assert.equal(bodyOf(text), '改句。好句。丙句。');
  assert.deepEqual(conflicts, []);

  const list = (...topics: string[]) => writeFile({ title: '题', topics }, '正文。\n');
  const was = base(list('a', 'b', 'c'));
  const took = (mine: string[], better: string[]) => mergeFile(list(...mine), was, list(...better));
  assert.deepEqual(took(['b', 'c'], ['a', 'c']), { text: list('c'), conflicts: [] });
  assert.deepEqual(took(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'e']), {
    text: list('a', 'b', 'c', 'd', 'e'),
    conflicts: [],
  });
  // Both put something else in the place of one: which of them is right, nobody knows but a person.
  const met = took(['a', 'x', 'c'], ['a', 'y', 'c']);
  assert.equal(met.text, list('a', 'x', 'c'));
  assert.equal(met.conflicts[0]?.field, 'topics');
});

test('of every conflict the version of the rules can be taken, and nothing else changes', () => {
  const old = file('题', '2024', '甲句。乙句。\n\n乙句。丙句。\n');
  const cases: [editor: string, better: string, taken: string][] = [
    // A sentence that stands twice; one that the editor took out; the only one; a field taken out; a name within a name.
    [
      old.replace('甲句。乙句', '甲句。改句').replace('。\n\n乙句', '。\n\n改句'),
      old.replace('甲句。乙句', '甲句。好句'),
      '甲句。好句。\n\n改句。丙句。',
    ],
    [old.replace('甲句。', ''), old.replace('甲句', '好句'), '好句。乙句。\n\n乙句。丙句。'],
    [old.replace('丙句。', ''), old.replace('丙句', '好句'), '甲句。乙句。\n\n乙句。好句。'],
  ];
  for (const ends of [(text: string) => text, windows]) {
    for (const [editor, better, taken] of cases) {
      const { text, conflicts } = mergeFile(ends(editor), base(old), better);
      assert.equal(text, ends(editor));
      assert.equal(conflicts.length, 1, editor);
      const after = takeRules(text, conflicts[0]!);
      assert.equal(after, ends(`${old.slice(0, old.indexOf('甲句')) + taken}\n`));
    }
  }
});

test('a field in conflict is settled by its own lines', () => {
  const old = writeFile({ title: '甲', kicker: '引', subtitle: '副甲', source: '报' }, '正文。\n');
  const editor = editFields(old, { title: '乙', kicker: '乙', source: null });
  const better = editFields(old, { title: '丙', kicker: null, source: '刊' });
  const { text, conflicts } = mergeFile(editor, base(old), better);
  assert.deepEqual(
    conflicts.map(({ field }) => field),
    ['title', 'kicker', 'source'],
  );
  const all = conflicts.reduce((file, conflict) => takeRules(file, conflict) ?? assert.fail(conflict.field), text);
  assert.equal(all, better);
  assert.equal(takeRules(all, conflicts[0]!), null, 'settled already');
});

test('lines end as the editor has them end', () => {
  const old = file('题', '2024', '甲句。\n\n乙句。\n');
  const { text } = mergeFile(windows(old.replace('甲句', '改句')), base(old), old.replace('乙句', '好句'));
  assert.equal(text, windows(file('题', '2024', '改句。\n\n好句。\n')));
});

test('a line that was only quoted otherwise was not changed', () => {
  const fields = { title: '题', date: '2024', places: ['浙江省'], page: '00004' };
  const old = writeFile(fields, '正文。\n');
  const editor = old
    .replace('date: "2024"', 'date: 2024')
    .replace('- 浙江省', "- '浙江省'")
    .replace('"00004"', '00005');
  const better = writeFile({ ...fields, date: '2025', places: ['浙江省', '浙江省/杭州市'] }, '正文。\n');
  assert.deepEqual(mergeFile(editor, base(old), better), {
    text: better.replace('"00004"', '00005'),
    conflicts: [],
  });
});

test('what nobody has settled waits on when the rules change again elsewhere', () => {
  const old = file('题', '2024', '甲句。乙句。丙句。\n');
  const editor = old.replace('甲句', '改句');
  const better = old.replace('甲句', '好句');
  const first = mergeFile(editor, base(old), better);
  const again = better.replace('丙句', '更好的句');
  const second = mergeFile(first.text, base(better), again);
  assert.deepEqual(second.conflicts, []);
  assert.deepEqual(stillOpen(first.conflicts, second.text, again), first.conflicts);
  assert.deepEqual(stillOpen(first.conflicts, again, again), [], 'the version of the rules was taken');
  assert.deepEqual(stillOpen(first.conflicts, second.text, old), [], 'the rules have gone back');
});
