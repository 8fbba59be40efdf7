/**
 * `normalise --jsonl FILE…`: a pure filter from file names to records, one JSON object a line, in the order of the
 * files and their pages. It reads no file but those and the vocabulary, and writes none, so that the work can be
 * spread over machines and the outputs joined end to end.
 */
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { contextOf, pagesOf, readPage, type Words } from './page.ts';

/** Names from the command line, or from standard input, one a line, when the only one is `-`. */
async function* namesOf(files: readonly string[]): AsyncGenerator<string> {
  if (files.length !== 1 || files[0] !== '-') return yield* files;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

/** Prints the records; resolves with the exit status: 0 when every file was read, 1 otherwise. */
export async function printRecords(files: readonly string[], words: Words): Promise<0 | 1> {
  const context = contextOf(words);
  let status: 0 | 1 = 0;
  for await (const file of namesOf(files)) {
    try {
      for await (const page of pagesOf(file, basename(file), (problem) => console.error(problem))) {
        let out = '';
        for (const record of readPage(page, context).records) out += `${JSON.stringify(record)}\n`;
        if (!process.stdout.write(out)) await once(process.stdout, 'drain');
      }
    } catch (error) {
      console.error(`${file}: ${(error as Error).message}`);
      status = 1;
    }
  }
  return status;
}
