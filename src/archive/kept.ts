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

export class KeptEntries {
  readonly #db: DatabaseSync;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #files: StatementSync;
  #pending = 0;

  private constructor(path: string, code: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 60000;
      CREATE TABLE IF NOT EXISTS entry (file TEXT PRIMARY KEY, stamp TEXT, entry TEXT);
      CREATE TABLE IF NOT EXISTS code (hash TEXT);`);
    if (this.#db.prepare('SELECT hash FROM code').get()?.hash !== code) {
      this.#db.exec('BEGIN IMMEDIATE; DELETE FROM entry; DELETE FROM code;');
      this.#db.prepare('INSERT INTO code VALUES (?)').run(code);
      this.#db.exec('COMMIT');
    }
    this.#get = this.#db.prepare('SELECT entry FROM entry WHERE file = ? AND stamp = ?');
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO entry VALUES (?, ?, ?)');
    this.#files = this.#db.prepare('SELECT file FROM entry');
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

  put(stamp: string, entry: ArticleEntry): void {
    if (this.#pending === 0) this.#db.exec('BEGIN IMMEDIATE');
    this.#put.run(entry.file, stamp, JSON.stringify(entry));
    if (++this.#pending >= BATCH) this.#commit();
  }

  /** Forgets files that are no longer there, and closes. */
  close(present: ReadonlySet<string>): void {
    for (const row of this.#files.all()) {
      const file = row.file as string;
      if (present.has(file)) continue;
      if (this.#pending++ === 0) this.#db.exec('BEGIN IMMEDIATE');
      this.#db.prepare('DELETE FROM entry WHERE file = ?').run(file);
    }
    this.#commit();
    this.#db.close();
  }

  #commit(): void {
    if (this.#pending > 0) this.#db.exec('COMMIT');
    this.#pending = 0;
  }
}
