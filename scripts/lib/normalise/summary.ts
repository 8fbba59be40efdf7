/** What a run of `normalise` tells of itself. */
import { createPatch } from 'diff';
import { slowestText } from '../progress.ts';
import type { NormaliseOptions, NormaliseReport } from './archive.ts';

export function summary({ raw, articles, seconds }: NormaliseReport, options: NormaliseOptions): void {
  if (options.json) {
    const { kept, written: _, ...counts } = articles;
    console.log(
      JSON.stringify({
        files: raw.files.length,
        read: raw.read,
        reused: raw.reused,
        failed: raw.failed,
        problems: raw.problems,
        duplicates: raw.duplicates,
        ...counts,
        kept: kept.map(({ file }) => file),
        slowest: raw.slowest,
        seconds: Number(seconds.toFixed(2)),
      }),
    );
    return;
  }
  for (const { file, error } of raw.failed) console.error(`读不了：raw/${file}：${error}`);
  for (const problem of raw.problems) console.error(`raw/${problem}`);
  if (!options.quiet) {
    for (const { file, of } of raw.duplicates) console.log(`重复：raw/${file} 与 raw/${of} 逐字节相同，只整理一次。`);
    for (const { file, before, text } of articles.kept) {
      console.log(`未动：${file}（编辑改过）`);
      if (options.diff && text !== '') console.log(createPatch(file, before, text, '编辑的', '整理的'));
    }
    for (const { file, count } of articles.conflicts) {
      const rest = count > 0 ? `，有 ${count} 处两边都改了，以编辑的为准，请到校阅台看` : '';
      console.log(`合并：${file}（编辑改过，规则也改进了${rest}）`);
    }
    for (const file of articles.withdrawn) console.log(`撤下：${file}（旧网址已转到新的一篇）`);
  }
  const slow = slowestText('整理', raw.slowest, raw.read);
  if (slow && !options.quiet) console.log(slow);
  const { total, same, kept, merged, withdrawn } = articles;
  const parts = [
    `${raw.files.length} 个原始文件`,
    `${total} 篇文章`,
    `新 ${articles.new}`,
    `更新 ${articles.changed}`,
    `未变 ${same}`,
    `编辑改过 ${kept.length + merged}`,
    ...(withdrawn.length > 0 ? [`撤下 ${withdrawn.length}`] : []),
    ...(raw.failed.length > 0 ? [`读不了 ${raw.failed.length}`] : []),
    `${seconds.toFixed(1)} 秒`,
  ];
  console.log(`${options.dryRun ? '试运行，什么也没写：' : ''}${parts.join('，')}`);
}
