/** `npm run make:samples`: writes the raw pages of the sample archive anew, out of tests/samples/pages. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSample, readSample } from './lib/sample-page.ts';

const from = 'tests/samples/pages';
const to = 'content/raw';

mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)
  .filter((file) => file.endsWith('.yml'))
  .sort()) {
  const made = makeSample(name, readSample(readFileSync(join(from, name), 'utf8')));
  writeFileSync(join(to, made.file), made.bytes);
  writeFileSync(join(to, `${made.file}.yml`), made.sidecar);
  const damage = made.runs ? `, ${made.runs} byte-shifted runs, ${made.lost} characters lost` : '';
  console.log(`${made.file}: ${made.expected.length} articles${damage}`);
}
