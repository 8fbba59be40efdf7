/**
 * Columns of print that a copy of a PDF ran into each other: taken apart when the words at the joints prove it, and
 * only reported when they merely hint at it. Two forms: two columns side by side in one line, a wide gap between
 * them; and lines of two columns by turns.
 */
import { isSureJoint } from './broken.ts';
import { type Line, makeLine } from './line.ts';
import { wrapWidth } from './unwrap.ts';

/** Lines in reading order; `doubtful` when they hint at another order without proving it. */
export interface Untangled {
  readonly lines: readonly Line[];
  readonly doubtful: boolean;
}

/** Fewest rows side by side, and fewest lines by turns, that make columns. */
const LEAST_ROWS = 5;
const LEAST_LINES = 8;
const GAP = /^(\S(?:.*?\S)?)\s{2,}(\S.*)$/;

/** Puts the lines of a page in reading order; `fixed` lines (fields) part what is above them from what is below. */
export function untangle(lines: readonly Line[], fixed: (line: Line) => boolean): Untangled {
  const apart = sideBySide(lines, fixed);
  if (apart.lines !== lines || apart.doubtful) return apart;
  return byTurns(lines, fixed);
}

/** How many of the lines go on, by the words at the joint, in the line `step` further. */
function joints(lines: readonly Line[], step: number): number {
  let sure = 0;
  for (let i = 0; i + step < lines.length; i++)
    if (!lines[i]!.closed && isSureJoint(lines[i]!.text, lines[i + step]!.text)) sure++;
  return sure;
}

function sideBySide(lines: readonly Line[], fixed: (line: Line) => boolean): Untangled {
  const out: Line[] = [];
  let changed = false;
  let doubtful = false;
  for (let i = 0; i < lines.length; ) {
    const rows: [Line, Line][] = [];
    for (let n = i; n < lines.length && !fixed(lines[n]!); n++) {
      const row = halves(lines[n]!);
      if (!row || (rows[0] && Math.abs(row[0].text.length - rows[0][0].text.length) > 3)) break;
      rows.push(row);
    }
    if (rows.length < LEAST_ROWS) {
      out.push(lines[i]!);
      i++;
      continue;
    }
    const [left, right] = [rows.map((r) => r[0]), rows.map((r) => r[1])];
    const inside = joints(left, 1) + joints(right, 1);
    const across = rows.filter(([a, b]) => !a.closed && isSureJoint(a.text, b.text)).length;
    if (inside >= 2 && inside > across * 2) {
      out.push(...left, ...right);
      changed = true;
    } else {
      doubtful ||= inside > across;
      for (let n = i; n < i + rows.length; n++) out.push(lines[n]!);
    }
    i += rows.length;
  }
  return { lines: changed ? out : lines, doubtful };
}

/** The two halves of a line with one wide gap, both of running text. */
function halves(line: Line): [Line, Line] | null {
  const m = line.table ? null : GAP.exec(line.text);
  if (!m || /\S\s{2,}\S/.test(m[2]!)) return null;
  const left = makeLine(line.content.slice(0, m[1]!.length), line.n, line.gap, line.indent, line.html);
  const right = makeLine(line.content.slice(line.text.length - m[2]!.length).trim(), line.n, 0, 0, line.html);
  return left.han >= 6 && right.han >= 4 ? [left, right] : null;
}

function byTurns(lines: readonly Line[], fixed: (line: Line) => boolean): Untangled {
  const width = wrapWidth(lines.filter((l) => !fixed(l)));
  if (width === 0) return { lines, doubtful: false };
  const full = (l: Line) => !fixed(l) && Math.abs(l.text.length + l.indent - width) <= 2;
  const from = lines.findIndex(full);
  const to = lines.findLastIndex(full) + 1;
  const body = lines.slice(from, to);
  if (body.length < LEAST_LINES || body.some(fixed)) return { lines, doubtful: false };
  const near = joints(body, 1);
  const far = joints(body, 2);
  if (far >= 4 && far >= near * 3) {
    const turn = (k: number) => body.filter((_, i) => i % 2 === k);
    return { lines: [...lines.slice(0, from), ...turn(0), ...turn(1), ...lines.slice(to)], doubtful: false };
  }
  return { lines, doubtful: far >= 4 && far > near * 1.5 };
}
