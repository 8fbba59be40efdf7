import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArchive, readLedger, sha256, writeArticle, writeFile, writeMarkdown } from '../../src/archive/index.ts';
import { baseOf } from '../../src/archive/prints.ts';
import { identify } from '../../src/catalogue/identity/index.ts';
import { compare } from '../../src/review-desk/compare.ts';
import { Desk } from '../../src/review-desk/desk.ts';
import { Archive, page } from '../archive/job.ts';

/** A page without title and date, and one whose place no table lists. */
async function archive(): Promise<Archive> {
  const made = new Archive();
  made.write('raw/bare.txt', page(1).split('\n').slice(4).join('\n'));
  await made.normalise();
  made.write(
    'articles/2024/hand.md',
    '---\ntitle: 题\nplaces:\n  - 浙江省/金华市/义乌市/苏溪镇/无名村\n---\n\n正文。\n',
  );
  made.write(
    'articles/2024/off.md',
    '---\ntitle: 外省的事\nreview:\n  - off-topic\npublish: withheld\n---\n\n正文。\n',
  );
  return made;
}

async function itemOf(desk: Desk, code: string) {
  const { items } = await desk.queue();
  const item = items.find((other) => other.code === code);
  assert.ok(item, `${code} is not among ${items.map((other) => other.code).join(' ')}`);
  return item;
}

test('a corrected date is in the frontmatter, is not asked again, and stays when normalised again', async () => {
  using made = await archive();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'date-unknown');
  await assert.rejects(desk.decide({ key: item.key, verdict: 'correct', value: '2月30日' }), /不是日期/u);
  const { file } = await desk.decide({ key: item.key, verdict: 'correct', value: '2024-06-05' });
  assert.match(made.read(file), /^date: "2024-06-05"$/mu);
  assert.match(made.read(file), /^reviewed:\n {2}- date-unknown$/mu);
  const { items } = await desk.queue();
  assert.ok(!items.some(({ key }) => key === item.key));
  const decided = made.read(file);
  made.forgetCache();
  await made.normalise();
  assert.equal(made.read(file), decided);
});

test('a decision can be taken back', async () => {
  using made = await archive();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'title-derived');
  const before = made.state();
  await desk.decide({ key: item.key, verdict: 'correct', value: '一个好标题' });
  assert.notEqual(made.state(), before);
  assert.equal(await desk.undo(), true);
  assert.equal(made.state(), before);
  assert.equal(await desk.undo(), false);
});

test('a place that was refused is out, and stays out', async () => {
  using made = await archive();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'unlisted-place');
  await desk.decide({ key: item.key, verdict: 'reject', value: '' });
  const { articles } = await readArchive(made.content);
  const { article } = articles.find(({ id }) => id === 'hand')!;
  assert.deepEqual(article.places, []);
  assert.deepEqual(article.refused?.places, ['浙江省/金华市/义乌市/苏溪镇/无名村']);
});

test('what is said to belong is published, what is said not to belong stays withheld', async () => {
  using made = await archive();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'off-topic');
  await desk.decide({ key: item.key, verdict: 'reject', value: '' });
  assert.doesNotMatch(made.read('articles/2024/off.md'), /publish|^review:/mu);
  await desk.undo();
  await desk.decide({ key: item.key, verdict: 'accept', value: '' });
  assert.match(made.read('articles/2024/off.md'), /^publish: withheld$/mu);
});

test('namesakes are joined by a card', async () => {
  using made = new Archive();
  for (const [id, place] of [
    ['a', '浙江省/金华市/义乌市'],
    ['b', '浙江省/温州市/乐清市'],
  ]) {
    made.write(
      `articles/2024/${id}.md`,
      `---\ntitle: 题\ndate: 2024-02-28\nofficials:\n  - name: 章三\n    posts:\n      - post: 水利局局长\n        place: ${place}\n---\n\n正文。\n`,
    );
  }
  await made.normalise();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'namesakes');
  const { file } = await desk.decide({ key: item.key, verdict: 'accept', value: '' });
  assert.match(made.read(file), /^joins:\n {2}- zhangsan-/mu);
  assert.ok(!(await desk.queue()).items.some(({ code }) => code === 'namesakes'));
});

test('the raw page stands beside the article, nothing of it left out', async () => {
  using made = await archive();
  const { articles } = await readArchive(made.content);
  const entry = articles.find(({ origin }) => origin === 'pipeline')!;
  const raw = made.read('raw/bare.txt');
  const { raw: spans, clean } = compare(entry, readLedger(made.content, entry), raw);
  assert.equal(spans.map(({ text }) => text).join(''), raw);
  for (const [n, block] of entry.blocks.entries()) {
    assert.equal(
      clean
        .find(({ field }) => field === `blocks/${n}`)
        ?.spans.map(({ text }) => text)
        .join(''),
      block.text,
    );
  }
});

const LIKELY = ['title', 'blocks/0', 'blocks/1'];

/** An article whose title and paragraphs each have a repair that is not certain. */
async function repaired(): Promise<Archive> {
  const made = new Archive();
  const blocks = [
    { type: 'paragraph', text: '一号山塘在甲村。' },
    { type: 'paragraph', text: '二号山塘在乙村。' },
  ] as const;
  const text = writeFile({ title: '三号山塘在丙村', review: ['repair-likely'] }, writeMarkdown(blocks));
  const repairs = LIKELY.map((field, n) => ({
    ...{ stage: 's', rule: 'r', before: '?', after: '山塘', certainty: 'likely' as const, at: n * 10, length: 1 },
    ...{ field, offset: 2 },
  }));
  const written = baseOf(text, sha256(text), '');
  await writeArticle(made.content, 'articles/2024/r.mdx', text, {
    ...{ repairs, removed: [], review: [], mentions: [], conflicts: [], written },
  });
  return made;
}

test('a decision about one repair leaves the others waiting', async () => {
  using made = await repaired();
  const desk = new Desk(made.content);
  const waiting = async () =>
    (await desk.queue()).items.filter(({ kind }) => kind === 'likely').map(({ ref, code }) => ref || code);
  assert.deepEqual(await waiting(), ['0', '10', '20']);
  await desk.decide({ key: 'r repair 0', verdict: 'accept', value: '' });
  assert.deepEqual(await waiting(), ['10', '20']);
  await desk.decide({ key: 'r repair 1', verdict: 'correct', value: '大水塘' });
  assert.deepEqual(await waiting(), ['20']);
  await desk.decide({ key: 'r repair 2', verdict: 'reject', value: '' });
  assert.deepEqual(await waiting(), []);
  assert.match(made.read('articles/2024/r.mdx'), /一号大水塘在甲村。\n\n二号□□在乙村。/u);
  assert.match(made.read('articles/2024/r.mdx'), /^reviewed:\n {2}- repair-likely:0\n {2}- repair-likely:10\n/mu);
});

test('repairs whose sentence was changed by hand are asked about once, all together', async () => {
  using made = await repaired();
  const file = 'articles/2024/r.mdx';
  made.write(file, made.read(file).replace('一号山塘', '第一号山塘').replace('二号山塘', '第二号山塘'));
  const desk = new Desk(made.content);
  const { items } = await desk.queue();
  assert.deepEqual(
    items.map(({ code }) => code),
    ['repair-likely', 'repairs-astray'],
  );
  assert.match(items[1]!.message, /有2处存疑的修复/u);
  await desk.decide({ key: items[1]!.key, verdict: 'accept', value: '' });
  assert.deepEqual(
    (await desk.queue()).items.map(({ code }) => code),
    ['repair-likely'],
  );
});

/** Hand-written articles that each name 章三 with a post. */
function naming(posts: readonly (readonly [id: string, date: string, post: string, place: string])[]): Archive {
  const made = new Archive();
  for (const [id, date, post, place] of posts) {
    made.write(
      `articles/2024/${id}.md`,
      `---\ntitle: 题\ndate: ${date}\nofficials:\n  - name: 章三\n    posts:\n      - post: ${post}\n        place: ${place}\n---\n\n正文。\n`,
    );
  }
  return made;
}

const TONGLU = '浙江省/杭州市/桐庐县';
const YUEQING = '浙江省/温州市/乐清市';

test('namesakes that are not one stay apart, and a third is asked about again', async () => {
  using made = naming([
    ['a', '2024-02-28', '水利局局长', TONGLU],
    ['b', '2024-02-28', '水利局局长', YUEQING],
  ]);
  await made.normalise();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'namesakes');
  assert.deepEqual(
    item.candidates?.map(({ sightings }) => sightings.map(({ posts }) => posts)),
    [[[`水利局局长（${TONGLU}）`]], [[`水利局局长（${YUEQING}）`]]],
  );
  const { file } = await desk.decide({ key: item.key, verdict: 'reject', value: '' });
  assert.match(made.read(file), /^apart:\n {2}- zhangsan-yueqing$/mu);
  assert.deepEqual((await desk.queue()).items, []);
  assert.deepEqual((await readArchive(made.content)).problems, []);

  made.write('articles/2024/c.md', made.read('articles/2024/b.md').replace(YUEQING, '浙江省/丽水市/遂昌县'));
  const again = await itemOf(desk, 'namesakes');
  assert.equal(again.candidates?.length, 3);
  await desk.decide({ key: again.key, verdict: 'correct', value: '公示写明调任' });
  assert.match(made.read('officials/zhangsan-suichang.md'), /^reason: 公示写明调任$/mu);
});

test('one who is two is parted, under an id that nobody has', async () => {
  using made = naming([
    ['a', '2024-02-01', '水利局局长', TONGLU],
    ['b', '2024-03-01', '教育局局长', TONGLU],
    ['c', '2024-04-01', '教育局局长', TONGLU],
  ]);
  made.write('officials/registry.yml', 'zhangsan-tonglu-2:\n  name: 章三\n  place: null\n');
  await made.normalise();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'two-posts');
  await desk.decide({ key: item.key, verdict: 'reject', value: '' });
  const { people, cases } = identify(...(await peopleOf(made)));
  assert.deepEqual(
    people.map(({ id, articles }) => [id, articles]),
    [
      ['zhangsan-tonglu', ['a']],
      ['zhangsan-tonglu-3', ['b', 'c']],
    ],
  );
  assert.deepEqual(cases, []);
  assert.equal(await desk.undo(), true);
  assert.equal(made.has('officials/zhangsan-tonglu.md'), false);
});

async function peopleOf({ content }: Archive) {
  const { articles, officialCards, registry } = await readArchive(content);
  return [articles, officialCards, registry] as const;
}

test('what somebody wrote after a decision is not undone with it', async () => {
  using made = await archive();
  const desk = new Desk(made.content);
  const item = await itemOf(desk, 'title-derived');
  const { file } = await desk.decide({ key: item.key, verdict: 'correct', value: '一个好标题' });
  const later = made.read(file).replace('一个好标题', '一个更好的标题');
  made.write(file, later);
  await assert.rejects(desk.undo(), /不能撤销/u);
  assert.equal(made.read(file), later);
});
