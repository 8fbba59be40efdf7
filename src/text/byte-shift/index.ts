/**
 * The stage that puts back in step what was read one byte off. Each line with a doubtful question mark or an unreadable
 * stretch is searched;
 * what is found is proved by damaging it again; and every repair says how sure it is.
 */
import type { LineFeature, StageResult } from '../../model/draft.ts';
import { applyEdits, type Edit, type Traced } from '../../model/traced.ts';
import { isHan } from '../han.ts';
import { EDGE, languageModel } from '../language-model.ts';
import { countScripts, SIMPLIFIED, TRADITIONAL } from '../variants.ts';
import { FOLDED_SIGNS, loadAlphabet } from './alphabet.ts';
import { editsOf } from './edits.ts';
import { PageMemory, undamaged } from './page-memory.ts';
import { quotationIn } from './quotation.ts';
import { type Reading, readFrom } from './reader.ts';
import { type Stretch, unreadable, without } from './unmarked.ts';

const STAGE = 'byte-shift';

/** In nats: if none of the next characters after a question mark is as unlikely as this, it is not damage. */
const UNLIKELY = 9.5;
const LOOK_AHEAD = 3;
/** How far before its first rare character a run without a mark may have begun. */
const BEFORE = 5;
/** How far after a mark that may be genuine one begins of which no rare character tells. */
const AFTER = 4;

/** The stage. */
export function repairByteShift(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  const edits = search(text);

  const { output, repairs } = applyEdits(input, edits, STAGE);
  const doubtful = repairs.some((r) => r.certainty === 'likely');
  const message = '有些字按上下文复原，另有可能，请对照修复记录。';
  return { text: output, repairs, review: doubtful ? [{ code: 'repair-likely', message }] : [] };
}

/** The edits of all runs of a page. */
function search(text: string): Edit[] {
  const edits: Edit[] = [];
  const stretches = unreadable(text);
  let memory: PageMemory | undefined;
  let script = 0;
  let end = 0;
  let last: { line: number; reading: Reading } | undefined;
  for (let at = next(text, stretches, 0); at >= 0; at = next(text, stretches, Math.max(at + 1, end))) {
    const stretch = stretches.find((s) => s.start === at);
    const start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const line = text.slice(start, newline < 0 ? text.length : newline);
    if (!stretch && !isDoubtful(line, at - start, at === end && end > 0)) continue;
    if (!memory) {
      const sound = undamaged(without(text, stretches));
      memory = new PageMemory(sound, loadAlphabet().symbol);
      const page = countScripts(sound);
      script = page.traditional > page.simplified ? TRADITIONAL : page.simplified > 0 ? SIMPLIFIED : 0;
    }
    // A run without a mark may begin before the first of its rare characters, also where a genuine mark stands before it.
    const genuine = !stretch && mayEndQuestion(line, at - start);
    const near = genuine ? stretches.find((s) => s.start > at && s.start <= at + BEFORE) : stretch;
    const unmarked = near ? near.start + 2 : genuine ? at + AFTER : at;
    const from = stretch ? Math.max(start, end, at - BEFORE) : at;
    const before = last?.line === start ? last.reading : null;
    const reading = readFrom(line, from - start, script, memory, before, unmarked - start);
    last = { line: start, reading };
    for (const e of editsOf(reading, line)) edits.push({ ...e, start: e.start + start, end: e.end + start });
    end = reading.end + start;
  }
  return edits;
}

/** Where the next question mark is from a place on, or the next stretch that reads like no Chinese; -1 for none. */
function next(text: string, stretches: readonly Stretch[], from: number): number {
  const stretch = stretches.find((s) => s.start >= from)?.start ?? -1;
  const mark = nextMark(text, from);
  return stretch < 0 ? mark : mark < 0 ? stretch : Math.min(stretch, mark);
}

function nextMark(text: string, from: number): number {
  const half = text.indexOf('?', from);
  const full = text.indexOf('？', from);
  return half < 0 ? full : full < 0 ? half : Math.min(half, full);
}

/** A single ASCII letter or sign among Han, as the second byte of a traditional character leaves it. */
const STRAY = /^[^\x00-\x7f]{0,3}[\x40-\x7e](?![\x20-\x27*+\-./0-9<-\x7e])/;
/** What is left of a pinyin note whose parenthesis was swallowed, after a full-width question mark that is none. */
const NOTE_LEFT = /^[?？]{2}[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)/u;

/**
 * Whether the question mark at `at` may be damage: what follows it does not read like Chinese. `afterRun`: a run has
 * just ended there.
 */
function isDoubtful(line: string, at: number, afterRun: boolean): boolean {
  const rest = line.slice(at + 1, at + 1 + 10);
  if (rest === '' || !hasHan(line)) return false;
  if (/^[?？]{2}/.test(rest)) return NOTE_LEFT.test(rest);
  let first = at;
  while (first > 0 && '?？'.includes(line[first - 1]!)) first--;
  if (/^[?？]{3}/.test(line.slice(first))) return false;
  if (`${FOLDED_SIGNS}?！（），：；？`.includes(rest[0]!)) return true;
  const before = line.charCodeAt(at - 1);
  const text = afterRun || before >= 0x80 || (before >= 0x30 && before <= 0x39) || before === 0x29;
  if (text && STRAY.test(rest)) return true;
  const model = languageModel();
  const { symbol } = loadAlphabet();
  const context: number[] = [EDGE, EDGE, symbol[line.charCodeAt(at)]!];
  for (let i = 0; i < LOOK_AHEAD && i < rest.length; i++) {
    const code = rest.charCodeAt(i);
    const id = symbol[code]!;
    if (model.score(context, id, code) < -UNLIKELY) return true;
    context.push(id);
  }
  return false;
}

/** Whether the mark at `at` reads like a genuine one: it is not the one that decoders write, or the sentence asks. */
function mayEndQuestion(line: string, at: number): boolean {
  return line[at] === '？' || quotationIn(line.slice(0, at)).asks;
}

function hasHan(line: string): boolean {
  for (let i = 0; i < line.length; i++) if (isHan(line.charCodeAt(i))) return true;
  return false;
}
