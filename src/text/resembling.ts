/** Characters that are taken for each other: by their shape in recognition, by their sound in typing. */
import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { CHAR_OF_PAIR, isGb2312 } from './gbk.ts';

let shapes: ReadonlyMap<number, readonly number[]> | undefined;

/** Everyday characters that look like one, the likest first, as UTF-16 units. Made by scripts/data/build-shapes.ts. */
export function lookAlikes(code: number): readonly number[] {
  shapes ??= new Map(
    readFileSync(new URL('./data/shapes.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.charCodeAt(0), Array.from(line.slice(1), (c) => c.charCodeAt(0))]),
  );
  return shapes.get(code) ?? [];
}

let bySound: ReadonlyMap<string, readonly number[]> | undefined;
const heard = new Map<number, readonly number[]>();

/** Everyday characters (level 1 of GB 2312) that are read as one of GB 2312, whatever the tone, as UTF-16 units. */
export function homophones(code: number): readonly number[] {
  let found = heard.get(code);
  if (!found) {
    bySound ??= soundTable();
    const all = isGb2312(code) ? (bySound.get(soundOf(code)) ?? []) : [];
    found = all.filter((other) => other !== code);
    heard.set(code, found);
  }
  return found;
}

const soundOf = (code: number): string => pinyin(String.fromCharCode(code), { toneType: 'none' });

function soundTable(): Map<string, number[]> {
  const table = new Map<string, number[]>();
  for (let lead = 0xb0; lead <= 0xd7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const code = CHAR_OF_PAIR[(lead << 8) | trail]!;
      if (code === 0) continue;
      const sound = soundOf(code);
      table.set(sound, [...(table.get(sound) ?? []), code]);
    }
  return table;
}
