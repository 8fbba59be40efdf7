/**
 * Articles as they were read, kept from one command to the next: reading one again costs a tenth of parsing it. A cache
 * only: deleted, it costs time and changes nothing. SQLite, since two processes of a build read at once.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { ArticleEntry } from './entry.ts';

/** The rooms whose code decides what a file is read as, from this one. */
const ROOMS = ['.', '../model'];

/** A hash of that code; null where it is not at hand (pages are bundled). */
function codeOf(): string | null {
  try {
    const hash = createHash('sha256');
    for (const room of ROOMS) {
      const folder = fileURLToPath(new URL(room, import.meta.url));
      const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
      for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)));
    }
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/** Writes that are kept together. */
const BATCH = 500;

/** An article as it is kept. */
export interface KeptEntry {
  /** Path from the content folder. */
  readonly file: string;
  /** Stamps of the file and of its ledger. */
  readonly stamp: string;
  /** JSON of the entry. */
  readonly entry: string;
  /** JSON of what `namedIn` takes from it; null when it names no official. */
  readonly named: string | null;
}

/** Who is named in an article, and when: all that telling people apart asks. */
export type NamedIn = Pick<ArticleEntry, 'id'> & {
  readonly article: Pick<ArticleEntry['article'], 'date' | 'officials'>;
};

export function namedIn({ id, article: { date, officials } }: ArticleEntry): NamedIn | null {
  return officials.length === 0 ? null : { id, article: { date, officials } };
}

export function pack(stamp: string, entry: ArticleEntry): KeptEntry {
  const named = namedIn(entry);
  return { file: entry.file, stamp, entry: JSON.stringify(entry), named: named && JSON.stringify(named) };
}

export class KeptEntries {
  readonly #db: DatabaseSync;
  readonly #get: StatementSync;
  readonly #getNamed: StatementSync;
  readonly #put: StatementSync;
  readonly #files: StatementSync;
  readonly #forget: StatementSync;
  /** Not written yet: a transaction left open while files are read would lock out another reader of this process. */
  #pending: KeptEntry[] = [];

  private constructor(path: string, code: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 60000;
      CREATE TABLE IF NOT EXISTS code (hash TEXT);`);
    if (this.#db.prepare('SELECT hash FROM code').get()?.hash !== code) {
      this.#db.exec(`BEGIN IMMEDIATE; DROP TABLE IF EXISTS entry; DELETE FROM code;
        CREATE TABLE entry (file TEXT PRIMARY KEY, stamp TEXT, entry TEXT, named TEXT);`);
      this.#db.prepare('INSERT INTO code VALUES (?)').run(code);
      this.#db.exec('COMMIT');
    }
    this.#get = this.#db.prepare('SELECT entry FROM entry WHERE file = ? AND stamp = ?');
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)');
    this.#getNamed = this.#db.prepare('SELECT named FROM entry WHERE file = ? AND stamp = ?');
    this.#files = this.#db.prepare('SELECT file FROM entry');
    this.#forget = this.#db.prepare('DELETE FROM entry WHERE file = ?');
  }

  /** Opens what is kept of an archive, in `folder`; null when nothing can be kept. */
  static open(folder: string, contentDir: string): KeptEntries | null {
    const code = codeOf();
    if (code === null) return null;
    const name = createHash('sha256').update(contentDir).digest('hex').slice(0, 16);
    const path = join(folder, 'entries', `${name}.db`);
    try {
      mkdirSync(dirname(path), { recursive: true });
      return new KeptEntries(path, code);
    } catch {
      return null;
    }
  }

  /** The article of a file of a stamp. */
  get(file: string, stamp: string): ArticleEntry | undefined {
    const row = this.#get.get(file, stamp);
    return row && (JSON.parse(row.entry as string) as ArticleEntry);
  }

  /** What `namedIn` takes from it, without the rest; undefined when it is not kept. */
  named(file: string, stamp: string): NamedIn | null | undefined {
    const row = this.#getNamed.get(file, stamp);
    return row && (row.named === null ? null : (JSON.parse(row.named as string) as NamedIn));
  }

  put(entry: KeptEntry): void {
    if (this.#pending.push(entry) >= BATCH) this.#commit([]);
  }

  /** Forgets the files that are not among `present`, if that is told, and closes. */
  close(present?: ReadonlySet<string>): void {
    const files = present ? this.#files.all().map((row) => row.file as string) : [];
    this.#commit(files.filter((file) => !present!.has(file)));
    this.#db.close();
  }

  #commit(gone: readonly string[]): void {
    if (this.#pending.length === 0 && gone.length === 0) return;
    this.#db.exec('BEGIN IMMEDIATE');
    for (const { file, stamp, entry, named } of this.#pending) this.#put.run(file, stamp, entry, named);
    for (const file of gone) this.#forget.run(file);
    this.#db.exec('COMMIT');
    this.#pending = [];
  }
}
