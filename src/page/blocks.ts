/** The lines of an article's body as typed blocks. */
import type { DraftBlock } from '../model/draft.ts';
import { isSureJoint } from './broken.ts';
import { closeSpaces, isSubtitleLine, NUMBERED, WHEN } from './headline.ts';
import type { Line } from './line.ts';
import { readLists, TABLE_NAME } from './lists.ts';
import { continues, flow } from './reflow.ts';
import type { Marked } from './roles.ts';
import { isSpeaker } from './speaker.ts';

const QUOTED = /^(?:["“「『][^”"」』]{2,40}["”」』]|["“「『].{2,40}["”」』])[!?]?$/;
/** The bare number of a part. */
const ORDINAL = /^(?:0?[1-9]|part\.?\s?0?[1-9])$/i;

/** The hour over an entry of a live report. */
const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

/** A remark in brackets. */
const ENCLOSED = /^[(].*[)]$/;

/** Whether a line without an end is a clause of the sentence that a time opens, or the first of a live report's entry. */
function isOpening(lines: readonly Marked[], i: number): boolean {
  const above = lines[i - 1]?.line.text ?? '';
  return (
    CLOCK.test(above) ||
    (WHEN.test(above) && i === 1) ||
    (WHEN.test(lines[i]!.line.text) && i === 0 && lines[1]?.role === 'head')
  );
}

/** Whether a line can be a subhead: it ends like the name of something, not like a sentence. */
function isHeading({ line, role }: Marked): boolean {
  const { text } = line;
  if (/[,、:]$/.test(text) || (ENCLOSED.test(text) && !NUMBERED.test(text))) return false;
  if (ORDINAL.test(text) || CLOCK.test(text)) return true;
  if (NUMBERED.test(text)) return text.length <= 44 && !/[。;!?]$/.test(text) && (!line.prose || text.length <= 30);
  return role === 'head' && !line.closed && text.length <= 64;
}

export interface Body {
  readonly blocks: DraftBlock[];
  /** Lines of a headline that print or recognition broke. */
  readonly garbled: Line[];
  /** Numbers of parts whose headings have words. */
  readonly numbers: Line[];
}

/** Reads the body lines (texts, heads, notes) of an article into blocks. */
export function readBlocks(body: readonly Marked[]): Body {
  const { lines, garbled } = withoutGarbled(body);
  const { items: listed, heads } = readLists(lines, isDeck);
  const blocks: DraftBlock[] = [];
  const numbers: Line[] = [];
  /** The note's label stood alone: the next paragraph is the note. */
  let labelled = false;
  for (let i = 0; i < lines.length; ) {
    const { line, role } = lines[i]!;
    if (line.table) {
      blocks.push({ type: 'table', content: line.content });
      i++;
      continue;
    }
    const before = blocks.at(-1);
    if (
      ORDINAL.test(line.text) &&
      lines[i + 1]?.role === 'head' &&
      isHeading(lines[i + 1]!) &&
      textAfter(lines, i + 1)
    ) {
      numbers.push(line);
      i++;
      continue;
    }
    let type: DraftBlock['type'] = role === 'note' || labelled ? 'editorsNote' : 'paragraph';
    if (type === 'paragraph' && heads.has(i)) type = 'heading';
    else if (type === 'paragraph' && !listed.has(i)) {
      if (isSpeaker(line.text) && textAfter(lines, i)) type = 'byline';
      else if (before?.type === 'heading' && lines[i + 1] && (isDeck(line) || isMotto(lines, i))) type = 'deck';
      else if (isMarkedQuestion(lines, i) && textAfter(lines, i)) type = 'heading';
      else if (
        !isOpening(lines, i) &&
        isHeading(lines[i]!) &&
        (textAfter(lines, i) || (TABLE_NAME.test(line.text) && listed.has(i + 1)))
      )
        type = 'heading';
    }
    if (type === 'paragraph' || type === 'editorsNote') {
      const end = listed.has(i) ? i + 1 : paragraphEnd(lines, i);
      blocks.push({ type, content: flow(lines.slice(i, end).map((m) => m.line)).content });
      labelled = role === 'note' && end === i + 1 && line.text.length < 12;
      i = end;
    } else {
      blocks.push({ type, content: closeSpaces(line.content) });
      i++;
    }
  }
  return { blocks, garbled, numbers };
}

/** A saying in two halves under a subhead that has none, over the text. */
function isMotto(lines: readonly Marked[], i: number): boolean {
  const [above, { line }] = [lines[i - 1]!.line, lines[i]!];
  return (
    /^[^,。;:!?]{3,14},[^,。;:!?]{3,14}$/.test(line.text) &&
    !above.text.includes(',') &&
    !NUMBERED.test(above.text) &&
    lines[i + 1]!.role === 'text'
  );
}

/** A question under a subhead that has none: what the part answers. */
const ASKED = /^[^。!?;:]{5,30}\?$/;

const isDeck = (line: Line) =>
  !line.prose &&
  (line.labelled === true || QUOTED.test(line.text) || isSubtitleLine(line.text) || ASKED.test(line.text));

/** `【提问】老人谁来管？`: a marked question over the part that answers it, and no turn of a dialogue. */
function isMarkedQuestion(lines: readonly Marked[], i: number): boolean {
  const next = lines[i + 1]?.line.text ?? '';
  return /^【[^【】]{2,6}】\s*[^。!?:]{5,36}\?$/.test(lines[i]!.line.text) && !/^【|^[^:]{1,8}:/.test(next);
}

/** What one of two says to the other: `记者：…？`. */
const TURN = /^[\u3400-\u9fff]{1,5}:\S/;

/** Whether running text follows within a few lines: a subhead stands over something. */
function textAfter(lines: readonly Marked[], i: number): boolean {
  for (let n = i + 1; n < lines.length && n <= i + 3; n++) {
    const m = lines[n]!;
    if (
      (m.role === 'text' || (m.role === 'head' && TURN.test(m.line.text))) &&
      (m.line.prose || (m.line.closed && m.line.han >= 6))
    )
      return true;
    if (!(isSpeaker(m.line.text) || isDeck(m.line) || isHeading(m) || ENCLOSED.test(m.line.text))) return false;
  }
  return false;
}

/** Where the paragraph that starts at `i` ends. */
function paragraphEnd(lines: readonly Marked[], i: number): number {
  let end = i + 1;
  for (; end < lines.length; end++) {
    const last = lines[end - 1]!;
    const next = lines[end]!;
    if (next.role === 'note' || next.line.table || !continues(last.line, next.line)) break;
    if (next.role === 'head' && !isSureJoint(last.line.text, next.line.text)) break;
  }
  return end;
}

/** Takes out runs of scraps where a headline was: three or more lines of a few characters over running text. */
function withoutGarbled(body: readonly Marked[]): { lines: Marked[]; garbled: Line[] } {
  const lines: Marked[] = [];
  const garbled: Line[] = [];
  for (let i = 0; i < body.length; ) {
    let end = i;
    while (end < body.length && isScrap(body[end]!)) end++;
    const run = body.slice(i, end).map((m) => m.line);
    const before = body[i - 1]?.line;
    if (
      run.length >= 3 &&
      (body[end]?.line.prose || (run.some(stammers) && textAfter(body, end - 1))) &&
      !(before && /:$/.test(before.text)) &&
      isRagged(run)
    ) {
      for (const line of run) garbled.push(line);
      i = end;
    } else {
      const upTo = Math.max(end, i + 1);
      for (let n = i; n < upTo; n++) lines.push(body[n]!);
      i = upTo;
    }
  }
  return { lines, garbled };
}

const isScrap = (m: Marked) =>
  m.role === 'head' && m.line.text.replace(/\s/g, '').length <= 6 && !NUMBERED.test(m.line.text);

/** One character three times over is no word. */
const stammers = (line: Line) => /(.)\1\1/.test(line.text);

/** Lines of a verse or a list are even; scraps are not, or stammer. */
function isRagged(run: readonly Line[]): boolean {
  const sizes = new Set(run.map((l) => l.text.length));
  return sizes.size >= 2 || run.some(stammers);
}
