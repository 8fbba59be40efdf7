/** Second half of the job: ids, links over the whole archive, and the files that change. */
import { join } from 'node:path';
import {
  type Action,
  assignIds,
  decide,
  type EarlierArticle,
  indexArticles,
  loadLedger,
  loadStored,
  moveLedger,
  type Redirect,
  removeArticle,
  stampOf,
  sweep,
  type Vocabulary,
  withdraw,
  writeArticle,
  writeWhole,
  writeYaml,
} from '../../../src/archive/index.ts';
import { type LinkFacts, type Links, linkFacts } from '../../../src/linking/index.ts';
import type { Progress } from '../progress.ts';
import { loadAddresses, saveAddresses, settleAddresses, titlesOf } from './addresses.ts';
import type { Cache } from './cache.ts';
import type { ReadReport } from './read.ts';

export interface WriteReport {
  /** Articles that the raw pages give. */
  readonly total: number;
  readonly new: number;
  readonly changed: number;
  readonly merged: number;
  readonly same: number;
  /** Files that were written, or would be in a dry run. */
  readonly written: readonly string[];
  readonly withdrawn: readonly string[];
  /** Files that a person has changed, with what the pipeline would now write (null: the same as before). */
  readonly kept: readonly { readonly file: string; readonly before: string; readonly text: string }[];
  /** Files that a person has changed and that took up better rules beside, with the places where the two meet. */
  readonly conflicts: readonly { readonly file: string; readonly count: number }[];
}

type Index = Awaited<ReturnType<typeof indexArticles>>;

/** What a raw file became, in the cache's words. */
interface Outcome {
  readonly ids: readonly (readonly (string | null)[])[];
  readonly files: readonly string[];
  readonly stamps: readonly string[];
  readonly links: string;
  readonly same: number;
  readonly kept: readonly string[];
}

/** Brings content/articles up to date with what the cache holds of `files`. */
export async function writeArticles(
  content: string,
  files: readonly string[],
  { owners, duplicates }: Pick<ReadReport, 'owners' | 'duplicates'>,
  cache: Cache,
  vocabulary: Vocabulary,
  progress: Progress,
  dryRun: boolean,
): Promise<WriteReport> {
  const redirects: Record<string, Redirect> = { ...vocabulary.redirects };
  if (!dryRun) await sweep(content);
  const known = cache.knownArticles();
  let index = await indexArticles(content, known);
  if (index.orphans.length > 0) {
    const changed = await settleOrphans(content, index, redirects, dryRun);
    if (changed && !dryRun) await writeRedirects(content, redirects);
    index = await indexArticles(content, known);
  }
  await settleByHand(content, index, redirects, dryRun);
  const twins = new Map<string, string>();
  for (const { file } of duplicates) {
    const name = file.replace(/#\d+$/u, '');
    twins.set(name, `${twins.get(name) ?? ''}${file}\n`);
  }
  const inputsOf = (name: string) => {
    const { stamp, applied } = cache.file(name)!;
    return `${stamp} ${applied} ${twins.get(name) ?? ''}`;
  };
  const unchanged = new Map<string, Outcome>();
  const ids = new Map<string, readonly (readonly (string | null)[])[]>();
  const taken = new Set(index.ids);
  for (const name of files) {
    const before = cache.outcome(name, inputsOf(name));
    const outcome = before === null ? null : (JSON.parse(before) as Outcome);
    if (outcome?.files.every((file, n) => stampOf(join(content, file)) === outcome.stamps[n])) {
      unchanged.set(name, outcome);
      ids.set(name, outcome.ids);
      continue;
    }
    const assigned: (string | null)[][] = [];
    for (const page of cache.pages(name)) {
      if (owners.get(page.sha256) !== page.file) {
        assigned.push([]);
        continue;
      }
      const given = assignIds(page.records, await earlierOf(content, index, owners, page), redirects, taken);
      for (const id of given) if (id) taken.add(id);
      assigned.push(given);
    }
    ids.set(name, assigned);
  }

  const links = linkFacts(factsOf(files, cache, ids));

  const report = { total: 0, new: 0, changed: 0, merged: 0, same: 0 };
  const withdrawn: string[] = [];
  const kept: { file: string; before: string; text: string }[] = [];
  const conflicts: { file: string; count: number }[] = [];
  const written: string[] = [];
  progress.start('写出', files.length);
  for (const name of files) {
    progress.step();
    const assigned = ids.get(name)!;
    const linked = linksText(assigned.flat(), links);
    const before = unchanged.get(name);
    if (before && before.links === linked && before.kept.length === 0) {
      report.total += before.same;
      report.same += before.same;
      continue;
    }
    const actions: Action[] = [];
    let p = -1;
    for (const page of cache.pages(name)) {
      p++;
      if (owners.get(page.sha256) !== page.file) continue;
      const earlier = await earlierOf(content, index, owners, page);
      const rest = new Set(earlier);
      const records: { id: string; record: (typeof page.records)[number] }[] = [];
      for (const [n, record] of page.records.entries()) {
        const id = assigned[p]?.[n];
        if (!id) continue;
        const own = earlier.find((article) => article.id === id);
        if (own) rest.delete(own);
        records.push({ id, record });
        actions.push(decide(record, id, page.sidecar, links.get(id), own));
      }
      actions.push(...withdraw([...rest], records));
    }
    for (const action of actions) {
      if (!dryRun) await apply(content, action, redirects);
      if (action.kind === 'withdrawn') withdrawn.push(action.file);
      else report.total++;
      if (action.kind === 'new' || action.kind === 'changed' || action.kind === 'merged') written.push(action.file);
      if (action.kind === 'kept') kept.push(action);
      else if (action.kind !== 'withdrawn') report[action.kind]++;
      if (action.kind === 'merged') conflicts.push({ file: action.file, count: action.conflicts });
    }
    const standing = actions.filter((action) => action.kind !== 'withdrawn').map(({ file }) => file);
    const outcome: Outcome = {
      ids: assigned,
      files: standing,
      stamps: standing.map((file) => stampOf(join(content, file))),
      links: linked,
      same: standing.length,
      kept: actions.filter(({ kind }) => kind === 'kept' || kind === 'merged').map(({ file }) => file),
    };
    cache.putOutcome(name, inputsOf(name), JSON.stringify(outcome));
  }
  progress.stop();
  if (!dryRun) {
    await indexArticles(content, known);
    cache.putKnownArticles(known);
  }
  return { ...report, written, withdrawn, kept, conflicts };
}

/** The articles that a page already has: of the same bytes, or of bytes that stood under its name and are gone. */
async function earlierOf(
  content: string,
  index: Index,
  owners: ReadReport['owners'],
  { sha256, file }: { readonly sha256: string; readonly file: string },
): Promise<EarlierArticle[]> {
  const before = (index.byRawFile.get(file) ?? []).filter(
    ({ raw }) => raw !== sha256 && raw !== null && !owners.has(raw),
  );
  const found = [...(index.byRaw.get(sha256) ?? []), ...before];
  return Promise.all(found.map(async (article) => ({ ...article, stored: await loadStored(content, article.file) })));
}

function* factsOf(
  files: readonly string[],
  cache: Cache,
  ids: ReadonlyMap<string, readonly (readonly (string | null)[])[]>,
): Generator<[id: string, facts: LinkFacts]> {
  for (const name of files) {
    const assigned = ids.get(name)!;
    for (const [p, page] of cache.facts(name).entries()) {
      for (const [n, facts] of page.entries()) {
        const id = assigned[p]?.[n];
        if (id) yield [id, facts];
      }
    }
  }
}

function linksText(ids: readonly (string | null)[], links: ReadonlyMap<string, Links>): string {
  return JSON.stringify(ids.map((id) => (id ? (links.get(id) ?? null) : null)));
}

async function apply(content: string, action: Action, redirects: Record<string, Redirect>): Promise<void> {
  switch (action.kind) {
    case 'new':
    case 'changed':
    case 'merged':
      await writeArticle(content, action.file, action.text, action.ledger);
      if (action.replaces) await removeArticle(content, action.replaces);
      return;
    case 'kept':
      if (action.ledger) await writeArticle(content, action.file, action.before, action.ledger);
      return;
    case 'withdrawn':
      if (action.redirect.to !== action.id) {
        redirects[action.id] = action.redirect;
        await writeRedirects(content, redirects);
      }
      await removeArticle(content, action.file);
      return;
    case 'same':
  }
}

/** One address a line group, sorted, so that two editors' changes merge. */
async function writeRedirects(content: string, redirects: Record<string, Redirect>): Promise<void> {
  const sorted = Object.fromEntries(
    Object.entries(redirects)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { to, title, reason }]) => [id, { ...(to ? { to } : {}), ...(title ? { title } : {}), reason }]),
  );
  await writeWhole(join(content, 'redirects.yml'), writeYaml(sorted));
}

/** Brings the list of addresses of articles by hand up to date, and `redirects` with it. */
async function settleByHand(
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
async function settleOrphans(
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
