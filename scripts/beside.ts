/**
 * What a build makes beside the pages, in two processes of their own, one after the other, started by
 * scripts/lib/beside.ts: the first reads the archive, writes the other forms of the articles, which pages wait for, and
 * leaves what the search index is made of; the second, which never held the archive, builds the index.
 */
import { availableParallelism } from 'node:os';
import { readState } from '../src/site/build/state.ts';
import { type Forms, keeper, writeForms } from '../src/site/export/write.ts';
import { loadSite } from '../src/site/load.ts';
import { indexSpooled, spoolSite } from './lib/index-site.ts';

export interface FormsTask {
  readonly kind: 'forms';
  /** The folder that the forms are written to. */
  readonly forms: string;
  /** The site of the last build. */
  readonly out: string;
  /** Its state, and the `codeVersion` of this build; null when all is made anew. */
  readonly state: string | null;
  readonly code: string;
  /** The folder for what the index is made of; null when the index stands already. */
  readonly spool: string | null;
}

export interface IndexTask {
  readonly kind: 'index';
  readonly spool: string;
  /** The site that the index is written into. */
  readonly out: string;
}

export type Task = FormsTask | IndexTask;

/** What is told of the work. */
export type News = { readonly forms: Forms } | { readonly index: string };

const tell = (news: News): Promise<void> => new Promise((resolve) => process.send!(news, () => resolve()));

async function makeForms({ forms, out, state, code, spool }: FormsTask): Promise<void> {
  const before = state === null ? null : readState(state, code);
  const site = await loadSite();
  const keys = new Map<string, string | null>();
  const years = await writeForms(forms, out, keeper(out, before, keys), before?.years ?? {});
  await tell({ forms: { years, keys: [...keys] } });
  if (spool !== null) spoolSite(site.catalogue, spool);
}

process.once('message', async (task: Task) => {
  if (task.kind === 'forms') await makeForms(task);
  // The pages have one core to themselves.
  else await tell({ index: await indexSpooled(task.spool, task.out, Math.max(1, availableParallelism() - 1)) });
  process.disconnect();
});
