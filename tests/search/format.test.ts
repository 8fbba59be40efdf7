/** The encoder: whatever is written is read again, and a cut file is never read as a short one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ByteReader, ByteWriter } from '../../src/search/bytes.ts';
import { fold, foldWithMap } from '../../src/search/fold.ts';
import {
  dateNumber,
  lastNotAbove,
  PostingsWriter,
  readDirectory,
  readPostings,
  readSets,
  SUBTITLE,
  TITLE,
  writeDirectory,
  writeSets,
} from '../../src/search/format.ts';

const rising = (max: number) =>
  fc.uniqueArray(fc.nat(max), { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));

test('integers of any size come back', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), fc.array(fc.integer()), (plain, signed) => {
      const out = new ByteWriter(1);
      for (const value of plain) out.varint(value);
      for (const value of signed) out.signed(value);
      const reader = new ByteReader(out.finish());
      assert.deepEqual(
        plain.map(() => reader.varint()),
        plain,
      );
      assert.deepEqual(
        signed.map(() => reader.signed()),
        signed.map((value) => value || 0),
      );
      assert.ok(reader.done);
    }),
  );
});

test('a cut file is an error', () => {
  const bytes = new ByteWriter().varint(300).text('测试').finish();
  for (let length = 0; length < bytes.length; length++) {
    const reader = new ByteReader(bytes.subarray(0, length));
    assert.throws(() => {
      reader.varint();
      reader.text();
    }, RangeError);
  }
});

test('postings come back with every position, headline and line below it apart', () => {
  const place = fc.record({ title: rising(4000), subtitle: rising(4000), body: rising(2_000_000) });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), place), { minLength: 1 }), (entries) => {
      const writer = new PostingsWriter(true);
      let doc = -1;
      const expected: [number, number[]][] = [];
      for (const [step, { title, subtitle, body }] of entries) {
        doc += step;
        const positions = [...title.map((at) => TITLE + at), ...subtitle.map((at) => SUBTITLE + at), ...body];
        if (!positions.length) continue;
        for (const position of positions) writer.add(doc, position);
        expected.push([doc, positions]);
      }
      const { docs, offsets, positions, body, title } = readPostings(new ByteReader(writer.finish()), true);
      assert.deepEqual(
        [...docs].map((each, n) => [each, [...positions!.subarray(offsets![n]!, offsets![n + 1]!)]]),
        expected,
      );
      assert.deepEqual(
        [...body].map((count, n) => count + title[n]!),
        expected.map(([, list]) => list.length),
      );
    }),
  );
});

test('a directory and sets come back', () => {
  fc.assert(
    fc.property(rising(20_301_231), rising(2 ** 31), fc.uniqueArray(fc.string()), (dates, chunks, tags) => {
      const directory = {
        dates: Uint32Array.from(dates),
        lengths: Uint32Array.from(dates, (_, n) => n * 7),
        chunks,
        tags,
      };
      assert.deepEqual(readDirectory(new ByteReader(writeDirectory(directory))), directory);
      const sets = tags.map((tag): [string, number[]] => [tag, dates]);
      const back = readSets(new ByteReader(writeSets(sets)));
      assert.deepEqual(
        [...back].map(([tag, docs]) => [tag, [...docs]]),
        sets,
      );
    }),
  );
});

test('lastNotAbove finds what a plain search finds', () => {
  fc.assert(
    fc.property(rising(50), fc.nat(60), (list, value) => {
      assert.equal(
        lastNotAbove(list, value),
        list.findLastIndex((each) => each <= value),
      );
    }),
  );
});

test('dates sort as their texts do', () => {
  const dates = ['2019', '2019-01', '2019-01-05', '2019-12-31', '2020', '2020-02', '2024-02-29'];
  assert.deepEqual(
    dates.map(dateNumber),
    dates.map(dateNumber).sort((a, b) => a - b),
  );
  assert.equal(dateNumber(null), 0);
});

test('folding is stable, and a part of a text folds to a part of the folded text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = fold(text);
      assert.equal(fold(once), once);
    }),
  );
  const unit = fc.constantFrom(...'测试ＡbＣ１2，,。 　\n㎡①…𠮷é');
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1 }), fc.nat(), fc.nat(), (chars, a, b) => {
      const from = a % chars.length;
      const to = from + 1 + (b % (chars.length - from));
      assert.ok(fold(chars.join('')).includes(fold(chars.slice(from, to).join(''))));
    }),
  );
});

test('the map of a folded text leads back into it', () => {
  const { source, text, starts } = foldWithMap('Ａ  ㎡，\n𠮷B');
  assert.equal(text, 'a m2, 𠮷b');
  assert.equal(starts.length, text.length + 1);
  assert.equal(source.slice(starts[text.indexOf('m')], starts[text.indexOf('m') + 2]), '㎡');
  assert.equal(source.slice(starts[text.indexOf('b')], starts[text.length]), 'B');
});
