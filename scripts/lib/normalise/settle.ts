/** One page to its article files: decides what becomes of each and writes it, the second step that workers do. */
import { join } from 'node:path';
import {
  type Action,
  decide,
  type Existing,
  type KeptEntry,
  keptEntry,
  loadStored,
  type Redirect,
  stampOf,
  withdraw,
  writeArticle,
} from '../../../src/archive/index.ts';
import type { Links } from '../../../src/linking/index.ts';
import type { PageResult } from './page.ts';

export interface PageTask {
  readonly content: string;
  readonly dryRun: boolean;
  /** The raw file, and which of its pages. */
  readonly name: string;
  readonly n: number;
  /** The page as it is kept (see `PackedPage`). */
  readonly page: string;
  /** For each of its records the id, null for one that stays away, and what linking found. */
  readonly ids: readonly (string | null)[];
  readonly links: readonly (Links | null)[];
  /** The articles that the page already has. */
  readonly earlier: readonly Existing[];
}

/** What became of an article, as a report needs it. */
export type Outcome =
  | { readonly kind: 'new' | 'changed'; readonly file: string; readonly replaces: string | null }
  | { readonly kind: 'merged'; readonly file: string; readonly replaces: null; readonly conflicts: number }
  | { readonly kind: 'same'; readonly file: string }
  | { readonly kind: 'kept'; readonly file: string; readonly before: string; readonly text: string }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly file: string; readonly redirect: Redirect };

export interface Settled {
  readonly name: string;
  readonly n: number;
  readonly outcomes: readonly Outcome[];
  /** Stamps of the articles that stand, in the order of `outcomes`. */
  readonly stamps: readonly string[];
  /** What was written, as readers of the archive would read it. */
  readonly entries: readonly KeptEntry[];
}

/** Writes what a page's records become. What is to be removed is left to the caller, who knows of other pages. */
export async function settlePage({ content, dryRun, name, n, page, ids, links, earlier }: PageTask): Promise<Settled> {
  const { records, sidecar } = JSON.parse(page) as PageResult;
  const stored = await Promise.all(
    earlier.map(async (article) => ({ ...article, stored: await loadStored(content, article.file) })),
  );
  const rest = new Set(stored);
  const given: { id: string; record: (typeof records)[number] }[] = [];
  const actions: Action[] = [];
  for (const [k, record] of records.entries()) {
    const id = ids[k];
    if (!id) continue;
    const own = stored.find((article) => article.id === id);
    if (own) rest.delete(own);
    given.push({ id, record });
    actions.push(decide(record, id, sidecar, links[k] ?? undefined, own));
  }
  actions.push(...withdraw([...rest], given));
  const entries: KeptEntry[] = [];
  if (!dryRun)
    for (const action of actions) {
      const entry = await write(content, action);
      if (entry) entries.push(entry);
    }
  const standing = actions.filter(({ kind }) => kind !== 'withdrawn');
  return {
    name,
    n,
    outcomes: actions.map(outcomeOf),
    stamps: standing.map(({ file }) => stampOf(join(content, file))),
    entries,
  };
}

async function write(content: string, action: Action): Promise<KeptEntry | null> {
  switch (action.kind) {
    case 'new':
    case 'changed':
      await writeArticle(content, action.file, action.text, action.ledger);
      return keptEntry(content, action.file, action.text);
    case 'merged':
      await writeArticle(content, action.file, action.text, action.ledger);
      return null;
    case 'kept':
      if (action.ledger) await writeArticle(content, action.file, action.before, action.ledger);
      return null;
    default:
      return null;
  }
}

function outcomeOf(action: Action): Outcome {
  const { kind, file } = action;
  switch (kind) {
    case 'new':
    case 'changed':
      return { kind, file, replaces: action.replaces };
    case 'merged':
      return { kind, file, replaces: null, conflicts: action.conflicts };
    case 'kept':
      return { kind, file, before: action.before, text: action.text };
    case 'withdrawn':
      return { kind, file, id: action.id, redirect: action.redirect };
    case 'same':
      return { kind, file };
  }
}
