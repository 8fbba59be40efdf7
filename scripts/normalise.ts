/** `npm run normalise`: raw pages to articles. With `--jsonl FILE…` to records on standard output, writing nothing. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readVocabulary } from '../src/archive/index.ts';
import { normaliseArchive } from './lib/normalise/archive.ts';

const USAGE = `normalise [--content DIR] [--dry-run] [--diff] [--quiet] [--json] [--workers N] [--skip STAGE]…
normalise --records FILE… | --records -   [the same options]
normalise --jsonl FILE… | --jsonl -   [--content DIR] [--skip STAGE]…`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
        jsonl: { type: 'boolean', default: false },
        records: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        diff: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        workers: { type: 'string' },
        skip: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const content = resolve(values.content);

if (values.jsonl) {
  process.stdout.on('error', () => process.exit(0)); // The reader has had enough.
  const { printRecords } = await import('./lib/normalise/jsonl.ts');
  const { outlets, topics } = await readVocabulary(content);
  process.exitCode = await printRecords(positionals, { outlets, topics, skip: values.skip });
} else {
  process.exitCode = await normaliseArchive({
    content,
    dryRun: values['dry-run'],
    diff: values.diff,
    quiet: values.quiet,
    json: values.json,
    workers: values.workers === undefined ? undefined : Number(values.workers),
    skip: values.skip,
    ...(values.records ? { records: positionals } : {}),
  });
}
