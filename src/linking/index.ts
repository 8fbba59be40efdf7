/** What only the whole archive can know: chrome that recurs on a site, halves of a continuation, reprints. */
import type { Review } from '../model/ledger.ts';
import { Continuations } from './continuations.ts';
import { factsOf, type LinkFacts } from './facts.ts';
import type { Linkable } from './linkable.ts';
import { Versions } from './versions.ts';

export { factsOf, type LinkFacts, packFacts, unpackFacts } from './facts.ts';
export type { Linkable } from './linkable.ts';
export { type LineMarks, lineMarks, type MarkedPage, markOf, recurringLines, siteOf } from './recurring.ts';

/** What linking found out about an article; ids of other articles. */
export interface Links {
  readonly continues: string | null;
  readonly continuedBy: string | null;
  /** The leading article of the group it is a version of; null for the leading one itself. */
  readonly versionOf: string | null;
  /** For the article's ledger: which join was made, and why. */
  readonly review: readonly Review[];
}

const NONE: Links = { continues: null, continuedBy: null, versionOf: null, review: [] };

/**
 * Links articles. Only those for which something was found are in the result. The order of the articles does not
 * matter to the result: they are taken by id. Memory: about 3 KB an article; texts are not kept.
 */
export function link(articles: Iterable<Linkable>): Map<string, Links> {
  return linkFacts(
    (function* () {
      for (const article of articles) yield [article.id, factsOf(article)] as const;
    })(),
  );
}

/** The same from what was worked out of each article before, by id. */
export function linkFacts(articles: Iterable<readonly [id: string, facts: LinkFacts]>): Map<string, Links> {
  const versions = new Versions();
  const continuations = new Continuations();
  const titles = new Map<string, string>();
  for (const [id, facts] of articles) {
    versions.add(id, facts);
    continuations.add(id, facts.half);
    titles.set(id, facts.title);
  }
  const out = new Map<string, Links>();
  const patch = (id: string, change: Partial<Links>) => out.set(id, { ...(out.get(id) ?? NONE), ...change });
  const joined = (other: string, how: string): Review => ({
    code: 'continuation-joined',
    message: `${how}《${titles.get(other) ?? other}》：同媒体、同日，版次、标题或断句相合。`,
  });
  for (const [head, tail] of continuations.pairs()) {
    patch(head, { continuedBy: tail, review: [joined(tail, '下文见')] });
    patch(tail, { continues: head, review: [joined(head, '上文见')] });
  }
  for (const [leader, ...others] of versions.groups()) {
    for (const id of others) patch(id, { versionOf: leader! });
  }
  return out;
}
