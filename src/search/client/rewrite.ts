/** Reads a query as it was meant: traditional script as simplified too, pinyin and initials as the names they spell. */
import { parseQuery, type Query } from '../query.ts';
import type { Manifest } from '../types.ts';
import type { Suggester } from './suggest.ts';

/** How a query was understood, when not as typed alone. */
export interface Rewriting {
  readonly query: Query;
  /** What it was read as, for the notice. */
  readonly shown: string;
  readonly why: 'traditional' | 'pinyin';
}

/** Names that one spelling may stand for. */
const MOST_NAMES = 12;

/**
 * What was typed is always searched too: every article that has it is found, whichever script it was written in.
 * `convert` gets traditional text and gives simplified; it is called only where the query holds a traditional character.
 */
export function createRewriter(suggester: Suggester, convert: (text: string) => Promise<string>) {
  return async (typed: string, manifest: Manifest, count: Count): Promise<Rewriting | null> => {
    const query = parseQuery(typed);
    if (hasTraditional(typed, manifest)) return simplified(query, typed, convert);
    // Capitals are a word of their own (GDP), not a spelling.
    return /[A-Z]/u.test(typed) ? null : spelled(query, suggester, count);
  };
}

/** How many articles hold a folded term. */
export type Count = (term: string) => Promise<number>;

async function simplified(
  query: Query,
  typed: string,
  convert: (text: string) => Promise<string>,
): Promise<Rewriting | null> {
  const shown = await convert(typed);
  if (shown === typed) return null;
  const both = async (term: string): Promise<string[]> => [...new Set([term, await convert(term)])];
  const groups = await Promise.all(query.groups.map(async (terms) => (await Promise.all(terms.map(both))).flat()));
  const excluded = (await Promise.all(query.excluded.map(both))).flat();
  const quoted = new Set((await Promise.all([...query.quoted].map(both))).flat());
  return { query: { groups, excluded, quoted }, shown, why: 'traditional' };
}

async function spelled(query: Query, suggester: Suggester, count: Count): Promise<Rewriting | null> {
  const read = await Promise.all(
    query.groups.map(async (terms) => {
      const [term] = terms;
      if (terms.length !== 1 || !term || !/^[a-z]{2,}$/u.test(term)) return terms;
      // A term that articles hold as it stands (app, vs) is no spelling.
      if ((await count(term)) > 0) return terms;
      const names = (await suggester.exact(term)).filter(({ entry }) => entry.kind !== 'office' && entry.count > 0);
      return [...new Set([term, ...names.map(({ matched }) => matched)])].slice(0, MOST_NAMES + 1);
    }),
  );
  if (read.every((terms, n) => terms.length === query.groups[n]!.length)) return null;
  const shown = read
    .map((terms, n) => (terms.length > query.groups[n]!.length ? terms.slice(1) : terms).join('、'))
    .join(' ');
  return { query: { ...query, groups: read }, shown, why: 'pinyin' };
}

const FIRST = 0x4e00;

/** Whether a text holds a character that is written otherwise in simplified script. */
export function hasTraditional(text: string, { traditional }: Manifest): boolean {
  const bits = atob(traditional);
  for (const char of text) {
    const index = char.codePointAt(0)! - FIRST;
    if (index >= 0 && (bits.charCodeAt(index >> 3) >> (index & 7)) & 1) return true;
  }
  return false;
}
