/** Characters that are taken for each other: by their shape in recognition, by their sound in typing. */
import { readFileSync } from 'node:fs';
import table from '../gazetteer/data/syllables.json' with { type: 'json' };
import { PAIR_OF_CHAR } from './gbk.ts';

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

let heard: ReadonlyMap<number, readonly number[]> | undefined;

/** Everyday characters (level 1 of GB 2312) that are read as one of GB 2312, whatever the tone, as UTF-16 units. */
export function homophones(code: number): readonly number[] {
  heard ??= readAlike();
  return heard.get(code) ?? [];
}

/** Of each character of GB 2312, those of level 1 with its reading: from the table, as asking pinyin-pro for each takes long. */
function readAlike(): Map<number, readonly number[]> {
  const out = new Map<number, readonly number[]>();
  for (const chars of Object.values(table.syllables)) {
    const codes = Array.from(chars, (c) => c.charCodeAt(0));
    const everyday = codes.filter((code) => PAIR_OF_CHAR[code]! >> 8 <= LAST_OF_LEVEL_1);
    for (const code of codes)
      out.set(
        code,
        everyday.filter((other) => other !== code),
      );
  }
  return out;
}

/** The row of GB 2312 in which its level 1 ends. */
const LAST_OF_LEVEL_1 = 0xd7;
