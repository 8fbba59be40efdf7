/** The archive as tables: articles, officials, offices, memberships, places. Dates are attested, never terms. */
import type { AttestedPost, Catalogue } from '../../catalogue/types.ts';
import { absolute } from '../urls.ts';
import type { Cell, Table } from './csv.ts';

const field = (name: string, title: string, type: 'string' | 'integer' | 'boolean' = 'string') => ({
  name,
  type,
  title,
});
const list = (values: readonly string[]): string => values.join(';');

export function articlesTable(catalogue: Catalogue): Table {
  return {
    primaryKey: ['id'],
    fields: [
      field('id', '代号'),
      field('title', '标题'),
      field('date', '发布日期，可只有年或年月'),
      field('date_basis', '日期来历：stated、inferred、unknown'),
      field('source', '媒体'),
      field('kind', '体裁'),
      field('places', '地方，全路径，分号隔开'),
      field('officials', '官员代号，分号隔开'),
      field('topics', '专题代号，分号隔开'),
      field('url', '原网址'),
      field('level', '公开程度：full、excerpt、metadata'),
      field('sample', '是否样例', 'boolean'),
      field('address', '本档地址'),
    ],
    rows: catalogue.items.map((item) => {
      const { article } = catalogue.entries.get(item.id)!;
      const people = article.officials.flatMap(({ name }) => catalogue.personOf(item.id, name)?.id ?? []);
      return [
        ...[item.id, item.title, item.date, item.dateBasis, item.source, item.kind],
        ...[list(article.places), list(people), list(article.topics), article.url, item.level, article.sample],
        absolute(`articles/${item.id}/`),
      ];
    }),
  };
}

export function officialsTable(catalogue: Catalogue): Table {
  return {
    primaryKey: ['id'],
    fields: [
      field('id', '代号'),
      field('name', '姓名'),
      field('pinyin', '拼音'),
      field('scope', '范围：zhejiang、national、elsewhere'),
      field('articles', '文章数', 'integer'),
      field('first_attested', '首见'),
      field('last_attested', '末见'),
    ],
    rows: [...catalogue.zhejiangOfficials, ...catalogue.otherOfficials].map((person) => {
      const dates = person.appearances.flatMap(({ item }) => item.date ?? []).sort();
      return [person.id, person.name, person.pinyin, person.scope, person.appearances.length, dates[0], dates.at(-1)];
    }),
  };
}

export function officesTable(catalogue: Catalogue): Table {
  return {
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['place'], file: 'places.csv', to: ['path'] }],
    fields: [
      field('id', '代号'),
      field('post', '职位'),
      field('place', '所管的地方，全路径'),
      field('holders', '见于本档的人数', 'integer'),
    ],
    rows: catalogue.offices.map((office) => [office.slug, office.post, office.place, office.holders.length]),
  };
}

/** Statuses under which a post was seen, in the order of first sight. */
export const statuses = (post: AttestedPost): string[] => [...new Set(post.seen.map(({ status }) => status))];

export function membershipsTable(catalogue: Catalogue): Table {
  const rows: Cell[][] = [];
  for (const person of [...catalogue.zhejiangOfficials, ...catalogue.otherOfficials]) {
    for (const post of person.posts) {
      const ids = list([...new Set(post.seen.map(({ item }) => item.id))]);
      rows.push([
        person.id,
        person.name,
        post.office?.slug,
        post.post,
        post.place,
        list(statuses(post)),
        post.first,
        post.last,
        ids,
      ]);
    }
  }
  return {
    foreignKeys: [
      { fields: ['person_id'], file: 'officials.csv', to: ['id'] },
      { fields: ['office_id'], file: 'offices.csv', to: ['id'] },
    ],
    fields: [
      field('person_id', '人的代号'),
      field('name', '姓名'),
      field('office_id', '职位代号；未归到浙江地方的为空'),
      field('post', '职位'),
      field('place', '所管的地方，全路径'),
      field('status', '文中状态：current、former、proposed、removed'),
      field('first_attested', '以现任首见'),
      field('last_attested', '以现任末见'),
      field('articles', '凭据文章的代号，分号隔开'),
    ],
    rows,
  };
}

export function placesTable(catalogue: Catalogue): Table {
  return {
    primaryKey: ['path'],
    fields: [
      field('path', '全路径'),
      field('name', '名称'),
      field('slug', '地址'),
      field('level', '级别：0 省 1 市 2 县 3 乡镇 4 村', 'integer'),
      field('listed', '区划名录是否载有', 'boolean'),
      field('articles', '文章数，含下级', 'integer'),
      field('named', '直接点名的文章数', 'integer'),
    ],
    rows: [...catalogue.places.values()].map((node) => [
      node.path,
      node.name,
      node.slug,
      node.level,
      !node.unlisted,
      node.items.length,
      node.own,
    ]),
  };
}
