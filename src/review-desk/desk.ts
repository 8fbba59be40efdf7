/** The review desk: what it holds, and what a decision does on disk. */
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Archive,
  type ArticleEntry,
  loadLedger,
  packLedger,
  rawPath,
  readArchive,
  readLedger,
  writeWhole,
  writeYaml,
} from '../archive/index.ts';
import { decode } from '../text/decode.ts';
import { type Comparison, compare } from './compare.ts';
import { decide, Refusal, type Verdict } from './decide.ts';
import { type Item, KINDS, queueOf } from './queue.ts';

export interface Decision {
  readonly key: string;
  readonly verdict: Verdict;
  readonly value: string;
}

/** Longer raw pages are shown up to here; the file itself is always there to open. */
const MOST = 200_000;

export class Desk {
  readonly #content: string;
  /** Files as they were before the latest decisions, newest last. */
  readonly #undo: { readonly path: string; readonly text: string | null }[] = [];

  constructor(content: string) {
    this.#content = content;
  }

  async queue(): Promise<{ kinds: typeof KINDS; items: Item[] }> {
    const archive = await readArchive(this.#content);
    return { kinds: KINDS, items: this.#items(archive) };
  }

  #items(archive: Archive): Item[] {
    // Only what waits needs its ledger; an article without anything to review has nothing in it that asks.
    return queueOf(archive, (entry) => readLedger(this.#content, entry));
  }

  /** An article beside its raw page; null when there is no such article. */
  async article(id: string): Promise<(Comparison & { file: string; url: string | null }) | null> {
    const entry = (await readArchive(this.#content)).articles.find((article) => article.id === id);
    if (!entry) return null;
    const { article, file } = entry;
    return { ...compare(entry, readLedger(this.#content, entry), this.#raw(entry)), file, url: article.url };
  }

  #raw({ article }: ArticleEntry): string | null {
    if (!article.raw || article.raw.file.includes('#')) return null;
    try {
      return decode(readFileSync(rawPath(this.#content, article.raw.file))).text.slice(0, MOST);
    } catch {
      return null;
    }
  }

  /** Carries a decision out. Throws a Refusal with a sentence for the person when it can't be. */
  async decide({ key, verdict, value }: Decision): Promise<{ file: string }> {
    const archive = await readArchive(this.#content);
    const item = this.#items(archive).find((other) => other.key === key);
    if (!item) throw new Refusal('这一项已经处理过了。');
    if (item.kind === 'namesake' && !item.key.startsWith(`${item.id} `)) return this.#settle(item, verdict);
    const entry = archive.articles.find(({ id }) => id === item.id)!;
    const path = join(this.#content, entry.file);
    const before = await readFile(path, 'utf8');
    const decided = decide(before, entry, readLedger(this.#content, entry), item, verdict, value);
    if (decided.text !== before) await this.#write(path, before, decided.text);
    if (decided.settled !== undefined) await this.#forgetConflict(entry, decided.settled);
    return { file: entry.file };
  }

  /** A card that joins the ids of one name (accept), or says that they are different people (reject). */
  async #settle(item: Item, verdict: Verdict): Promise<{ file: string }> {
    const [first = '', ...others] = item.ref.split(' ');
    const apart =
      others.length > 0
        ? others.map((id) => ({ id, articles: [] }))
        : [{ id: `${first}-2`, articles: item.now.split(' ').slice(1) }];
    const card =
      verdict === 'reject'
        ? { name: item.title, reason: '编辑认定为不同的人', parts: apart }
        : { name: item.title, reason: '编辑认定为同一人', ...(others.length > 0 ? { joins: others } : {}) };
    const file = `officials/${first}.md`;
    const path = join(this.#content, file);
    const before = await readFile(path, 'utf8').catch(() => null);
    if (before !== null) throw new Refusal(`已有 ${file}，请在卡上改。`);
    await this.#write(path, null, `---\n${writeYaml(card)}---\n`);
    return { file };
  }

  async #forgetConflict(entry: ArticleEntry, n: number): Promise<void> {
    const file = entry.file.replace(/\.mdx?$/u, '.ledger.json');
    const ledger = await loadLedger(this.#content, file);
    if (!ledger) return;
    const conflicts = ledger.conflicts.filter((_, m) => m !== n);
    await writeWhole(join(this.#content, file), packLedger({ ...ledger, conflicts }));
  }

  async #write(path: string, before: string | null, after: string): Promise<void> {
    this.#undo.push({ path, text: before });
    await writeWhole(path, after);
  }

  /** Takes the latest decision back; returns whether there was one. */
  async undo(): Promise<boolean> {
    const last = this.#undo.pop();
    if (!last) return false;
    if (last.text === null) await rm(last.path, { force: true });
    else await writeWhole(last.path, last.text);
    return true;
  }
}
