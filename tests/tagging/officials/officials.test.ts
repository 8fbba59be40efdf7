/** Everyone named here is made up, but for the leader whom any text names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { officialsOf, said } from './articles.ts';

test('one entry for each area governed', () => {
  assert.deepEqual(said('金华市委常委、东阳市委书记厉行舟宣布开工。'), [
    '厉行舟: 金华市委常委@浙江省/金华市 + 东阳市委书记@浙江省/金华市/东阳市',
  ]);
  assert.deepEqual(said('江山市大陈乡大陈村党支部书记、村委会主任汪子衿唱起村歌。'), [
    '汪子衿: 江山市大陈乡大陈村党支部书记、村委会主任@浙江省/衢州市/江山市/大陈乡/大陈村',
  ]);
  assert.deepEqual(said('丽水经开区管委会副主任柳一村逐条回应。'), ['柳一村: 丽水经开区管委会副主任@浙江省/丽水市']);
});

test('several names after one post hold it each', () => {
  assert.deepEqual(said('缙云县溶江乡副乡长樊小勇、应一聪冒雨巡山。'), [
    '樊小勇: 缙云县溶江乡副乡长@浙江省/丽水市/缙云县/溶江乡',
    '应一聪: 缙云县溶江乡副乡长@浙江省/丽水市/缙云县/溶江乡',
  ]);
});

test('words of time and change give the status', () => {
  assert.deepEqual(said('任命方知远为平湖市司法局局长，免去魏东来的平湖市司法局局长职务。'), [
    '方知远: 平湖市司法局局长@浙江省/嘉兴市/平湖市',
    '魏东来: 平湖市司法局局长@浙江省/嘉兴市/平湖市 removed',
  ]);
  assert.deepEqual(said('俞思齐，男，1978年3月生，现任缙云县副县长，拟任缙云县委副书记。'), [
    '俞思齐: 缙云县副县长@浙江省/丽水市/缙云县 + 缙云县委副书记@浙江省/丽水市/缙云县 proposed',
  ]);
  assert.deepEqual(said('时任西湖区区长刘大可、桐庐县县长方小毅参加。'), [
    '刘大可: 西湖区区长@浙江省/杭州市/西湖区 former',
    '方小毅: 桐庐县县长@浙江省/杭州市/桐庐县 former',
  ]);
  assert.deepEqual(said('黎一帆，2018年6月转任衢州市委书记，2021年2月出任宁波市委副书记。'), [
    '黎一帆: 衢州市委书记@浙江省/衢州市 former + 宁波市委副书记@浙江省/宁波市',
  ]);
});

test('a list under 免去： is one of removals', () => {
  const [found] = officialsOf({
    text: '岱山县人大常委会通过：\n免去：\n于海阔的岱山县水利局局长职务；\n童一心的岱山县财政局局长职务。',
  });
  assert.deepEqual(
    found!.officials.map((o) => [o.name, o.posts[0]!.status]),
    [
      ['于海阔', 'removed'],
      ['童一心', 'removed'],
    ],
  );
});

test('a byline and a subtitle name the speaker', () => {
  const [found] = officialsOf({
    title: '把好事办到群众心坎上',
    subtitle: '访南浔区练市镇党委书记沈一诺',
    blocks: [{ type: 'byline', text: '南浔区练市镇镇长 费一鸣' }],
  });
  assert.deepEqual(
    found!.officials.map((o) => o.name),
    ['沈一诺', '费一鸣'],
  );
});

test('reporters, business people, residents and experts are no officials', () => {
  for (const text of [
    '记者陈可辛从西湖区民政局获悉，老年食堂已增至百家。',
    '义乌某某电子有限公司董事长鲁大成、副总经理齐小川参加座谈。',
    '平阳县鳌江镇商会会长项大同说，会员企业再捐一批物资。',
    '临平区塘栖镇塘北村村民沈阿毛笑得合不拢嘴。',
    '浙江大学教授郭怀远认为值得推广。',
    '县委书记说，群众满意才是硬道理。',
  ]) {
    assert.deepEqual(said(text), [], text);
  }
});

test('a village head with a company beside keeps the village post alone', () => {
  assert.deepEqual(said('乐清市清江镇北塘村党支部书记、某某农业公司董事长卢一山说。'), [
    '卢一山: 乐清市清江镇北塘村党支部书记@浙江省/温州市/乐清市/清江镇/北塘村',
  ]);
});

test('national leaders and officials of other provinces are apart, with their own areas', () => {
  const scopes = (text: string) =>
    officialsOf({ text })[0]!.officials.map((o) => [o.name, o.scope, o.posts[0]?.place ?? null]);
  assert.deepEqual(scopes('时任浙江省委书记习近平作出部署。'), [['习近平', 'national', '浙江省']]);
  assert.deepEqual(scopes('四川省广元市委书记何一川到湖州市考察，湖州市委副书记郎若拙陪同。'), [
    ['何一川', 'elsewhere', '四川省/广元市'],
    ['郎若拙', 'zhejiang', '浙江省/湖州市'],
  ]);
  assert.deepEqual(scopes('重庆市江北区委书记秦一方说，要学浙江。'), [['秦一方', 'elsewhere', '重庆市/江北区']]);
  assert.deepEqual(scopes('国务院副总理廖一山到舟山调研。'), [['廖一山', 'national', null]]);
});

test('a name read two ways is said to be open, and nobody is chosen', () => {
  const [found] = officialsOf({ text: '吴兴区织里镇党委委员梁波来看戏。' });
  assert.deepEqual(found!.officials, []);
  assert.deepEqual(
    found!.review.map((r) => r.code),
    ['name-open'],
  );
});

test('every mention is the name itself at its offsets, and the evidence names the person', () => {
  const text = '“办得成。”婺城区安地镇党委书记章 亮说。村里人都记得章亮的话。';
  const [found] = officialsOf({ text });
  assert.deepEqual(
    found!.mentions.map((m) => text.slice(m.start, m.end)),
    ['章 亮', '章亮'],
  );
  assert.equal(found!.officials[0]!.evidence, '婺城区安地镇党委书记章 亮说。');
});

test('a village post is of the village named before, not of one that a later paragraph names', () => {
  const blocks = [
    '宁波市海曙区选派干部驻村。龙观乡李岙村第一书记王测（区住建局干部）走访了农户。',
    '“账清爽多了。”村监会主任毛试说。',
    '集士港镇岳童村的收入也翻了番。',
  ];
  const [found] = officialsOf({ blocks: blocks.map((text) => ({ type: 'paragraph' as const, text })) });
  assert.deepEqual(
    found!.officials
      .find((o) => o.name === '毛试')
      ?.posts[0]?.place?.split('/')
      .slice(-2),
    ['龙观乡', '李岙村'],
  );
});

test('a name that is a word as well is mentioned only where it stands like a name', () => {
  const text = '长兴县水口乡党委书记林立带头。如今高楼林立。林立说，路修好了。';
  const [found] = officialsOf({ text });
  assert.deepEqual(
    found!.mentions.map((m) => [m.start, m.certainty]),
    [
      [text.indexOf('林立'), 'certain'],
      [text.lastIndexOf('林立'), 'likely'],
    ],
  );
});

test('any text is read without an error, and mentions stay inside it', () => {
  const piece = fc.constantFrom(
    '义乌市',
    '县委',
    '书记',
    '、',
    '副市长',
    '甲某',
    '王一舟',
    '免去',
    '的',
    '职务',
    '，',
    '。',
    '（女）',
    '\n',
    '·',
    '习近平',
    '省',
    '村',
    ' ',
    '：',
    '任',
    '为',
    '拟任',
    'A',
    '“',
    '□',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const [found] = officialsOf({ text });
      const lines = text.split('\n');
      for (const m of found!.mentions) {
        const line = lines[Number(m.field.slice('blocks/'.length))]!;
        assert.equal(line.slice(m.start, m.end).replaceAll(' ', ''), m.ref);
      }
    }),
    { numRuns: 300 },
  );
});
