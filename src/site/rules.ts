/** Every rule that changed or removed something, with its uses. */

import type { Certainty } from '../model/ledger.ts';
import { ledgerOf, type Site } from './load.ts';
import { STAGE_TEXT } from './marks.ts';
import { RULE_TEXT } from './rule-text.ts';

export interface RuleUse {
  /** Address under `repairs/`. */
  readonly slug: string;
  readonly stage: string;
  readonly rule: string;
  readonly name: string;
  readonly what: string;
  readonly uses: number;
  readonly certainty: Readonly<Record<Certainty, number>>;
  /** Articles and how often, in the order of the catalogue. */
  readonly articles: readonly { readonly id: string; readonly uses: number }[];
  /** Some uses: what stood there, and what stands there now; for a removal only what stood there. */
  readonly examples: readonly { readonly before: string; readonly after: string | null; readonly id: string }[];
}

interface Counting {
  stage: string;
  rule: string;
  uses: number;
  certainty: Record<Certainty, number>;
  articles: Map<string, number>;
  examples: Map<string, { before: string; after: string | null; id: string }>;
}

const EXAMPLES = 12;
const cache = new WeakMap<Site, readonly RuleUse[]>();

/** The rules of an archive, repairs first, most used first. Reads every ledger once a build. */
export function rulesOf(site: Site): readonly RuleUse[] {
  const found = cache.get(site);
  if (found) return found;
  const rules = new Map<string, Counting>();
  const note = (
    stage: string,
    rule: string,
    id: string,
    certainty: Certainty,
    before: string,
    after: string | null,
  ): void => {
    const key = `${stage}/${rule}`;
    const entry = rules.get(key) ?? {
      stage,
      rule,
      uses: 0,
      certainty: { certain: 0, likely: 0, lost: 0 },
      articles: new Map(),
      examples: new Map(),
    };
    entry.uses++;
    entry.certainty[certainty]++;
    entry.articles.set(id, (entry.articles.get(id) ?? 0) + 1);
    if (entry.examples.size < EXAMPLES && before.length <= 40)
      entry.examples.set(`${before}\0${after}`, { before, after, id });
    rules.set(key, entry);
  };
  for (const { id } of site.catalogue.items) {
    const ledger = ledgerOf(site, id);
    for (const { stage, rule, certainty, before, after } of ledger?.repairs ?? [])
      note(stage, rule, id, certainty, before, after);
    for (const { rule, text } of ledger?.removed ?? []) note('chrome', rule, id, 'certain', text.trim(), null);
  }
  const list = [...rules.values()]
    .sort((a, b) => Number(a.stage === 'chrome') - Number(b.stage === 'chrome') || b.uses - a.uses)
    .map(({ stage, rule, uses, certainty, articles, examples }) => ({
      slug: `${stage}-${rule}`.toLowerCase().replace(/[^a-z0-9-]+/gu, '-'),
      stage,
      rule,
      name: RULE_TEXT[rule]?.name ?? (stage === 'chrome' ? '去除杂项' : (STAGE_TEXT[stage] ?? stage)),
      what: RULE_TEXT[rule]?.what ?? '',
      uses,
      certainty,
      articles: [...articles].map(([id, count]) => ({ id, uses: count })),
      examples: [...examples.values()],
    }));
  cache.set(site, list);
  return list;
}
