/** A process that builds a shard that is handed to it, so that a builder's memory ends with it. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { SearchDocument } from '../types.ts';
import { type Files, writeFiles, writePack } from './pack.ts';
import { buildShard } from './shard.ts';
import { closeSubjects, startSubjects } from './subjects.ts';

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

process.on('message', async (job: Job) => {
  const documents = readDocuments(job);
  const subjects = await startSubjects(documents, basename(job.dir));
  const own: Files = new Map();
  buildShard(documents, (name, bytes) => own.set(name, bytes));
  // The shard's own last: they end with the file that says that the folder is whole.
  const files: Files = new Map([...(await subjects()), ...own]);
  writeFiles(job.dir, files);
  if (job.pack) writePack(job.pack, files);
  let bytes = 0;
  for (const file of files.values()) bytes += file.length;
  const done: Done = { files: files.size, bytes };
  process.send!(done);
});
process.on('disconnect', () => void closeSubjects());

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
