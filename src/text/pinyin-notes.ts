/**
 * Takes out the pinyin that some copies of a page hang on their characters, `節(jié)`, `會(huì )`, or on whole words,
 * `山村(shāncūn)`. A note goes only if it is a reading of the characters before it, so that a real parenthesis such as (km) or (Temu) stays; and only
 * where the page shows that it is of that kind, so that an author's own gloss on a rare character stays too.
 */
import { pinyin } from 'pinyin-pro';
import type { LineFeature, StageResult } from '../model/draft.ts';
import { LOST } from '../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';
import { isHan } from './han.ts';
import { countScripts, simplifiedOf } from './variants.ts';

const STAGE = 'pinyin-notes';

const NOTE = /([\u3400-\u9fff\u25a1])([(（])\s*([a-zA-ZüÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜɡɑńňǹḿ'’ ]{1,60}?)\s*([)）])/gu;
/** The longest word that a note may spell, in characters. */
const LONGEST_WORD = 10;
const TONED = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u;
/** As many certain notes on a page show that it was annotated all over. */
const ANNOTATED = 3;

/** Characters that are read without a tone in some words, with that reading. */
const NEUTRAL = new Map(
  Object.entries({
    的: 'de',
    地: 'de',
    得: 'de',
    了: 'le',
    着: 'zhe',
    过: 'guo',
    们: 'men',
    吗: 'ma',
    呢: 'ne',
    吧: 'ba',
    么: 'me',
    子: 'zi',
    个: 'ge',
    上: 'shang',
    里: 'li',
    头: 'tou',
    家: 'jia',
    啊: 'a',
    呀: 'ya',
  }),
);

/** The stage. Removes notes; what a note hung on is left alone. */
export function removePinyinNotes(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  const found = [...matches(text)];
  if (found.length === 0) return { text: input, repairs: [], review: [] };
  const plain = found.filter((n) => n.certain && n.half).length;
  const edits: Edit[] = [];
  for (const note of found) {
    const annotated = plain >= ANNOTATED && note.half;
    if (note.certain && (note.traditional || annotated)) edits.push(edit(note, 'pinyin-note', 'certain'));
    else if (annotated && note.toned && note.syllable) edits.push(edit(note, 'pinyin-note-other-reading', 'likely'));
  }
  const { output, repairs } = applyEdits(input, edits, STAGE);
  return { text: output, repairs, review: [] };
}

interface Note {
  readonly start: number;
  readonly end: number;
  /** The note is a reading of its character. */
  readonly certain: boolean;
  /** It stands in half-width parentheses. */
  readonly half: boolean;
  readonly toned: boolean;
  /** It is a syllable of Mandarin at all. */
  readonly syllable: boolean;
  /** It hangs on a traditional character, as annotating converters do. */
  readonly traditional: boolean;
}

function edit(note: Note, rule: string, certainty: 'certain' | 'likely'): Edit {
  return { start: note.start, end: note.end, after: '', rule, certainty };
}

function* matches(text: string): Generator<Note> {
  if (!text.includes('(') && !text.includes('（')) return;
  for (const m of text.matchAll(NOTE)) {
    const [whole, char, open, body, close] = m as unknown as [string, string, string, string, string];
    const note = body.toLowerCase().replaceAll('ɡ', 'g').replaceAll('ɑ', 'a').normalize('NFC');
    const word = text.slice(Math.max(0, m.index + char.length - LONGEST_WORD), m.index + char.length);
    const own = isReading(char, note);
    const spelled = own || !TONED.test(note) ? '' : spelledBy(word, note);
    const certain = char !== LOST && (own || spelled !== '');
    yield {
      start: m.index + char.length,
      end: m.index + whole.length,
      certain,
      half: open === '(' && close === ')',
      toned: TONED.test(note),
      syllable: isSyllable(note),
      traditional: countScripts(char + spelled).traditional > 0,
    };
  }
}

const readings = new Map<string, ReadonlySet<string>>();

/** Whether a note is a reading of a character, in either script. */
export function isReading(char: string, note: string): boolean {
  const simple = simplifiedOf(char);
  let known = readings.get(simple);
  if (!known) {
    const all = [char, simple].flatMap((c) => pinyin(c, { multiple: true, type: 'array' }));
    const neutral = NEUTRAL.get(simple);
    known = new Set(neutral ? [...all, neutral] : all);
    readings.set(simple, known);
  }
  return known.has(note);
}

/** The last two or more characters of `word` that a note spells, each by one of its readings; empty for none. */
function spelledBy(word: string, note: string): string {
  const chars = [...word];
  const bare = note.replace(/['’ ]/gu, '');
  const rest = (end: number, at: number): number => {
    if (end === 0) return chars.length - at >= 2 ? at : -1;
    const char = chars[at - 1];
    if (char === undefined || !isHan(char.charCodeAt(0))) return -1;
    for (let length = Math.min(6, end); length > 0; length--) {
      if (!isReading(char, bare.slice(end - length, end))) continue;
      const from = rest(end - length, at - 1);
      if (from >= 0) return from;
    }
    return -1;
  };
  const from = rest(bare.length, chars.length);
  return from < 0 ? '' : chars.slice(from).join('');
}

const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|üe|üa|ün|a|e|i|o|u|ü|n|m|ng)$/;

function isSyllable(note: string): boolean {
  const bare = note
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
  return SYLLABLE.test(bare);
}
