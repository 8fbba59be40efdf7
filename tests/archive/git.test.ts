/** Two editors, each in a branch: what git makes of their changes to one article. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { editFields, readArchive, writeFile, writeMarkdown } from '../../src/archive/index.ts';
import { Archive } from './job.ts';

const FILE = 'articles/2024/a.mdx';
const TEXT = writeFile(
  {
    title: '测试镇查山塘',
    date: '2024-02-28',
    source: '测试日报',
    places: ['浙江省/金华市/义乌市'],
    officials: [
      { name: '甲某', posts: [{ post: '镇长', place: null, status: 'current' }], scope: 'zhejiang' },
      { name: '乙某', posts: [{ post: '副镇长', place: null, status: 'current' }], scope: 'zhejiang' },
    ],
    topics: ['san-zhi-duiwu'],
    review: ['date-unknown', 'title-derived'],
  },
  writeMarkdown(
    ['一号山塘在甲村。', '二号山塘在乙村。', '三号山塘在丙村。'].map((text) => ({ type: 'paragraph', text })),
  ),
);

/** Merges two editors' versions of TEXT; returns what git makes of them, and whether it needed no help. */
function merge(archive: Archive, one: string, other: string): { clean: boolean; text: string } {
  const git = (...args: string[]) => {
    const own = ['-c', 'user.name=t', '-c', 'user.email=t@example.cn', '-c', 'commit.gpgsign=false'];
    return spawnSync('git', [...own, ...args], { cwd: archive.content, encoding: 'utf8' });
  };
  const commit = (text: string) => {
    archive.write(FILE, text);
    git('add', '-A');
    git('commit', '-qm', 'x');
  };
  git('init', '-q', '-b', 'main');
  commit(TEXT);
  git('checkout', '-qb', 'other');
  commit(other);
  git('checkout', '-q', 'main');
  commit(one);
  const { status } = git('merge', '-q', '--no-edit', 'other');
  return { clean: status === 0, text: archive.read(FILE) };
}

test('changes to different fields, to different people and to different paragraphs merge by themselves', async () => {
  using archive = new Archive();
  const one = editFields(TEXT.replace('一号山塘在甲村', '一号山塘在甲村边'), {
    title: '测试镇查一号山塘',
    reviewed: ['title-derived'],
    review: ['date-unknown'],
  });
  const other = editFields(TEXT.replace('三号山塘在丙村', '三号山塘在丙村边').replace('副镇长', '常务副镇长'), {
    source: '测试晚报',
    topics: ['san-zhi-duiwu', 'jiceng-zhili'],
  });
  const { clean, text } = merge(archive, one, other);
  assert.ok(clean, text);
  const { articles, problems } = await readArchive(archive.content);
  assert.deepEqual(problems, []);
  const { article, blocks } = articles[0]!;
  assert.deepEqual(
    [article.title, article.source, article.reviewed, article.topics],
    ['测试镇查一号山塘', '测试晚报', ['title-derived'], ['san-zhi-duiwu', 'jiceng-zhili']],
  );
  assert.deepEqual(
    blocks.map((block) => block.text),
    ['一号山塘在甲村边。', '二号山塘在乙村。', '三号山塘在丙村边。'],
  );
  assert.equal(article.officials[1]?.posts[0]?.post, '常务副镇长');
});

test('what both changed is left for people, and told as what it is', async () => {
  using archive = new Archive();
  const { clean } = merge(archive, editFields(TEXT, { title: '甲的题目' }), editFields(TEXT, { title: '乙的题目' }));
  assert.equal(clean, false);
  const { status, out } = await archive.run('check.ts', ['--quick']);
  assert.equal(status, 1);
  assert.match(out, /a\.mdx\n\s+2:1\s+错误 {2}git 合并时两边都改了这里，还没有选定。/u);
});
