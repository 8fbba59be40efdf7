/**
 * Bytes to text. The order: a byte order mark; strict UTF-8, which no other encoding passes by chance once it has
 * a few characters beyond ASCII; what the server or the page declares; then GB 18030 and Big5, whichever gives more
 * of the common characters of Chinese. Line ends become "\n": offsets in the ledger count from the text made here.
 */
import type { Repair, Review } from '../model/ledger.ts';
import { commonShare } from './common.ts';

export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly encoding: string;
  /** Whether the text is an HTML page. */
  readonly html: boolean;
  readonly repairs: Repair[];
  readonly review: Review[];
}

/** Bytes at the head of a page that are searched for a declared charset. */
const SNIFF_BYTES = 4096;

/** Decodes a raw page. `contentType` is what the server sent, if known. Never throws. */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const { text, encoding, doubtful } = choose(bytes, contentType);
  const clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const review: Review[] = doubtful
    ? [{ code: 'encoding-doubtful', message: `编码不能断定，按 ${encoding} 读出，有字节不成字。` }]
    : [];
  return { text: clean, encoding, html: isHtml(clean, contentType), repairs: [], review };
}

interface Reading {
  readonly text: string;
  readonly encoding: string;
  /** True when some bytes could not be read. */
  readonly doubtful: boolean;
}

function choose(bytes: Uint8Array, contentType?: string): Reading {
  const marked = byMark(bytes);
  if (marked) return lenient(bytes, marked);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8) return utf8;

  // A page that was cut, or in which a byte was lost, is still UTF-8.
  const nearly = lenient(bytes, 'utf-8');
  if (mostlySound(nearly.text)) return nearly;

  const labels = new Set<string>();
  for (const label of [charsetOf(contentType), metaCharset(bytes)]) {
    const name = label && canonical(label);
    if (name && name !== 'utf-8') labels.add(name);
  }
  for (const label of labels) {
    const reading = strict(bytes, label);
    if (reading) return reading;
  }
  const strictOnes = ['gb18030', 'big5'].map((label) => strict(bytes, label)).filter((r) => r !== null);
  if (strictOnes.length > 0) return best(strictOnes);
  return best(['utf-8', ...labels, 'gb18030', 'big5'].map((label) => lenient(bytes, label)));
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function strict(bytes: Uint8Array, label: string): Reading | null {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding: label, doubtful: false };
  } catch {
    return null;
  }
}

function lenient(bytes: Uint8Array, label: string): Reading {
  const text = new TextDecoder(label).decode(bytes);
  return { text, encoding: label, doubtful: text.includes('\ufffd') };
}

/** The reading with the fewest characters that cannot be Chinese news. */
function best(readings: readonly Reading[]): Reading {
  let chosen = readings[0]!;
  let top = Number.NEGATIVE_INFINITY;
  for (const reading of readings) {
    const score = commonShare(reading.text);
    if (score > top) {
      top = score;
      chosen = reading;
    }
  }
  return chosen;
}

/** Whether at most one in twenty of the characters beyond ASCII is unreadable. */
function mostlySound(text: string): boolean {
  let all = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) all++;
    if (code === 0xfffd) bad++;
  }
  return bad * 20 <= all || (bad === 1 && all > 2 && text.endsWith('\ufffd'));
}

function canonical(label: string): string | null {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

function charsetOf(contentType: string | undefined): string | null {
  return contentType?.match(/charset\s*=\s*["']?([\w:.-]+)/i)?.[1] ?? null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFF_BYTES));
  return head.match(/<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i)?.[1] ?? xmlEncoding(head);
}

function xmlEncoding(head: string): string | null {
  return head.match(/^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i)?.[1] ?? null;
}

/** Whether a text is HTML: the server says so, it opens like a page, or it has closed block elements. */
function isHtml(text: string, contentType?: string): boolean {
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(text.slice(0, SNIFF_BYTES))) return true;
  const pair = /<(p|div|table|td|li|span|h[1-6]|article|section)(\s[^<>]*)?>[^<]*<(\/\1|br|p|div|span|a|strong|img)\b/i;
  if (pair.test(text.slice(0, 1 << 16))) return true;
  return contentType !== undefined && /\bx?html\b/i.test(contentType) && /<\/?[a-z][^<>]*>/i.test(text);
}
