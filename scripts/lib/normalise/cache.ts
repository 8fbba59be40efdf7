/**
 * What earlier runs worked out, so that only what changed is worked out again. A cache only: deleted, it costs time
 * and changes nothing. SQLite keeps memory bounded however large the archive is.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KnownArticles } from '../../../src/archive/index.ts';
import { ROOT } from '../options.ts';
import type { PageResult, Words } from './page.ts';

/** The rooms whose code decides what a page becomes. */
const RULES = ['src/model', 'src/gazetteer', 'src/text', 'src/page', 'src/tagging', 'src/linking', 'src/archive'];

/** A hash of the rules and of the words they read pages with: another one, and every page is read anew. */
export function ruleVersion(words: Words): string {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const room of RULES) {
    const entries = readdirSync(join(ROOT, room), { withFileTypes: true, recursive: true });
    const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
    for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  hash.update(readFileSync(join(ROOT, 'src/normalise.ts')));
  hash.update(readFileSync(join(ROOT, 'package-lock.json')));
  return hash.digest('hex');
}

/** A file of content/raw with the pages found in it. */
export interface CachedFile {
  readonly name: string;
  readonly stamp: string;
  readonly applied: string;
  readonly sha256: string;
}

export class Cache {
  readonly #db: DatabaseSync;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #pages: StatementSync;

  /** `path` of the database; `:memory:` for a run that leaves nothing. */
  constructor(path: string, rules: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
      CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, stamp TEXT, applied TEXT, sha256 TEXT, lines TEXT, pages TEXT);
      CREATE TABLE IF NOT EXISTS done (name TEXT PRIMARY KEY, inputs TEXT, outcome TEXT);
      CREATE TABLE IF NOT EXISTS article (file TEXT PRIMARY KEY, stamp TEXT, raw TEXT);`);
    if (this.getMeta('rules') !== rules) {
      this.#db.exec('DELETE FROM file; DELETE FROM done; DELETE FROM meta;');
      this.setMeta('rules', rules);
    }
    this.#get = this.#db.prepare('SELECT name, stamp, applied, sha256 FROM file WHERE name = ?');
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)');
    this.#pages = this.#db.prepare('SELECT pages FROM file WHERE name = ?');
  }

  getMeta(key: string): string | undefined {
    return this.#db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value as string | undefined;
  }

  setMeta(key: string, value: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
  }

  file(name: string): CachedFile | undefined {
    return this.#get.get(name) as CachedFile | undefined;
  }

  /** Keeps what a file gave. `lines` null: as they were (a second reading, with recurring lines known). */
  put(name: string, stamp: string, applied: string, pages: readonly PageResult[], keepLines: boolean): void {
    const sha256 = pages[0]?.sha256 ?? '';
    const lines = keepLines ? JSON.stringify(this.lines(name)) : JSON.stringify(pages.map(({ lines }) => lines));
    const slim = pages.map((page) => ({ ...page, lines: [] }));
    this.#put.run(name, stamp, applied, sha256, lines, JSON.stringify(slim));
  }

  /** The lines of each page of a file, as first read. */
  lines(name: string): string[][] {
    const row = this.#db.prepare('SELECT lines FROM file WHERE name = ?').get(name);
    return row ? (JSON.parse(row.lines as string) as string[][]) : [];
  }

  pages(name: string): PageResult[] {
    const row = this.#pages.get(name);
    return row ? (JSON.parse(row.pages as string) as PageResult[]) : [];
  }

  /** What was written for a raw file; null unless it was written out of the same inputs. */
  outcome(name: string, inputs: string): string | null {
    const row = this.#db.prepare('SELECT outcome FROM done WHERE name = ? AND inputs = ?').get(name, inputs);
    return row ? (row.outcome as string) : null;
  }

  putOutcome(name: string, inputs: string, outcome: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO done VALUES (?, ?, ?)').run(name, inputs, outcome);
  }

  knownArticles(): KnownArticles {
    const rows = this.#db.prepare('SELECT file, stamp, raw FROM article').all();
    return new Map(
      rows.map((row) => [row.file as string, { stamp: row.stamp as string, raw: row.raw as string | null }]),
    );
  }

  putKnownArticles(known: KnownArticles): void {
    this.transaction(() => {
      this.#db.exec('DELETE FROM article');
      const put = this.#db.prepare('INSERT INTO article VALUES (?, ?, ?)');
      for (const [file, { stamp, raw }] of known) put.run(file, stamp, raw);
    });
  }

  /** Forgets files that are no longer there. */
  retain(names: ReadonlySet<string>): void {
    const gone = this.#db
      .prepare('SELECT name FROM file')
      .all()
      .map((row) => row.name as string);
    const remove = this.#db.prepare('DELETE FROM file WHERE name = ?');
    for (const name of gone) if (!names.has(name)) remove.run(name);
  }

  /** Writes made by `work` are kept together, or not at all. */
  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }
}
