/** Marks what was searched for in texts as they were published, and picks the sentence to show. */
import { foldWithMap } from '../fold.ts';
import type { Part } from '../types.ts';

/** Characters that an excerpt shows. */
const LENGTH = 96;
const END = /[。！？!?；;\n]/u;

/** Cuts a text into marked and plain parts. `terms` are folded. */
export function mark(text: string, terms: readonly string[]): Part[] {
  const { source, spans } = occurrences(text, terms);
  return cut(source, spans, 0, source.length);
}

/**
 * The sentence that holds most of the terms, at most some 96 characters, marked; the opening of the first text where
 * none holds any.
 */
export function excerpt(texts: readonly string[], terms: readonly string[]): Part[] {
  let best: { source: string; spans: Span[]; start: number; end: number; kinds: number } | null = null;
  for (const text of texts) {
    const { source, spans } = occurrences(text, terms);
    for (const span of spans) {
      const { start, end } = around(source, span);
      const inside = spans.filter((other) => other.start >= start && other.end <= end);
      const kinds = new Set(inside.map(({ term }) => term)).size;
      if (!best || kinds > best.kinds) best = { source, spans, start, end, kinds };
      if (kinds === terms.length) break;
    }
    if (best && best.kinds === terms.length) break;
  }
  if (!best) {
    const source = texts[0] ?? '';
    const end = wholeCharacter(source, Math.min(source.length, LENGTH));
    return source ? [{ text: source.slice(0, end) + (end < source.length ? '……' : ''), mark: false }] : [];
  }
  const { source, spans, start, end } = best;
  const parts = cut(source, spans, start, end);
  const before = start > 0 && !END.test(source[start - 1]!) ? [{ text: '……', mark: false }] : [];
  const after = end < source.length && !END.test(source[end - 1]!) ? [{ text: '……', mark: false }] : [];
  return [...before, ...parts, ...after];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

function occurrences(input: string, terms: readonly string[]): { source: string; spans: Span[] } {
  const { source, text, starts } = foldWithMap(input);
  const spans: Span[] = [];
  for (const term of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const start = starts[at]!;
      // A character that folds to several (㎡) is marked whole.
      let last = at + term.length;
      while (last < text.length && starts[last] === starts[last - 1]) last++;
      spans.push({ start, end: starts[last]!, term });
    }
  }
  return { source, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** The sentence around a span, or as much of it as there is room for. */
function around(source: string, span: Span): { start: number; end: number } {
  let start = span.start;
  while (start > 0 && !END.test(source[start - 1]!)) start--;
  let end = span.end;
  while (end < source.length && !END.test(source[end - 1]!)) end++;
  // Closing quotation marks belong to their sentence.
  while (end < source.length && /[”’』」）)]/u.test(source[end]!)) end++;
  while (start < span.start && /[”’』」）)\s]/u.test(source[start]!)) start++;
  if (end - start <= LENGTH) return { start, end };
  const room = Math.max(LENGTH - (span.end - span.start), 0);
  const from = Math.max(start, span.start - Math.floor(room / 3));
  const to = Math.min(end, Math.max(from + LENGTH, span.end));
  return { start: wholeCharacter(source, from), end: wholeCharacter(source, to) };
}

/** An offset that does not split a surrogate pair. */
function wholeCharacter(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function cut(source: string, spans: readonly Span[], start: number, end: number): Part[] {
  const parts: Part[] = [];
  let at = start;
  for (const span of spans) {
    const from = Math.max(span.start, at);
    const to = Math.min(span.end, end);
    if (from >= to || from >= end) continue;
    if (from > at) parts.push({ text: source.slice(at, from), mark: false });
    const last = parts.at(-1);
    if (last?.mark && from === at) parts[parts.length - 1] = { text: last.text + source.slice(from, to), mark: true };
    else parts.push({ text: source.slice(from, to), mark: true });
    at = to;
  }
  if (at < end) parts.push({ text: source.slice(at, end), mark: false });
  return parts;
}
