/** `npm run check`: what is wrong with the archive's files, and what to do about it. Exit status 1 when there are errors. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { writeWhole } from '../src/archive/index.ts';
import { applyFixes, checkArchive, type Finding, report } from '../src/check/index.ts';
import { normaliseAll } from './lib/normalise/archive.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
    fix: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Without reading the raw pages again. */
    quick: { type: 'boolean', default: false },
  },
});
const content = resolve(values.content);
const only =
  positionals.length > 0
    ? new Set(positionals.map((file) => relative(content, resolve(file)).split(sep).join('/')))
    : undefined;

let findings = await checkArchive(content, only);
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
    findings = await checkArchive(content, only);
  }
  if (!values.json) console.log(`代改了 ${made} 处。`);
}
if (!values.quick && !only) findings = [...findings, ...(await stale())];

if (values.json) for (const { fix: _, ...finding } of findings) console.log(JSON.stringify(finding));
else console.log(report(findings, process.stdout));
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;

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
