/** Documents of our own making for the tests of the search: seeded, in a small alphabet, so that chance meetings abound. */
import type { SearchDocument } from '../../src/search/types.ts';

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Han of which every pair recurs, repeats (人人), punctuation in both widths, Latin, digits, a blank, a surrogate pair. */
const ALPHABET = [...'甲乙丙丁人人测试村镇，。、“”《》：,-AbＣ５2024 %', '𠮷', '㎡', '　'];
const COUNTIES = ['浙江省/测试市/甲县', '浙江省/测试市/乙县', '浙江省/样例市/丙县'];

export function madeText(random: () => number, length: number): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]!).join('');
}

/** `count` documents, some without a date, some with only a year, many on one day. */
export function madeDocuments(count: number, seed = 1): SearchDocument[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, n): SearchDocument => {
    const county = pick(COUNTIES);
    const prefecture = county.slice(0, county.lastIndexOf('/'));
    const village = random() < 0.3 ? [`${county}/${pick(['子镇', '丑镇'])}`] : [];
    const year = 2018 + Math.floor(random() * 7);
    const date = pick([null, `${year}`, `${year}-03`, `${year}-03-04`, `${year}-11-30`]);
    return {
      id: `made-${n}`,
      url: `articles/made-${n}/`,
      title: madeText(random, 3 + Math.floor(random() * 12)),
      subtitle: random() < 0.3 ? madeText(random, 8) : null,
      blocks: Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        madeText(random, 5 + Math.floor(random() * 80)),
      ),
      captions: random() < 0.3 ? [madeText(random, 10)] : [],
      about: [`${county.slice(-2)}书记${pick(['甲某', '乙某'])}`],
      date,
      facets: {
        prefecture: [prefecture],
        county: [county],
        place: ['浙江省', prefecture, county, ...village],
        official: [pick(['jia-mou', 'yi-mou'])],
        topic: random() < 0.5 ? ['ceshi'] : [],
        year: date?.slice(0, 4) ?? null,
        outlet: pick(['测试日报', '样例网', null]),
        kind: pick(['report', 'photo']),
      },
    };
  });
}

/** The texts of a document, each a field of its own. */
export function fieldsOf({ title, subtitle, blocks, captions }: SearchDocument): string[] {
  return [title, ...(subtitle ? [subtitle] : []), ...blocks, ...captions];
}
