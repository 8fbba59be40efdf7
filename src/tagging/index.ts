/**
 * Who and where: fills places, officials, topics and the mentions that prove them, for the articles of one page
 * together, since a page's own places are the context of 县委书记 and 我市. Places come first: an office is known by
 * its area; then officials; topics ask for neither.
 */
import type { Context } from '../model/draft.ts';
import type { ArticleRecord, Mention } from '../model/record.ts';
import { findOfficials } from './officials/index.ts';
import { findPlaces } from './places/index.ts';
import { findTopics } from './topics/index.ts';

/** Tags the articles of one page; those untouched by a stage switched off (`places`, `officials`, `topics`) stay as they are. */
export function tag(articles: readonly ArticleRecord[], context: Context): ArticleRecord[] {
  const places = findPlaces(articles, context);
  const officials = context.skip.has('officials') ? null : findOfficials(articles, places.context, context);
  return articles.map((article, n) => {
    const where = context.skip.has('places') ? null : places.articles[n]!;
    const who = officials?.[n] ?? null;
    const about = context.skip.has('topics') ? null : findTopics(article, context);
    return {
      ...article,
      places: where?.places ?? article.places,
      officials: who?.officials ?? article.officials,
      topics: about?.topics ?? article.topics,
      mentions: sorted(
        [...article.mentions, ...(where?.mentions ?? []), ...(who?.mentions ?? []), ...(about?.mentions ?? [])],
        article,
      ),
      review: [...article.review, ...(where?.review ?? []), ...(who?.review ?? [])],
    };
  });
}

/** By field in reading order, then by offset. */
function sorted(mentions: readonly Mention[], article: ArticleRecord): Mention[] {
  const fields = [
    'kicker',
    'title',
    'subtitle',
    'column',
    ...article.blocks.map((_, n) => `blocks/${n}`),
    ...article.captions.map((_, n) => `captions/${n}`),
  ];
  const order = new Map(fields.map((field, n) => [field, n]));
  return mentions
    .map((m) => ({ m, rank: order.get(m.field) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.m.start - b.m.start || a.m.end - b.m.end)
    .map(({ m }) => m);
}
