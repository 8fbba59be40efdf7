/** Reads the tables of `data/` into places. The tables are made by scripts/data/build-gazetteer.ts. */
import history from './data/history.json' with { type: 'json' };
import zhejiang from './data/zhejiang.json' with { type: 'json' };
import type { Level, Place } from './place.ts';

export const PROVINCE = '浙江省';

const KINDS: Readonly<Record<Level, readonly string[]>> = {
  province: ['省'],
  prefecture: ['市', '地区'],
  county: ['畲族自治县', '市', '县', '区'],
  town: ['畲族乡', '畲族镇', '街道', '镇', '乡'],
  village: ['社区', '居委会', '村'],
};

/** The name without its kind. Names of one character keep it (鄞县), and so do kinds that would mislead. */
export function shortName(name: string, level: Level): string {
  const kind = KINDS[level].find((k) => name.endsWith(k));
  return kind === undefined || name.length - kind.length < 2 ? name : name.slice(0, -kind.length);
}

function fields(line: string): [code: string, name: string, slug: string] {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

/** The province, the prefectures, the counties and the towns of today, by code, each after the area above it. */
export function currentAreas(): Map<string, Place> {
  const areas = new Map<string, Place>();
  const add = (code: string, name: string, slug: string, level: Level, parent: string | null) => {
    const path = parent ? `${parent}/${name}` : name;
    areas.set(code, { path, name, short: shortName(name, level), level, code, parent, slug });
  };
  add('33', PROVINCE, 'zhejiang', 'province', null);
  for (const line of zhejiang.prefectures) add(...fields(line), 'prefecture', PROVINCE);
  for (const line of zhejiang.counties) {
    const [code, name, slug] = fields(line);
    add(code, name, slug, 'county', areas.get(code.slice(0, 4))!.path);
  }
  for (const line of zhejiang.towns) {
    const [code, name, slug] = fields(line);
    add(code, name, slug, 'town', areas.get(code.slice(0, 6))!.path);
  }
  return areas;
}

/** Areas of the table of codes since 1981 that are no more and whose name no area of today has at the same place. */
export function endedAreas(current: ReadonlyMap<string, Place>): Place[] {
  const rows = history.areas;
  const paths = new Set([...current.values()].map((p) => p.path));
  const byCode = Map.groupBy(rows, (r) => r.code);
  const byPrefecture = Map.groupBy(rows, (r) => r.prefecture);
  const today = (code: string): Place | undefined => current.get(code.endsWith('00') ? code.slice(0, 4) : code);
  /** The areas of today that took over from a code, through all that came between. */
  const heirs = (code: string, seen: ReadonlySet<string>): Place[] => {
    const place = today(code);
    if (place) return [place];
    if (seen.has(code)) return [];
    const next = (byCode.get(code) ?? []).flatMap((r) => r.successors);
    return next.flatMap((c) => heirs(c, new Set([...seen, code])));
  };
  const ended = new Map<string, Place>();
  for (const row of rows) {
    if (row.to === null) continue;
    const isPrefecture = row.code.endsWith('00');
    const followers = isPrefecture
      ? (byPrefecture.get(row.name) ?? [])
          .filter((r) => !r.code.endsWith('00'))
          .flatMap((r) => heirs(r.code, new Set()))
      : row.successors.flatMap((c) => heirs(c, new Set()));
    const successors = [
      ...new Set(
        isPrefecture
          ? followers.map((p) => (p.level === 'prefecture' ? p.path : p.parent!))
          : followers.map((p) => p.path),
      ),
    ];
    const first = followers[0];
    if (!first) continue;
    const parent = isPrefecture ? PROVINCE : first.level === 'prefecture' ? first.path : first.parent!;
    const path = `${parent}/${row.name}`;
    const [, prefecture] = path.split('/');
    // 余姚市 before 1990 and 丽水市 the county are names of today: their stretches need no page of their own.
    if (paths.has(path) || (!isPrefecture && row.name === prefecture)) continue;
    const level = isPrefecture ? 'prefecture' : 'county';
    const before = ended.get(path)?.ended;
    ended.set(path, {
      path,
      name: row.name,
      short: shortName(row.name, level),
      level,
      code: row.code,
      parent,
      slug: row.slug,
      ended: {
        from: Math.min(row.from, before?.from ?? row.from),
        to: Math.max(row.to, before?.to ?? row.to),
        successors: before && before.to > row.to ? before.successors : successors,
      },
    });
  }
  return [...ended.values()];
}
