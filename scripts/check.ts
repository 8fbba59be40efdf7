/** `npm run check`: what is wrong with the archive's files, and what to do about it. Exit status 1 when there are errors. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { writeWhole } from '../src/archive/index.ts';
import { applyFixes, checkArchive, type Finding, report } from '../src/check/index.ts';
import { readArguments } from './lib/arguments.ts';
import { normaliseAll } from './lib/normalise/archive.ts';

const { values, positionals } = readArguments(
  {
    content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
    fix: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Without reading the raw pages again. */
    quick: { type: 'boolean', default: false },
  },
  '用法：npm run check -- [文件…] [--fix] [--json] [--quick] [--content 文件夹]',
);
const content = resolve(values.content);
if (!existsSync(content)) {
  console.error(`没有这个文件夹：${content}`);
  process.exit(2);
}
const only = positionals.length > 0 ? new Set(positionals.map(inContent)) : undefined;

let findings = await checkArchive(content, { only });
if (values.fix) {
  let made = 0;
  // What one pass leaves out, since two changes met, the next one makes.
  for (let pass = 0; pass < 4; pass++) {
    const before = made;
    for (const file of new Set(findings.filter(({ fix }) => fix).map((finding) => finding.file))) {
      const path = join(content, file);
      const text = await readFile(path, 'utf8');
      const own = findings.filter((finding) => finding.file === file);
      const fixed = applyFixes(text, own);
      if (fixed.text === text) continue;
      await writeWhole(path, fixed.text);
      made += fixed.made;
    }
    if (made === before) break;
    findings = await checkArchive(content, { only });
  }
  if (!values.json) console.log(`代改了 ${made} 处。`);
}
if (!values.quick && !only) findings = [...findings, ...(await stale())];

if (values.json) for (const { fix: _, ...finding } of findings) console.log(JSON.stringify(finding));
else console.log(report(findings, process.stdout));
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;

/** The path of a file from the content folder; ends the process when it is not there, or not in it. */
function inContent(file: string): string {
  const path = resolve(file);
  const inside = relative(content, path).split(sep).join('/');
  if (existsSync(path) && !inside.startsWith('..')) return inside;
  console.error(
    existsSync(path) ? `${file} 不在 ${content} 里。档案在别处时加 --content 文件夹。` : `没有这个文件：${file}`,
  );
  process.exit(2);
}

/** Articles that the raw pages, normalised again, would not give byte for byte. */
async function stale(): Promise<Finding[]> {
  const { articles, raw } = await normaliseAll({
    content,
    dryRun: true,
    diff: false,
    quiet: true,
    json: false,
    workers: undefined,
    skip: [],
  });
  const at = { line: 1, column: 1, severity: 'warning', remedy: '运行 npm run normalise。' } as const;
  return [
    ...[...articles.written, ...articles.withdrawn].map((file) => ({
      ...at,
      file,
      rule: 'not-reproduced',
      message: '把原始文件重新整理一遍，结果与这篇文章不同。',
    })),
    ...raw.failed.map(({ file, error }) => ({
      ...at,
      file: `raw/${file}`,
      rule: 'raw-unreadable',
      message: `读不了（${error}）。`,
    })),
  ];
}
