/**
 * The addresses of articles written by hand: `content/addresses.yml`, a line each, from id to title. Pipeline articles
 * have a ledger that outlives them; these have this list, so that none of their addresses ever leads nowhere.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Existing,
  type Redirect,
  readYaml,
  splitFile,
  writeWhole,
  writeYaml,
} from '../../../src/archive/index.ts';

export const ADDRESSES = 'addresses.yml';

/** Id to title. */
export type Addresses = Readonly<Record<string, string>>;

/** Throws an Error with line and remedy where the list cannot be read: a run without it would lose addresses. */
export async function loadAddresses(content: string): Promise<Addresses> {
  const { value, problems } = readYaml(await readFile(join(content, ADDRESSES), 'utf8').catch(() => ''));
  const [problem] = problems;
  if (problem)
    throw new Error(`${ADDRESSES}:${problem.line}:${problem.column} 读不懂。去掉合并留下的记号，或用 git 取回原来的。`);
  return (value as Addresses | null) ?? {};
}

/** Writes the list where it changed, sorted, so that two editors' changes merge. */
export async function saveAddresses(content: string, addresses: Addresses, before: Addresses): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(addresses).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = HEAD + writeYaml(sorted);
  if (Object.keys(sorted).length > 0 && text !== HEAD + writeYaml(before))
    await writeWhole(join(content, ADDRESSES), text);
}

const HEAD =
  '# 手写文章的网址：由 npm run normalise 记下，请勿改动。文章改名或删去以后，旧网址凭它转去新的，或显示“已撤下”。\n';

/** The titles of articles written by hand, by id. */
export async function titlesOf(content: string, articles: Iterable<Existing>): Promise<Record<string, string>> {
  const titles: Record<string, string> = {};
  for (const { id, file } of articles) {
    const text = await readFile(join(content, file), 'utf8').catch(() => '');
    const line = /^title:.*$/mu.exec(splitFile(text).yaml ?? '')?.[0] ?? '';
    // A title that cannot be read is empty here; the check reports it.
    titles[id] = String((readYaml(line).value as { title?: unknown } | null)?.title ?? '');
  }
  return titles;
}

/**
 * What becomes of addresses whose article is gone: the new address of an article with the same title under a name that
 * was not there before, else a note that it was taken down. An address that has an article again leads to it again.
 */
export function settleAddresses(
  known: Addresses,
  present: Addresses,
  redirects: Readonly<Record<string, Redirect>>,
  isTaken: (id: string) => boolean,
): {
  readonly addresses: Addresses;
  readonly redirects: Readonly<Record<string, Redirect>>;
  readonly changed: boolean;
} {
  const next: Record<string, Redirect> = { ...redirects };
  let changed = false;
  for (const id of Object.keys(present)) {
    if (!Object.hasOwn(next, id)) continue;
    delete next[id];
    changed = true;
  }
  const fresh = Object.keys(present).filter((id) => !Object.hasOwn(known, id));
  for (const [id, title] of Object.entries(known)) {
    if (isTaken(id) || Object.hasOwn(next, id)) continue;
    const [to, ...others] = fresh.filter((each) => present[each] === title);
    next[id] = to && others.length === 0 ? { to, title, reason: '文件改名' } : { to: null, title, reason: '编辑删去' };
    changed = true;
  }
  return { addresses: { ...known, ...present }, redirects: next, changed };
}
