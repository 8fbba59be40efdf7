/** What linking reads of an article: a record of the pipeline, or an article file of the archive. */

import type { Removal } from '../model/ledger.ts';
import type { Block, DateBasis, Kind } from '../model/record.ts';

export interface Linkable {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly continuedFrom: string | null;
  readonly date: string | null;
  readonly dateBasis: DateBasis;
  readonly source: string | null;
  readonly url: string | null;
  /** Newspaper page, e.g. `00004`. */
  readonly page: string | null;
  readonly blocks: readonly Block[];
  /** What was taken out as chrome: a `(下转第四版)` is found there. */
  readonly removed?: readonly Removal[];
}

/** The running text of an article. */
export function textOf(article: Linkable): string {
  return article.blocks.map((block) => block.text).join('\n');
}
