/** The raw page beside the article, with what was changed and what was taken out marked on both. */
import type { ArticleEntry, ArticleLedger } from '../archive/index.ts';

export interface Span {
  readonly text: string;
  readonly mark: 'removed' | 'certain' | 'likely' | 'lost' | null;
  /** Rule, and what stood there or could. */
  readonly note: string;
  /** Whether the decision is about this stretch. */
  readonly here?: boolean;
}

export interface Comparison {
  readonly raw: readonly Span[];
  readonly clean: readonly { readonly type: string; readonly field: string; readonly spans: readonly Span[] }[];
}

interface Marked extends Omit<Span, 'text'> {
  readonly start: number;
  readonly end: number;
}

/** Cuts a text at its marks; of marks that overlap the first stays. */
function cut(text: string, marks: readonly Marked[]): Span[] {
  const out: Span[] = [];
  let at = 0;
  for (const { start, end, ...marked } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length) continue;
    if (start > at) out.push({ text: text.slice(at, start), mark: null, note: '' });
    out.push({ text: text.slice(start, end), ...marked });
    at = end;
  }
  if (at < text.length) out.push({ text: text.slice(at), mark: null, note: '' });
  return out;
}

/** `raw` is the decoded raw page, or null when it is not there; `ref` the place in it of the repair that is in question. */
export function compare(entry: ArticleEntry, ledger: ArticleLedger | null, raw: string | null, ref = ''): Comparison {
  const repairs = ledger?.repairs ?? [];
  const isHere = ({ at, certainty }: (typeof repairs)[number]) =>
    certainty === 'likely' && String(at) === ref ? { here: true } : {};
  const rawMarks: Marked[] = [
    ...(ledger?.removed ?? []).map(({ at, text, rule }) => ({
      start: at,
      end: at + text.length,
      mark: 'removed' as const,
      note: rule,
    })),
    ...repairs
      .filter(({ length }) => length > 0)
      .map((repair) => {
        const { at, length, certainty, rule, after } = repair;
        const note = `${rule}：${after === '' ? '删去' : `→ ${after}`}`;
        return { start: at, end: at + length, mark: certainty, note, ...isHere(repair) };
      }),
  ];
  const fields: [type: string, field: string, text: string][] = [
    ['title', 'title', entry.article.title],
    ...entry.blocks.map((block, n): [string, string, string] => [block.type, `blocks/${n}`, block.text]),
    ...entry.article.captions.map((caption, n): [string, string, string] => ['caption', `captions/${n}`, caption.text]),
  ];
  const clean = fields.map(([type, field, text]) => {
    const marks = repairs
      .filter((repair) => repair.field === field && repair.offset !== undefined && repair.after !== '')
      .map((repair) => {
        const { offset = 0, after, certainty, rule, before, alternatives } = repair;
        const note = `${rule}：原作 ${before}${alternatives?.length ? `；或作 ${alternatives.join('、')}` : ''}`;
        return { start: offset, end: offset + after.length, mark: certainty, note, ...isHere(repair) };
      });
    return { type, field, spans: cut(text, marks) };
  });
  return { raw: raw === null ? [] : cut(raw, rawMarks), clean };
}
