/**
 * What a searcher types, as a tree. Blanks join terms by "and"; `OR` (or `|`) between two joins them by "or", closer
 * than "and"; `-` before a term excludes it; "…" or “…” keeps a phrase with its blanks. Anything else is literal.
 */
import { fold } from './fold.ts';

export interface Query {
  /** Every group must be met; a group is met by any of its terms. Terms are folded. */
  readonly groups: readonly (readonly string[])[];
  /** Terms that no hit may hold. */
  readonly excluded: readonly string[];
  /** Those of the terms that stood in quotation marks. */
  readonly quoted: ReadonlySet<string>;
}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly negative: boolean;
}

export function parseQuery(input: string): Query {
  const groups: string[][] = [];
  const excluded: string[] = [];
  const quotedTerms = new Set<string>();
  let joining = false;
  for (const { text, quoted, negative } of tokens(input)) {
    if (!quoted && !negative && (text === 'OR' || text === '|')) {
      joining = groups.length > 0;
      continue;
    }
    if (!quoted && !negative && text === 'AND') {
      joining = false;
      continue;
    }
    const term = fold(text).replaceAll('\0', '');
    if (!term) continue;
    if (quoted) quotedTerms.add(term);
    if (negative) excluded.push(term);
    else if (joining) groups.at(-1)!.push(term);
    else groups.push([term]);
    joining = false;
  }
  return { groups, excluded, quoted: quotedTerms };
}

/** Terms that a hit holds, for marking. */
export function positiveTerms({ groups }: Query): string[] {
  return [...new Set(groups.flat())];
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '＂': '＂' };

function tokens(input: string): Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < input.length) {
    if (/\s/u.test(input[at]!)) {
      at++;
      continue;
    }
    // A hyphen excludes only before something; alone it is text.
    const negative = /[-－]/u.test(input[at]!) && /\S/u.test(input[at + 1] ?? '');
    const start = negative ? at + 1 : at;
    const close = CLOSING[input[start]!];
    const end = close ? input.indexOf(close, start + 1) : -1;
    // Quotation marks that are part of the text (a lone one, or one inside a word) stay text.
    if (end > start + 1 && (end + 1 === input.length || /\s/u.test(input[end + 1]!))) {
      out.push({ text: input.slice(start + 1, end), quoted: true, negative });
      at = end + 1;
      continue;
    }
    const rest = input.slice(start).search(/\s/u);
    const stop = rest < 0 ? input.length : start + rest;
    out.push({ text: input.slice(start, stop), quoted: false, negative });
    at = stop;
  }
  return out;
}
