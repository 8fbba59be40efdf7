import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { markdownHtml } from '../../src/site/markdown.ts';
import { paragraphMarks } from '../../src/site/paragraph-marks.ts';

describe('Markdown of an editor', () => {
  it('has GFM: tables and footnotes, the labels in Chinese', () => {
    const { html } = markdownHtml('| 年 | 数 |\n| --- | --- |\n| 甲 | 乙 |\n\n话[^1]。\n\n[^1]: 出处。');
    assert.match(html, /<table>/u);
    assert.match(html, /<h2[^>]*>注释<\/h2>/u);
    assert.match(html, /aria-label="回到正文"/u);
  });

  it('aligns the figures of a table', () => {
    const { html } = markdownHtml('| 年 | 数 |\n| --- | ---: |\n| 甲 | 12 |');
    assert.match(html, /<td>甲<\/td>\s*<td class="n">12<\/td>/u);
    assert.ok(!html.includes('align='));
  });

  it('leaves quotation marks and dashes as they are', () => {
    assert.match(markdownHtml(`"甲"--乙...`).html, /<p>"甲"--乙\.\.\.<\/p>/u);
  });

  it('runs nothing and asks no other host', () => {
    const { html } = markdownHtml(
      '<img src=x onerror=alert(1)>\n\n[点](javascript:alert(1)) ![图](https://example.com/a.png) ![己](a.png)',
    );
    assert.ok(!/onerror|javascript:/u.test(html));
    assert.ok(!/<img[^>]*example/u.test(html));
    assert.match(html, /<img src="a\.png"/u);
  });

  it('tells decks and bylines, and gives sections their anchors', () => {
    const { html, headings } = markdownHtml('## 一节\n\n*小题*\n\n**某县 甲某**\n\n话。');
    assert.deepEqual(headings, [{ id: 's1', text: '一节' }]);
    assert.match(html, /<p class="deck">小题<\/p>/u);
    assert.match(html, /<p class="byline">某县 甲某<\/p>/u);
  });
});

it('gives decks and bylines of articles with components as those of any other', () => {
  const reader = unified().use(remarkParse).use(paragraphMarks).use(remarkRehype).use(rehypeStringify);
  const text = '*“一个一个来”*\n\n**某县县委书记　甲某**\n\n正文里*着重*的字。\n\n- *一项*\n';
  const html = String(reader.processSync(text)).replaceAll('\n', '');
  assert.match(html, /^<p class="deck">“一个一个来”<\/p><p class="byline">某县县委书记　甲某<\/p>/u);
  assert.match(html, /<p>正文里<em>着重<\/em>的字。<\/p>/u);
  assert.match(
    markdownHtml(text).html,
    /^<p class="deck">“一个一个来”<\/p>\s*<p class="byline">某县县委书记　甲某<\/p>/u,
  );
});
