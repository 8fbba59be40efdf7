/** A line of a page with the features that the rules look at. */
import type { LineFeature, PageText } from '../model/draft.ts';
import { Traced } from '../model/traced.ts';
import { fold, hanCount } from './fold.ts';
import { cuts } from './split.ts';

export interface Line {
  /** Position among the page's lines that are not blank. */
  readonly n: number;
  /** Trimmed. */
  readonly content: Traced;
  /** `content.text`, width-folded unit for unit. */
  readonly text: string;
  readonly han: number;
  /** Spaces before the first character, a full-width one counted as two. */
  readonly indent: number;
  /** Blank lines just before it. */
  readonly gap: number;
  readonly html: LineFeature | null;
  /** Ends as a sentence or a lead-in ends. */
  readonly closed: boolean;
  /** Running text, not a headline, label or menu. */
  readonly prose: boolean;
  /** A label of one of the article's parts with what it names. */
  readonly labelled?: true;
  /** The name of a picture's file stands right over it. */
  readonly pictured?: true;
  /** A whole table of HTML, in GFM, its rows parted by "\n". */
  readonly table?: true;
}

const CLOSED =
  /(?:[。!?…;:]|——)["'”’)》」』】\]]*(?:\s*[(][^()]{1,40}[)])?(?:\s*(?:19|20)\d{2}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)?$/;
const SENTENCE = /[。;]/;
/** The name of a picture's file, as a page without its pictures shows it. */
const PICTURE = /^[\w=.@%\u4e00-\u9fff-]+\.(?:jpe?g|png|gif|webp)$/i;

/** Whether a folded text ends as a paragraph may end. */
export function isClosed(text: string): boolean {
  return CLOSED.test(text.slice(-52));
}

/** Whether a folded text reads as running text. */
export function isProse(text: string, han: number): boolean {
  if (han < 8) return false;
  if (text.length >= 64 && /[,。、]/.test(text)) return true;
  if (text.length >= 46 && /[,。]/.test(text)) return true;
  if (text.length >= 14 && SENTENCE.test(text)) return true;
  // A headline may exclaim or ask; running text that does so is longer, or goes on after a comma.
  return text.length >= 20 && /[!?][”’"]?$/.test(text) && /,/.test(text);
}

/** A line of its own from a piece of text. */
export function makeLine(content: Traced, n: number, gap: number, indent: number, html: LineFeature | null): Line {
  const text = fold(content.text);
  const han = hanCount(text);
  return { n, content, text, han, indent, gap, html, closed: isClosed(text), prose: isProse(text, han) };
}

/** Which lines are rows of a table that a text draws with bars: those around a row of dashes. */
export function pipeTables(lines: readonly string[]): Set<number> {
  const rows = new Set<number>();
  const isRow = (n: number) => /^\s*\|.*\|\s*$/.test(lines[n] ?? '');
  lines.forEach((line, n) => {
    if (!/^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$/.test(line) || !isRow(n - 1)) return;
    rows.add(n - 1);
    for (let i = n; isRow(i); i++) rows.add(i);
  });
  return rows;
}

/** The lines of a page that are not blank. */
export function readLines(page: PageText): Line[] {
  const out: Line[] = [];
  let gap = 0;
  const physicals = page.text.lines();
  const piped = page.features ? new Set<number>() : pipeTables(physicals.map((l) => l.text));
  physicals.forEach((physical, index) => {
    const content = physical.trim();
    if (content.length === 0) {
      gap++;
      return;
    }
    const lead = physical.text.slice(0, physical.text.length - physical.text.trimStart().length);
    const indent = [...lead].reduce((sum, c) => sum + (c === '\u3000' ? 2 : 1), 0);
    const html = page.features?.[index] ?? null;
    if (html?.tag === 'table' || piped.has(index)) {
      const last = out.at(-1);
      const joined = last?.table && gap === 0 ? Traced.concat([last.content, content], '\n') : null;
      const row = makeLine(joined ?? content, joined ? out.length - 1 : out.length, gap, 0, html);
      out[row.n] = { ...row, closed: true, prose: true, table: true };
      gap = 0;
      return;
    }
    const at = cuts(fold(content.text));
    [0, ...at].forEach((start, k) => {
      const piece = content.slice(start, at[k]).trim();
      if (piece.length === 0) return;
      const pictured = k === 0 && PICTURE.test(out.at(-1)?.text ?? '');
      const made = makeLine(piece, out.length, k === 0 ? gap : 0, k === 0 ? indent : 0, html);
      out.push(pictured ? { ...made, pictured } : made);
    });
    gap = 0;
  });
  return out;
}
