import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Repair } from '../../src/model/ledger.ts';
import type { Mention } from '../../src/model/record.ts';
import { markedHtml, stretchesOf } from '../../src/site/marks.ts';

const repair = (offset: number, before: string, after: string, more: Partial<Repair> = {}): Repair => ({
  stage: 'variants',
  rule: 'simplified',
  before,
  after,
  certainty: 'certain',
  at: offset,
  length: before.length,
  field: 'blocks/0',
  offset,
  ...more,
});
const place = (start: number, end: number): Mention => ({
  kind: 'place',
  ref: 'x',
  field: 'blocks/0',
  start,
  end,
  certainty: 'certain',
});
const bare = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('marks in a text', () => {
  it('never change the text, whatever the repairs and mentions', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '<', '"', '&', '丙'), minLength: 1, maxLength: 30 });
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.constantFrom('certain', 'likely', 'lost')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, spans, fc.array(fc.tuple(fc.nat(30), fc.nat(8)), { maxLength: 6 }), (t, rs, ms) => {
        const repairs = rs.map(([at, n, certainty]) =>
          repair(at, '前', t.slice(at, at + n), { certainty: certainty as Repair['certainty'] }),
        );
        const html = markedHtml(
          t,
          repairs,
          ms.map(([start, n]) => place(start, start + n)),
        );
        assert.equal(bare(html), t);
        assert.equal(html.match(/<span/gu)?.length ?? 0, html.match(/<\/span>/gu)?.length ?? 0);
      }),
    );
  });

  it('put what stood before into the mark, and the raw text comes back from it', () => {
    const html = markedHtml('开放面向', [repair(0, '開', '开'), repair(2, '麵', '面')], []);
    assert.equal(html, '<span class="r" data-b="開放麵" data-k="繁简异体">开放面</span>向');
  });

  it('name a likely repair with what else it may be, and a lost one as lost', () => {
    const html = markedHtml(
      '海□',
      [repair(0, '?', '海', { certainty: 'likely', alternatives: ['每'] }), repair(1, '?', '□', { certainty: 'lost' })],
      [],
    );
    assert.match(html, /class="r likely"[^>]*也可能是「每」/u);
    assert.match(html, /class="r lost"[^>]*不补/u);
  });

  it('says of a masked number that it is withheld, and shows no number', () => {
    const html = markedHtml('×××', [repair(0, '×××', '×××', { stage: 'mask', rule: 'mask:mobile-number' })], []);
    assert.match(html, /data-tip="个人号码：原页有载，本档隐去"/u);
  });

  it('stay away where an editor has changed the words', () => {
    assert.deepEqual(stretchesOf('改过的话', [repair(0, '開', '开')]), []);
  });

  it('let no attribute end early', () => {
    const html = markedHtml('"', [repair(0, '"><script>', '"')], []);
    assert.ok(!html.includes('<script'));
  });
});
