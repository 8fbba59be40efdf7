/** Queries of every kind, drawn from the documents themselves, and what each should find: plain substrings. */
import { Converter } from 'opencc-js/cn2t';
import { fold } from '../../../src/search/fold.ts';
import type { SearchDocument } from '../../../src/search/types.ts';
import { seeded } from '../generator.ts';

export interface Asked {
  readonly kind: string;
  readonly query: string;
  /** What the words of the query are, folded: every group must be met by one of its terms, none of `without`. */
  readonly groups: readonly (readonly string[])[];
  readonly without: readonly string[];
}

/** `each` queries of each of twelve kinds, and `substrings` random ones. */
export function makeQueries(
  documents: readonly SearchDocument[],
  each: number,
  substrings: number,
  seed = 11,
): Asked[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const traditional = Converter({ from: 'cn', to: 't' });
  const text = (): string => {
    const document = pick(documents);
    return random() < 0.2 ? document.title : pick(document.blocks.length ? document.blocks : [document.title]);
  };
  /** A stretch of `length` characters that meets `test`. */
  const stretch = (length: number, test: RegExp): string => {
    for (;;) {
      const chars = [...text()];
      const at = Math.floor(random() * Math.max(1, chars.length - length));
      const part = chars.slice(at, at + length).join('');
      if ([...part].length === length && test.test(part)) return part;
    }
  };
  const HAN = /^\p{Script=Han}+$/u;
  const one = (kind: string, query: string): Asked => ({ kind, query, groups: [[fold(query)]], without: [] });
  const han = (length: number): string => stretch(length, HAN);
  const out: Asked[] = [];
  for (let n = 0; n < each; n++) {
    for (const length of [1, 2, 3, 4]) out.push(one(`${length} Han`, han(length)));
    out.push(one('5–8 Han', han(5 + (n % 4))));
    out.push(
      one('Latin and digits', (/[0-9A-Za-z]+(?:\.[0-9]+)?/u.exec(stretch(6, /[0-9A-Za-z]{2}/u)) ?? ['2024'])[0]),
    );
    const [a, b] = [han(2), han(2)];
    out.push({ kind: 'two terms', query: `${a} ${b}`, groups: [[a], [b]], without: [] });
    out.push({ kind: 'or', query: `${a} OR ${b}`, groups: [[a, b]], without: [] });
    out.push({ kind: 'without', query: `${a} -${b}`, groups: [[a]], without: [b] });
    const crossing = stretch(6, /^[^\s"“”-][^\s"“”]*[，。、：；《》][^\s"“”]*[^\s"“”]$/u);
    out.push({ ...one('across punctuation', crossing), query: `"${crossing}"` });
    const simple = han(4);
    const other = traditional(simple);
    out.push({ kind: 'traditional', query: other, groups: [[...new Set([other, simple])]], without: [] });
    out.push(one('absent', `${han(1)}${han(1)}${han(1)}${han(1)}`));
  }
  for (let n = 0; n < substrings; n++) {
    const part = stretch(1 + (n % 8), /^[^\s"“”＂](?:[^"“”＂]*[^\s"“”＂])?$/u);
    out.push({ ...one('random substring', part), query: `"${part}"` });
  }
  return out;
}

/** Fields of each document, folded. */
export function foldedFields(documents: readonly SearchDocument[]): string[][] {
  return documents.map(({ title, subtitle, blocks, captions }) =>
    [title, subtitle ?? '', ...blocks, ...captions].map(fold),
  );
}

/** Ids of the documents that should be found. */
export function truthOf(
  { groups, without }: Asked,
  fields: readonly (readonly string[])[],
  documents: readonly SearchDocument[],
): string[] {
  const holds = (texts: readonly string[], term: string): boolean => texts.some((text) => text.includes(term));
  return documents
    .filter(
      (_, n) =>
        groups.every((terms) => terms.some((term) => holds(fields[n]!, term))) &&
        !without.some((term) => holds(fields[n]!, term)),
    )
    .map(({ id }) => id);
}
