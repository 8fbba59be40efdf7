/** Labels of an article's parts that the layout set on a line of their own: `第一问：` over `路怎么修`. */
import { Traced } from '../model/traced.ts';
import { type Line, makeLine } from './line.ts';

const LABEL = /^[\u3400-\u9fff\d]{2,8}:$/;
/** Who speaks next is no label of a part. */
const TURN = /^(?:记者|问|答|主持人|采访[组者人]|笔者|网友|提问|回答|嘉宾|旁白|字幕):$/;

/** Two labels are the same but for their number. */
const shapeOf = (text: string) => text.replace(/[\d一二三四五六七八九十]+/g, '#');

/** Whether line `i` is a label and the line under it what the label names: a few words, and no sentence. */
function isPair(lines: readonly Line[], i: number, fixed: (line: Line) => boolean): boolean {
  const [label, value] = [lines[i]!, lines[i + 1]];
  if (!value || fixed(label) || fixed(value) || !LABEL.test(label.text) || TURN.test(label.text)) return false;
  return !value.prose && !value.closed && value.han >= 4 && value.text.length <= 24 && !LABEL.test(value.text);
}

/**
 * Puts such labels and their words on one line. One alone may be a sentence's lead-in or a speaker; a label that comes
 * again, with the next number or the same, over running text is the article's plan. `fixed` lines (fields) stay alone.
 */
export function joinLabels(lines: readonly Line[], fixed: (line: Line) => boolean): readonly Line[] {
  const pairs = lines.flatMap((_, i) => (isPair(lines, i, fixed) ? [i] : []));
  const isPlan = (i: number) => {
    const shape = shapeOf(lines[i]!.text);
    const below = pairs.includes(i + 2) ? i + 4 : i + 2;
    return lines[below]?.prose === true && pairs.filter((p) => shapeOf(lines[p]!.text) === shape).length >= 2;
  };
  const joined = new Set(pairs.filter(isPlan));
  if (joined.size === 0) return lines;
  return lines.flatMap((line, i) => {
    if (joined.has(i - 1)) return [];
    if (!joined.has(i)) return [line];
    const content = Traced.concat([line.content, lines[i + 1]!.content]);
    return [{ ...makeLine(content, line.n, line.gap, line.indent, line.html), labelled: true as const }];
  });
}
