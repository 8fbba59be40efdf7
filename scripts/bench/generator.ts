/**
 * Makes raw pages for benchmarks: real broadcast items where they are at hand (recombined with a seed), else
 * sentences of our own; with places, officials, chrome and damage put in. The same seed gives the same bytes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/options.ts';

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Item {
  readonly title: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
}

const SAMPLE = join(ROOT, '..', 'shared', 'data', 'news-sample.jsonl');

const COUNTIES =
  '杭州市余杭区 杭州市萧山区 杭州市桐庐县 宁波市镇海区 宁波市宁海县 宁波市北仑区 温州市乐清市 温州市平阳县 温州市龙港市 嘉兴市南湖区 嘉兴市嘉善县 湖州市安吉县 湖州市德清县 绍兴市越城区 绍兴市诸暨市 绍兴市新昌县 金华市义乌市 金华市永康市 衢州市开化县 衢州市柯城区 舟山市定海区 舟山市普陀区 台州市仙居县 台州市临海市 丽水市莲都区 丽水市遂昌县'.split(
    ' ',
  );
const BODIES = '商务局 民政局 交通运输局 教育局 农业农村局 财政局 水利局 文化和广电旅游体育局'.split(' ');
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'测试样例甲乙丙丁戊己庚辛壬癸'];
const OWN = [
  '会议把全年任务逐条分到人，每月对账，每季度亮一次进度。',
  '干部走进企业问难处，能当场办的当场办，办不了的列成清单限期答复。',
  '村里把闲置的老屋腾出来，改成工坊和食堂，老人吃饭近了，年轻人回来得多了。',
  '这一年新开工的项目里，有一半是技术改造，投资比上年多了两成。',
  '窗口从十二个并成三个，材料少交一半，群众跑一次就能办完。',
  '镇里的调解室开到了田头，小事不过夜，大事有人盯。',
];
const OUTLETS = '测试日报 测试晚报 测试新闻网'.split(' ');

function items(): readonly Item[] {
  if (existsSync(SAMPLE)) {
    return readFileSync(SAMPLE, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Item)
      .filter((item) => item.paragraphs.join('').length > 120);
  }
  const random = seeded(7);
  return Array.from({ length: 400 }, (_, n) => ({
    title: `测试报道之${n + 1}：一地干部的一天`,
    date: '2024-01-01',
    paragraphs: Array.from({ length: 5 }, () =>
      Array.from({ length: 6 }, () => OWN[Math.floor(random() * OWN.length)]).join(''),
    ),
  }));
}

/** One generated raw page. `date` is the day it says it was published. */
export interface GeneratedPage {
  readonly file: string;
  readonly text: string;
  readonly date: string;
}

/** Yields `n` raw pages. Beyond the number of items at hand, paragraphs of several are recombined. */
export function* generate(n: number, seed = 1): Generator<GeneratedPage> {
  const pool = items();
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let i = 0; i < n; i++) {
    const first = pool[i % pool.length]!;
    const paragraphs =
      i < pool.length
        ? [...first.paragraphs]
        : [first, pick(pool), pick(pool)].map((item) => pick(item.paragraphs)).concat(pick(pick(pool).paragraphs));
    const county = pick(COUNTIES);
    const short = county.slice(3);
    const name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN);
    const local = `${county}${pick(BODIES)}局长${name}说，${short}今年要把这件事做实。“${pick(OWN)}”${name}说。`;
    paragraphs.splice(1 + Math.floor(random() * paragraphs.length), 0, local);
    const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 4000) * 86_400_000).toISOString().slice(0, 10);
    const title = i < pool.length ? first.title : `${short}：${first.title}（${i}）`;
    const half = random() < 0.3;
    const body = paragraphs.map((p) => `　　${half ? p.replaceAll('，', ',').replaceAll('：', ':') : p}`).join('\n\n');
    const text = [
      '首页 > 新闻中心 > 正文',
      '',
      title,
      '',
      `来源：${pick(OUTLETS)}  发布日期：${day}  浏览次数：${Math.floor(random() * 900)}`,
      '',
      body,
      '',
      '责任编辑：测试员',
      '网站简介| 网站地图| 版权声明| 联系我们',
      '版权所有 测试传媒 浙ICP备00000000号',
    ].join('\n');
    yield { file: `page-${String(i).padStart(6, '0')}.txt`, text, date: day };
  }
}

/** Writes `n` raw pages, with sidecars, into `<content>/raw`, and an empty set of cards beside them. */
export function writeArchive(content: string, n: number, seed = 1): void {
  const raw = join(content, 'raw');
  mkdirSync(raw, { recursive: true });
  for (const page of generate(n, seed)) {
    writeFileSync(join(raw, page.file), page.text);
    writeFileSync(
      join(raw, `${page.file}.yml`),
      `url: https://news.example/${page.file}\nretrieved: 2026-01-01T00:00:00Z\n`,
    );
  }
}
