/** The lines of an article's body as typed blocks. */
import type { DraftBlock } from '../model/draft.ts';
import { isSureJoint } from './broken.ts';
import { isName } from './fields/people.ts';
import { closeSpaces, isSubtitleLine, NUMBERED, WHEN } from './headline.ts';
import { isLoneName } from './lexicon/surnames.ts';
import type { Line } from './line.ts';
import { continues, flow } from './reflow.ts';
import type { Marked } from './roles.ts';

const QUOTED = /^(?:["“「『][^”"」』]{2,40}["”」』]|["“「『].{2,40}["”」』])[!?]?$/;
const POST =
  /(?:书记|主任|局长|市长|县长|区长|镇长|乡长|部长|院长|校长|处长|科长|厅长|主席|会长|委员|代表|干部|队长|站长|所长|理事长|董事长|总经理|经理|负责人|指导员|专员|秘书长|检察长|行长|社长|台长|常委|组长|教授|研究员|村民|党员|职工)$/;

/** A post and a name, a space between: the line of a speaker. */
export function isSpeaker(text: string): boolean {
  const named = /^(.{2,40}?)([\u3400-\u9fff]{2,3}):$/.exec(text);
  if (named && !/[。;:!?,]/.test(named[1]!) && POST.test(named[1]!) && isLoneName(named[2]!)) return true;
  if (text.length > 50 || /[。;:!?]/.test(text)) return false;
  const m = /^(?:[□■◆]\s*)?(.{2,40}?)\s+([\u3400-\u9fff]{2,4}|[\u3400-\u9fff](?:\s{1,3}[\u3400-\u9fff]){1,2})$/.exec(
    text,
  );
  return m !== null && POST.test(m[1]!) && isName(m[2]!.replace(/\s/g, ''));
}

/** `地点：三楼会议室`: a line of particulars. */
const PARTICULAR = /^[\u3400-\u9fff]{2,8}:\S/;

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
  return role === 'head' && !line.closed && text.length <= 50;
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
  const listed = listItems(lines);
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
    if (type === 'paragraph' && !listed.has(i)) {
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

/** What a list is called that stands over it. */
const TABLE_NAME = /(?:名单|一览表?|目录|安排表|日程表?)$/;

/** Names, verses, particulars: lines of a list are paragraphs of their own, and no headings. */
function listItems(lines: readonly Marked[]): ReadonlySet<number> {
  const items = new Set<number>();
  for (const n of clauses(lines)) items.add(n);
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && isVerse(lines[end]!, lines[i]!)) end++;
    if (end - i >= 4) {
      for (let n = i; n < end; n++) items.add(n);
      i = end;
      continue;
    }
    end = i;
    while (end < lines.length && isItem(lines[end]!)) end++;
    const size = end - i;
    const led = /[:]$/.test(lines[i - 1]?.line.text ?? '');
    if (
      size >= 3 ||
      (size >= 1 && led) ||
      (size === 2 && lines.slice(i, end).every((m) => PARTICULAR.test(m.line.text)))
    )
      for (let n = i; n < end; n++) if (!TABLE_NAME.test(lines[n]!.line.text) || n + 1 === end) items.add(n);
    i = Math.max(end, i + 1);
  }
  return items;
}

/**
 * Clauses set one to a line, most of them ended by a semicolon: a list, though here and there a sign is missing.
 * Its first and last lines show it; a line between them that has no end is an item like the others.
 */
function clauses(lines: readonly Marked[]): number[] {
  const out: number[] = [];
  const ended = ({ line }: Marked) => line.text.length <= 80 && /;$/.test(line.text);
  const item = (m: Marked) =>
    ended(m) || (m.line.text.length <= 60 && !/[。!?:,、]$/.test(m.line.text) && !NUMBERED.test(m.line.text));
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && item(lines[end]!)) end++;
    let from = i;
    while (from < end && !ended(lines[from]!)) from++;
    let to = end;
    while (to > from && !ended(lines[to - 1]!)) to--;
    const most = lines.slice(from, to).filter(ended).length;
    if (most >= 3 && most * 2 >= to - from) for (let n = from; n < to; n++) out.push(n);
    i = Math.max(end, i + 1);
  }
  return out;
}

/** Lines of a poem are short, and as long as its first. */
const isVerse = ({ line }: Marked, first: Marked) =>
  line.text.length <= 14 && line.han >= 4 && line.text.length === first.line.text.length;

const isItem = (m: Marked) =>
  (m.role === 'head' || (m.role === 'text' && !m.line.prose && m.line.text.length <= 40)) &&
  !NUMBERED.test(m.line.text) &&
  !isSpeaker(m.line.text) &&
  !m.line.labelled &&
  !isDeck(m.line) &&
  !/(?:[。!?…][”’]?|[,:])$/.test(m.line.text);

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
