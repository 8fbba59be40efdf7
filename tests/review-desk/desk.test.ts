import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArchive, readLedger } from '../../src/archive/index.ts';
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
