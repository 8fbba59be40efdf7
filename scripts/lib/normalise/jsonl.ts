/**
 * `normalise --jsonl FILE…`: a pure filter from raw pages to records, one JSON object a line, in the order of the
 * files and their pages. It reads no file but those and the vocabulary, and writes none, so that the work can be
 * spread over machines and the outputs joined end to end; `normalise --records` makes the archive of them.
 */
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { RawPage } from '../../../src/model/draft.ts';
import { expandRaw } from '../../../src/page/containers.ts';
import { ruleVersion } from './cache.ts';
import { contextOf, pagesOf, readPage, type Words } from './page.ts';
import { readingKey } from './reading-key.ts';

/** A file to read, or a raw record: a line of JSON as scrapers write them. */
type Input = { readonly name: string } | { readonly record: string; readonly line: number };

/** From the command line, or from standard input, one a line, when the only name is `-`. */
async function* inputsOf(files: readonly string[]): AsyncGenerator<Input> {
  if (files.length !== 1 || files[0] !== '-') {
    for (const name of files) yield { name };
    return;
  }
  let line = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trimStart().startsWith('{')) yield { record: text, line };
    else if (text.trim() !== '') yield { name: text };
  }
}

async function* pagesIn(input: Input): AsyncGenerator<RawPage> {
  const tell = (problem: string): void => console.error(problem);
  if ('name' in input) return yield* pagesOf(input.name, basename(input.name), tell);
  for await (const page of expandRaw(Buffer.from(input.record), 'stdin.jsonl', {}, ({ message }) => {
    throw new Error(message);
  }))
    yield { ...page, file: `stdin.jsonl#${input.line}` };
}

/** Prints the records; resolves with the exit status: 0 when every page was read, 1 otherwise. */
export async function printRecords(files: readonly string[], words: Words): Promise<0 | 1> {
  const context = contextOf(words);
  const rules = ruleVersion(words);
  let status: 0 | 1 = 0;
  for await (const input of inputsOf(files)) {
    try {
      for await (const page of pagesIn(input)) {
        const { records } = readPage(page, context);
        const reading = { key: readingKey(page, rules), of: records.length };
        let out = '';
        for (const record of records) out += `${JSON.stringify({ ...record, reading })}\n`;
        if (!process.stdout.write(out)) await once(process.stdout, 'drain');
      }
    } catch (error) {
      console.error(`${'name' in input ? input.name : `line ${input.line}`}: ${(error as Error).message}`);
      status = 1;
    }
  }
  return status;
}
