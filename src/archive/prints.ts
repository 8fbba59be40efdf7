/**
 * Short prints of what the pipeline last wrote: enough to merge an editor's version with a new one, without keeping
 * the text twice. A merge only asks whether two pieces are the same; the pieces themselves are in one of the versions.
 */
import { createHash } from 'node:crypto';
import { fieldLines } from './fields.ts';
import { splitFile } from './frontmatter.ts';
import type { WrittenBase } from './ledger.ts';

/** Hexadecimal digits a print; 40 bits, and only pieces of one article are compared. */
const DIGITS = 10;

export function print(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

export const prints = (pieces: readonly string[]): string => pieces.map(print).join('');

export function splitPrints(joined: string): string[] {
  return joined.match(new RegExp(`.{${DIGITS}}`, 'gu')) ?? [];
}

/** Sentences and line ends, in order: joined, they are the text again. */
export function sentences(text: string): string[] {
  return text.replace(/\r\n?/gu, '\n').match(/\n+|[^\n。！？；]*[。！？；]+[”’」』）)*]*|[^\n。！？；]+/gu) ?? [];
}

/** What the ledger keeps of a file that the pipeline writes. */
export function baseOf(text: string, sha256: string, title: string): WrittenBase {
  const { yaml, body } = splitFile(text);
  const fields: Record<string, string> = {};
  for (const [name, lines] of fieldLines(yaml ?? '')) fields[name] = prints(lines);
  return { sha256, title, fields, body: prints(sentences(body)) };
}
