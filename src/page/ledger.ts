/**
 * The account of a page: what no field of an article shows is a removal. The removals are worked out as the
 * complement of what the drafts use, so no character can fall between the two.
 */
import type { PageText } from '../model/draft.ts';
import type { Removal } from '../model/ledger.ts';
import type { Traced } from '../model/traced.ts';
import type { Line } from './line.ts';

/** The removals of one line: its stretches that none of `used` covers, as they stood in the raw page. */
export function removalsOf(line: Line, used: Coverage, rule: string, page: PageText): Removal[] {
  const out: Removal[] = [];
  const { content } = line;
  let start = -1;
  for (let i = 0; i <= content.length; i++) {
    const free = i < content.length && !used.has(content.origin(i)) && !/\s/.test(content.text[i]!);
    if (free) {
      if (start < 0) start = i;
    } else if (start >= 0 && (i === content.length || used.has(content.origin(i)))) {
      const piece = content.slice(start, i).trim();
      out.push({ rule, text: rawText(piece, page), at: piece.origin(0) });
      start = -1;
    }
  }
  return out;
}

/** The raw text that a piece was made of; the piece's own text when the page does not carry its raw text. */
function rawText(piece: Traced, page: PageText): string {
  const at = piece.origin(0);
  const end = Math.max(piece.originEnd(), piece.origin(piece.length - 1) + 1);
  if (page.raw === undefined || end <= at || end - at > piece.length * 8 + 200) return piece.text;
  return page.raw.slice(at, end).trimEnd();
}

/** Which raw offsets the drafts show. */
export class Coverage {
  readonly #used: Uint8Array;

  constructor(size: number) {
    this.#used = new Uint8Array(size + 1);
  }

  add(content: Traced): void {
    for (let i = 0; i < content.length; i++) this.#used[content.origin(i)] = 1;
  }

  has(offset: number): boolean {
    return this.#used[offset] === 1;
  }
}
