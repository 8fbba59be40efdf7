/** A process that builds shards handed to it one at a time, so that a builder's memory ends with it. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { SearchDocument } from '../types.ts';
import { type Files, writeFiles, writePack } from './pack.ts';
import { buildShard } from './shard.ts';

/** Where a document lies in the spool file. */
export type Range = readonly [offset: number, length: number];

export interface Job {
  readonly spool: string;
  readonly ranges: readonly Range[];
  readonly dir: string;
  /** Where to keep the result for the next build; null: nowhere. */
  readonly pack: string | null;
}

export interface Done {
  readonly files: number;
  readonly bytes: number;
}

process.on('message', (job: Job) => {
  const files: Files = new Map();
  buildShard(readDocuments(job), (name, bytes) => files.set(name, bytes));
  writeFiles(job.dir, files);
  if (job.pack) writePack(job.pack, files);
  let bytes = 0;
  for (const file of files.values()) bytes += file.length;
  const done: Done = { files: files.size, bytes };
  process.send!(done);
});

function readDocuments({ spool, ranges }: Job): SearchDocument[] {
  const handle = openSync(spool, 'r');
  try {
    return ranges.map(([offset, length]) => {
      const buffer = Buffer.alloc(length);
      readSync(handle, buffer, 0, length, offset);
      return JSON.parse(buffer.toString('utf8')) as SearchDocument;
    });
  } finally {
    closeSync(handle);
  }
}
