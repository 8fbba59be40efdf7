/**
 * A simulator of how scraped pages come to harm. It models the programs that do the harm, not our repair: a GBK page
 * whose bytes were read one off, a converter that writes traditional characters and hangs pinyin on some of them, a
 * tool that folds full-width signs. Everything is drawn from the seed: the same call gives the same damage.
 *
 * The byte shift (kind `byte-shift`): a page in GBK is walked two bytes at a time. Where a character's second byte is
 * A3 and the next byte makes it look like a full-width sign (`。“` is A1 A3 A1 B0, and A3 A1 is `！`), the first byte
 * is left alone and becomes `?`, the sign is read, and the reading goes on one byte off. The same happens where a
 * lead byte is plainly lost. One byte off, a pair that GBK does not define vanishes; a pair whose second byte is
 * below 0x40 (a digit, `<`, a parenthesis) becomes `?` and is gone; a second byte that is an ASCII letter stands
 * alone and puts the reading back in step. So does, at times, a sign that is met again.
 */
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset';
import { pinyin } from 'pinyin-pro';
import { CHAR_OF_PAIR, PAIR_OF_CHAR } from '../../src/text/gbk.ts';
import { countScripts } from '../../src/text/variants.ts';

export const DAMAGE_KINDS = [
  /** Traditional characters, by OpenCC's s2t, s2tw and s2hk. */
  'traditional',
  'taiwan',
  'hongkong',
  /** Pinyin in parentheses after some of the characters. */
  'pinyin-notes',
  'byte-shift',
  /** A byte of a GBK page lost here and there, with nothing in its place: read one byte off from there. */
  'lost-bytes',
  /** Full-width signs folded to ASCII. */
  'half-width',
  /** The UTF-8 of some lines read as GBK. */
  'mojibake',
  /** Characters and signs as HTML entities, once or twice escaped. */
  'entities',
  /** Zero-width characters and bidirectional controls strewn in. */
  'invisible',
] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** What began a run: a second byte A3; a lost byte that left a `?`; a lost byte that left nothing. */
export type Cause = 'sign' | 'byte' | 'unmarked';

/** One run of byte-shifted characters. Offsets are UTF-16 units. */
export interface DamagedRun {
  /** Where the run stands in the damaged text, from the `?` that begins it if one does. */
  readonly start: number;
  readonly end: number;
  /** Where `truth` stands in the truth of the page in its own script (the same offset in `Damaged.truth`). */
  readonly at: number;
  /** What stood there, in the script of the damaged page, with U+25A1 for each character that is gone for good. */
  readonly truth: string;
  /** What stood there, with nothing marked. */
  readonly original: string;
  readonly cause: Cause;
  /** Pairs that vanished within it. */
  readonly vanished: number;
  /** Characters swallowed that no context gives back (digits, letters, blanks). */
  readonly lost: number;
  /** Characters of which both bytes are gone; they stand as U+25A1 in `truth` too. */
  readonly blank: number;
  /** Characters of which one byte is gone. */
  readonly halves: readonly Half[];
}

/** A character of a run that lost one of its bytes. */
export interface Half {
  /** Where it stands in `truth`. */
  readonly at: number;
  /** The byte that is left, and whether it is the first. */
  readonly byte: number;
  readonly lead: boolean;
}

export interface Damaged {
  readonly text: string;
  /** The text that repair should give: as the input, with U+25A1 where something is gone for good. */
  readonly truth: string;
  readonly runs: readonly DamagedRun[];
  /** Pinyin notes that were hung on. */
  readonly notes: number;
}

/** Chances of the byte shift, by place where it can happen. */
const SLIP = { sign: 0.9, byte: 1 / 1000, unmarked: 1 / 500, resync: 0.3 };

/** Damages a clean text in simplified Chinese. `kinds` may come in any order; each is applied where it arises. */
export function damage(text: string, seed: number, kinds: readonly DamageKind[]): Damaged {
  const random = generator(seed);
  const has = (kind: DamageKind) => kinds.includes(kind);
  const convert = has('traditional') ? s2t : has('taiwan') ? s2tw : has('hongkong') ? s2hk : null;
  let page = convert ? convert(text) : text;
  let notes = 0;
  let truth = page;
  if (has('pinyin-notes')) ({ text: page, notes } = annotate(page, random));
  let runs: DamagedRun[] = [];
  const slips = { shift: has('byte-shift'), loss: has('lost-bytes') };
  if (slips.shift || slips.loss) ({ text: page, truth, runs } = shiftBytes(page, slips, random));
  else page = page.replaceAll('\u0002', '(').replaceAll('\u0003', ')');
  const simple = convert ? undoConversion(truth, text) : truth;
  if (has('half-width')) page = page.replace(/[，！？：；（）]/gu, (c) => HALF[c]!);
  if (has('mojibake')) page = mojibake(page, random);
  if (has('entities')) page = entities(page, random);
  if (has('invisible')) page = invisible(page, random);
  return { text: page, truth: simple, runs, notes };
}

const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '！': '!',
  '？': '?',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
};

const s2t = ConverterFactory(...from.cn!);
const s2tw = (text: string) => toTaiwan(s2t(text));
const s2hk = (text: string) => toHongKong(s2t(text));
const toTaiwan = ConverterFactory(...to.tw!);
const toHongKong = ConverterFactory(...to.hk!);

/** Numbers in [0, 1) from a seed (mulberry32). */
export function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The simplified original with the marks of loss that `truth` (converted) carries. */
function undoConversion(truth: string, original: string): string {
  if (truth.length !== original.length) throw new RangeError('a converted text must keep its length');
  let out = '';
  for (let i = 0; i < truth.length; i++) out += truth[i] === '□' ? '□' : original[i];
  return out;
}

const NOTE = /\u0002[^\u0003]*\u0003/g;
const stripNotes = (text: string) => text.replace(NOTE, '');

/**
 * Hangs a reading on every instance of some characters, as converters do: one traditional character in five, one
 * other in forty. A few notes have a blank inside, a few a reading that is wrong in its place. U+0002 and U+0003
 * stand for the parentheses until the page is made.
 */
function annotate(text: string, random: () => number): { text: string; notes: number } {
  const chosen = new Map<string, boolean>();
  let notes = 0;
  let out = '';
  for (const c of text) {
    out += c;
    if (c < '\u4e00' || c > '\u9fff') continue;
    let on = chosen.get(c);
    if (on === undefined) {
      on = random() < (countScripts(c).traditional > 0 ? 1 / 5 : 1 / 40);
      chosen.set(c, on);
    }
    if (!on) continue;
    const readings = pinyin(c, { multiple: true, type: 'array' });
    const reading = readings[random() < 0.9 ? 0 : Math.floor(random() * readings.length)];
    if (!reading || /[^a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/u.test(reading)) continue;
    notes++;
    out += `\u0002${reading}${random() < 0.03 ? ' ' : ''}\u0003`;
  }
  return { text: out, notes };
}

/** A unit of a GBK page: a character with its bytes. */
interface Unit {
  readonly char: string;
  readonly bytes: readonly number[];
  /** Part of a tag or a note, which the repaired text will not have. */
  readonly ghost: boolean;
}

/** Second bytes of the full-width signs ！（），：；？ in row A3. */
const SIGNS = new Set([0xa1, 0xa8, 0xa9, 0xac, 0xba, 0xbb, 0xbf]);

/** Which slips occur in a page: those that a `?` marks, and bytes lost without a mark. */
interface Slips {
  readonly shift: boolean;
  readonly loss: boolean;
}

interface Shifted {
  text: string;
  truth: string;
  runs: DamagedRun[];
}

/** Reads every line of a page one byte off where it slips. Lines with characters outside GBK are left as they are. */
function shiftBytes(page: string, slips: Slips, random: () => number): Shifted {
  const runs: DamagedRun[] = [];
  let text = '';
  let truth = '';
  page.split('\n').forEach((line, n) => {
    if (n > 0) {
      text += '\n';
      truth += '\n';
    }
    const units = unitsOf(line);
    const bare = stripNotes(line);
    if (!units) {
      text += line.replaceAll('\u0002', '(').replaceAll('\u0003', ')');
      truth += bare;
      return;
    }
    const read = readLine(units, slips, random);
    for (const run of read.runs) {
      runs.push({ ...run, start: run.start + text.length, end: run.end + text.length, at: run.at + truth.length });
    }
    text += read.text;
    truth += read.truth;
  });
  return { text, truth, runs };
}

const TAIL = '</p>';

function unitsOf(line: string): Unit[] | null {
  const units: Unit[] = [];
  let ghost = false;
  for (const c of line + TAIL) {
    if (c === '\u0002') ghost = true;
    const char = c === '\u0002' ? '(' : c === '\u0003' ? ')' : c;
    const code = char.charCodeAt(0);
    const pair = PAIR_OF_CHAR[code]!;
    if (code >= 0x80 && (pair === 0 || char.length > 1)) return null;
    const tag = units.length >= line.length;
    units.push({ char, bytes: code < 0x80 ? [code] : [pair >> 8, pair & 0xff], ghost: ghost || tag });
    if (c === '\u0003') ghost = false;
  }
  return units;
}

function readLine(units: readonly Unit[], { shift, loss }: Slips, random: () => number): Shifted {
  const bytes: number[] = [];
  const owner: number[] = [];
  units.forEach((u, n) => {
    for (const b of u.bytes) {
      bytes.push(b);
      owner.push(n);
    }
  });
  const tail = bytes.length - TAIL.length;
  const lost = new Set<number>();
  const gone = new Uint8Array(bytes.length);
  const lose = (at: number) => {
    gone[at] = 1;
  };
  const found: { start: number; end: number; first: number; last: number; cause: Cause; vanished: number }[] = [];
  let out = '';
  let i = 0;
  let off = false;
  let swallowedTail = false;
  const begin = (cause: Cause) => {
    off = true;
    found.push({ start: out.length, end: 0, first: owner[i]!, last: 0, cause, vanished: 0 });
  };
  const back = (last: number) => {
    off = false;
    Object.assign(found.at(-1)!, { end: out.length, last });
  };
  while (i < bytes.length) {
    if (i >= tail && !off) break;
    const b = bytes[i]!;
    const c = bytes[i + 1]!;
    if (b < 0x80) {
      out += String.fromCharCode(b);
      if (off) back(owner[i]!);
      i++;
    } else if (!off) {
      const sign = bytes[i + 2]!;
      if (shift && c === 0xa3 && SIGNS.has(sign) && random() < SLIP.sign) {
        begin('sign');
        lose(i);
        out += `?${String.fromCharCode(CHAR_OF_PAIR[0xa300 | sign]!)}`;
        i += 3;
      } else if (shift && b >= 0xb0 && i > 8 && random() < SLIP.byte) {
        begin('byte');
        lose(i);
        out += '?';
        i++;
      } else if (loss && b >= 0xb0 && i > 8 && random() < SLIP.unmarked) {
        begin('unmarked');
        lose(i);
        i++;
      } else {
        out += String.fromCharCode(CHAR_OF_PAIR[(b << 8) | c]!);
        i += 2;
      }
    } else if (b === 0x80) {
      out += '?';
      back(owner[i]!);
      i++;
    } else if (c === 0xa3 && SIGNS.has(bytes[i + 2]!) && random() < SLIP.resync) {
      out += '?';
      lose(i);
      back(owner[i]!);
      i++;
    } else if (c < 0x40) {
      out += '?';
      lose(i);
      const eaten = owner[i + 1]!;
      if (!units[eaten]!.ghost) lost.add(eaten);
      if (i + 1 === tail) swallowedTail = true;
      back(units[eaten]!.ghost ? owner[i]! : eaten);
      i += 2;
    } else {
      const code = CHAR_OF_PAIR[(b << 8) | c]!;
      if (code > 0) out += String.fromCharCode(code);
      else {
        found.at(-1)!.vanished++;
        lose(i);
        lose(i + 1);
      }
      if (code === 0 && c < 0x80) lost.add(owner[i + 1]!);
      if (c < 0x80) back(owner[i + 1]!);
      i += 2;
    }
  }
  if (swallowedTail) {
    out += TAIL.slice(1);
    found.at(-1)!.end = out.length;
  }
  const blank = new Set<number>();
  const halves = new Map<number, Omit<Half, 'at'>>();
  for (let n = 0, at = 0; n < units.length; at += units[n++]!.bytes.length) {
    const [lead, trail] = units[n]!.bytes;
    if (units[n]!.ghost || trail === undefined) continue;
    if (gone[at] && gone[at + 1]) blank.add(n);
    else if (gone[at]) halves.set(n, { byte: trail, lead: false });
    else if (gone[at + 1]) halves.set(n, { byte: lead!, lead: true });
  }
  return { text: out, ...truthOf(units, lost, blank, halves, found) };
}

function truthOf(
  units: readonly Unit[],
  lost: ReadonlySet<number>,
  blank: ReadonlySet<number>,
  halves: ReadonlyMap<number, Omit<Half, 'at'>>,
  found: readonly {
    start: number;
    end: number;
    first: number;
    last: number;
    cause: Cause;
    vanished: number;
  }[],
): { truth: string; runs: DamagedRun[] } {
  const at: number[] = [];
  let truth = '';
  let original = '';
  units.forEach((u, n) => {
    at.push(truth.length);
    if (u.ghost) return;
    truth += lost.has(n) || blank.has(n) ? '□' : u.char;
    original += u.char;
  });
  const runs = found.map((f): DamagedRun => {
    const from = at[f.first]!;
    const to = at[f.last]! + (units[f.last]!.ghost ? 0 : 1);
    let swallowed = 0;
    let blanks = 0;
    const half: Half[] = [];
    for (let n = f.first; n <= f.last; n++) {
      if (lost.has(n)) swallowed++;
      if (blank.has(n)) blanks++;
      const left = halves.get(n);
      if (left) half.push({ ...left, at: at[n]! - from });
    }
    return {
      start: f.start,
      end: f.end,
      at: from,
      truth: truth.slice(from, to),
      original: original.slice(from, to),
      cause: f.cause,
      vanished: f.vanished,
      lost: swallowed,
      blank: blanks,
      halves: half,
    };
  });
  return { truth, runs };
}

/** The UTF-8 bytes of one line in five, read as GBK. Only lines that survive it undamaged are taken. */
function mojibake(page: string, random: () => number): string {
  const wrong = new TextDecoder('gb18030');
  return page
    .split('\n')
    .map((line) => {
      if (random() > 0.2) return line;
      const read = wrong.decode(new TextEncoder().encode(line));
      return read.includes('\ufffd') ? line : read;
    })
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '“': '&ldquo;',
  '”': '&rdquo;',
  '‘': '&lsquo;',
  '’': '&rsquo;',
  '—': '&mdash;',
  '…': '&hellip;',
  '·': '&middot;',
  '<': '&lt;',
  '>': '&gt;',
};

function entities(page: string, random: () => number): string {
  let out = '';
  for (const c of page) {
    const name = ENTITIES[c];
    const chance = random();
    const entity = name && chance < 0.7 ? name : c >= '\u4e00' && chance < 0.01 ? `&#${c.codePointAt(0)};` : c;
    out += entity !== c && random() < 0.2 ? entity.replace('&', '&amp;') : entity;
  }
  return out;
}

function invisible(page: string, random: () => number): string {
  const marks = ['\u200b', '\ufeff', '\u200e', '\u202a', '\u00ad'];
  let out = '';
  for (const c of page) out += random() < 0.01 ? c + marks[Math.floor(random() * marks.length)] : c;
  return out;
}
