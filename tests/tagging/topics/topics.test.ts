import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readVocabulary } from '../../../src/archive/index.ts';
import type { Topic } from '../../../src/model/draft.ts';
import { findTopics } from '../../../src/tagging/topics/index.ts';
import { article, context } from '../places/record.ts';

const { topics, problems } = await readVocabulary(fileURLToPath(new URL('../../../content', import.meta.url)));
const card = (id: string, phrases: string[], not: string[] = []): Topic => ({
  id,
  name: id,
  definition: '',
  source: '',
  phrases,
  not,
  broader: [],
  related: [],
});
const find = (text: string, cards: readonly Topic[] = topics) =>
  findTopics(article(text), { ...context, topics: cards });

test('at least 40 cards, each with a definition, a source, phrases, and relations that lead somewhere', () => {
  assert.deepEqual(
    problems.filter((p) => p.file.startsWith('topics/')),
    [],
  );
  assert.ok(topics.length >= 40);
  const ids = new Set(topics.map((t) => t.id));
  const sourceless = topics.filter((t) => !t.definition || !t.source || t.phrases.length === 0);
  assert.deepEqual(sourceless, []);
  for (const t of topics) {
    for (const other of [...t.broader, ...t.related]) assert.ok(ids.has(other), `${t.id} → ${other}`);
    assert.match(t.id, /^[a-z0-9-]+$/u);
  }
});

test('nothing is broader than itself, by any way round', () => {
  const broader = new Map(topics.map((t) => [t.id, t.broader]));
  const above = (id: string, seen: string[] = []): void => {
    assert.ok(!seen.includes(id), [...seen, id].join(' → '));
    for (const next of broader.get(id) ?? []) above(next, [...seen, id]);
  };
  for (const t of topics) above(t.id);
});

test('a topic is proved by the phrase that shows it', () => {
  const text = '会议部署“三支队伍”建设，深化“千万工程”。';
  const found = find(text);
  assert.deepEqual(found.topics, ['san-zhi-duiwu', 'qianwan-gongcheng']);
  assert.deepEqual(
    found.mentions.map((m) => text.slice(m.start, m.end)),
    ['三支队伍', '千万工程'],
  );
});

test('quotation marks inside a phrase do not matter', () => {
  const text = '统筹推进三个“一号工程”。';
  const [mention] = find(text).mentions;
  assert.equal(mention?.ref, 'san-ge-yihao-gongcheng');
  assert.equal(text.slice(mention?.start, mention?.end), '三个“一号工程');
});

test('a phrase inside a refused one does not count', () => {
  const cards = [card('a', ['招商'], ['招商银行'])];
  assert.deepEqual(find('招商银行来了。', cards).topics, []);
  assert.deepEqual(find('招商专班来了。', cards).topics, ['a']);
});

test('a phrase inside a longer one of another card counts for both', () => {
  const cards = [card('a', ['营商环境']), card('b', ['营商环境优化提升一号改革工程'])];
  const found = find('实施营商环境优化提升“一号改革工程”。', cards);
  assert.deepEqual([...found.topics].sort(), ['a', 'b']);
});

test('no cards, no topics', () => {
  assert.deepEqual(find('共同富裕。', []), { topics: [], mentions: [] });
});
