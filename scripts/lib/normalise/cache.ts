/**
 * What earlier runs worked out, so that only what changed is worked out again. A cache only: deleted, it costs time
 * and changes nothing. SQLite keeps memory bounded however large the archive is.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KnownArticles } from '../../../src/archive/index.ts';
import { type LineMarks, type LinkFacts, unpackFacts } from '../../../src/linking/index.ts';
import { ROOT } from '../options.ts';
import type { PackedPage, PageHead } from './packed.ts';
import type { PageLines, Words } from './page.ts';

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

/** Name of a database that is nowhere. */
export const MEMORY = ':memory:';

/** Raised whenever the tables change: a cache of another layout is begun anew. */
const LAYOUT = 5;

/** Writes that are kept together: what a kill may cost. */
const BATCH = 500;

/** A file of content/raw that was read. */
export interface CachedFile {
  readonly stamp: string;
  /** Print of the recurring lines that its pages were read with. */
  readonly applied: string;
}

export class Cache {
  readonly #db: DatabaseSync;
  readonly #putPage: StatementSync;
  readonly #getPage: StatementSync;
  readonly #getMarks: StatementSync;
  readonly #getLines: StatementSync;
  readonly #getHeads: StatementSync;
  readonly #getFacts: StatementSync;
  readonly #putFile: StatementSync;
  readonly #putOutcome: StatementSync;
  readonly #getOutcome: StatementSync;
  readonly #dropFile: StatementSync;
  readonly #dropPages: StatementSync;
  /** The files that were read to their end: asked for often, and small. */
  readonly #files: Map<string, CachedFile>;
  /** The articles as they are kept. */
  #known: KnownArticles | null = null;
  /** Writes since the last commit; each by itself would cost more than the work that it keeps. */
  #pending = 0;

  /** `path` of the database; `MEMORY` for a run that leaves nothing. */
  constructor(path: string, rules: string) {
    if (path !== MEMORY) mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    if (this.#db.prepare('PRAGMA user_version').get()!.user_version !== LAYOUT) {
      for (const table of ['meta', 'file', 'page', 'done', 'known']) this.#db.exec(`DROP TABLE IF EXISTS ${table}`);
      this.#db.exec(`PRAGMA user_version = ${LAYOUT}`);
    }
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 60000;
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
      CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, stamp TEXT, applied TEXT);
      CREATE TABLE IF NOT EXISTS page (name TEXT, n INTEGER, head TEXT, page TEXT, lines TEXT, marks TEXT, facts TEXT, PRIMARY KEY (name, n));
      CREATE TABLE IF NOT EXISTS done (name TEXT PRIMARY KEY, inputs TEXT, outcome TEXT);
      CREATE TABLE IF NOT EXISTS known (file TEXT PRIMARY KEY, stamp TEXT, raw TEXT, rawFile TEXT);`);
    if (this.getMeta('rules') !== rules) {
      this.#db.exec('DELETE FROM file; DELETE FROM page; DELETE FROM done; DELETE FROM meta;');
      this.setMeta('rules', rules);
    }
    this.#putPage = this.#db.prepare(
      'INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET head = excluded.head, page = excluded.page, facts = excluded.facts, lines = coalesce(excluded.lines, lines), marks = coalesce(excluded.marks, marks)',
    );
    this.#getPage = this.#db.prepare('SELECT page AS value FROM page WHERE name = ? AND n = ?');
    this.#getMarks = this.#db.prepare('SELECT marks AS value FROM page WHERE name = ? AND n = ?');
    this.#getLines = this.#db.prepare('SELECT lines AS value FROM page WHERE name = ? AND n = ?');
    this.#getHeads = this.#db.prepare('SELECT head FROM page WHERE name = ? ORDER BY n');
    this.#getFacts = this.#db.prepare('SELECT facts FROM page WHERE name = ? ORDER BY n');
    this.#putFile = this.#db.prepare('INSERT OR REPLACE INTO file VALUES (?, ?, ?)');
    this.#putOutcome = this.#db.prepare('INSERT OR REPLACE INTO done VALUES (?, ?, ?)');
    this.#getOutcome = this.#db.prepare('SELECT outcome FROM done WHERE name = ? AND inputs = ?');
    this.#dropFile = this.#db.prepare('DELETE FROM file WHERE name = ?');
    this.#dropPages = this.#db.prepare('DELETE FROM page WHERE name = ?');
    const files = this.#db.prepare('SELECT name, stamp, applied FROM file').all();
    this.#files = new Map(
      files.map((row) => [row.name as string, { stamp: row.stamp as string, applied: row.applied as string }]),
    );
  }

  getMeta(key: string): string | undefined {
    return this.#db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value as string | undefined;
  }

  setMeta(key: string, value: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
  }

  /** A file that was read to its end; undefined for any other. */
  file(name: string): CachedFile | undefined {
    return this.#files.get(name);
  }

  /** Begins a file: what was known of it is forgotten, but for its lines when `keepLines`. */
  begin(name: string, keepLines: boolean): void {
    this.#write();
    if (this.#files.delete(name)) this.#dropFile.run(name);
    if (!keepLines) this.#dropPages.run(name);
  }

  /** Keeps the n-th page of a file; its lines are those of the first reading, without recurring lines known. */
  putPage(name: string, n: number, { head, page, lines, marks, facts }: PackedPage, keepLines: boolean): void {
    this.#write();
    this.#putPage.run(name, n, head, page, keepLines ? null : lines, keepLines ? null : marks, facts);
  }

  /** Ends a file. */
  putFile(name: string, { stamp, applied }: CachedFile): void {
    this.#write();
    this.#putFile.run(name, stamp, applied);
    this.#files.set(name, { stamp, applied });
  }

  /** What the pages of a file are called and where they are from, in their order. */
  heads(name: string): PageHead[] {
    return this.#getHeads.all(name).map((row) => JSON.parse(row.head as string) as PageHead);
  }

  /** The marks of the lines of each page of a file, as first read. */
  marks(name: string): Generator<LineMarks> {
    return this.#each<LineMarks>(this.#getMarks, name);
  }

  /** The lines of each page of a file, as first read. */
  lines(name: string): Generator<PageLines> {
    return this.#each<PageLines>(this.#getLines, name);
  }

  /** The n-th page of a file, packed. */
  page(name: string, n: number): string {
    return this.#getPage.get(name, n)!.value as string;
  }

  /** One page at a time: a file may hold any number. */
  *#each<T>(get: StatementSync, name: string): Generator<T> {
    for (let n = 0; ; n++) {
      const row = get.get(name, n);
      if (!row) return;
      yield JSON.parse(row.value as string) as T;
    }
  }

  /** What linking needs of each record of each page of a file. */
  facts(name: string): LinkFacts[][] {
    return this.#getFacts
      .all(name)
      .map(({ facts }) => (facts === '' ? [] : (facts as string).split('\n').map(unpackFacts)));
  }

  /** What was written for a raw file; null unless it was written out of the same inputs. */
  outcome(name: string, inputs: string): string | null {
    const row = this.#getOutcome.get(name, inputs);
    return row ? (row.outcome as string) : null;
  }

  putOutcome(name: string, inputs: string, outcome: string): void {
    this.#write();
    this.#putOutcome.run(name, inputs, outcome);
  }

  /** What is known of article files, as a copy of its own. */
  knownArticles(): KnownArticles {
    this.#known ??= new Map(
      this.#db
        .prepare('SELECT file, stamp, raw, rawFile FROM known')
        .all()
        .map((row) => [
          row.file as string,
          { stamp: row.stamp as string, raw: row.raw as string | null, rawFile: row.rawFile as string | null },
        ]),
    );
    return new Map(this.#known);
  }

  putKnownArticles(known: KnownArticles): void {
    const before = this.knownArticles();
    this.transaction(() => {
      const drop = this.#db.prepare('DELETE FROM known WHERE file = ?');
      for (const file of before.keys()) if (!known.has(file)) drop.run(file);
      const put = this.#db.prepare('INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)');
      for (const [file, { stamp, raw, rawFile }] of known)
        if (before.get(file)?.stamp !== stamp) put.run(file, stamp, raw, rawFile);
    });
    this.#known = new Map(known);
  }

  /** Forgets files that are no longer there. */
  retain(names: ReadonlySet<string>): void {
    const known = this.#db.prepare('SELECT DISTINCT name FROM page UNION SELECT name FROM file').all();
    for (const row of known) {
      const name = row.name as string;
      if (names.has(name)) continue;
      this.#files.delete(name);
      for (const table of ['file', 'page', 'done']) this.#db.prepare(`DELETE FROM ${table} WHERE name = ?`).run(name);
    }
  }

  /** Writes made by `work` are kept together, or not at all. */
  transaction<T>(work: () => T): T {
    this.flush();
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

  /** Begins a run of writes, or goes on with it; every so often it is kept. */
  #write(): void {
    if (this.#pending === 0) this.#db.exec('BEGIN');
    else if (this.#pending >= BATCH) {
      this.#db.exec('COMMIT; BEGIN');
      this.#pending = 0;
    }
    this.#pending++;
  }

  /** Keeps what was written so far. */
  flush(): void {
    if (this.#pending > 0) this.#db.exec('COMMIT');
    this.#pending = 0;
  }

  close(): void {
    this.flush();
    this.#db.close();
  }
}
