/** What the lines of a page in Markdown are to each other: its headline, its lists of links, its tables and captions. */
import type { LineFeature } from '../../model/draft.ts';
import type { Traced } from '../../model/traced.ts';
import { fold, hanCount } from '../fold.ts';
import { isProse, pipeTables } from '../line.ts';

export interface MarkedLine {
  readonly content: Traced;
  readonly tag: string;
  readonly linkDensity: number;
  /** Slanted from end to end. */
  readonly slanted?: boolean;
  /** Address of the picture that the line shows. */
  readonly image?: string;
}

const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '');
const isLevel = (line: MarkedLine) => /^h[1-6]$/.test(line.tag);
const DATELINE = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|(?:来源|稿源|作者|发布时间|发布日期)\s*[:：]/u;
const CREDIT = /[摄图]\s*[）)]?\s*[。.]?$|^(?:图为|[▲△▼▽])/u;

/** A table of one column is the frame of a layout: its cells are lines, and nothing else of it stays. */
export function withoutFrames(lines: readonly MarkedLine[]): MarkedLine[] {
  const rows = pipeTables(lines.map((l) => l.content.text));
  const cells = (n: number) => lines[n]!.content.text.split(/(?<!\\)\|/u).filter((cell) => cell.trim() !== '');
  const out = [...lines];
  for (let from = 0; from < lines.length; from++) {
    if (!rows.has(from)) continue;
    let to = from;
    while (rows.has(to)) to++;
    const table = Array.from({ length: to - from }, (_, k) => from + k);
    if (table.every((n) => cells(n).length <= 1))
      for (const n of table) {
        const { content } = lines[n]!;
        const at = /^\s*\|\s*(?!-+\s*\|\s*$)(?=[^\s|])/u.exec(content.text)?.[0].length ?? content.length;
        out[n] = { ...lines[n]!, content: content.slice(at, content.text.replace(/[\s|]+$/u, '').length), tag: 'td' };
      }
    from = to;
  }
  return out;
}

/** One feature a line. `title` is what the page's head calls the article. */
export function layOut(lines: readonly MarkedLine[], title: string): LineFeature[] {
  const tables = pipeTables(lines.map((l) => l.content.text));
  const texts = lines.map((l) => fold(l.content.text).trim());
  const isText = (n: number) =>
    !isLevel(lines[n]!) && lines[n]!.linkDensity < 0.3 && isProse(texts[n]!, hanCount(texts[n]!));
  const first = texts.findIndex((_, n) => isText(n));
  const last = texts.findLastIndex((_, n) => isText(n));
  const headline = headlineOf(lines, texts, title, first < 0 ? lines.length : first);
  let open: string | undefined;
  return lines.map((line, n): LineFeature => {
    const text = texts[n]!;
    if (tables.has(n)) return { tag: 'table', linkDensity: 0, main: true };
    const tag = n === headline ? 'h1' : line.tag === 'h1' ? 'h2' : line.tag;
    // A line that is a link and nothing else leads away from the page; inside the text it may be a name in it.
    const main = n === headline || line.linkDensity < 0.8 || (n > first && n < last && !isList(lines, texts, n));
    const image = line.image ?? open;
    if (line.image && text === '') open = line.image;
    else if (text !== '') open = undefined;
    const captioned = image !== undefined && text !== '' && (CREDIT.test(text) || (line.slanted && text.length <= 80));
    return { tag, linkDensity: line.linkDensity, main, ...(captioned ? { image } : {}) };
  });
}

/** Whether a line of a link stands among others: three in a row are a list of other pages. */
function isList(lines: readonly MarkedLine[], texts: readonly string[], at: number): boolean {
  const near = (step: number) => {
    let n = at + step;
    while (n >= 0 && n < lines.length && texts[n] === '') n += step;
    return lines[n] !== undefined && lines[n]!.linkDensity >= 0.8 ? n : -1;
  };
  return near(-1) >= 0 && near(1) >= 0;
}

/**
 * The line of the headline, or -1: the one that says the title of the page's head; else of the headings over the text
 * the one right over a dateline; else the one of the highest rank, when it is alone.
 */
function headlineOf(lines: readonly MarkedLine[], texts: readonly string[], title: string, first: number): number {
  const said = bare(fold(title));
  if (said.length >= 4) {
    const same = texts.flatMap((text, n) => (n <= first && bare(text) === said ? [n] : []));
    const own = same.findLast((n) => isLevel(lines[n]!)) ?? same.at(-1);
    if (own !== undefined) return own;
  }
  const heads = lines.flatMap((line, n) => (isLevel(line) && hanCount(texts[n]!) >= 2 ? [n] : []));
  const dated = heads.filter((n) => {
    const under = texts.slice(n + 1, n + 10).filter((text) => text !== '');
    return under.slice(0, 3).some((text) => text.length <= 120 && DATELINE.test(text));
  });
  if (dated.length === 1) return dated[0]!;
  if (dated.length > 1) return -1;
  const over = heads.filter((n) => n < first);
  const rank = over.map((n) => lines[n]!.tag).sort()[0];
  const top = heads.filter((n) => lines[n]!.tag === rank);
  return top.length === 1 ? top[0]! : -1;
}
