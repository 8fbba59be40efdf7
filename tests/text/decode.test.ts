import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode } from '../../src/text/decode.ts';
import { PAIR_OF_CHAR } from '../../src/text/gbk.ts';

const gbk = (text: string) =>
  Uint8Array.from(
    [...text].flatMap((c) => {
      const code = c.charCodeAt(0);
      return code < 0x80 ? [code] : [PAIR_OF_CHAR[code]! >> 8, PAIR_OF_CHAR[code]! & 0xff];
    }),
  );
const utf8 = (text: string) => new TextEncoder().encode(text);

test('UTF-8 is read with and without a byte order mark, and line ends become one', () => {
  assert.equal(decode(utf8('\ufeff浙江\r\n绍兴\r诸暨')).text, '浙江\n绍兴\n诸暨');
  assert.equal(decode(utf8('浙江省绍兴市')).encoding, 'utf-8');
});

test('UTF-16 is read by its mark', () => {
  assert.equal(decode(Uint8Array.of(0xff, 0xfe, 0x59, 0x6d, 0x5f, 0x6c)).text, '浙江');
  assert.equal(decode(Uint8Array.of(0xfe, 0xff, 0x6d, 0x59, 0x6c, 0x5f)).text, '浙江');
});

test('GBK is read undeclared, by a meta element, and by the content type', () => {
  const page = '<html><head><meta charset="gb2312"></head><body>浙江省绍兴市诸暨市的村党支部书记</body></html>';
  assert.equal(decode(gbk('浙江省绍兴市诸暨市的村党支部书记')).encoding, 'gb18030');
  assert.equal(decode(gbk(page)).text, page);
  assert.equal(decode(gbk(page), 'text/html; charset=gbk').encoding, 'gb18030');
});

test('a declared Big5 page is read as Big5', () => {
  const bytes = Uint8Array.of(0xae, 0xfd, 0xa6, 0xbf); // 浙江
  assert.equal(decode(bytes, 'text/html; charset=big5').text, '浙江');
});

test('valid UTF-8 beats a wrong declaration', () => {
  assert.equal(decode(utf8('<meta charset="gbk">浙江省绍兴市')).encoding, 'utf-8');
});

test('a character cut at the end of the file is left as undecodable, and said', () => {
  const done = decode(utf8('浙江省绍兴市诸暨市').subarray(0, 26));
  assert.match(done.text, /^浙江省绍兴市诸暨\ufffd$/);
  assert.deepEqual(
    done.review.map((r) => r.code),
    ['encoding-doubtful'],
  );
});

test('HTML is told from text', () => {
  assert.equal(decode(utf8('<!DOCTYPE html><title>题</title>')).html, true);
  assert.equal(decode(utf8('<div class="a"><p>一段</p></div>')).html, true);
  assert.equal(decode(utf8('发展是硬道理。/p>\n第二段 <引自>')).html, false);
});

test('any bytes decode without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string(), { nil: undefined }), (bytes, type) => {
      assert.equal(typeof decode(bytes, type).text, 'string');
    }),
  );
});
