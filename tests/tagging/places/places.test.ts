import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gazetteer } from '../../../src/gazetteer/index.ts';
import { findPlaces } from '../../../src/tagging/places/index.ts';
import { article, context } from './record.ts';

/** Paths below the province, without 浙江省/. */
function placesOf(text: string | readonly string[], source: string | null = null): string[] {
  return findPlaces([article(text, { source })], context).articles[0]!.places.map((p) => p.replace(/^浙江省\//u, ''));
}
const codesOf = (text: string) => findPlaces([article(text)], context).articles[0]!.review.map((r) => r.code);

test('reads a chain of names down to the village', () => {
  assert.deepEqual(placesOf('温州市平阳县万全镇的厂房加了层。'), ['温州市', '温州市/平阳县', '温州市/平阳县/万全镇']);
  assert.ok(placesOf('淳安县枫树岭镇下姜村的早晨。').includes('杭州市/淳安县/枫树岭镇/下姜村'));
});

test('a town in brackets after its county is the town', () => {
  assert.ok(placesOf('义乌（苏溪）的货运站忙了起来。').includes('金华市/义乌市/苏溪镇'));
});

test('the county before a shared name of a town tells which', () => {
  assert.ok(placesOf('温岭的石塘镇靠海。').includes('台州市/温岭市/石塘镇'));
  assert.ok(placesOf('云和石塘镇靠湖。').includes('丽水市/云和县/石塘镇'));
});

test('a shared name without context stays open, and is said to be', () => {
  assert.deepEqual(placesOf('石塘镇的人都知道。'), []);
  assert.deepEqual(codesOf('石塘镇的人都知道。'), ['place-open']);
});

test('areas of other provinces are not ours', () => {
  for (const text of [
    '重庆市江北区的客人来了。',
    '南昌市西湖区在推行网格。',
    '上海市普陀区的街道。',
    '江苏南京江北新区的学校。',
    '上海浦江镇的企业。',
  ]) {
    assert.deepEqual(placesOf(text), [], text);
  }
  assert.deepEqual(placesOf('杭州上海江苏都去过。'), ['杭州市']);
});

test('one name, two provinces, one article: each is read by what stands before it', () => {
  assert.deepEqual(placesOf('重庆市江北区和宁波市江北区结了对。'), ['宁波市', '宁波市/江北区']);
});

test('words, waters and sights are no counties', () => {
  for (const text of [
    '大好江山如此多娇。',
    '在西湖边散步。',
    '地级以上城市都要报名。',
    '欢乐庆元旦。',
    '长江干流水位下降。',
    '高于城镇居民收入。',
    '面临安全考验。',
    '这两门、三门课程都好。',
    '建筑的天台上晒着谷子。',
    '在亚龙湾休假。',
  ]) {
    assert.deepEqual(placesOf(text), [], text);
  }
});

test('a list of counties vouches for the word-like among them', () => {
  assert.deepEqual(placesOf('遂昌、江山、天台都派了人。'), ['丽水市/遂昌县', '衢州市/江山市', '台州市/天台县']);
});

test('a bare name is that of the place which the article names in full', () => {
  assert.deepEqual(placesOf('常山县新昌乡变了样，新昌七个村都有乡贤。'), ['衢州市/常山县', '衢州市/常山县/新昌乡']);
  assert.deepEqual(placesOf('永康市舟山镇的番薯熟了，舟山人靠它致富。'), ['金华市/永康市', '金华市/永康市/舟山镇']);
  assert.deepEqual(placesOf(['上虞市的工厂。', '上虞的老工人。']), ['绍兴市/上虞市']);
});

test('lakes are districts in full, or in a list of districts', () => {
  assert.deepEqual(placesOf('杭州西湖景区游人如织。'), ['杭州市']);
  assert.ok(placesOf('西湖、上城、拱墅三个区的书记参加。').includes('杭州市/西湖区'));
});

test('bare towns count in their own county only', () => {
  const text = '安吉县的干部在孝丰、递铺、梅溪交流。';
  assert.deepEqual(placesOf(text), [
    '湖州市/安吉县',
    ...['孝丰镇', '递铺街道', '梅溪镇'].map((t) => `湖州市/安吉县/${t}`),
  ]);
  assert.deepEqual(placesOf('绍兴的干部在孝丰交流。'), ['绍兴市']);
});

test('organisations, products of a phrase and people are no places', () => {
  for (const text of [
    '宁波银行的客户经理。',
    '浙江大学的教授。',
    '台州路上的菜店。',
    '杭州湾的大桥。',
    '文成公主的故事。',
  ]) {
    assert.deepEqual(placesOf(text), [], text);
  }
  assert.deepEqual(placesOf('兰溪市诸葛镇的诸葛明亮。'), ['金华市/兰溪市', '金华市/兰溪市/诸葛镇']);
});

test('全市 after a city of another province is not ours', () => {
  assert.deepEqual(placesOf(['杭州先行。', '北京全市也在推进。']), ['杭州市']);
});

test('an article of another year keeps the names of that year', () => {
  assert.deepEqual(placesOf('2019年，下城区推行红色物业。'), ['杭州市/下城区']);
  assert.deepEqual(gazetteer().current('浙江省/杭州市/下城区'), ['浙江省/杭州市/拱墅区']);
});

test('zones count for the area that runs them', () => {
  assert.deepEqual(placesOf('丽水经开区的干部。'), ['丽水市']);
  assert.deepEqual(placesOf(['绍兴滨海新区开工。', '滨海新区管委会表示。']), ['绍兴市']);
  assert.deepEqual(placesOf('滨海新区管委会表示。'), []);
});

test('a village asks for a place around it; 北塘村 is in two counties', () => {
  assert.deepEqual(placesOf('北塘村的草莓熟了。'), []);
  assert.ok(placesOf(['乐清市清江镇来了客人。', '北塘村的草莓熟了。']).includes('温州市/乐清市/清江镇/北塘村'));
  assert.ok(placesOf(['临海市桃渚镇来了客人。', '北塘村的草莓熟了。']).includes('台州市/临海市/桃渚镇/北塘村'));
});

test('an unlisted village right after its town is marked; a verb before 村 is none', () => {
  const found = findPlaces([article('青田县小舟山乡甲测村党支部开了会。')], context).articles[0]!;
  const mention = found.mentions.find((m) => m.ref.endsWith('/甲测村'));
  assert.equal(mention?.unlisted, true);
  assert.equal(mention?.certainty, 'likely');
  assert.deepEqual(placesOf('泰顺县三魁镇派出驻村指导员。').length, 2);
});

test('我县, 县委 and 全镇 mean the page’s own area', () => {
  const result = findPlaces(
    [article(['我县召开会议，县委作出部署。', '石柱镇和全镇的村都在看。'], { source: '遂昌新闻网' })],
    context,
  );
  assert.equal(result.context.home, '浙江省/丽水市/遂昌县');
  assert.equal(result.context.resolve('县'), '浙江省/丽水市/遂昌县');
  assert.equal(result.context.resolve('我市'), '浙江省/丽水市');
  assert.ok(result.articles[0]!.places.includes('浙江省/丽水市/遂昌县'));
});

test('全市 in a section about a county-level city is that city', () => {
  const texts = ['绍兴、余杭、仙居都作了发言。', '龙港坚持改革为先。', '全市机构缩减六成。'];
  const { articles } = findPlaces([article(texts)], context);
  const word = articles[0]!.mentions.find((m) => m.field === 'blocks/2');
  assert.equal(word?.ref, '浙江省/温州市/龙港市');
});

test('the articles of a page are context for each other', () => {
  const page = [article('遂昌县大柘镇的茶厂。遂昌人爱茶。'), article('大田村、车前村都在修路。')];
  const { articles } = findPlaces(page, context);
  assert.deepEqual(articles[1]!.places, ['浙江省/丽水市/遂昌县/大柘镇/大田村', '浙江省/丽水市/遂昌县/大柘镇/车前村']);
});

test('people with the name of a county are people', () => {
  assert.deepEqual(placesOf('市长王永康走访。座谈会上，王永康的话不多。'), []);
  assert.deepEqual(placesOf('出席的有张三、李金华、王五。'), []);
  assert.deepEqual(placesOf('市长到永康走访。'), ['金华市/永康市']);
});

test('what an area was called is no second place; 县（市） after two names is of both', () => {
  assert.deepEqual(placesOf('柯桥区（原绍兴县）的村。'), ['绍兴市/柯桥区']);
  assert.deepEqual(placesOf('永嘉、瑞安县（市）委书记到会。'), ['温州市/永嘉县', '温州市/瑞安市']);
});

test('我市 on a page of 上虞 alone is the district of today, unless the page is of a later year', () => {
  const found = (date: string | null) => {
    const { context: places } = findPlaces([article(['我市的路修好了。', '上虞人都说好。'], { date })], context);
    return places.resolve('我市', { article: 0, field: 'blocks/0', offset: 0 });
  };
  assert.equal(found(null), '浙江省/绍兴市/上虞区');
  assert.equal(found('2008-03-01'), '浙江省/绍兴市/上虞区');
  assert.equal(found('2020-03-01'), '浙江省/绍兴市');
});

test('a township of the She people without its people, and with 畬', () => {
  assert.ok(placesOf('莲都区老竹镇的茶。').includes('丽水市/莲都区/老竹畲族镇'));
  assert.ok(placesOf('莲都区丽新畬族乡的茶。').includes('丽水市/莲都区/丽新畲族乡'));
});

test('what is done to villages, how many they are, and a quarter of painters are no names', () => {
  assert.deepEqual(placesOf('云和县石塘镇认真做好村和社区换届。').length, 2);
  assert.deepEqual(placesOf('云和县石塘镇的四位村书记到会。').length, 2);
  assert.deepEqual(placesOf('莲都区甲测画乡的早晨。'), ['丽水市/莲都区']);
});

test('金华地区 of today is the area, of its time the prefecture that was', () => {
  assert.deepEqual(placesOf('他一直在金华地区工作。'), ['金华市']);
  assert.deepEqual(placesOf('丽水地区行署专员到任。'), ['丽水地区']);
});

test('slips of the page are reported, not corrected', () => {
  assert.deepEqual(codesOf('嘉善市的干部来了。'), ['slip-of-the-page']);
  assert.deepEqual(codesOf('启宸桥未来社区交付，始版桥未来社区是试点。'), ['slip-of-the-page']);
  assert.deepEqual(placesOf('各类要素推动多隆市。'), []);
});

test('resolve answers for names, chains and zones at a spot', () => {
  const { context: places } = findPlaces([article('乐清市清江镇的北塘村。')], context);
  assert.equal(places.resolve('清江镇'), '浙江省/温州市/乐清市/清江镇');
  assert.equal(places.resolve('乐清市清江镇北塘村'), '浙江省/温州市/乐清市/清江镇/北塘村');
  assert.equal(places.resolve('丽水经开区'), '浙江省/丽水市');
  assert.equal(places.resolve('多隆市'), null);
  assert.equal(places.isElsewhere('重庆市江北区'), true);
  assert.equal(places.isElsewhere('义乌市'), false);
});

test('every mention covers text of its field, in order, and every path begins with the province', () => {
  const names = [...gazetteer().names()].filter((_, n) => n % 40 === 0);
  const piece = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom('、', '，', '。', '（', '）', '在', '的', '重庆市', '全市', '县委', '村'),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 4 }), (paragraphs) => {
      const texts = paragraphs.map((p) => p.join(''));
      const { articles } = findPlaces([article(texts)], context);
      for (const m of articles[0]!.mentions) {
        const text = texts[Number(m.field.slice(7))]!;
        assert.ok(m.start >= 0 && m.start < m.end && m.end <= text.length);
        assert.match(m.ref, /^浙江省(\/[^/]+){0,4}$/u);
        assert.ok(articles[0]!.places.includes(m.ref));
      }
    }),
    { numRuns: 300 },
  );
});
