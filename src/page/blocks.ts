/** The lines of an article's body as typed blocks. */
import type { DraftBlock } from '../model/draft.ts';
import { isName } from './fields/people.ts';
import { closeSpaces, isSubtitleLine, NUMBERED } from './headline.ts';
import type { Line } from './line.ts';
import type { Marked } from './pieces.ts';
import { continues, flow } from './reflow.ts';

const QUOTED = /^(?:["“「『][^”"」』]{2,40}["”」』]|["“「『].{2,40}["”」』])[!?]?$/;
const POST =
  /(?:书记|主任|局长|市长|县长|区长|镇长|乡长|部长|院长|校长|处长|科长|厅长|主席|会长|委员|代表|干部|队长|站长|所长|理事长|董事长|总经理|经理|负责人|指导员|专员|秘书长|检察长|行长|社长|台长|常委|组长|教授|研究员|村民|党员|职工)$/;

/** A post and a name, a space between: the line of a speaker. */
export function isSpeaker(text: string): boolean {
  if (text.length > 50 || /[。;:!?]/.test(text)) return false;
  const m = /^(?:[□■◆]\s*)?(.{2,40}?)\s+([\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\s[\u3400-\u9fff])$/.exec(text);
  return m !== null && POST.test(m[1]!) && isName(m[2]!.replace(/\s/g, ''));
}

/** Headings end like a name of something, not like a sentence, and stand over running text. */
function isHeading(line: Line): boolean {
  const { text } = line;
  if (NUMBERED.test(text) && text.length <= 44 && !/[。;]$/.test(text) && (!line.prose || text.length <= 30))
    return !/[,、:]$/.test(text);
  return !line.prose && !line.closed && text.length <= 50 && line.han >= 2 && !/[,、]$/.test(text);
}

export interface Body {
  readonly blocks: DraftBlock[];
  /** Lines of a headline that print or recognition broke. */
  readonly garbled: Line[];
}

/** Reads the body lines (texts, heads, notes) of an article into blocks. */
export function readBlocks(body: readonly Marked[]): Body {
  const { lines, garbled } = withoutGarbled(body);
  const blocks: DraftBlock[] = [];
  let note = false;
  for (let i = 0; i < lines.length; ) {
    const { line, role } = lines[i]!;
    const next = lines[i + 1];
    if (role === 'note') {
      const end = paragraphEnd(lines, i);
      blocks.push({ type: 'editorsNote', content: flow(lines.slice(i, end).map((m) => m.line)).content });
      note = end === i + 1 && line.text.length < 12;
      i = end;
      continue;
    }
    const before = blocks.at(-1);
    if (isSpeaker(line.text) && textAfter(lines, i)) {
      blocks.push({ type: 'byline', content: closeSpaces(line.content) });
      i++;
      continue;
    }
    if (before?.type === 'heading' && (QUOTED.test(line.text) || isSubtitleLine(line.text)) && !line.prose && next) {
      blocks.push({ type: 'deck', content: closeSpaces(line.content) });
      i++;
      continue;
    }
    if (!note && isHeading(line) && textAfter(lines, i)) {
      blocks.push({ type: 'heading', content: closeSpaces(line.content) });
      i++;
      continue;
    }
    const end = paragraphEnd(lines, i);
    blocks.push({
      type: note ? 'editorsNote' : 'paragraph',
      content: flow(lines.slice(i, end).map((m) => m.line)).content,
    });
    note = false;
    i = end;
  }
  return { blocks, garbled };
}

/** Whether running text follows within a few lines: a heading without it is the end of a list. */
function textAfter(lines: readonly Marked[], i: number): boolean {
  for (let n = i + 1; n < lines.length && n <= i + 3; n++) {
    const { line } = lines[n]!;
    if (line.prose || (line.closed && line.han >= 6)) return true;
    if (
      !(
        isSpeaker(line.text) ||
        QUOTED.test(line.text) ||
        NUMBERED.test(line.text) ||
        isSubtitleLine(line.text) ||
        n === i + 1
      )
    )
      return false;
  }
  return false;
}

/** Where the paragraph that starts at `i` ends. */
function paragraphEnd(lines: readonly Marked[], i: number): number {
  let end = i + 1;
  let text = lines[i]!.line.text;
  while (end < lines.length) {
    const { line } = lines[end]!;
    const open = text.length >= 16 || /[,、]$/.test(text);
    if (!open || lines[end]!.role === 'note' || !continues(text, line)) break;
    if (
      isHeading(line) &&
      textAfter(lines, end) &&
      !/[,、]$/.test(text) &&
      !line.prose &&
      line.text.length < 40 &&
      lines[end + 1]?.line.prose
    ) {
      if (!continues(text, lines[end + 1]!.line) || isSpeaker(lines[end + 1]!.line.text)) break;
    }
    text = text.slice(-400) + line.text;
    end++;
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
    if (run.length >= 3 && body[end]?.line.prose && !(before && /:$/.test(before.text)) && isRagged(run)) {
      garbled.push(...run);
      i = end;
    } else {
      const upTo = Math.max(end, i + 1);
      lines.push(...body.slice(i, upTo));
      i = upTo;
    }
  }
  return { lines, garbled };
}

const isScrap = (m: Marked) =>
  m.role === 'head' && m.line.text.replace(/\s/g, '').length <= 6 && !NUMBERED.test(m.line.text);

/** Lines of a verse or a list are even; scraps are not, or stammer. */
function isRagged(run: readonly Line[]): boolean {
  const sizes = new Set(run.map((l) => l.text.length));
  return sizes.size >= 2 || run.some((l) => /(.)\1\1/.test(l.text));
}
