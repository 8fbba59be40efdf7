/** Addresses that lead on: what becomes of those of articles that moved, were renamed, deleted or withdrawn. */

import { join } from 'node:path';
import {
  type indexArticles,
  loadLedger,
  loadStored,
  moveLedger,
  type Redirect,
  removeArticle,
  writeWhole,
  writeYaml,
} from '../../../src/archive/index.ts';
import { loadAddresses, saveAddresses, settleAddresses, titlesOf } from './addresses.ts';
import type { Outcome } from './settle.ts';

export type Index = Awaited<ReturnType<typeof indexArticles>>;

/** Takes away what an article leaves behind that moved, or is withdrawn. */
export async function clear(content: string, outcome: Outcome, redirects: Record<string, Redirect>): Promise<void> {
  if (outcome.kind === 'withdrawn') {
    if (outcome.redirect.to !== outcome.id) {
      redirects[outcome.id] = outcome.redirect;
      await writeRedirects(content, redirects);
    }
    await removeArticle(content, outcome.file);
  } else if ('replaces' in outcome && outcome.replaces) await removeArticle(content, outcome.replaces);
}

/** One address a line group, sorted, so that two editors' changes merge. */
export async function writeRedirects(content: string, redirects: Record<string, Redirect>): Promise<void> {
  const sorted = Object.fromEntries(
    Object.entries(redirects)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { to, title, reason }]) => [id, { ...(to ? { to } : {}), ...(title ? { title } : {}), reason }]),
  );
  await writeWhole(join(content, 'redirects.yml'), writeYaml(sorted));
}

/** Brings the list of addresses of articles by hand up to date, and `redirects` with it. */
export async function settleByHand(
  content: string,
  index: Index,
  redirects: Record<string, Redirect>,
  dryRun: boolean,
): Promise<void> {
  const known = await loadAddresses(content);
  const present = await titlesOf(content, index.byHand);
  const settled = settleAddresses(known, present, redirects, (id) => index.ids.has(id));
  for (const id of Object.keys(redirects)) if (!Object.hasOwn(settled.redirects, id)) delete redirects[id];
  Object.assign(redirects, settled.redirects);
  if (dryRun) return;
  if (settled.changed) await writeRedirects(content, redirects);
  await saveAddresses(content, settled.addresses, known);
}

/**
 * Ledgers whose article is gone: a person moved it (same name elsewhere), renamed it (the same raw page and text under
 * another name: the old address leads to the new), or deleted it (the old address says so, and it is not made again).
 * Returns whether `redirects` changed.
 */
export async function settleOrphans(
  content: string,
  index: Index,
  redirects: Record<string, Redirect>,
  dryRun: boolean,
): Promise<boolean> {
  const articles = [...index.byRaw.values()].flat();
  let changed = false;
  for (const orphan of index.orphans) {
    const moved = articles.find(({ id }) => id === orphan.id);
    if (moved) {
      if (!dryRun) await moveLedger(content, orphan.file, moved.file);
      continue;
    }
    const ledger = await loadLedger(content, orphan.file);
    const stem = orphan.id.replace(/-\d+$/u, '');
    let renamed: string | undefined;
    for (const article of articles.filter(({ raw }) => raw?.startsWith(stem))) {
      const stored = await loadStored(content, article.file);
      if (stored.ledger || !ledger || !stored.text.includes(ledger.written.title)) continue;
      renamed = article.id;
      if (!dryRun) await moveLedger(content, orphan.file, article.file);
      break;
    }
    if (!Object.hasOwn(redirects, orphan.id)) {
      const title = ledger?.written.title ?? '';
      redirects[orphan.id] = renamed
        ? { to: renamed, title, reason: '文件改名' }
        : { to: null, title, reason: '编辑删去' };
      changed = true;
    }
    if (!renamed && !dryRun) await removeArticle(content, orphan.file.replace(/\.ledger\.json$/u, '.mdx'));
  }
  return changed;
}
