/**
 * Question marks that are none: where characters were that a table did not have (`???`), and the middle dot of a
 * foreign name. Runs after the byte-shift repair, which needs the marks as evidence.
 */
import type { LineFeature, StageResult } from '../model/draft.ts';
import { LOST } from '../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';
import { HAN } from './han.ts';
import { EDGE, languageModel } from './language-model.ts';
import { simplifiedOf } from './variants.ts';

const STAGE = 'question-marks';

/** Two marks or more inside a sentence: a real `??` closes one. */
const REPLACED = new RegExp(`(?<=[${HAN}，、；“《（])(\\?{2,})(?=[${HAN}，、；”》）0-9])`, 'gu');
/** What a real question ends with. */
const ASKING = /[吗嗎呢吧么麼何谁誰啊呀哪否]$/u;
const BETWEEN = new RegExp(`(?<=[${HAN}])[?？](?=[${HAN}])`, 'gu');
/** By how many nats a middle dot must read better than a question mark. */
const MARGIN = 4;
/** The same where the mark is as the page writes its genuine ones: full-width, or folded like its other signs. */
const MARGIN_GENUINE = 10;
const FOLDED = new RegExp(`[${HAN}][,;:]`, 'u');

/** The stage. */
export function repairQuestionMarks(input: Traced, _features: readonly LineFeature[] | null): StageResult {
  const { text } = input;
  if (!text.includes('?') && !text.includes('？')) return { text: input, repairs: [], review: [] };
  const edits: Edit[] = [];
  for (const m of text.matchAll(REPLACED)) {
    if (ASKING.test(text.slice(Math.max(0, m.index - 1), m.index))) continue;
    const after = LOST.repeat(m[0].length);
    edits.push({ start: m.index, end: m.index + m[0].length, after, rule: 'replaced-character', certainty: 'lost' });
  }
  const folded = FOLDED.test(text);
  for (const m of text.matchAll(BETWEEN)) {
    const around = (sign: string) =>
      cost(text.slice(Math.max(0, m.index - 3), m.index) + sign + text.slice(m.index + 1, m.index + 4));
    const margin = folded || m[0] === '？' ? MARGIN_GENUINE : MARGIN;
    if (around('·') + margin > around('？')) continue;
    const alternatives = ['？'];
    edits.push({ start: m.index, end: m.index + 1, after: '·', rule: 'middle-dot', certainty: 'likely', alternatives });
  }
  edits.sort((x, y) => x.start - y.start);
  const { output, repairs } = applyEdits(input, edits, STAGE);
  return { text: output, repairs, review: [] };
}

/** What the language model asks for a short text, in nats. */
function cost(text: string): number {
  const model = languageModel();
  const context: number[] = [EDGE];
  let total = 0;
  for (const char of text) {
    const code = simplifiedOf(char).charCodeAt(0);
    const id = model.id(code);
    total -= model.score(context, id, code);
    context.push(id);
  }
  return total;
}
