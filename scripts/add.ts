/** `npm run add -- FILE|FOLDER…`: takes scraped pages into the archive and tells what came of each. */
import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listRaw, RAW_ENDING, rawPath, readArchive, readLedger, sha256 } from '../src/archive/index.ts';
import { normaliseAll } from './lib/normalise/archive.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
    preview: { type: 'string', default: 'http://localhost:4321/' },
  },
});
if (positionals.length === 0) {
  console.error('用法：npm run add -- 文件或文件夹…    收 .txt .html .jsonl .warc .warc.gz；同名的 .yml 一并收下。');
  process.exit(2);
}
const content = resolve(values.content);
const known = new Map<string, string>();
for (const name of await listRaw(content)) known.set(sha256(await readFile(rawPath(content, name))), name);

let failed = false;
const refuse = (message: string) => {
  console.error(message);
  failed = true;
};
const added: string[] = [];
for (const path of await filesOf(positionals)) {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    refuse(`读不了：${path}（${(error as NodeJS.ErrnoException).code ?? (error as Error).message}）`);
    continue;
  }
  const hash = sha256(bytes);
  const twin = known.get(hash);
  if (twin) {
    refuse(`未收：${path} 与已有的 raw/${twin} 逐字节相同。`);
    continue;
  }
  const name = freeName(basename(path), hash);
  const target = rawPath(content, name);
  await mkdir(join(content, 'raw'), { recursive: true });
  await copyFile(path, target);
  if (existsSync(`${path}.yml`)) await copyFile(`${path}.yml`, `${target}.yml`);
  known.set(hash, name);
  added.push(name);
}

if (added.length > 0) {
  const { raw } = await normaliseAll({
    content,
    dryRun: false,
    diff: false,
    quiet: true,
    json: false,
    workers: undefined,
    skip: [],
  });
  for (const { file, error } of raw.failed) refuse(`整理不了：raw/${file}（${error}）`);
  await tell(added);
}
process.exitCode = failed ? 1 : 0;

/** The raw files among the arguments; folders are searched through. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const out: string[] = [];
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isDirectory()) {
      if (existsSync(path) && !RAW_ENDING.test(path)) {
        refuse(`未收：${path}：只收 .txt .html .jsonl .warc .warc.gz。`);
      } else out.push(path);
      continue;
    }
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile() && RAW_ENDING.test(entry.name));
    out.push(...files.map((entry) => join(entry.parentPath, entry.name)).sort());
  }
  return out;
}

/** The file's own name, with a piece of its hash when another page has it. */
function freeName(name: string, hash: string): string {
  if (!existsSync(rawPath(content, name))) return name;
  return name.replace(/(?=\.)/u, `-${hash.slice(0, 8)}`);
}

async function tell(names: readonly string[]): Promise<void> {
  const archive = await readArchive(content);
  for (const name of names) {
    const entries = archive.articles.filter(({ article }) => article.raw?.file.replace(/#.*$/u, '') === name);
    console.log(`\nraw/${name}：${entries.length === 0 ? '没有整理出文章' : `${entries.length} 篇`}`);
    for (const entry of entries) {
      const { article } = entry;
      const ledger = readLedger(content, entry);
      const count = (certainty: string) =>
        ledger?.repairs.filter((repair) => repair.certainty === certainty).length ?? 0;
      console.log(`  《${article.title}》`);
      console.log(`    日期 ${article.date ?? '不明'}，来源 ${article.source ?? '不明'}，${entry.blocks.length} 段`);
      console.log(
        `    修复 ${count('certain')} 处确定、${count('likely')} 处存疑、${count('lost')} 处毁失；删去页面杂物 ${ledger?.removed.length ?? 0} 处`,
      );
      if (article.places.length > 0)
        console.log(`    地方 ${article.places.map((place) => place.split('/').at(-1)).join('、')}`);
      if (article.officials.length > 0) console.log(`    官员 ${article.officials.map(({ name }) => name).join('、')}`);
      for (const { message } of ledger?.review ?? []) console.log(`    请看 ${message}`);
      console.log(`    ${content}/${entry.file}`);
      console.log(`    ${new URL(`articles/${entry.id}/`, values.preview)}`);
    }
  }
}
