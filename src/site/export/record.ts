/** An article as data and as Markdown, cut to what may be published. */
import type { ArticleEntry } from '../../archive/index.ts';
import { SITE } from '../config.ts';
import { ledgerOf, type Site } from '../load.ts';
import { absolute } from '../urls.ts';

/** The record of an article: the fields of `normalise --jsonl`, with ids of people and the level of publication. */
export function recordOf(site: Site, id: string): Record<string, unknown> {
  const entry = site.catalogue.entries.get(id)!;
  const { article } = entry;
  const level = site.catalogue.levels.get(id);
  const base = { id, address: absolute(`articles/${id}/`), level, correction: article.correction ?? null };
  if (level === 'withheld') return base;
  const ledger = ledgerOf(site, id);
  return {
    ...base,
    sample: article.sample,
    origin: entry.origin,
    raw: article.raw,
    url: article.url,
    retrieved: article.retrieved,
    page: article.page,
    title: article.title,
    titleBasis: article.titleBasis,
    kicker: article.kicker,
    column: article.column,
    subtitle: article.subtitle,
    kind: article.kind,
    continuedFrom: article.continuedFrom,
    continues: article.continues,
    continuedBy: article.continuedBy,
    versionOf: article.versionOf,
    joins: article.joins,
    date: article.date,
    dateBasis: article.date === null ? 'unknown' : (article.dateBasis ?? 'stated'),
    dateEvidence: article.dateEvidence,
    eventDate: article.eventDate,
    source: article.source,
    authors: article.authors,
    editors: article.editors,
    blocks: entry.blocks,
    captions: article.captions,
    places: article.places,
    officials: article.officials.map((official) => ({
      id: site.catalogue.personOf(id, official.name)?.id ?? null,
      ...official,
    })),
    topics: article.topics,
    mentions: ledger?.mentions ?? [],
    repairs: ledger?.repairs ?? [],
    removed: ledger?.removed ?? [],
    review: (ledger?.review ?? []).filter(({ code }) => !article.reviewed.includes(code)),
  };
}

/** The article as Markdown, with where it comes from above it. */
export function markdownOf(site: Site, id: string): string {
  const entry = site.catalogue.entries.get(id)!;
  const { article } = entry;
  const level = site.catalogue.levels.get(id);
  if (level === 'withheld') return `# ${article.title}\n\n${article.correction ?? '本文已应要求撤下。'}\n`;
  const facts = [
    ['来源', article.source],
    ['日期', article.date ? `${article.date}${article.dateBasis === 'inferred' ? '（推定）' : ''}` : '未知'],
    ['作者', article.authors.join('、')],
    ['地方', article.places.join('；')],
    [
      '官员',
      article.officials.map(({ name, posts }) => `${name}（${posts.map(({ post }) => post).join('；')}）`).join('；'),
    ],
    ['原网址', article.url],
    ['本档地址', absolute(`articles/${id}/`)],
    ['公开程度', level === 'full' ? null : level],
    ['说明', article.sample ? `样例：${SITE.name}据公开报道改写的摘要，不是媒体原文` : null],
    ['更正', article.correction],
  ].filter(([, value]) => value);
  const lines = facts.map(([name, value]) => `- ${name}：${value}`);
  const subtitle = article.subtitle ? `\n${article.subtitle}\n` : '';
  return `# ${article.title}\n${subtitle}\n${lines.join('\n')}\n\n${bodyMarkdown(entry)}\n`;
}

function bodyMarkdown({ blocks, body, origin }: ArticleEntry): string {
  if (origin === 'editor') return body.trim();
  const marks = { heading: ['## ', ''], deck: ['*', '*'], byline: ['**', '**'], editorsNote: ['> ', ''] } as const;
  return blocks
    .map(({ type, text }) => {
      const [open, close] = type in marks ? marks[type as keyof typeof marks] : ['', ''];
      return `${open}${text}${close}`;
    })
    .join('\n\n');
}
