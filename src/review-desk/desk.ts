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
} from '../archive/index.ts';
import { decode } from '../text/decode.ts';
import { type Comparison, compare } from './compare.ts';
import { decide, Refusal, type Verdict } from './decide.ts';
import { settleOn } from './people.ts';
import { type Item, KINDS, queueOf } from './queue.ts';

export interface Decision {
  readonly key: string;
  readonly verdict: Verdict;
  readonly value: string;
}

/** A file before and after a decision; `before` is null for a new one. */
interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** Longer raw pages are shown up to here; the file itself is always there to open. */
const MOST = 200_000;

export class Desk {
  readonly #content: string;
  /** The latest decisions, newest last. */
  readonly #undo: (readonly Change[])[] = [];

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

  /** An article beside its raw page, with the repair at `ref` in the raw page shown; null when there is none. */
  async article(id: string, ref = ''): Promise<(Comparison & { file: string; url: string | null }) | null> {
    const entry = (await readArchive(this.#content)).articles.find((article) => article.id === id);
    if (!entry) return null;
    const { article, file } = entry;
    return { ...compare(entry, readLedger(this.#content, entry), this.#raw(entry), ref), file, url: article.url };
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
  async decide(decision: Decision): Promise<{ file: string }> {
    const { key, verdict, value } = decision;
    const archive = await readArchive(this.#content);
    const item = this.#items(archive).find((other) => other.key === key);
    if (!item) throw new Refusal('这一项已经处理过了。');
    if (item.candidates) return this.#settle(archive, item, decision);
    const entry = archive.articles.find(({ id }) => id === item.id)!;
    const path = join(this.#content, entry.file);
    const before = await readFile(path, 'utf8');
    const decided = decide(before, entry, readLedger(this.#content, entry), item, verdict, value);
    await this.#write([
      ...(decided.text === before ? [] : [{ path, before, after: decided.text }]),
      ...(decided.settled === undefined ? [] : await this.#withoutConflict(entry, decided.settled)),
    ]);
    return { file: entry.file };
  }

  async #settle(archive: Archive, item: Item, { verdict, value }: Decision): Promise<{ file: string }> {
    const [id = ''] = item.ref.split(' ');
    const file = `officials/${id}.md`;
    const path = join(this.#content, file);
    const before = await readFile(path, 'utf8').catch(() => null);
    const card = archive.officialCards.find((other) => other.id === id);
    if (before === null ? card : !card) throw new Refusal(`读不懂已有的卡片 ${id}，请直接改文件。`);
    await this.#write([{ path, before, after: settleOn(before, item, verdict, value, card) }]);
    return { file };
  }

  /** The ledger without a conflict that is settled. */
  async #withoutConflict(entry: ArticleEntry, n: number): Promise<Change[]> {
    const file = entry.file.replace(/\.mdx?$/u, '.ledger.json');
    const ledger = await loadLedger(this.#content, file);
    if (!ledger) return [];
    const conflicts = ledger.conflicts.filter((_, m) => m !== n);
    const path = join(this.#content, file);
    return [{ path, before: await readFile(path, 'utf8'), after: packLedger({ ...ledger, conflicts }) }];
  }

  async #write(changes: readonly Change[]): Promise<void> {
    for (const { path, after } of changes) await writeWhole(path, after);
    this.#undo.push(changes);
  }

  /**
   * Takes the latest decision back; returns whether there was one. Throws a Refusal when a file of it has been
   * changed since: what somebody wrote is not undone with it.
   */
  async undo(): Promise<boolean> {
    const last = this.#undo.at(-1);
    if (!last) return false;
    for (const { path, after } of last) {
      if ((await readFile(path, 'utf8').catch(() => null)) === after) continue;
      this.#undo.pop();
      throw new Refusal('文件后来又改过，不能撤销，请直接改文件。');
    }
    this.#undo.pop();
    for (const { path, before } of last) {
      if (before === null) await rm(path, { force: true });
      else await writeWhole(path, before);
    }
    return true;
  }
}
