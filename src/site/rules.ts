/** Every rule that changed or removed something, with its uses. */

import type { Certainty, Removal, Repair } from '../model/ledger.ts';
import { madeYears } from './export/made.ts';
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

/** The uses of one rule in some articles. Counts of neighbouring runs of articles add up to those of both. */
export interface RuleCount {
  readonly stage: string;
  readonly rule: string;
  readonly certainty: Record<Certainty, number>;
  readonly articles: [id: string, uses: number][];
  /** The first uses that differ. */
  readonly examples: [before: string, after: string | null, id: string][];
}

/** What of an article is counted. */
export interface Counted {
  readonly id: string;
  readonly repairs: readonly Pick<Repair, 'stage' | 'rule' | 'certainty' | 'before' | 'after'>[];
  readonly removed: readonly Pick<Removal, 'rule' | 'text'>[];
}

const EXAMPLES = 12;
/** Characters of a use that can be shown as an example. */
const SHORT = 40;

class Counts {
  readonly #rules = new Map<string, RuleCount>();

  of(stage: string, rule: string): RuleCount {
    const key = `${stage}/${rule}`;
    const found = this.#rules.get(key);
    if (found) return found;
    const made = { stage, rule, certainty: { certain: 0, likely: 0, lost: 0 }, articles: [], examples: [] };
    this.#rules.set(key, made);
    return made;
  }

  list(): RuleCount[] {
    return [...this.#rules.values()];
  }
}

function example({ examples }: RuleCount, before: string, after: string | null, id: string): void {
  if (examples.length >= EXAMPLES || before.length > SHORT) return;
  if (!examples.some(([b, a]) => b === before && a === after)) examples.push([before, after, id]);
}

/** Counts rules over articles, in their order. */
export function countRules(articles: Iterable<Counted>): RuleCount[] {
  const counts = new Counts();
  for (const { id, repairs, removed } of articles) {
    const note = (stage: string, rule: string, certainty: Certainty, before: string, after: string | null): void => {
      const count = counts.of(stage, rule);
      count.certainty[certainty]++;
      const last = count.articles.at(-1);
      if (last?.[0] === id) last[1]++;
      else count.articles.push([id, 1]);
      example(count, before, after, id);
    };
    for (const { stage, rule, certainty, before, after } of repairs) note(stage, rule, certainty, before, after);
    for (const { rule, text } of removed) note('chrome', rule, 'certain', text.trim(), null);
  }
  return counts.list();
}

/** The counts of several runs of articles, one after the other, as those of all. */
export function addCounts(runs: Iterable<readonly RuleCount[]>): RuleCount[] {
  const counts = new Counts();
  for (const run of runs) {
    for (const { stage, rule, certainty, articles, examples } of run) {
      const count = counts.of(stage, rule);
      for (const level of ['certain', 'likely', 'lost'] as const) count.certainty[level] += certainty[level];
      for (const article of articles) count.articles.push(article);
      for (const one of examples) example(count, ...one);
    }
  }
  return counts.list();
}

const cache = new WeakMap<Site, readonly RuleUse[]>();

/** The rules of an archive, repairs first, most used first. A build has counted them already; else every ledger is read. */
export function rulesOf(site: Site): readonly RuleUse[] {
  const found = cache.get(site);
  if (found) return found;
  const made = madeYears(site.catalogue);
  const counts = made ? addCounts(made.map(({ rules }) => rules)) : countRules(countedIn(site));
  const list = counts
    .map(({ stage, rule, certainty, articles, examples }) => ({
      slug: `${stage}-${rule}`.toLowerCase().replace(/[^a-z0-9-]+/gu, '-'),
      stage,
      rule,
      name: RULE_TEXT[rule]?.name ?? (stage === 'chrome' ? '去除杂项' : (STAGE_TEXT[stage] ?? stage)),
      what: RULE_TEXT[rule]?.what ?? '',
      uses: articles.reduce((sum, [, uses]) => sum + uses, 0),
      certainty,
      articles: articles.map(([id, uses]) => ({ id, uses })),
      examples: examples.map(([before, after, id]) => ({ before, after, id })),
    }))
    .sort((a, b) => Number(a.stage === 'chrome') - Number(b.stage === 'chrome') || b.uses - a.uses);
  cache.set(site, list);
  return list;
}

function* countedIn(site: Site): Generator<Counted> {
  for (const { id } of site.catalogue.items) {
    const { repairs = [], removed = [] } = ledgerOf(site, id) ?? {};
    yield { id, repairs, removed };
  }
}
