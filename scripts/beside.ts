/**
 * What a build makes beside the pages, in a process of its own started by scripts/lib/site.ts: the other forms of the
 * articles, which pages wait for, and then the search index.
 */
import { availableParallelism } from 'node:os';
import { readState } from '../src/site/build/state.ts';
import { type Forms, keeper, writeForms } from '../src/site/export/write.ts';
import { loadSite } from '../src/site/load.ts';
import { indexSite } from './lib/index-site.ts';

export interface Task {
  /** The folder that the forms are written to. */
  readonly forms: string;
  /** The site of the last build. */
  readonly out: string;
  /** Its state, and the `codeVersion` of this build; null when all is made anew. */
  readonly state: string | null;
  readonly code: string;
  /** The site that the index is written into; null when it stands already. */
  readonly index: string | null;
}

/** What is told of the work, in this order. */
export type News = { readonly forms: Forms } | { readonly index: string };

const tell = (news: News): Promise<void> => new Promise((resolve) => process.send!(news, () => resolve()));

process.once('message', async ({ forms, out, state, code, index }: Task) => {
  const before = state === null ? null : readState(state, code);
  const site = await loadSite();
  const keys = new Map<string, string | null>();
  const years = await writeForms(forms, out, keeper(out, before, keys), before?.years ?? {});
  await tell({ forms: { years, keys: [...keys] } });
  // The pages have one core to themselves.
  if (index !== null)
    await tell({ index: await indexSite(site.catalogue, index, Math.max(1, availableParallelism() - 1)) });
  process.disconnect();
});
