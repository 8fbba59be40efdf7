/**
 * What linking needs to know of an article, worked out of its text alone: small, so that it is kept and the text is
 * read once, wherever and in whatever order the articles were normalised.
 */
import { type HalfFacts, halfOf } from './continuations.ts';
import { type Linkable, textOf } from './linkable.ts';
import { packSketch, type Sketch, sketch, unpackSketch } from './sketch.ts';

export interface LinkFacts {
  readonly title: string;
  /** Null for one that can be no version of another: too short to compare, or the second half of an article. */
  readonly sketch: Sketch | null;
  /** Lower is better: whole characters, a stated date, a named outlet, an address; then the earlier. */
  readonly rank: readonly (number | string)[];
  /** Characters. */
  readonly length: number;
  readonly date: string | null;
  /** Null for one that can be no half of another. */
  readonly half: HalfFacts | null;
}

export function factsOf(article: Linkable): LinkFacts {
  const text = textOf(article);
  const lost = article.blocks.filter((block) => block.text.includes('\u25A1')).length;
  const basis = ['stated', 'inferred', 'unknown'].indexOf(article.dateBasis);
  return {
    title: article.title,
    sketch: article.kind === 'continuation' ? null : sketch(text),
    rank: [lost, basis, article.source ? 0 : 1, article.url ? 0 : 1, article.date ?? '9999'],
    length: text.length,
    date: article.date,
    half: halfOf(article, text),
  };
}

/** As one line of JSON. */
export function packFacts(facts: LinkFacts): string {
  return JSON.stringify({ ...facts, sketch: facts.sketch && packSketch(facts.sketch) });
}

export function unpackFacts(text: string): LinkFacts {
  const facts = JSON.parse(text) as Omit<LinkFacts, 'sketch'> & { sketch: string | null };
  return { ...facts, sketch: facts.sketch === null ? null : unpackSketch(facts.sketch) };
}
