/**
 * Text that remembers where it came from. Every UTF-16 unit of a `Traced` text knows the offset, in the decoded
 * raw page, at which it stood; a stage changes the text by `Edit`s and the map follows. That is how the ledger can
 * prove that nothing was lost, and how a repair is shown at its place in the finished article.
 */
import type { Certainty, Repair } from './ledger.ts';

export class Traced {
  readonly text: string;
  /** Null: identity from `base`. Otherwise `text.length + 1` offsets; the last one is where the text ends. */
  readonly #map: Uint32Array | null;
  readonly #base: number;

  private constructor(text: string, map: Uint32Array | null, base: number) {
    this.text = text;
    this.#map = map;
    this.#base = base;
  }

  /** A text that stands in the raw page as it is, from offset `base` (UTF-16 units). */
  static from(text: string, base = 0): Traced {
    return new Traced(text, null, base);
  }

  /** A text with an explicit map of `text.length + 1` raw offsets. Throws a RangeError when the lengths disagree. */
  static withMap(text: string, map: Uint32Array): Traced {
    if (map.length !== text.length + 1) throw new RangeError(`map of ${map.length} for a text of ${text.length}`);
    return new Traced(text, map, 0);
  }

  /** Joins pieces in order; `glue` (usually empty) is placed between them and maps to the end of the piece before. */
  static concat(pieces: readonly Traced[], glue = ''): Traced {
    if (pieces.length === 1) return pieces[0]!;
    const text = pieces.map((p) => p.text).join(glue);
    const map = new Uint32Array(text.length + 1);
    let to = 0;
    pieces.forEach((piece, n) => {
      if (n > 0) {
        const end = pieces[n - 1]!.originEnd();
        for (let i = 0; i < glue.length; i++) map[to++] = end;
      }
      for (let i = 0; i < piece.text.length; i++) map[to++] = piece.origin(i);
      map[to] = piece.originEnd();
    });
    return new Traced(text, map, 0);
  }

  get length(): number {
    return this.text.length;
  }

  /** Raw offset of unit `index`, 0 ≤ index ≤ length. */
  origin(index: number): number {
    return this.#map ? (this.#map[index] ?? 0) : this.#base + index;
  }

  /** Raw offset just after the last unit. */
  originEnd(): number {
    return this.origin(this.text.length);
  }

  slice(start: number, end = this.text.length): Traced {
    const text = this.text.slice(start, end);
    if (!this.#map) return new Traced(text, null, this.#base + start);
    return new Traced(text, this.#map.slice(start, start + text.length + 1), 0);
  }

  trim(): Traced {
    const start = this.text.length - this.text.trimStart().length;
    const end = this.text.trimEnd().length;
    return start >= end ? this.slice(start, start) : this.slice(start, end);
  }

  /** Lines without their "\n" (an empty text is one empty line). */
  lines(): Traced[] {
    const out: Traced[] = [];
    let start = 0;
    for (;;) {
      const end = this.text.indexOf('\n', start);
      if (end < 0) break;
      out.push(this.slice(start, end));
      start = end + 1;
    }
    out.push(this.slice(start));
    return out;
  }
}

/** A wish to replace `[start, end)` of a text. Edits of one pass are in order and do not overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly rule: string;
  readonly certainty: Certainty;
  readonly alternatives?: readonly string[];
}

/**
 * Applies edits, in order of `start`, to a text.
 * Returns the new text and one `Repair` per edit, located by raw offset. Throws a RangeError when edits overlap.
 */
export function applyEdits(
  input: Traced,
  edits: readonly Edit[],
  stage: string,
): { output: Traced; repairs: Repair[] } {
  if (edits.length === 0) return { output: input, repairs: [] };
  let size = input.length;
  for (const e of edits) size += e.after.length - (e.end - e.start);
  const map = new Uint32Array(size + 1);
  const parts: string[] = [];
  const repairs: Repair[] = [];
  let from = 0;
  let to = 0;
  const copy = (until: number) => {
    parts.push(input.text.slice(from, until));
    for (; from < until; from++) map[to++] = input.origin(from);
  };
  for (const e of edits) {
    if (e.start < from || e.end < e.start || e.end > input.length) {
      throw new RangeError(
        `edit ${e.rule} at ${e.start}-${e.end} overlaps or leaves the text (${from}, ${input.length})`,
      );
    }
    copy(e.start);
    parts.push(e.after);
    const oneToOne = e.after.length === e.end - e.start;
    for (let i = 0; i < e.after.length; i++) map[to++] = input.origin(oneToOne ? e.start + i : e.start);
    const at = input.origin(e.start);
    repairs.push({
      stage,
      rule: e.rule,
      before: input.text.slice(e.start, e.end),
      after: e.after,
      certainty: e.certainty,
      at,
      length: input.origin(e.end) - at,
      ...(e.alternatives?.length ? { alternatives: e.alternatives } : {}),
    });
    from = e.end;
  }
  copy(input.length);
  map[to] = input.originEnd();
  return { output: Traced.withMap(parts.join(''), map), repairs };
}
