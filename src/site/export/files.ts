/** Every file under `data/`: its name, its text, and how the data package describes it. */
import { createHash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Catalogue } from '../../catalogue/types.ts';
import { SITE } from '../config.ts';
import type { Site } from '../load.ts';
import { absolute, ORIGIN, uri } from '../urls.ts';
import { csv, type Table } from './csv.ts';
import { madeYears, yearsOf } from './made.ts';
import { popolo } from './popolo.ts';
import { recordOf } from './record.ts';
import { articlesTable, membershipsTable, officesTable, officialsTable, placesTable } from './tables.ts';

export interface DataFile {
  readonly name: string;
  readonly title: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly table?: Table;
  /** Makes the text anew: large ones are not kept. */
  text(): string;
}

/** Records of articles; a build writes these files itself (write.ts). */
export const JSONL = 'application/jsonl';

const cache = new WeakMap<Catalogue, readonly DataFile[]>();

/** The files, in the order in which the page lists them. Articles stand in one file a year, since they grow. */
export function dataFiles(site: Site): readonly DataFile[] {
  const found = cache.get(site.catalogue);
  if (found) return found;
  const { catalogue } = site;
  const tables: [string, string, Table][] = [
    ['articles.csv', '文章总表', articlesTable(catalogue)],
    ['officials.csv', '官员', officialsTable(catalogue)],
    ['offices.csv', '职位', officesTable(catalogue)],
    ['memberships.csv', '任职：何人何职何时见于本档', membershipsTable(catalogue)],
    ['places.csv', '地方', placesTable(catalogue)],
  ];
  const made = madeYears(catalogue);
  const files = [
    ...yearsOf(catalogue).map(([year, items], n) => {
      const name = `articles-${year}.jsonl`;
      const title = `${year === 'undated' ? '日期未知' : `${year}年`}的文章：全部字段与账目`;
      const text = (): string => items.map(({ id }) => `${JSON.stringify(recordOf(site, id))}\n`).join('');
      const known = made?.[n];
      if (!known) return file(name, title, JSONL, text);
      return { name, title, mediatype: JSONL, bytes: known.bytes, sha256: known.sha256, text };
    }),
    ...tables.map(([name, title, table]) => ({ ...file(name, title, 'text/csv', () => csv(table)), table })),
    file('popolo.json', '官员与任职（Popolo）', 'application/json', () => JSON.stringify(popolo(catalogue), null, 1)),
  ];
  cache.set(catalogue, files);
  return files;
}

function file(name: string, title: string, mediatype: string, text: () => string): DataFile {
  const bytes = Buffer.from(text());
  return {
    name,
    title,
    mediatype,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    text,
  };
}

const resourceName = (file: string): string => file.replace(/\.(?=[a-z]+$)/u, '-');

function tableSchema({ fields, primaryKey, foreignKeys = [] }: Table): Record<string, unknown> {
  return {
    fields,
    missingValues: [''],
    ...(primaryKey ? { primaryKey } : {}),
    ...(foreignKeys.length > 0
      ? {
          foreignKeys: foreignKeys.map(({ fields: own, file, to }) => ({
            fields: own,
            reference: { resource: resourceName(file), fields: to },
          })),
        }
      : {}),
  };
}

/** `datapackage.json` (Frictionless Data Package 2). Its version changes when any file does. */
export function dataPackage(site: Site): Record<string, unknown> {
  const files = dataFiles(site);
  const print = createHash('sha256')
    .update(files.map(({ sha256 }) => sha256).join('\n'))
    .digest('hex')
    .slice(0, 12);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'zhijiang-archive',
    id: uri('data/datapackage.json'),
    title: SITE.name,
    description: SITE.description,
    version: `${packageJson.version}+${print}`,
    ...(ORIGIN ? { homepage: absolute() } : {}),
    keywords: ['浙江', '干部', '新闻', '档案'],
    licenses: [
      {
        name: SITE.dataLicence.id,
        path: SITE.dataLicence.url,
        title: `${SITE.dataLicence.name}（标注与考订；报道文字的著作权属于原媒体）`,
      },
    ],
    contributors: [{ title: SITE.name, roles: ['creator'] }],
    resources: files.map(({ name, title, mediatype, bytes, sha256, table }) => ({
      name: resourceName(name),
      path: name,
      title,
      format: name.split('.').at(-1),
      mediatype,
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      ...(table ? { type: 'table', schema: tableSchema(table) } : {}),
    })),
  };
}

/** CITATION.cff (Citation File Format 1.2.0) for the data as a whole. */
export function citationCff(site: Site): string {
  const { version } = dataPackage(site);
  const newest = site.catalogue.items.find((item) => item.date?.length === 10)?.date;
  return [
    'cff-version: 1.2.0',
    'message: 引用本档数据时，请引用此条；引用一篇报道时，请引用原报道。',
    'type: dataset',
    `title: ${JSON.stringify(`${SITE.name}：${SITE.tagline}`)}`,
    'authors:',
    `  - name: ${JSON.stringify(SITE.name)}`,
    `version: ${JSON.stringify(version)}`,
    ...(newest ? [`date-released: ${newest}`] : []),
    `license: ${SITE.dataLicence.id}`,
    ...(ORIGIN ? [`url: ${JSON.stringify(absolute())}`] : []),
    '',
  ].join('\n');
}
