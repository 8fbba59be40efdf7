/**
 * Development zones, new areas, ports: named often, governed by an area that their name may not tell. A zone whose
 * name begins with the area that runs it (义乌经济技术开发区) needs no row.
 */
import { NameIndex, type Zone } from './place.ts';

const CATALOGUE = '中国开发区审核公告目录（2018年版），国家发展改革委等六部门公告2018年第4号';
const NEW_AREAS = '浙江省人民政府关于设立新区的批复，2019—2021年';

/** One row: names (full first), the area that runs it, and where this is from. */
const ROWS: readonly (readonly [names: string, runBy: string, source: string])[] = [
  ['杭州经济技术开发区 杭州经开区', '杭州市/钱塘区', CATALOGUE],
  ['杭州高新技术产业开发区 杭州高新区', '杭州市/滨江区', CATALOGUE],
  ['杭州余杭经济技术开发区 余杭经济技术开发区 余杭经开区', '杭州市/临平区', CATALOGUE],
  ['萧山临江高新技术产业开发区 临江高新区', '杭州市/钱塘区', CATALOGUE],
  ['钱塘新区 杭州钱塘新区', '杭州市', NEW_AREAS],
  ['大江东产业集聚区 杭州大江东产业集聚区', '杭州市', '浙江省人民政府批复，2010年'],
  ['杭州西湖风景名胜区', '杭州市', '杭州西湖风景名胜区管理条例'],
  ['杭州未来科技城 未来科技城', '杭州市/余杭区', '浙江省发展改革委，省级产业平台名录'],
  ['青山湖科技城', '杭州市/临安区', '浙江省发展改革委，省级产业平台名录'],
  ['千岛湖旅游度假区', '杭州市/淳安县', '浙江省人民政府，省级旅游度假区名录'],
  ['前湾新区 宁波前湾新区', '宁波市', NEW_AREAS],
  ['宁波杭州湾新区', '宁波市', '宁波杭州湾新区条例'],
  ['宁波杭州湾经济技术开发区', '宁波市', CATALOGUE],
  ['宁波大榭开发区 大榭开发区', '宁波市', CATALOGUE],
  ['宁波石化经济技术开发区 宁波石化经开区', '宁波市/镇海区', CATALOGUE],
  ['宁波国家高新区 宁波高新技术产业开发区 宁波高新区', '宁波市', CATALOGUE],
  ['梅山保税港区 宁波梅山保税港区 梅山新区', '宁波市', CATALOGUE],
  ['宁波舟山港', '宁波市', '港口经营主体浙江省海港集团、宁波舟山港集团驻宁波'],
  ['东钱湖旅游度假区 宁波东钱湖旅游度假区', '宁波市', '宁波东钱湖旅游度假区条例'],
  ['温州浙南沿海先进装备产业集聚区 浙南产业集聚区', '温州市', '浙江省人民政府批复，2010年'],
  ['瓯江口产业集聚区 温州瓯江口产业集聚区 瓯江口新区', '温州市', '浙江省人民政府批复，2010年'],
  ['温州湾新区', '温州市', NEW_AREAS],
  ['南太湖新区 湖州南太湖新区', '湖州市', NEW_AREAS],
  ['莫干山高新技术产业开发区 湖州莫干山高新技术产业开发区 莫干山高新区', '湖州市/德清县', CATALOGUE],
  ['秀洲高新技术产业开发区 嘉兴秀洲高新技术产业开发区 秀洲高新区', '嘉兴市/秀洲区', CATALOGUE],
  ['嘉兴港区', '嘉兴市', CATALOGUE],
  ['乍浦经济开发区', '嘉兴市', CATALOGUE],
  ['绍兴滨海新区', '绍兴市', NEW_AREAS],
  ['镜湖新区', '绍兴市', '绍兴市人民政府，市级功能区'],
  ['袍江经济技术开发区 绍兴袍江经济技术开发区 袍江开发区', '绍兴市', CATALOGUE],
  ['柯桥经济技术开发区 绍兴柯桥经济技术开发区', '绍兴市/柯桥区', CATALOGUE],
  ['杭州湾上虞经济技术开发区 上虞经济技术开发区 杭州湾上虞经开区', '绍兴市/上虞区', CATALOGUE],
  ['金义新区', '金华市', NEW_AREAS],
  ['金义都市新区', '金华市', '浙江省人民政府批复，2011年'],
  ['衢州智造新城', '衢州市', '浙江省人民政府，高能级战略平台名录，2020年'],
  ['舟山群岛新区 浙江舟山群岛新区', '舟山市', '国务院关于同意设立浙江舟山群岛新区的批复，国函〔2011〕77号'],
  ['中国（浙江）自由贸易试验区', '舟山市', '国务院关于印发中国（浙江）自由贸易试验区总体方案的通知，国发〔2017〕16号'],
  ['舟山港综合保税区', '舟山市', CATALOGUE],
  ['普陀山—朱家尖 普陀山朱家尖', '舟山市', '舟山市人民政府，市级功能区'],
  ['台州湾新区', '台州市', NEW_AREAS],
  ['台州湾循环经济产业集聚区', '台州市', '浙江省人民政府批复，2010年'],
  ['浙江头门港经济开发区 头门港经济开发区 头门港经开区', '台州市/临海市', CATALOGUE],
  ['大陈岛开发建设管理委员会', '台州市/椒江区', '台州市人民政府，市级功能区'],
];

export const ZONES: readonly Zone[] = ROWS.flatMap(([names, runBy, source]) =>
  names.split(' ').map((name) => ({ name, runBy: `浙江省/${runBy}`, source })),
);

const BY_NAME = new NameIndex<Zone>();
for (const zone of ZONES) BY_NAME.set(zone.name, zone);

/** A zone of the table by its name. */
export function listedZone(name: string): Zone | null {
  return BY_NAME.get(name) ?? null;
}

/** The longest name of a zone of the table that stands at `from` (UTF-16 units). */
export function zoneAt(text: string, from: number): Zone | null {
  return BY_NAME.at(text, from)?.value ?? null;
}

/** What kinds of zone are called, longest first, after the name of the area that runs them. */
export const ZONE_KINDS =
  /^(?:国家级?|省级)?(?:经济技术开发区|高新技术产业(?:开发区|园区|园)|国家高新区|经济开发区|综合保税区|旅游度假区|风景名胜区|风景旅游区|产业集聚区|出口加工区|工业功能区|自由?贸易?(?:试验)?区|经开区|高新区|开发区|工业园区|产业园区|科技城|保税区|集聚区|度假区|工业园|产业园|新区|新城|港区)/u;

/** Names of zones of which several areas have one: they are told by the page. */
export const SHARED_ZONES = /^(?:滨海新区|经开区|高新区|开发区|经济开发区|经济技术开发区|工业园区|新区)/u;
