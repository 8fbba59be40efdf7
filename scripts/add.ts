/** `npm run add -- FILE|FOLDER…`: takes scraped pages into the archive and tells what came of each. */
import { basename, resolve } from 'node:path';
import { take } from './lib/add/take.ts';
import { tell } from './lib/add/tell.ts';
import { contentOption, readArguments } from './lib/arguments.ts';
import { runningAddress } from './lib/dev-address.ts';
import { normaliseAll } from './lib/normalise/archive.ts';

const USAGE =
  '用法：npm run add -- 文件或文件夹… [--content 文件夹]    收 .txt .html .jsonl .warc .warc.gz；同名的 .yml 一并收下。';
const { values, positionals } = readArguments(
  { content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' } },
  USAGE,
);
if (positionals.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
const content = resolve(values.content);
const { added, refused, passed } = await take(content, positionals);
let failed = refused.length > 0;
for (const sentence of refused) console.error(sentence);
if (passed.length > 0) {
  const some = passed.slice(0, 5).map((path) => basename(path));
  console.log(`另有 ${passed.length} 个文件不是页面，没有收：${some.join('、')}${passed.length > 5 ? '……' : ''}`);
}
if (added.length > 0) {
  const job = { dryRun: false, diff: false, quiet: true, json: false, workers: undefined, skip: [] };
  const { raw } = await normaliseAll({ content, ...job });
  const own = (file: string) =>
    added.some((name) => file === name || file.startsWith(`${name}:`) || file.startsWith(`${name}.yml:`));
  for (const { file, error } of raw.failed) console.error(`整理不了：raw/${file}（${error}）`);
  const problems = raw.problems.filter(own);
  for (const problem of problems) console.error(`raw/${problem}`);
  failed ||= raw.failed.length > 0 || problems.length > 0;
  const preview = runningAddress(content);
  await tell(content, added, preview);
  const elsewhere = contentOption(values.content);
  if (!preview) console.log(`\n要看网页：npm run dev${elsewhere ? ` --${elsewhere}` : ''}`);
}
process.exitCode = failed ? 1 : 0;
