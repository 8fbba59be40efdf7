/**
 * What an index is built from, in files: whoever reads the archive writes them and may end, so that no memory holds the
 * archive while shards are built.
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SuggestEntry } from '../suggestions.ts';
import type { SearchDocument } from '../types.ts';
import type { Planned } from './plan.ts';
import type { Range } from './worker.ts';

/** What stands in an index beside its documents. */
export interface Beside {
  readonly suggestions: Iterable<SuggestEntry>;
  /** Names of topics by id. */
  readonly topics: Readonly<Record<string, string>>;
}

interface Spooled extends Planned {
  readonly range: Range;
}

interface Spool {
  readonly planned: readonly Spooled[];
  readonly suggestions: readonly SuggestEntry[];
  readonly topics: Beside['topics'];
}

/** The file of a spool that holds the documents, a line each. */
export const documentsIn = (dir: string): string => join(dir, 'documents.jsonl');
const planIn = (dir: string): string => join(dir, 'plan.json');

/** Writes each document as it comes, into the folder `dir`. Throws an Error when two documents share an id. */
export function writeSpool(documents: Iterable<SearchDocument>, { suggestions, topics }: Beside, dir: string): void {
  mkdirSync(dir, { recursive: true });
  const handle = openSync(documentsIn(dir), 'w');
  const planned: Spooled[] = [];
  const ids = new Set<string>();
  let offset = 0;
  try {
    for (const document of documents) {
      const { id, date } = document;
      if (ids.has(id)) throw new Error(`two articles have the id ${id}`);
      ids.add(id);
      const line = Buffer.from(`${JSON.stringify(document)}\n`);
      writeSync(handle, line);
      const size = [document.title, document.subtitle ?? '', ...document.blocks, ...document.captions].reduce(
        (sum, text) => sum + text.length,
        0,
      );
      const digest = createHash('sha256').update(line).digest('hex');
      planned.push({ id, date, size, digest, range: [offset, line.length] });
      offset += line.length;
    }
  } finally {
    closeSync(handle);
  }
  const plan: Spool = { planned, suggestions: [...suggestions], topics };
  writeFileSync(planIn(dir), JSON.stringify(plan));
}

export function readSpool(dir: string): Spool {
  return JSON.parse(readFileSync(planIn(dir), 'utf8')) as Spool;
}
