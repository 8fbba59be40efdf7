/**
 * Records that other machines have worked out (`normalise --jsonl`), joined in any order: a page whose reading is among
 * them is not normalised again. Kept in a database of the run, so that memory does not grow with their number.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { RawPage } from '../../../src/model/draft.ts';
import type { ArticleRecord } from '../../../src/model/record.ts';
import { readingKey } from './reading-key.ts';

type Line = ArticleRecord & { readonly reading?: { readonly key: string; readonly of: number } };

export class Readings {
  readonly #db = new DatabaseSync('');
  readonly #rules: string;

  /** `rules` of this run (see `ruleVersion`): what was read by others is left alone. */
  constructor(rules: string) {
    this.#rules = rules;
    this.#db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    this.#db.exec('CREATE TABLE record (key TEXT, id TEXT, total INTEGER, line TEXT, PRIMARY KEY (key, id))');
  }

  /** Takes over the lines of files, `-` for standard input. Throws on a line that is no record. */
  async load(files: readonly string[]): Promise<void> {
    const put = this.#db.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)');
    this.#db.exec('BEGIN');
    for (const file of files) {
      let n = 0;
      const input = file === '-' ? process.stdin : createReadStream(file);
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        n++;
        if (line.trim() === '') continue;
        const { reading, id } = parse(line, file, n);
        if (reading) put.run(reading.key, id, reading.of, line);
      }
    }
    this.#db.exec('COMMIT');
  }

  /** The records of a page, under its name here; null when they are not there, or not all of them. */
  of(page: RawPage): ArticleRecord[] | null {
    const rows = this.#db.prepare('SELECT total, line FROM record WHERE key = ?').all(readingKey(page, this.#rules));
    if (rows.length === 0 || rows.length !== rows[0]!.total) return null;
    return rows
      .map((row) => {
        const { reading: _, ...record } = JSON.parse(row.line as string) as Line;
        return { ...record, raw: { ...record.raw, file: page.file } };
      })
      .sort((a, b) => ordinal(a) - ordinal(b));
  }

  close(): void {
    this.#db.close();
  }
}

const ordinal = ({ id }: ArticleRecord): number => Number(id.slice(id.lastIndexOf('-') + 1));

function parse(line: string, file: string, n: number): Line {
  try {
    const record = JSON.parse(line) as Line;
    if (typeof record.id === 'string') return record;
  } catch {
    // Told below.
  }
  throw new Error(`${file}:${n}: not a record of normalise --jsonl; the line may be cut short`);
}
