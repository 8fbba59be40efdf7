/** Paragraphs that columns broke, joined again: by syntax, not by length alone. */
import { Traced } from '../model/traced.ts';
import { isBroken } from './broken.ts';
import { fold } from './fold.ts';
import type { Line } from './line.ts';

/** A paragraph in the making. */
export interface Flow {
  readonly lines: readonly Line[];
  readonly content: Traced;
  readonly text: string;
}

const STRUCTURAL =
  /^(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]\d{1,2}[)]|\d{1,2}[.、]\s?[^\d]|第[一二三四五六七八九十]{1,3}[章节条部篇]|[●■◆★▲△○□※·•—-]|[[【][\u3400-\u9fff]{2,6}[\]】]\S)/;
const BRACKETS: Record<string, string> = { '(': ')', '《': '》', '【': '】' };

/** Whether a folded text leaves a bracket open. */
function opensBracket(text: string): boolean {
  if (!/[(《【]/.test(text)) return false;
  let open = 0;
  for (const c of text) {
    if (c in BRACKETS) open++;
    else if (c === ')' || c === '》' || c === '】') open = Math.max(0, open - 1);
  }
  return open > 0;
}

/** Whether `next` goes on in the paragraph that `last` leaves. */
export function continues(last: Line, next: Line): boolean {
  const { text } = last;
  if (/[,、]$/.test(text)) return !/^[(]?[一二三四五六七八九十]{1,3}[)、]/.test(next.text);
  if (last.closed && !opensBracket(text.slice(-400))) return /^[,。、;!?)”》】]/.test(next.text);
  if (!last.prose && !isBroken(last, next, true)) return false;
  return !STRUCTURAL.test(next.text);
}

/** One paragraph of the lines that belong to it. Latin words on both sides of a joint get their space back. */
export function flow(lines: readonly Line[]): Flow {
  if (lines.length === 1) return { lines, content: lines[0]!.content, text: lines[0]!.text };
  const pieces: Traced[] = [];
  let word: Traced[] = [];
  const close = () => {
    if (word.length > 0) pieces.push(word.length === 1 ? word[0]! : Traced.concat(word, ' '));
    word = [];
  };
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (!(before && /[A-Za-z]$/.test(before.text) && /^[A-Za-z]/.test(line.text))) close();
    word.push(line.content);
  });
  close();
  const content = Traced.concat(pieces);
  return { lines, content, text: fold(content.text) };
}
