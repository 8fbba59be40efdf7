/** What an article points to must be there: places, officials' areas, topics, outlets, other articles, the raw page. */
import { type Archive, isUnwritten, type Registry } from '../archive/index.ts';
import { type Gazetteer, gazetteer } from '../gazetteer/index.ts';
import type { Finding } from './finding.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Source } from './source.ts';

/** What there is to point to. */
export interface Known {
  readonly places: Gazetteer;
  readonly topics: ReadonlyMap<string, string>;
  readonly outlets: ReadonlyMap<string, string>;
  readonly ids: ReadonlySet<string>;
  readonly registry: Registry;
  readonly raw: ReadonlySet<string>;
}

export function knownOf(archive: Archive, raw: readonly string[]): Known {
  return {
    places: gazetteer(),
    topics: new Map(archive.topics.map(({ id, name }) => [id, name])),
    outlets: new Map(archive.outlets.flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => [alias, name]))),
    ids: new Set(archive.articles.map(({ id }) => id)),
    registry: archive.registry,
    raw: new Set(raw.map((name) => name.normalize('NFC'))),
  };
}

type Draft = Omit<Finding, 'file' | 'line' | 'column'>;

export function checkReferences(source: Source, known: Known): Finding[] {
  const { article, file, origin } = source.entry;
  const out: Finding[] = [];
  const add = (path: PropertyKey[], finding: Draft) => out.push({ file, ...source.locate(...path), ...finding });
  const byHand = origin === 'editor';

  article.places.forEach((path, n) => {
    const said = byHand ? sayPlace(path, known.places) : null;
    if (said) add(['places', n], said);
  });
  article.officials.forEach((official, n) => {
    for (const [m, { place }] of official.posts.entries()) {
      const said = place && byHand && official.scope === 'zhejiang' ? sayPlace(place, known.places) : null;
      if (said) add(['officials', n, 'posts', m, 'place'], said);
    }
    if (byHand && !article.raw && official.scope === 'zhejiang') {
      const names = new Set(Object.values(known.registry).map(({ name }) => name));
      if (names.size > 0 && !names.has(official.name)) {
        const near = nearest(official.name, names, 2).filter((name) => name[0] === official.name[0]);
        if (near.length > 0) {
          add(['officials', n], {
            rule: 'unknown-official',
            severity: 'note',
            message: `档案里还没有叫“${official.name}”的人。`,
            remedy: `如果是笔误，相近的有：${near.join('、')}；如果确是新人，不必理会。`,
          });
        }
      }
    }
  });
  article.topics.forEach((id, n) => {
    if (known.topics.has(id)) return;
    const byName = [...known.topics].find(([, name]) => name === id)?.[0];
    add(['topics', n], {
      rule: 'unknown-topic',
      severity: 'error',
      message: `没有代号为“${id}”的专题。`,
      remedy: byName
        ? `代号要写 ${byName}。`
        : `${didYouMean(id, known.topics.keys(), '')}要立新专题，在 content/topics 里添一张专题卡。`,
    });
  });
  const { id } = source.entry;
  if (!/^[a-z0-9][a-z0-9._-]*$/u.test(id)) {
    out.push({
      ...{ file, line: 1, column: 1, rule: 'file-name' },
      severity: /[\s#?%&"'<>\\:*|]/u.test(id) ? 'error' : 'warning',
      message: `文件名“${id}”就是网址，有的系统和浏览器不认其中的字。`,
      remedy: '改用小写英文字母、数字和“-”，如 2024-02-28-yiwu。',
    });
  }
  if (byHand && !article.raw && article.captions.length === 0 && isUnwritten(source.entry.body)) {
    out.push({
      ...{
        file,
        line: source.text.split('\n').length - source.entry.body.trimStart().split('\n').length + 1,
        column: 1,
      },
      ...{ rule: 'no-body', severity: 'warning' },
      message: '还没有写正文。',
      remedy: '在属性下面空一行，写正文；还没写完、不想公开，就加一行 publish: withheld。',
    });
  }
  const { source: outlet } = article;
  if (outlet && byHand && known.outlets.size > 0 && !known.outlets.has(outlet)) {
    add(['source'], {
      rule: 'unknown-outlet',
      severity: 'warning',
      message: `媒体名册里没有“${outlet}”。`,
      remedy: `${didYouMean(outlet, known.outlets.keys(), '')}如果是新媒体，在 content/outlets.yml 里添一条，写明可公开到什么程度。`,
    });
  }
  for (const field of ['continues', 'continuedBy', 'versionOf'] as const) {
    const id = article[field];
    if (id && !known.ids.has(id)) add([field], missingArticle(id, known));
  }
  article.joins.forEach((id, n) => {
    if (!known.ids.has(id)) add(['joins', n], missingArticle(id, known));
  });
  if (article.raw && !known.raw.has(article.raw.file.replace(/#\d+$/u, '').normalize('NFC'))) {
    add(['raw'], {
      rule: 'missing-raw',
      severity: 'warning',
      message: `原始文件 raw/${article.raw.file} 不在了，文章无从核对。`,
      remedy: '把原始文件放回 content/raw；找不回来就删去 raw 这几行。',
    });
  }
  if (article.date && article.retrieved && /^\d{4}-\d{2}-\d{2}/u.test(article.retrieved)) {
    if (article.date > article.retrieved.slice(0, article.date.length)) {
      add(['date'], {
        rule: 'date-after-retrieval',
        severity: 'warning',
        message: `发布日期 ${article.date} 晚于抓取时间 ${article.retrieved.slice(0, 10)}。`,
        remedy: '核对原页：两个日期总有一个不对。',
      });
    }
  }
  return out;
}

function missingArticle(id: string, known: Known): Draft {
  return {
    rule: 'missing-article',
    severity: 'error',
    message: `没有代号为“${id}”的文章。`,
    remedy: didYouMean(id, known.ids, '文章的代号就是它的文件名（不带后缀），在文章网址里也看得到。'),
  };
}

/** Null for a place that is listed, or that lies in a listed town (villages may be unlisted). */
function sayPlace(path: string, places: Gazetteer): Draft | null {
  if (places.byPath(path)) return null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const full = places
    .byName(name)
    .filter(({ ended }) => !ended)
    .map((place) => place.path);
  if (full.length > 0) {
    return {
      rule: 'unknown-place',
      severity: 'error',
      message: `地名册里没有“${path}”。`,
      remedy: `要写全路径：${full.slice(0, 3).join('，或 ')}。`,
    };
  }
  const above = parent ? places.byPath(parent) : null;
  if (above && (above.level === 'county' || above.level === 'town')) {
    return {
      rule: 'unlisted-place',
      severity: 'note',
      message: `地名册里没有“${path}”。`,
      remedy: didYouMean(
        name,
        places.children(parent).map((place) => place.name),
        '如果确有此地，照用即可，网站会注明“未列入地名册”。',
      ),
    };
  }
  const near = nearest(name, above ? places.children(parent).map((place) => place.name) : places.names());
  const paths = near.map((other) => (above ? `${parent}/${other}` : (places.byName(other)[0]?.path ?? other)));
  return {
    rule: 'unknown-place',
    severity: 'error',
    message: `地名册里没有“${path}”。`,
    remedy:
      paths.length > 0
        ? `最接近的是：${paths.join('、')}。`
        : '浙江以外的地方不必写；浙江的从“浙江省”写起，逐级用 / 隔开，如 浙江省/金华市/义乌市。',
  };
}
