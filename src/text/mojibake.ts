/**
 * Text that was decoded by the wrong table: UTF-8 read as GBK (娴欐睙 for 浙江) or as Latin-1, GBK read as Latin-1.
 * The bytes are put back and read again; that is done only if it gives Chinese where there was none.
 */
import { LOST } from '../model/ledger.ts';
import type { Edit } from '../model/traced.ts';
import { CP1252 } from './data/look-alikes.ts';
import { isChineseSign, isHan } from './han.ts';
import { EDGE, languageModel } from './language-model.ts';
import { simplifiedOf } from './variants.ts';

/** Characters that the first two bytes of common UTF-8 make when read as GBK. */
const LEADS =
  '涓浜浠浼浣鍋鍏鍐鍑鍒鍔鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍥鍦鍧鍨鍩鍫澶濂濡瀛瀹瀵灏灞宀宸甯骞搴寤寮褰寰蹇鎬鎭鎮鎯鎴鎵鎶鎷鎸鎹鎺鎻鏀鏁鏂鏃鏄鏅鏈鏉鏋鏍鏂杩闂闃闄闅闈鐨鐢鐩鐪鐭绀绗绛绠绫绱绾缁缂缃缇鑰鑱鑳鑷鑸鑹鑺钀銆锛鈥娴娌姹姘' +
  '璁璇璋璐璧';
const AS_GBK = new RegExp(`[${LEADS}]`, 'g');
/** A reading of fewer bytes than this proves nothing. */
const LEAST = 6;

const CP1252_CODES = new Map(CP1252.flatMap((c, n) => (c ? [[c, 0x80 + n] as const] : [])));
const HIGH = `\\u0080-\\u00ff${[...CP1252_CODES.keys()].filter((c) => c !== '“' && c !== '”').join('')}“”`;
const AS_LATIN = /[\u00c0-\u00ff][\u0080-\u00ff\u0152-\u2122]/;
const LATIN_RUN = new RegExp(`[${HIGH}]{3,}(?:[ \\u00a0]?[${HIGH}]{2,})*`, 'g');

/** Edits that decode again what was decoded wrongly. */
export function misreadings(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const m of text.matchAll(AS_GBK)) {
    if (m.index < (edits.at(-1)?.end ?? 0)) continue;
    const found = utf8FromGbk(text, m.index);
    if (found) push(edits, m.index, text.slice(m.index, found.end), found.after, 'utf-8-read-as-gbk');
  }
  if (edits.length === 0 && AS_LATIN.test(text)) {
    for (const m of text.matchAll(LATIN_RUN)) {
      const bytes = latinBytes(m[0]);
      const utf8 = bytes && strict(bytes, 'utf-8');
      if (utf8) push(edits, m.index, m[0], utf8, 'utf-8-read-as-latin-1');
      else if (bytes) push(edits, m.index, m[0], strict(bytes, 'gb18030'), 'gbk-read-as-latin-1');
    }
  }
  return edits;
}

function push(edits: Edit[], start: number, before: string, after: string | null, rule: string): void {
  if (after === null || after.includes('\n')) return;
  if (!isChinese(after) || !(cost(after) + 1.5 < cost(before))) return;
  const certainty = after.includes(LOST) && !before.includes(LOST) ? 'lost' : 'certain';
  edits.push({ start, end: start + before.length, after, rule, certainty });
}

/**
 * The UTF-8 behind what stands from `start` on, as far as it goes, if it was read as GBK. A character cut at the end,
 * whose last byte took the sign after it along, is lost.
 */
function utf8FromGbk(text: string, start: number): { after: string; end: number } | null {
  const bytes: number[] = [];
  let end = start;
  for (; end < text.length; end++) {
    const pair = pairOf(text.charCodeAt(end));
    if (pair === 0) break;
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  let at = 0;
  let whole = 0;
  let units = 0;
  let wholeEnd = start;
  // Walk both readings until the UTF-8 breaks; keep the last place where both end a character.
  for (let position = start, taken = 0; at < bytes.length; ) {
    const size = sequence(bytes, at);
    if (size === 0) break;
    at += size;
    while (taken < at) {
      taken += pairOf(text.charCodeAt(position)) > 0xff ? 2 : 1;
      position++;
    }
    if (taken === at) {
      whole = at;
      wholeEnd = position;
    }
    units = position;
  }
  if (at < LEAST) return null;
  const after = (n: number) => new TextDecoder().decode(Uint8Array.from(bytes.slice(0, n)));
  const cut = at > whole && units === end && /[?\ufffd]/.test(text[end] ?? '');
  if (cut) return { after: after(at), end: end + 1 };
  const left = bytes.length - at;
  if (left > 0 && left < 3 && bytes[at]! >= 0xe0)
    return { after: after(at) + LOST, end: /[?\ufffd]/.test(text[end] ?? '') ? end + 1 : end };
  return whole >= LEAST ? { after: after(whole), end: wholeEnd } : null;
}

/** Length of the UTF-8 sequence of a character beyond ASCII at `at`; 0 for none. */
function sequence(bytes: readonly number[], at: number): number {
  const lead = bytes[at]!;
  const size = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  for (let i = 1; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}

let pairs: Uint16Array | undefined;

/** Byte pair of a unit as decoders of the Web read it, private-use zones included; 0x80 for the euro sign. */
function pairOf(code: number): number {
  if (code === 0x20ac) return 0x80;
  if (!pairs) {
    pairs = new Uint16Array(0x10000);
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail === 0x7f) continue;
        const unit = decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0);
        if (unit !== 0xfffd) pairs[unit] = (lead << 8) | trail;
      }
    }
  }
  return pairs[code]!;
}

function latinBytes(run: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const char of run) {
    const code = char.charCodeAt(0);
    const byte = code < 0x100 ? code : CP1252_CODES.get(char);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function strict(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether nearly all of a text is Chinese characters and signs, with at least one character. */
function isChinese(text: string): boolean {
  let good = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code)) han++;
    if (isHan(code) || isChineseSign(code) || code < 0x80 || text[i] === LOST) good++;
  }
  return han > 0 && good >= text.length * 0.9;
}

/** What the language model asks for a text, in nats a character. */
function cost(text: string): number {
  const model = languageModel();
  const context = [EDGE, EDGE, EDGE];
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const code = simplifiedOf(text[i]!).charCodeAt(0);
    const id = model.id(code);
    total -= model.score(context, id, code);
    context.push(id);
  }
  return total / Math.max(1, text.length);
}
