/** `npm run aids`: writes again what is made out of the schemas: the table in docs/, completion and snippets. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaFiles, snippets, withTable } from '../src/review-desk/aids.ts';
import { ROOT } from './lib/options.ts';

const guide = join(ROOT, 'docs/editing.zh.md');
const folder = join(ROOT, '.vscode');
await mkdir(folder, { recursive: true });
await writeFile(guide, withTable(await readFile(guide, 'utf8')));
await writeFile(join(folder, 'zhijiang.code-snippets'), snippets());
for (const [name, text] of Object.entries(schemaFiles())) await writeFile(join(folder, name), text);
