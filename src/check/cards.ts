/** Cards and registers: nobody twice, no two people on one card, nothing that points nowhere. */
import type { Archive } from '../archive/index.ts';
import { type CardCase, identify } from '../catalogue/identity/index.ts';
import type { Finding } from './finding.ts';
import { didYouMean } from './nearest.ts';

export function checkCards(archive: Archive): Finding[] {
  // People who were named since the last run of `normalise` have their ids already, though not yet in the registry.
  const { registry, cases } = identify(archive.articles, archive.officialCards, archive.registry);
  return [
    ...outlets(archive),
    ...topics(archive),
    ...officials({ ...archive, registry }),
    ...cases.map(toSettle),
    ...redirects(archive),
  ];
}

const at = (file: string) => ({ file, line: 1, column: 1 }) as const;

function outlets({ outlets }: Archive): Finding[] {
  const out: Finding[] = [];
  const owner = new Map<string, string>();
  for (const { name, aliases } of outlets) {
    for (const alias of new Set([name, ...aliases])) {
      const other = owner.get(alias);
      if (other) {
        out.push({
          ...at('outlets.yml'),
          rule: 'outlet-twice',
          severity: 'error',
          message: `“${alias}”既属“${other}”又属“${name}”。`,
          remedy: '从其中一条删去这个名称，或把两条并成一条。',
        });
      } else owner.set(alias, name);
    }
  }
  return out;
}

function topics({ topics }: Archive): Finding[] {
  const ids = new Set(topics.map(({ id }) => id));
  return topics.flatMap(({ id, broader, related, phrases }) => {
    const file = at(`topics/${id}.md`);
    const out: Finding[] = [...broader, ...related]
      .filter((other) => !ids.has(other))
      .map((other) => ({
        ...file,
        rule: 'unknown-topic',
        severity: 'error',
        message: `没有代号为“${other}”的专题。`,
        remedy: didYouMean(other, ids, '专题的代号就是它的文件名（不带后缀）。'),
      }));
    if (phrases.length === 0) {
      out.push({
        ...file,
        rule: 'topic-empty',
        severity: 'note',
        message: '这张专题卡没有写 phrases，不会自动归入任何文章。',
        remedy: '在 phrases 下列出显示这个专题的词。',
      });
    }
    return out;
  });
}

function officials({ officialCards, registry, articles }: Archive): Finding[] {
  const out: Finding[] = [];
  const owner = new Map<string, string>();
  const named = new Map(articles.map(({ id, article }) => [id, new Set(article.officials.map(({ name }) => name))]));
  for (const { id, name, joins, apart, parts } of officialCards) {
    const file = at(`officials/${id}.md`);
    const unknown = (other: string): Finding => ({
      ...file,
      rule: 'unknown-official',
      severity: 'error',
      message: `人名册里没有代号“${other}”。`,
      remedy: didYouMean(other, Object.keys(registry), '人的代号在其网页的网址里。'),
    });
    if (!registry[id] && joins.length === 0) {
      out.push({
        ...file,
        rule: 'unknown-official',
        severity: 'error',
        message: `卡片的文件名应是此人的代号，人名册里却没有代号“${id}”。`,
        remedy: didYouMean(id, Object.keys(registry), '人的代号在其网页的网址里。'),
      });
    }
    for (const part of parts) {
      const taken = registry[part.id]
        ? `人名册里已有代号“${part.id}”`
        : part.id === id
          ? '分出去的人不能还用原来的代号'
          : null;
      if (taken) {
        out.push({
          ...file,
          rule: 'part-taken',
          severity: 'error',
          message: `${taken}。`,
          remedy: '给分出去的人起一个没有用过的代号，如在原代号后加 -2。',
        });
      }
      for (const article of part.articles) {
        if (named.get(article)?.has(name)) continue;
        out.push({
          ...file,
          rule: 'part-elsewhere',
          severity: 'error',
          message: named.has(article) ? `文章“${article}”没有提到${name}。` : `没有代号为“${article}”的文章。`,
          remedy: named.has(article)
            ? '核对是不是写错了文章的代号。'
            : didYouMean(article, named.keys(), '文章的代号就是它的文件名（不带后缀）。'),
        });
      }
    }
    for (const other of apart) {
      if (!registry[other]) out.push(unknown(other));
    }
    for (const other of joins) {
      const known = registry[other];
      if (!known) {
        out.push(unknown(other));
      } else if (known.name !== name) {
        out.push({
          ...file,
          rule: 'two-people',
          severity: 'error',
          message: `这张卡是${name}的，却并入了${known.name}（${other}）。`,
          remedy: '两个不同姓名的人不能并在一张卡上：从 joins 里删去这一个。',
        });
      }
      const before = owner.get(other);
      if (before && before !== id) {
        out.push({
          ...file,
          rule: 'two-cards',
          severity: 'error',
          message: `“${other}”同时并在 ${before} 和 ${id} 两张卡上。`,
          remedy: '只留一处。',
        });
      } else owner.set(other, id);
    }
  }
  return out;
}

/** People whom a card should settle. */
function toSettle({ kind, ids, message }: CardCase): Finding {
  return {
    ...at('officials/registry.yml'),
    rule: `people-${kind}`,
    severity: 'note',
    message,
    remedy: `卡片写在 content/officials/${ids[0]}.md，或在校阅台里选定。`,
  };
}

function redirects({ redirects, articles }: Archive): Finding[] {
  const ids = new Set(articles.map(({ id }) => id));
  return Object.entries(redirects)
    .filter(([, { to }]) => to !== null && !ids.has(to) && !Object.hasOwn(redirects, to))
    .map(([id, { to }]) => ({
      ...at('redirects.yml'),
      rule: 'missing-article',
      severity: 'error',
      message: `旧网址 ${id} 要转到“${to}”，却没有这篇文章。`,
      remedy: didYouMean(to ?? '', ids, '删去 to 这一行，旧网址即显示“已撤下”。'),
    }));
}
