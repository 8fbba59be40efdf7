/**
 * The ledger file beside an article: compact, one repair a line, nothing left out.
 *
 * A repair is `[rule, at, before, after, length, field?, offset?, alternatives?]`, where `rule` counts in `rules`
 * (`[stage, rule, certainty]`). A mention is `[kind, ref, field, start, end, certainty, unlisted?]`.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Certainty, Ledger, Repair } from '../model/ledger.ts';
import type { Mention } from '../model/record.ts';

/** What is kept of the file as the pipeline last wrote it: enough to see an editor's hand, and to merge with it. */
export interface WrittenBase {
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  /** For a note in its place when the article is withdrawn. */
  readonly title: string;
  /** SHA-256 of the file that is being replaced; present only from before until after the file is written. */
  readonly replacing?: string;
  /** Per frontmatter field, the prints of its lines. */
  readonly fields: Readonly<Record<string, string>>;
  /** The prints of the body's sentences. */
  readonly body: string;
}

export interface LedgerFile extends Ledger {
  readonly mentions: readonly Mention[];
  readonly written: WrittenBase;
  /** Where better rules and an editor meet: the editor's version stands, the other waits at the desk. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  /** A field of the frontmatter, or `body`. */
  readonly field: string;
  readonly editor: string;
  readonly pipeline: string;
}

/** A ledger as the site reads it. */
export interface ArticleLedger extends Ledger {
  readonly mentions: readonly Mention[];
  readonly conflicts: readonly Conflict[];
  /** False when a person has changed the article since: what stood where they wrote has then lost its place. */
  readonly fits: boolean;
}

const Row = z.array(z.union([z.string(), z.number(), z.null(), z.boolean(), z.array(z.string())]));
const Stored = z.object({
  version: z.literal(1),
  written: z.object({
    sha256: z.string(),
    title: z.string(),
    replacing: z.string().exactOptional(),
    fields: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  conflicts: z.array(z.object({ field: z.string(), editor: z.string(), pipeline: z.string() })).default([]),
  review: z.array(z.object({ code: z.string(), message: z.string() })),
  rules: z.array(z.tuple([z.string(), z.string(), z.string()])),
  repairs: z.array(Row),
  removed: z.array(z.object({ rule: z.string(), text: z.string(), at: z.number() })),
  mentions: z.array(Row),
});

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The text of a ledger file. */
export function packLedger(ledger: LedgerFile): string {
  const rules: [string, string, string][] = [];
  const number = new Map<string, number>();
  const rows = ledger.repairs.map((repair) => {
    const named: [string, string, string] = [repair.stage, repair.rule, repair.certainty];
    const key = named.join('\0');
    let rule = number.get(key);
    if (rule === undefined) {
      rule = rules.push(named) - 1;
      number.set(key, rule);
    }
    const row: unknown[] = [rule, repair.at, repair.before, repair.after, repair.length];
    const tail = [repair.field ?? null, repair.offset ?? null, repair.alternatives ?? null];
    while (tail.length > 0 && tail.at(-1) === null) tail.pop();
    return [...row, ...tail];
  });
  const mentions = ledger.mentions.map((m) => [
    ...[m.kind, m.ref, m.field, m.start, m.end, m.certainty],
    ...(m.unlisted ? [true] : []),
  ]);
  const list = (name: string, items: readonly unknown[]) =>
    items.length === 0 ? `"${name}":[]` : `"${name}":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `{"version":1,\n"written":${JSON.stringify(ledger.written)},\n${[
    ...(ledger.conflicts.length > 0 ? [list('conflicts', ledger.conflicts)] : []),
    list('review', ledger.review),
    list('rules', rules),
    list('repairs', rows),
    list('removed', ledger.removed),
    list('mentions', mentions),
  ].join(',\n')}}\n`;
}

/** Reads a ledger file; null when it is not one. */
export function unpackLedger(text: string): LedgerFile | null {
  let data: z.output<typeof Stored>;
  try {
    data = Stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
  const repairs = data.repairs.map((row): Repair => {
    const [rule, at, before, after, length, field, offset, alternatives] = row;
    const [stage, name, certainty] = data.rules[Number(rule)] ?? ['', '', 'likely'];
    return {
      stage,
      rule: name,
      before: String(before),
      after: String(after),
      certainty: certainty as Certainty,
      at: Number(at),
      length: Number(length),
      ...(Array.isArray(alternatives) ? { alternatives } : {}),
      ...(typeof field === 'string' ? { field } : {}),
      ...(typeof offset === 'number' ? { offset } : {}),
    };
  });
  const mentions = data.mentions.map((row): Mention => {
    const [kind, ref, field, start, end, certainty, unlisted] = row;
    return {
      kind: kind as Mention['kind'],
      ref: String(ref),
      field: String(field),
      start: Number(start),
      end: Number(end),
      certainty: certainty as Mention['certainty'],
      ...(unlisted === true ? { unlisted: true as const } : {}),
    };
  });
  return {
    repairs,
    removed: data.removed,
    review: data.review,
    mentions,
    written: data.written,
    conflicts: data.conflicts,
  };
}
