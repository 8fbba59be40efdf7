/**
 * The stage that puts back in step what was read one byte off. Each line with a question mark is searched; what is
 * found is proved by damaging it again; and every repair says how sure it is.
 */
import type { LineFeature, StageResult } from '../../model/draft.ts';
import { type Certainty, LOST } from '../../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../../model/traced.ts';
import { PAIR_OF_CHAR } from '../gbk.ts';
import { HAN } from '../han.ts';
import { countScripts, SIMPLIFIED, simplifiedOf, TRADITIONAL } from '../variants.ts';
import { loadAlphabet } from './alphabet.ts';
import { placeOf, type Step, type StepKind } from './lattice.ts';
import { readFrom } from './moves.ts';
import { PageMemory } from './page-memory.ts';

const STAGE = 'byte-shift';

/** Probability from which a repair counts as certain (both bytes known), and from which a guess is given at all. */
const CERTAIN = 0.999;
const LIKELY = 0.6;
/** Chinese numerals: one is only given if the byte that is left singles it out among them. */
const NUMERALS = '〇零一二三四五六七八九十百千万亿两萬億兩';

const WORTH = /[?？]/u;
const HAN_ANY = new RegExp(`[${HAN}]`, 'u');

/** The stage. */
export function repairByteShift(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  if (!WORTH.test(text)) return { text: input, repairs: [], review: [] };
  const page = countScripts(text);
  const script = page.traditional > page.simplified ? TRADITIONAL : page.simplified > 0 ? SIMPLIFIED : 0;
  const memory = new PageMemory(text, loadAlphabet().symbol);
  const edits: Edit[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (WORTH.test(line) && HAN_ANY.test(line)) {
      for (const e of readLine(line, script, memory)) edits.push({ ...e, start: e.start + start, end: e.end + start });
    }
    start = end + 1;
  }
  const { output, repairs } = applyEdits(input, edits, STAGE);
  return { text: output, repairs, review: [] };
}

function readLine(line: string, script: number, memory: PageMemory): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (;;) {
    const offset = line.slice(at).search(WORTH);
    if (offset < 0) return edits;
    const reading = readFrom(line, at + offset, script, memory);
    for (const step of reading.steps) editsOf(step, reading.shares, edits);
    at = Math.max(reading.end, at + offset + 1);
  }
}

function editsOf(step: Step, shares: ReadonlyMap<number, ReadonlyMap<string, number>>, edits: Edit[]): void {
  for (const part of step.parts) {
    if (part.kind === 'copy') continue;
    let after = part.out;
    let certainty: Certainty = 'certain';
    let alternatives: string[] = [];
    let rule = 'one-byte-off';
    if (part.kind === 'lost') {
      certainty = 'lost';
      rule = 'lost-character';
    } else if (part.kind === 'drop') rule = 'tag-remainder';
    else if (part === step.parts[0]) {
      const by = shares.get(placeOf(step.from));
      const share = by?.get(part.out) ?? 0;
      if (part.kind !== 'known') {
        rule = 'missing-byte';
        certainty = 'likely';
        alternatives = others(by, part.out);
        if (share < LIKELY || !singledOut(part.out, part.kind)) {
          certainty = 'lost';
          alternatives = [part.out, ...alternatives].filter((c) => !NUMERALS.includes(c));
          after = LOST;
        }
      } else if (share < CERTAIN) {
        certainty = 'likely';
        alternatives = others(by, part.out);
      }
    }
    const last = edits.at(-1);
    if (
      last &&
      last.end === part.start &&
      last.certainty === certainty &&
      last.rule === rule &&
      !alternatives.length &&
      !last.alternatives?.length
    ) {
      edits[edits.length - 1] = { ...last, end: part.end, after: last.after + after };
    } else if (part.start < part.end || after !== '') {
      edits.push({
        start: part.start,
        end: part.end,
        after,
        rule,
        certainty,
        ...(alternatives.length ? { alternatives } : {}),
      });
    }
  }
}

/** Whether a restored character is no numeral, or the only numeral that the surviving byte allows. */
function singledOut(out: string, kept: StepKind): boolean {
  if (!NUMERALS.includes(out)) return true;
  if (kept === 'neither') return false;
  const byte = (char: string) => {
    const pair = PAIR_OF_CHAR[char.charCodeAt(0)]!;
    return kept === 'lead' ? pair >> 8 : pair & 0xff;
  };
  return [...NUMERALS].every((other) => byte(other) !== byte(out) || simplifiedOf(other) === simplifiedOf(out));
}

/** Other outputs that some other way gives, likeliest first. */
function others(by: ReadonlyMap<string, number> | undefined, chosen: string): string[] {
  return [...(by ?? [])]
    .filter(([out, share]) => out !== chosen && out.length > 0 && share > 0.001)
    .sort((x, y) => y[1] - x[1])
    .slice(0, 5)
    .map(([out]) => out);
}
