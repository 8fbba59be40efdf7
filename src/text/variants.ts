/**
 * Traditional characters to simplified ones, block by block. OpenCC's tables run over text that is simplified
 * already would corrupt names (乾安, 於潜, 毕昇), so the script of every line is found first; lines in simplified
 * characters pass untouched, and inside converted lines the names that keep an old form are shielded. Words of the
 * mainland are never replaced: only OpenCC's character and phrase tables are used, never its regional vocabulary.
 */
import { Trie } from 'opencc-js/core';
import { configs } from 'opencc-js/preset/t2cn';
import type { LineFeature, StageResult } from '../model/draft.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';
import { KEEP_OLD_FORM, ONE_WAY, PLACES_IN_OLD_FORM, ZHU_WORDS } from './data/old-forms.ts';
import { isGb2312 } from './gbk.ts';
import { oldFormsInNames } from './given-names.ts';
import { isHan } from './han.ts';

const STAGE = 'variants';

const NEITHER = 0;
export const TRADITIONAL = 1;
export const SIMPLIFIED = 2;
/** Common to both scripts, but another character when the text around it is traditional: 乾 著 於 后. */
const AMBIGUOUS = 3;

interface Characters {
  /** The simplified form of single traditional characters. */
  readonly single: ReadonlyMap<string, string>;
  /** Script of every UTF-16 unit. */
  readonly script: Uint8Array;
  /** Every entry of the tables, those of later tables last. */
  readonly entries: readonly (readonly [string, string])[];
}

let characters: Characters | undefined;
let phrases: Trie | undefined;

/** What tells the script of a text: all that a page in simplified characters asks for. */
function load(): Characters {
  if (characters) return characters;
  const single = new Map<string, string>();
  const all: (readonly [string, string])[] = [];
  const add = (dict: Iterable<readonly [string, string]>) => {
    for (const entry of dict) {
      all.push(entry);
      if (entry[0].length === 1) single.set(entry[0], entry[1]);
    }
  };
  const t2s = configs!.t2s!.conversionChain[0]!;
  const toStandard = configs!.hk2s!.conversionChain[0]!;
  for (const dict of [...t2s].reverse()) add(entries(dict));
  // Forms of Hong Kong and Taiwan that the standard table does not know go the way of their standard form.
  for (const dict of [...toStandard, ...configs!.tw2s!.conversionChain[0]!]) {
    for (const [from, standard] of entries(dict)) {
      if (from.length !== 1 || single.has(from)) continue;
      const to = single.get(standard) ?? standard;
      if (to !== from && !isGb2312(from.charCodeAt(0))) add([[from, to]]);
    }
  }
  add(ONE_WAY);

  const script = new Uint8Array(0x10000);
  const big5 = big5Characters();
  for (const [from, to] of single) {
    const code = from.charCodeAt(0);
    if (from !== to) script[code] = isGb2312(code) ? AMBIGUOUS : TRADITIONAL;
    const target = to.charCodeAt(0);
    if (from !== to && to.length === 1 && isGb2312(target) && !big5.has(target)) script[target] = SIMPLIFIED;
  }
  script['著'.charCodeAt(0)] = AMBIGUOUS;
  script['於'.charCodeAt(0)] = AMBIGUOUS;
  characters = { single, script, entries: all };
  return characters;
}

/** What converts a line in traditional characters. */
function loadPhrases(): Trie {
  if (phrases) return phrases;
  const { single, entries: all } = load();
  const trie = new Trie();
  for (const [from, to] of all) trie.addWord(from, to);
  const olds = new Map<string, string[]>();
  for (const [from, to] of single) {
    if (from === to) continue;
    const list = olds.get(to);
    if (list) list.push(from);
    else olds.set(to, [from]);
  }
  for (const word of [...KEEP_OLD_FORM, ...PLACES_IN_OLD_FORM, ...ZHU_WORDS]) {
    trie.addWord(word, word);
    for (const form of oldForms(word, olds)) trie.addWord(form, word);
  }
  phrases = trie;
  return trie;
}

function* entries(dict: string | readonly (readonly [string, string])[]): Generator<readonly [string, string]> {
  if (typeof dict !== 'string') yield* dict;
  else
    for (const pair of dict.split('|')) {
      const space = pair.indexOf(' ');
      yield [pair.slice(0, space), pair.slice(space + 1)];
    }
}

/** A simplified word with each of its characters in its traditional forms (`olds`), as far as that differs. */
function oldForms(word: string, olds: ReadonlyMap<string, readonly string[]>): string[] {
  let forms = [''];
  for (const c of word) {
    const each = [c, ...(olds.get(c) ?? [])];
    forms = forms.flatMap((head) => each.map((old) => head + old)).slice(0, 64);
  }
  return forms.filter((form) => form !== word);
}

function big5Characters(): Set<number> {
  // A line for each pair, all decoded at once: a call for each would take most of the time of the tables.
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      bytes.push(lead, trail, 0x0a);
    }
  }
  const out = new Set<number>();
  for (const line of new TextDecoder('big5').decode(Uint8Array.from(bytes)).split('\n')) {
    const code = line.charCodeAt(0);
    if (isHan(code)) out.add(code);
  }
  return out;
}

/** The simplified form of one character, by the standard table; itself when there is none. */
export function simplifiedOf(char: string): string {
  return load().single.get(char) ?? char;
}

/** TRADITIONAL or SIMPLIFIED for a character that is written so only there; another number for the rest. */
export function scriptOf(code: number): number {
  return load().script[code] ?? NEITHER;
}

/** How many characters of a text are written only in traditional, and only in simplified script. */
export function countScripts(text: string, start = 0, end = text.length): { traditional: number; simplified: number } {
  const { script } = load();
  let traditional = 0;
  let simplified = 0;
  for (let i = start; i < end; i++) {
    const s = script[text.charCodeAt(i)];
    if (s === TRADITIONAL) traditional++;
    else if (s === SIMPLIFIED) simplified++;
  }
  return { traditional, simplified };
}

/** The stage: every line in traditional script becomes simplified; the others stay as they are. */
export function convertVariants(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  const page = countScripts(text);
  if (page.traditional === 0) return { text: input, repairs: [], review: [] };
  const pageIsTraditional = page.traditional > page.simplified;
  const hasZhe = text.includes('着');
  const shielded = oldFormsInNames(text, simplifiedOf);
  const edits: Edit[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (isTraditional(text, start, end, pageIsTraditional)) convertLine(text, start, end, hasZhe, shielded, edits);
    start = end + 1;
  }
  const { output, repairs } = applyEdits(input, edits, STAGE);
  return { text: output, repairs, review: [] };
}

function isTraditional(text: string, start: number, end: number, pageIsTraditional: boolean): boolean {
  const { traditional, simplified } = countScripts(text, start, end);
  if (traditional + simplified === 0) return pageIsTraditional;
  if (simplified === 0) return pageIsTraditional || traditional >= 2;
  // A stray old form in a simplified line is a name or a quotation.
  return traditional > simplified || (traditional >= 4 && traditional * 3 >= simplified);
}

function convertLine(
  text: string,
  start: number,
  end: number,
  hasZhe: boolean,
  shielded: ReadonlySet<number>,
  edits: Edit[],
): void {
  const { script } = load();
  const trie = loadPhrases();
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === 0x300c || code === 0x300d || code === 0x300e || code === 0x300f) {
      push(edits, i, '“”‘’'[code - 0x300c]!, 'corner-quotes');
      i++;
      continue;
    }
    if (!isHan(code) && script[code] === NEITHER) {
      i++;
      continue;
    }
    const match = trie.matchPrefix(text, i);
    if (!match || match.end > end) {
      if (code === 0x8457 && !hasZhe) push(edits, i, '着', 'taiwan-zhe');
      i++;
      continue;
    }
    const before = text.slice(i, match.end);
    if (shielded.has(i)) {
      i++;
      continue;
    }
    let after = match.value;
    if (before === '著' && !hasZhe) after = '着';
    if (after !== before) {
      if (after.length === before.length) {
        for (let k = 0; k < after.length; k++) if (after[k] !== before[k]) push(edits, i + k, after[k]!, 'simplified');
      } else edits.push({ start: i, end: match.end, after, rule: 'simplified', certainty: 'certain' });
    }
    i = match.end;
  }
}

/** Adds a one-character edit, joined to the one before when they touch. */
function push(edits: Edit[], at: number, after: string, rule: string): void {
  const last = edits.at(-1);
  if (last && last.end === at && last.rule === rule) {
    edits[edits.length - 1] = { ...last, end: at + 1, after: last.after + after };
  } else edits.push({ start: at, end: at + 1, after, rule, certainty: 'certain' });
}
