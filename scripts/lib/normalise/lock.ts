/** One run at a time over an archive: `npm run add` beside `npm run dev`, say. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

/** How long to wait before asking again, in milliseconds. */
const PATIENCE = 100;

/**
 * Waits until no other run holds the lock beside the cache at `path`; returns what lets go of it. SQLite's own lock:
 * the system lets go of it however the process ends.
 */
export async function lock(path: string): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(`${path}.lock`);
  for (;;) {
    try {
      database.exec('BEGIN EXCLUSIVE');
      return () => database.close();
    } catch (error) {
      if (!/locked|busy/iu.test((error as Error).message)) throw error;
      await setTimeout(PATIENCE);
    }
  }
}
