/** Documents to search: real broadcast items where they are at hand, recombined with a seed beyond their number. */
import type { SearchDocument } from '../../../src/search/types.ts';
import { newsSample } from '../../lib/news.ts';
import { seeded } from '../generator.ts';

const COUNTIES =
  '杭州市/余杭区 杭州市/桐庐县 宁波市/镇海区 宁波市/宁海县 温州市/乐清市 温州市/平阳县 嘉兴市/南湖区 湖州市/安吉县 绍兴市/诸暨市 金华市/义乌市 金华市/永康市 衢州市/开化县 舟山市/定海区 台州市/仙居县 丽水市/遂昌县'.split(
    ' ',
  );
const OUTLETS = '测试日报 测试晚报 测试新闻网 测试广播'.split(' ');
const KINDS = ['report', 'report', 'report', 'report', 'interview', 'commentary'];
const OFFICIALS = 3000;
const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];
const GIVEN = [...'甲乙丙丁戊己庚辛'];

/** `count` documents; the same seed gives the same ones. Null when the sample is not there. */
export function makeDocuments(count: number, seed = 7): SearchDocument[] | null {
  const items = newsSample();
  if (!items) return null;
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, n): SearchDocument => {
    // Each paragraph of a recombined document is of another item, so that its phrases are real and its mix is new.
    const own = items[n];
    const like = own ?? pick(items);
    const paragraphs = own
      ? own.paragraphs
      : like.paragraphs.map(() => pick(pick(items).paragraphs.length ? items : [like]).paragraphs[0] ?? '');
    const counties = [...new Set([pick(COUNTIES), ...(random() < 0.4 ? [pick(COUNTIES)] : [])])].map(
      (path) => `浙江省/${path}`,
    );
    const prefectures = [...new Set(counties.map((path) => path.slice(0, path.lastIndexOf('/'))))];
    return {
      id: `n${n}`,
      url: `articles/n${n}/`,
      title: own ? own.title : pick(items).title,
      subtitle: null,
      blocks: paragraphs,
      captions: [],
      about: counties.map(
        (path) => `${path.slice(path.lastIndexOf('/') + 1)}长${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`,
      ),
      date: like.date,
      facets: {
        prefecture: prefectures,
        county: counties,
        place: ['浙江省', ...prefectures, ...counties],
        official: [`o${Math.floor(random() * OFFICIALS)}`],
        topic: random() < 0.3 ? [`topic-${Math.floor(random() * 12)}`] : [],
        year: like.date.slice(0, 4),
        outlet: pick(OUTLETS),
        kind: pick(KINDS),
      },
    };
  });
}
