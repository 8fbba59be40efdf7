/** What may not be published is nowhere in the finished site: not in a page, not in data, not in the index, not raw. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type BuiltSite, builtSite } from './browser.ts';

const OPENING = `首段开头。${'此处是很长的首段。'.repeat(30)}`;
const SECRET = {
  excerpt: '摘录之外不可见',
  metadata: '著录之外不可见',
  withheld: '撤下之后不可见',
  raw: '原页只供内部',
};

describe('an archive with limits', () => {
  const content = mkdtempSync(join(tmpdir(), 'zhijiang-rights-'));
  let built: BuiltSite;
  const write = (path: string, text: string) => {
    mkdirSync(join(content, path, '..'), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  const article = (id: string, fields: string, body: string) =>
    write(`articles/2024/${id}.md`, `---\ntitle: 标题${id}\ndate: "2024-05-06"\n${fields}\n---\n\n${body}\n`);

  before(async () => {
    write('outlets.yml', '- name: 摘录报\n  publish: excerpt\n- name: 全文报\n  publish: full\n');
    article('cut', 'source: 摘录报', `${OPENING}\n\n${SECRET.excerpt}。`);
    article('meta', 'source: 全文报\npublish: metadata', `${SECRET.metadata}。`);
    article('gone', 'source: 全文报\npublish: withheld\ncorrection: 应当事人要求撤下。', `${SECRET.withheld}。`);
    article('open', 'source: 全文报', '全文公开的话。');
    article('fixed', 'source: 全文报\ncorrection: 原题人名有误，已改。', '改过的话。');
    // Two scraped pages: one that its sidecar holds back, one that it sets free.
    const scraped = (name: string, text: string) =>
      `${name}\n发布日期：2024-05-07\n\n　　义乌市委书记甲某到苏溪镇走访，说的是${name}的事。\n　　${text}，这是第二段话。\n`;
    write('raw/held.txt', scraped('县里修路一年间', SECRET.raw));
    write('raw/held.txt.yml', 'outlet: 全文报\nrights: metadata\n');
    write('raw/free.txt', scraped('镇上修桥一年间', '修桥的细节'));
    write('raw/free.txt.yml', 'outlet: 全文报\nrights: full\n');
    article('other', 'source: 全文报\npublish: withheld\nreview: [off-topic]', '与本档无关的话。');
    built = await builtSite({ content });
  });
  after(() => {
    built.remove();
    rmSync(content, { recursive: true, force: true });
  });

  const files = () =>
    readdirSync(built.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const page = (path: string) => readFileSync(join(built.dir, path), 'utf8');

  it('lets no file hold a word beyond its level', () => {
    for (const file of files()) {
      const text = readFileSync(file, 'utf8');
      for (const secret of Object.values(SECRET)) assert.ok(!text.includes(secret), `${secret} in ${file}`);
    }
  });

  it('shows of an excerpt its opening, and says that it is one', () => {
    const html = page('articles/cut/index.html');
    assert.match(html, /首段开头/u);
    assert.match(html, /只公开摘录/u);
    assert.match(html, /……/u);
    assert.match(page('articles/meta/index.html'), /只公开著录信息/u);
  });

  it('keeps the address of what was withdrawn, out of every list, with a note and an entry in the log', () => {
    const html = page('articles/gone/index.html');
    assert.match(html, /应当事人要求撤下/u);
    assert.match(html, /noindex/u);
    assert.ok(!html.includes('标题gone'));
    assert.match(page('corrections/index.html'), /应当事人要求撤下/u);
    for (const list of [
      'index.html',
      'dates/2024/05/06/index.html',
      'years/2024/index.html',
      'atom.xml',
      'llms.txt',
      'data/articles.csv',
    ])
      assert.ok(!page(list).includes('articles/gone'), list);
  });

  it('says of a page kept back as off topic that it is that, and logs no withdrawal', () => {
    assert.match(page('articles/other/index.html'), /与干部工作无关/u);
    assert.ok(!page('corrections/index.html').includes('articles/other'));
  });

  it('offers a raw page byte for byte where rights say so, and only there', () => {
    assert.deepEqual(readdirSync(join(built.dir, 'raw')), ['free.txt']);
    assert.deepEqual(readFileSync(join(built.dir, 'raw/free.txt')), readFileSync(join(content, 'raw/free.txt')));
    assert.match(page('dates/2024/05/07/index.html'), /县里修路一年间/u);
  });

  it('notes a correction on the page and in the log', () => {
    assert.match(page('articles/fixed/index.html'), /更正.*原题人名有误，已改/su);
    assert.match(page('corrections/index.html'), /原题人名有误，已改/u);
  });
});
