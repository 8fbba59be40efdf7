/** Writes the index of suggestions: one file while it is small, one per initial when it is larger. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
// Loaded for its corrections of place names' readings, which pinyin-pro keeps for all.
import '../../gazetteer/pinyin.ts';
import { fold } from '../fold.ts';
import { type SuggestEntry, type Suggestion, writeLine } from '../suggestions.ts';
import type { SuggestManifest } from '../types.ts';

export type { SuggestEntry } from '../suggestions.ts';

/** One file up to this size, in bytes as served. */
const ONE_FILE = 60_000;

/** Adds the pinyin of an entry's names. */
export function withPinyin(entry: SuggestEntry): Suggestion {
  return { ...entry, pinyin: [entry.name, ...entry.aliases].map((name) => syllables(name, entry.kind === 'official')) };
}

/** Syllables joined by spaces, without tones; a surname is read as one. Latin letters and digits stand as they are. */
export function syllables(name: string, person: boolean): string {
  const read = pinyin(fold(name), {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    ...(person ? { surname: 'head' as const } : {}),
  });
  return read
    .map((syllable) =>
      syllable
        .replace(/ü/gu, 'v')
        .toLowerCase()
        .replace(/[^a-z0-9]/gu, ''),
    )
    .filter(Boolean)
    .join(' ');
}

/** Writes the files into a folder of their own in `folder`, beside the manifest; without entries nothing is written and `manifest` is null. */
export function writeSuggestions(
  entries: Iterable<SuggestEntry>,
  outDir: string,
  folder: string,
): { manifest: SuggestManifest | null; count: number; bytes: number } {
  const lines: { line: string; keys: Set<string>; firsts: Set<string> }[] = [];
  for (const entry of entries) {
    const suggestion = withPinyin(entry);
    const names = [entry.name, ...entry.aliases];
    const letters = suggestion.pinyin.map((read) => (/^[a-z]/u.test(read) ? read[0]! : '0'));
    lines.push({
      line: writeLine(suggestion),
      keys: new Set(letters),
      firsts: new Set(names.map((name, n) => `${letters[n]}${[...fold(name)][0] ?? ''}`)),
    });
  }
  if (!lines.length) return { manifest: null, count: 0, bytes: 0 };
  const all = deflate(lines.map(({ line }) => line));
  const digest = createHash('sha256').update(all).digest('hex').slice(0, 12);
  const dir = `${folder}/suggest-${digest}`;
  mkdirSync(join(outDir, dir), { recursive: true });
  if (all.length <= ONE_FILE) {
    writeFileSync(join(outDir, dir, 'all.bin'), all);
    return { manifest: { dir, initials: null }, count: lines.length, bytes: all.length };
  }
  const initials: Record<string, string> = {};
  let bytes = 0;
  for (const letter of [...new Set(lines.flatMap(({ keys }) => [...keys]))].sort()) {
    const part = deflate(lines.filter(({ keys }) => keys.has(letter)).map(({ line }) => line));
    writeFileSync(join(outDir, dir, `${letter}.bin`), part);
    bytes += part.length;
    const firsts = new Set(lines.flatMap((entry) => [...entry.firsts]).filter((first) => first[0] === letter));
    initials[letter] = [...firsts]
      .map((first) => first.slice(1))
      .sort()
      .join('');
  }
  return { manifest: { dir, initials }, count: lines.length, bytes };
}

function deflate(lines: readonly string[]): Uint8Array {
  return deflateRawSync(lines.join('\n'), { level: 9 });
}
