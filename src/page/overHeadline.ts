/** What of its headline an article shows, and what stands over it without being shown. */
import type { Review } from '../model/ledger.ts';
import type { Traced } from '../model/traced.ts';
import { masthead } from './fields/outlet.ts';
import { fold } from './fold.ts';
import type { Headline } from './headline.ts';
import type { Line } from './line.ts';
import type { Marked } from './roles.ts';

/** A headline with what labels give of it where no line stands as one: `标题：…`, `栏目：…`. */
export function labelled(headline: Headline, lines: readonly Marked[]): Headline {
  const out: { -readonly [K in keyof Headline]: Headline[K] } = { ...headline };
  if (out.title) return out;
  for (const m of lines)
    for (const field of m.fields!.fields) {
      const { kind } = field;
      if (kind !== 'title' && kind !== 'column' && kind !== 'kicker' && kind !== 'subtitle') continue;
      const at = m.line.text.indexOf(field.value, field.valueStart);
      if (field.value && at >= 0) out[kind] ??= m.line.content.slice(at, at + field.value.length);
    }
  return out.title ? out : headline;
}

/** The words of a text without blanks and signs. */
export const bare = (text: string) => fold(text).replace(/[\s\p{P}]/gu, '');

/** Whether a line over a headline says what is kept anyway: the headline once more, or the outlet's name. */
export function isSaid(line: Line, headline: Headline, isOutlet: (name: string) => boolean): boolean {
  return isOutlet(line.text) || masthead(line.text) !== null || bare(line.text) === bare(headline.title?.text ?? '');
}

/** Whether a line stands over a title. */
export const isOver = (line: Line, title: Traced | null) => title !== null && line.content.origin(0) < title.origin(0);

/** Whether a headline shows any of a line. */
export function showsLine(headline: Headline, line: Line): boolean {
  const start = line.content.origin(0);
  const end = line.content.originEnd();
  return [headline.title, headline.kicker, headline.column, headline.subtitle].some(
    (t) => t !== null && t.length > 0 && [t.origin(0), t.origin(t.length - 1)].some((at) => at >= start && at < end),
  );
}

export function doubt(lines: readonly Marked[]): Review {
  return {
    code: 'chrome-doubtful',
    message: `标题之上的${lines.length}行未收入正文：${lines
      .map((m) => m.line.content.text.slice(0, 20))
      .join(' / ')
      .slice(0, 120)}。`,
  };
}
