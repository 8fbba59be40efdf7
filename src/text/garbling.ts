/**
 * Other harm than the byte shift: text decoded by the wrong table, entities that nobody resolved, characters that
 * show nothing, look-alikes from compatibility blocks, and what a decoder could not read.
 */
import type { LineFeature, StageResult } from '../model/draft.ts';
import { LOST, type Repair } from '../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';
import { CP1252, ENTITIES, RADICALS } from './data/look-alikes.ts';
import { isChineseSign, isHan } from './han.ts';
import { misreadings } from './mojibake.ts';

const STAGE = 'garbling';

/** The stage. */
export function repairGarbling(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const repairs: Repair[] = [];
  let output = input;
  // Invisible characters split entities, and entities may hide what is invisible: hence twice.
  for (const find of [misreadings, invisibles, entities, singles]) {
    const done = applyEdits(output, find(output.text), STAGE);
    output = done.output;
    repairs.push(...done.repairs);
  }
  return { text: output, repairs, review: [] };
}

/** An entity, escaped once or more often. */
const ENTITY = /&(?:amp;)*(?:#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|([a-zA-Z]{2,8}));/g;

function entities(text: string): Edit[] {
  const edits: Edit[] = [];
  if (!text.includes('&')) return edits;
  for (const m of text.matchAll(ENTITY)) {
    const [whole, decimal, hex, name] = m;
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    const after = name ? ENTITIES[name] : characterOf(code);
    if (after === undefined) continue;
    edits.push({ start: m.index, end: m.index + whole.length, after, rule: 'entity', certainty: 'certain' });
  }
  return edits;
}

/** The character of a numeric entity: 128 to 159 are meant as Windows-1252; a line end becomes a blank. */
function characterOf(code: number): string | undefined {
  if (code >= 0x80 && code <= 0x9f) return CP1252[code - 0x80] || undefined;
  if (code === 9 || code === 10 || code === 13) return ' ';
  if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
  return String.fromCodePoint(code);
}

/** Controls, zero-width and bidirectional characters, soft hyphens, marks of byte order. */
const INVISIBLE =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb';
const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, 'g');
const SINGLES = new RegExp(
  `[${INVISIBLE}]+|[\\u2e80-\\u2fd5\\uf900-\\ufaff]|\\ud87e[\\udc00-\\ude1f]|\\ufffd|[\\ue000-\\uf8ff]|锟斤拷|锟斤`,
  'g',
);

function invisibles(text: string): Edit[] {
  return edited(text, INVISIBLES);
}

function singles(text: string): Edit[] {
  return edited(text, SINGLES);
}

function edited(text: string, pattern: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const m of text.matchAll(pattern)) {
    const found = m[0];
    const code = found.charCodeAt(0);
    const start = m.index;
    const end = start + found.length;
    if (code === 0xfffd || found.startsWith('锟斤')) {
      edits.push({
        start,
        end,
        after: LOST,
        rule: code === 0xfffd ? 'undecodable' : 'replaced-twice',
        certainty: 'lost',
      });
    } else if (code >= 0xe000 && code <= 0xf8ff) {
      // Between characters it stood for one; elsewhere it is a picture of an icon font.
      const inside = isText(text, start - 1) && isText(text, end);
      edits.push({
        start,
        end,
        after: inside ? LOST : '',
        rule: 'private-use',
        certainty: inside ? 'lost' : 'certain',
      });
    } else if ((code >= 0x2e80 && code <= 0x2fd5) || code === 0xd87e || (code >= 0xf900 && code <= 0xfaff)) {
      const after = RADICALS[found] ?? found.normalize('NFKC');
      if (after !== found) edits.push({ start, end, after, rule: 'look-alike', certainty: 'certain' });
    } else {
      const after = /[\u2028\u2029]/.test(found) ? ' ' : '';
      if (!joinsPictures(text, start, end)) edits.push({ start, end, after, rule: 'invisible', certainty: 'certain' });
    }
  }
  return edits;
}

function isText(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isHan(code) || isChineseSign(code);
}

/** A zero-width joiner between two characters of the supplementary planes makes one emoji of them. */
function joinsPictures(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  return (
    text.slice(start, end) === '\u200d' && before >= 0xdc00 && before < 0xe000 && after >= 0xd800 && after < 0xdc00
  );
}
