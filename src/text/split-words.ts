/** Blanks that stand inside a word, `攻  坚克难`: told by the language model, where the layout does not forbid it. */
import { HAN } from './han.ts';
import { EDGE, languageModel } from './language-model.ts';

const GAP = new RegExp(`(?<=[${HAN}])[ \\t\\u3000\\u00a0]+(?=[${HAN}])`, 'gu');
const HAN_BEFORE = new RegExp(`[${HAN}]+$`, 'u');
const HAN_AFTER = new RegExp(`^[${HAN}]+`, 'u');
/** In nats: how likely the character after the gap must be after those before it, and by how much likelier than parted. */
const JOINED = -3.7;
const MARGIN = 15;
/** Blanks are looked at in a line of at least so many Han characters. */
const SHORTEST = 3;

/**
 * The places of such blanks in a line, as offsets. The halves of a headline, or of a title quoted in prose, are longer than a
 * character: a gap is only closed beside a character that stands alone.
 */
export function splitWords(line: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const m of line.matchAll(GAP)) {
    const start = m.index;
    const end = start + m[0].length;
    const left = line.slice(0, start).match(HAN_BEFORE)![0];
    const right = line.slice(end).match(HAN_AFTER)![0];
    if (left.length + right.length < SHORTEST) continue;
    const alone = left.length === 1 || right.length === 1;
    if (alone && isOneWord(left, right)) found.push({ start, end });
  }
  return found;
}

function isOneWord(left: string, right: string): boolean {
  const model = languageModel();
  const id = (char: string) => model.id(char.charCodeAt(0));
  const before = [EDGE, EDGE, ...[...left.slice(-3)].map(id)];
  const next = right[0]!;
  const joined = model.score(before, id(next), next.charCodeAt(0));
  if (joined < JOINED) return false;
  const parted = model.score(before, EDGE, 0x0a) + model.score([EDGE, EDGE, EDGE], id(next), next.charCodeAt(0));
  return right.length === 1 ? joined - parted > MARGIN - 2 : joined - parted > MARGIN - 4;
}
