/** What came of the pages that were added, for the person who added them. */
import { relative } from 'node:path';
import { type ArticleEntry, type ArticleLedger, readArchive, readLedger } from '../../../src/archive/index.ts';
import { STAGE_TEXT } from '../../../src/site/marks.ts';

/** Removed lines that are shown of each article. */
const SHOWN = 5;

/** Prints each page and its articles. `preview` is the address of the running preview, null when none is running. */
export async function tell(content: string, names: readonly string[], preview: string | null): Promise<void> {
  const { articles } = await readArchive(content);
  for (const name of names) {
    const own = articles.filter(({ article }) => article.raw?.file.replace(/#\d+$/u, '') === name);
    console.log(`\nraw/${name}：${own.length === 0 ? '没有整理出文章' : `${own.length} 篇`}`);
    for (const entry of own) tellOne(content, entry, readLedger(content, entry), preview);
  }
}

function tellOne(content: string, entry: ArticleEntry, ledger: ArticleLedger | null, preview: string | null): void {
  const { article, blocks, file, id } = entry;
  const line = (what: string, text: string) => console.log(`    ${what} ${text}`);
  console.log(`  《${article.title}》`);
  line('日期', `${article.date ?? '不明'}，来源 ${article.source ?? '不明'}，${blocks.length} 段`);
  line('修复', repairs(ledger));
  line('删去', removals(ledger));
  if (article.places.length > 0) line('地方', article.places.map((place) => place.split('/').at(-1)).join('、'));
  if (article.officials.length > 0) line('官员', article.officials.map(({ name }) => name).join('、'));
  for (const { message } of ledger?.review ?? []) line('请看', message);
  const near = relative(process.cwd(), `${content}/${file}`).replaceAll('\\', '/');
  line('文件', near.startsWith('..') ? `${content}/${file}` : near);
  line('网址', preview ? new URL(`articles/${id}/`, preview).href : `/articles/${id}/`);
}

/** `半角标点 12、拼音 3；其中存疑 2 处、毁失 1 处`. */
function repairs(ledger: ArticleLedger | null): string {
  const counts = new Map<string, number>();
  for (const { stage } of ledger?.repairs ?? []) {
    const name = STAGE_TEXT[stage] ?? stage;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return '没有';
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  const count = (certainty: string) => ledger!.repairs.filter((repair) => repair.certainty === certainty).length;
  const doubts = [
    ...(count('likely') > 0 ? [`存疑 ${count('likely')} 处`] : []),
    ...(count('lost') > 0 ? [`毁失 ${count('lost')} 处`] : []),
  ];
  return `${kinds.join('、')}${doubts.length > 0 ? `；其中${doubts.join('、')}` : ''}`;
}

/** What was taken out as the site's own, shortened. */
function removals(ledger: ArticleLedger | null): string {
  const lines = (ledger?.removed ?? []).map(({ text }) => text.replace(/\s+/gu, ' ').trim()).filter(Boolean);
  if (lines.length === 0) return '没有';
  const some = lines.slice(0, SHOWN).map((text) => (text.length > 20 ? `${text.slice(0, 20)}…` : text));
  return `${lines.length} 处：${some.join(' ▏')}${lines.length > SHOWN ? ' ……' : ''}`;
}
