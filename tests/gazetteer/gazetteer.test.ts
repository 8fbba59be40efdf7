import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countyCells,
  elsewhere,
  gazetteer,
  levelOf,
  lineage,
  PROVINCE,
  prefectureOutlines,
  within,
} from '../../src/gazetteer/index.ts';

const g = gazetteer();
const below = (path: string) => g.children(path).map((p) => p.path);

test('knows 11 prefectures, 90 counties, and every town and village below them', () => {
  const prefectures = below(PROVINCE);
  const counties = prefectures.flatMap(below);
  const towns = counties.flatMap(below).filter((p) => levelOf(p) === 'town');
  const villages = [...counties, ...towns].flatMap(below).filter((p) => levelOf(p) === 'village');
  assert.equal(prefectures.length, 11);
  assert.equal(counties.length, 90);
  assert.equal(towns.length, 1387);
  assert.ok(villages.length > 25_400, `${villages.length} villages`);
});

test('puts the communities of a county without towns right below it', () => {
  const [community] = g.children('浙江省/温州市/龙港市');
  assert.equal(community?.level, 'village');
  assert.equal(community?.parent, '浙江省/温州市/龙港市');
});

test('finds places by full and short name, and all that share one', () => {
  assert.deepEqual(
    g.byName('义乌').map((p) => p.path),
    ['浙江省/金华市/义乌市'],
  );
  assert.deepEqual(
    g.byName('石塘镇').map((p) => p.path),
    ['浙江省/台州市/温岭市/石塘镇', '浙江省/丽水市/云和县/石塘镇'],
  );
  assert.equal(g.byName('北塘村').length, 2);
  assert.equal(g.byName('多隆市').length, 0);
});

test('calls a residents’ committee a community as well, under its listed name', () => {
  const [place] = g.byName('水仓社区');
  assert.ok(place?.path.endsWith('/水仓居委会'));
});

test('matches the longest name', () => {
  assert.equal(g.match('常山县新昌乡的路', 3)?.name, '新昌乡');
  assert.equal(g.match('景宁畲族自治县', 0)?.name, '景宁畲族自治县');
  assert.equal(g.match('下姜村的早晨', 0)?.name, '下姜村');
  assert.equal(g.match('今天上午', 0), null);
});

test('keeps counties that are no more, with their years and heirs', () => {
  const old = g.byPath('浙江省/杭州市/下城区');
  assert.deepEqual(old?.ended, { from: 1983, to: 2021, successors: ['浙江省/杭州市/拱墅区'] });
  assert.deepEqual(g.current('浙江省/绍兴市/绍兴县'), ['浙江省/绍兴市/越城区', '浙江省/绍兴市/柯桥区']);
  assert.equal(g.existed('浙江省/杭州市/下城区', 2019), true);
  assert.equal(g.existed('浙江省/杭州市/下城区', 2022), false);
  assert.deepEqual(g.current('浙江省/金华市/义乌市'), ['浙江省/金华市/义乌市']);
  for (const area of g.history) {
    assert.ok(area.ended && area.ended.successors.length > 0, area.path);
    for (const heir of area.ended.successors) assert.equal(g.byPath(heir)?.ended, undefined, `${area.path} → ${heir}`);
  }
});

test('reads names in pinyin as they are read there', () => {
  const readings = {
    '浙江省/台州市/天台县': 'zhejiang/taizhou/tiantai',
    '浙江省/温州市/乐清市/乐成街道': 'zhejiang/wenzhou/yueqing/yuecheng-jiedao',
    '浙江省/丽水市/莲都区': 'zhejiang/lishui/liandu',
    '浙江省/杭州市/临安区/於潜镇': 'zhejiang/hangzhou/linan/yuqian-zhen',
    '浙江省/衢州市': 'zhejiang/quzhou',
    '浙江省/温州市/瑞安市/莘塍街道': 'zhejiang/wenzhou/ruian/xincheng-jiedao',
    '浙江省/绍兴市/嵊州市/剡湖街道': 'zhejiang/shaoxing/shengzhou/shanhu-jiedao',
    '浙江省/衢州市/江山市/廿八都镇': 'zhejiang/quzhou/jiangshan/nianbadu-zhen',
    '浙江省/绍兴市/嵊州市': 'zhejiang/shaoxing/shengzhou',
    '浙江省/绍兴市/嵊州市/长乐镇': 'zhejiang/shaoxing/shengzhou/changle-zhen',
  };
  for (const [path, slug] of Object.entries(readings)) assert.equal(g.slugPath(path), slug);
});

test('gives every place an address of its own, in lower-case ASCII', () => {
  const seen = new Map<string, string>();
  const visit = (path: string) => {
    const slug = g.slugPath(path);
    assert.match(slug, /^[a-z0-9/-]+$/u);
    assert.equal(seen.get(slug), undefined, `${path} and ${seen.get(slug)}`);
    seen.set(slug, path);
    for (const child of below(path)) visit(child);
  };
  visit(PROVINCE);
  for (const area of g.history) visit(area.path);
  assert.ok(seen.size > 27_000);
});

test('gives unlisted villages addresses that no other name can take', () => {
  const town = '浙江省/金华市/义乌市/苏溪镇';
  assert.notEqual(g.slugPath(`${town}/甲测村`), g.slugPath(`${town}/贾测村`));
  assert.equal(g.placeOf(`${town}/甲测村`).level, 'village');
  assert.equal(g.byPath(`${town}/甲测村`), null);
});

test('every zone is run by an area that is there', () => {
  for (const zone of g.zones) assert.ok(g.byPath(zone.runBy), zone.name);
  assert.equal(g.zone('绍兴滨海新区')?.runBy, '浙江省/绍兴市');
});

test('knows what other provinces call their own', () => {
  assert.deepEqual(elsewhere().byName('江北区')?.codes, ['500105']);
  assert.equal(elsewhere().match('江苏常州的客商', 0)?.name, '江苏');
  assert.equal(elsewhere().byName('义乌市'), null);
});

test('lays each of the 90 counties on a tile of its own', () => {
  const cells = countyCells();
  assert.equal(new Set(cells.map((c) => c.place.path)).size, 90);
  assert.equal(new Set(cells.map((c) => `${c.col} ${c.row}`)).size, 90);
});

test('has the outline of each prefecture, within the province', () => {
  const outlines = prefectureOutlines();
  assert.equal(outlines.length, 11);
  for (const { place, rings } of outlines) {
    assert.equal(place.level, 'prefecture');
    for (const [longitude, latitude] of rings.flat()) {
      assert.ok(longitude > 117.5 && longitude < 123.5 && latitude > 26.5 && latitude < 31.5, place.name);
    }
  }
});

test('paths: lineage, within, level', () => {
  assert.deepEqual(lineage('浙江省/金华市/义乌市'), ['浙江省', '浙江省/金华市', '浙江省/金华市/义乌市']);
  assert.equal(within('浙江省/金华市/义乌市', '浙江省/金华市'), true);
  assert.equal(within('浙江省/金华市', '浙江省/金华市/义乌市'), false);
  assert.equal(levelOf('浙江省/温州市/龙港市/甲社区'), 'village');
});
