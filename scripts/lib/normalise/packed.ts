/** A page as it is kept: as text, which passes between threads, and into the cache, as it is. */
import type { PageResult } from './page.ts';

export interface PackedPage {
  readonly file: string;
  readonly milliseconds: number;
  /** JSON of a `PageHead`. */
  readonly head: string;
  /** JSON of the whole page without its lines and facts. */
  readonly page: string;
  /** JSON of its lines. */
  readonly lines: string;
  /** JSON of the marks of its lines. */
  readonly marks: string;
  /** Facts for linking, a line each record. */
  readonly facts: string;
}

/** What a page is called, where it is from, and the articles that its records would be. */
export type PageHead = Pick<PageResult, 'file' | 'sha256' | 'sidecar'> & {
  readonly articles: readonly { readonly id: string; readonly title: string }[];
};

export function pack({ lines, marks, facts, ...page }: PageResult): PackedPage {
  const { file, sha256, sidecar, milliseconds, records } = page;
  const head: PageHead = { file, sha256, sidecar, articles: records.map(({ id, title }) => ({ id, title })) };
  return {
    file,
    milliseconds,
    head: JSON.stringify(head),
    page: JSON.stringify(page),
    lines: JSON.stringify(lines),
    marks: JSON.stringify(marks),
    facts: facts.join('\n'),
  };
}
