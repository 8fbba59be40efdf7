/**
 * Pages that were wrapped at a fixed width (PDF text, mail, narrow columns): their lines are put together again
 * before anything else is asked of them. A page is such a page when many lines have the same length and do not end
 * as sentences end.
 */
import { spanLength } from '../model/span.ts';
import { Traced } from '../model/traced.ts';
import { type Line, makeLine } from './line.ts';

const LEAST = 12;

const widthOf = (line: Line) => line.text.length + line.indent;

/** The width at which a page was wrapped, in characters; 0 when it was not. */
export function wrapWidth(lines: readonly Line[]): number {
  const sizes = new Map<number, number>();
  for (const line of lines) {
    const width = widthOf(line);
    if (width >= LEAST && width <= 90) sizes.set(width, (sizes.get(width) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [width] of sizes) {
    const near = (sizes.get(width) ?? 0) + (sizes.get(width - 1) ?? 0) + (sizes.get(width - 2) ?? 0);
    if (near > most || (near === most && width > best)) {
      best = width;
      most = near;
    }
  }
  if (most < 5 || most < lines.length * 0.35) return 0;
  const full = lines.filter((l) => isFull(l, best));
  const open = full.filter((l) => !l.closed).length;
  const longer = lines.filter((l) => widthOf(l) > best + 2).length;
  return open >= full.length * 0.6 && longer <= lines.length * 0.1 ? best : 0;
}

const isFull = (line: Line, width: number) => widthOf(line) >= width - 2 && widthOf(line) <= width + 1;

/** Joins the lines of a wrapped page into paragraphs; `fixed` lines (fields) stay alone. */
export function unwrap(lines: readonly Line[], fixed: (line: Line) => boolean): readonly Line[] {
  // The lines of a career are of much the same length.
  const stations = new Set(lines.filter((l) => spanLength(l.text) > 0));
  const begins = (line: Line) => stations.size > 1 && stations.has(line);
  const width = wrapWidth(lines.filter((l) => !fixed(l) && !begins(l)));
  if (width === 0) return lines;
  const indented = lines.filter((l) => l.indent >= 2).length >= 2;
  const gaps = lines.filter((l) => l.gap > 0).length;
  const spaced = gaps > lines.length * 0.8;
  const out: Line[] = [];
  let group: Line[] = [];
  const close = () => {
    if (group.length === 1) out.push(group[0]!);
    else if (group.length > 1) {
      const [first] = group;
      out.push(makeLine(Traced.concat(group.map((l) => l.content)), first!.n, first!.gap, first!.indent, first!.html));
    }
    group = [];
  };
  for (const line of lines) {
    const last = group.at(-1);
    const goesOn =
      last !== undefined &&
      !fixed(line) &&
      !fixed(last) &&
      !begins(line) &&
      isFull(last, width) &&
      (indented ? line.indent < 2 : !last.closed || spaced || line.gap === 0) &&
      (spaced || line.gap === 0 || !last.closed);
    if (!goesOn) close();
    group.push(line);
  }
  close();
  return out;
}
