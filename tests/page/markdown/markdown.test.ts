/** However a scraper writes a page down in Markdown, the same article comes of it, and every character is accounted for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BARE } from '../../../scripts/bench/page-fixtures.ts';
import type { Draft, Sidecar } from '../../../src/model/draft.ts';
import { readHtml } from '../../../src/page/html/index.ts';
import { anatomise } from '../../../src/page/index.ts';
import { isMarkdown } from '../../../src/page/markdown/index.ts';
import { decode } from '../../../src/text/decode.ts';

function read(text: string, sidecar: Sidecar = {}): Draft[] {
  const bytes = new TextEncoder().encode(text);
  const decoded = decode(bytes, sidecar.contentType);
  const page = readHtml(decoded, { file: 'x.txt', bytes, sidecar });
  return anatomise({ ...page, raw: page.raw ?? decoded.text }, sidecar, BARE);
}

const shape = (draft: Draft | undefined) => ({
  title: draft?.title?.text,
  date: draft?.date,
  source: draft?.source,
  blocks: draft?.blocks.map((b) => `${b.type} ${b.content.text}`),
  captions: draft?.captions.map((c) => `${c.content.text}|${c.credit}`),
});

const TITLE = '测试镇把水站修到了山脚下';
const ONE = '绍兴市新昌县测试镇的水站昨天通了水，山脚下三个自然村的人家，不用再挑水过夏天了。';
const TWO = '镇党委书记甲某说，水站的钱一半是村里自己凑的，一半是县里补的，每一笔都贴在墙上。';
const THREE = '眼下管子正往更高的两户人家接，镇里打算入冬以前全部接完，接完一户，墙上就划掉一户。';
const WANT = {
  title: TITLE,
  date: '2023-06-08',
  source: '测试日报',
  blocks: [`paragraph ${ONE}`, 'heading 钱从哪里来', `paragraph ${TWO}`, 'heading 还有两户', `paragraph ${THREE}`],
  captions: [],
};
const META = '发布时间：2023-06-08 来源：测试日报 浏览次数：12';
const BODY = `${ONE}\n\n## 钱从哪里来\n\n${TWO}\n\n## 还有两户\n\n${THREE}`;

const pages: Readonly<Record<string, string>> = {
  'a logo and a path over the headline, buttons in the dateline': `![logo](/images/logo.png)\n\n[首页](/) > [要闻](/yw/) > 正文\n\n# ${TITLE}\n\n${META}　　[打印](javascript:window.print\\(\\)) [关闭](javascript:window.close())\n\n${BODY}`,
  'the headline of the second rank': `[首页](/) [新闻](/news) [政务](/gov)\n\n## ${TITLE}\n\n${META}\n\n${BODY.replaceAll('## ', '### ')}`,
  'a bold headline, bold subheads': `[首页](/)\n\n**${TITLE}**\n\n${META}\n\n${BODY.replace(/## (.*)/g, '**$1**')}`,
  'a headline of another rank than its subheads, underlined': `${TITLE}\n====\n\n${META}\n\n${BODY.replace(/## (.*)/g, '$1\n----')}`,
  'subheads of the rank of the headline': `# ${TITLE}\n\n${META}\n\n${BODY.replaceAll('## ', '# ')}`,
  'the name of the site in a heading of its own': `# 测试新闻网\n\n# ${TITLE}\n\n${META}\n\n${BODY}`,
  'the dateline over the headline': `[首页](/)\n\n${META}\n\n# ${TITLE}\n\n${BODY}`,
  'a menu as a list of links': `*   [首页](/)\n*   [新闻](/n)\n*   [县里这几年](/x)\n*   [English](/en)\n\n# ${TITLE}\n\n${META}\n\n${BODY}`,
  'a menu of links without blanks': `[首页](/)[新闻](/n)[县里这几年](/x)[乡镇天地](/y)\n\n# ${TITLE}\n\n${META}\n\n${BODY}`,
  'lists of other articles around it': `# ${TITLE}\n\n${META}\n\n${BODY}\n\n### 相关阅读\n\n- [春茶开了第一锅](/1.html)\n- [老街的灯亮到九点](/2.html)\n- [桥头的早市搬家了](/3.html)\n\n[![](/qr.png)](/app)\n\n版权所有 测试日报社`,
  'properties between dashes': `---\ntitle: "${TITLE}"\nurl: https://example.com/1.html\nhostname: example.com\nsitename: 测试日报\ndate: 2023-06-08\ncategories: []\n---\n${BODY}`,
  'the head of a reader tool': `Title: ${TITLE}_测试网\n\nURL Source: https://example.com/1.html\n\nPublished Time: 2023-06-08T09:30:00+08:00\n\nMarkdown Content:\n${TITLE}\n------------\n\n来源：测试日报\n\n${BODY}`,
  'the head of a reader tool and no headline': `Title: ${TITLE}\n\nURL Source: https://example.com/1.html\n\nMarkdown Content:\n${META}\n\n${BODY}`,
  'escaped signs': `\\[首页\\](/) \\> 要闻\n\n# ${TITLE}\n\n${META.replace('2023-06-08', '2023\\-06\\-08')}\n\n${BODY.replace('三个', '三个\\_').replace('三个\\_', '三个')}`,
  'links by reference': `[首页][1] > [要闻][2] > 正文\n\n# ${TITLE}\n\n${META}\n\n${BODY}\n\n[1]: https://example.com/\n[2]: https://example.com/yw "要闻"`,
  'links and stress inside the text': `# ${TITLE}\n\n${META}\n\n${BODY.replace('测试镇的', '[测试镇](/town)的').replace('甲某', '**甲某**').replace('三个', '*三个*')}`,
  'a headline that is a link': `# [${TITLE}](https://example.com/1.html)\n\n${META}\n\n${BODY}`,
  'elements of HTML': `<div align="center">\n\n# ${TITLE}\n\n</div>\n\n${META}<br>\n\n${BODY.replaceAll('\n\n', '<br/>\n\n')}`,
  'hard ends of lines': `# ${TITLE}  \n${META}\\\n\n${BODY.replaceAll('\n\n', '  \n\n')}`,
  'paragraphs indented as in print': `# ${TITLE}\n\n${META}\n\n${BODY.replaceAll(/^(?=[^#\n])/gm, '\u3000\u3000')}`,
  'quotation marks of Markdown before each line': `# ${TITLE}\n\n${META}\n\n${BODY.replaceAll(/^(?=[^#\n])/gm, '> ')}`,
  'links over several lines': `[![](/1.jpg)\\\n\\\n春茶开了第一锅](/1.html)\n\n# ${TITLE}\n\n${META}\n\n${BODY}`,
  'a closing mark behind the headline': `# ${TITLE} #\n\n${META}\n\n${BODY}`,
  'bullets of another kind before its menu, an image between': `+ [首页](/)\n+ [新闻](/n)\n\n![](/uploads/1.jpg)\n\n# ${TITLE}\n\n${META}\n\n${BODY}`,
  'a row of buttons under the dateline': `# ${TITLE}\n\n${META}\n\n[A-](javascript:;) [A+](javascript:;) [微信](#) [微博](#)\n\n${BODY}\n\n[上一篇：春茶开了第一锅](/1.html)\n[下一篇：老街的灯](/2.html)`,
  'a table of contents of links to itself': `# ${TITLE}\n\n${META}\n\n- [钱从哪里来](#a)\n- [还有两户](#b)\n\n${BODY}`,
  'fields as a list': `# ${TITLE}\n\n* 来源：测试日报\n* 发布时间：2023-06-08\n* [分享](#)\n\n${BODY}`,
};

/** Every character is in the article or in what was taken off, and none in both. */
function assertAccounted(text: string, drafts: readonly Draft[]): void {
  const seen = new Uint8Array(text.length);
  for (const d of drafts) {
    for (const c of [
      d.title,
      d.kicker,
      d.column,
      d.subtitle,
      ...d.blocks.map((b) => b.content),
      ...d.captions.map((c) => c.content),
    ])
      for (let i = 0; c && i < c.length; i++) if (/\S/.test(c.text[i]!)) seen[c.origin(i)] = 1;
    for (const r of d.removed)
      for (let i = 0; i < r.text.length; i++) {
        assert.equal(text[r.at + i], r.text[i], `${r.rule} “${r.text}” stands elsewhere`);
        assert.ok(/\s/.test(r.text[i]!) || seen[r.at + i] !== 1, `shown and removed: ${r.text}`);
        seen[r.at + i] = 2;
      }
  }
  let lost = '';
  for (let i = 0; i < text.length; i++) if (!seen[i] && /\S/.test(text[i]!)) lost += text[i];
  assert.equal(lost, '');
}

for (const [name, text] of Object.entries(pages))
  test(`a page in Markdown with ${name}`, () => {
    assert.ok(isMarkdown(text));
    const drafts = read(text);
    assert.deepEqual(drafts.map(shape), [WANT]);
    assertAccounted(text, drafts);
  });

test('a picture has its caption: slanted, with a credit, or as its description', () => {
  const page = (picture: string) => read(`# ${TITLE}\n\n${META}\n\n${ONE}\n\n${picture}\n\n${TWO}\n\n${THREE}`);
  const captions = (picture: string) => page(picture)[0]!.captions.map((c) => [c.content.text, c.credit, c.image]);
  assert.deepEqual(captions('![](1.jpg)\n\n*山脚下的水站*'), [['山脚下的水站', null, '1.jpg']]);
  assert.deepEqual(captions('![图片](img/1.jpg "水站")\n水站通水那天。乙某 摄'), [
    ['水站通水那天。', '乙某', 'img/1.jpg'],
  ]);
  assert.deepEqual(captions('![图为山脚下的水站。乙某 摄](1.jpg)'), [['图为山脚下的水站。', '乙某', '1.jpg']]);
  assert.deepEqual(captions('![微信图片_20230608](https://example.com/a_(1).jpg)'), []);
  assert.deepEqual(page('![](1.jpg)')[0]!.blocks.length, 3);
});

test('a table stays one, a table of layout gives its text', () => {
  const page = (table: string) => read(`# ${TITLE}\n\n${META}\n\n${ONE}\n\n${table}\n\n${TWO}`)[0]!.blocks;
  const table = '| 村 | 户数 |\n| --- | --- |\n| **甲村** | 12 |\n| [乙村](/y) | 9 |';
  assert.deepEqual(page(table)[1], { type: 'table', content: page(table)[1]!.content });
  assert.equal(page(table)[1]!.content.text, '| 村 | 户数 |\n| --- | --- |\n| 甲村 | 12 |\n| 乙村 | 9 |');
  assert.deepEqual(
    page(`|  |\n| --- |\n| ${THREE} |`).map((b) => `${b.type} ${b.content.text}`),
    [ONE, THREE, TWO].map((text) => `paragraph ${text}`),
  );
});

test('several articles of a page, each with its headline and dateline', () => {
  const drafts = read(
    `# ${TITLE}\n\n${META}\n\n${ONE}\n\n${TWO}\n\n# 老街的灯亮到九点\n\n发布时间：2023-06-09 来源：测试日报\n\n${THREE}`,
  );
  assert.deepEqual(
    drafts.map((d) => [d.title?.text, d.date, d.blocks.length]),
    [
      [TITLE, '2023-06-08', 2],
      ['老街的灯亮到九点', '2023-06-09', 1],
    ],
  );
});

test('text that only looks like it is no Markdown', () => {
  for (const text of [
    `${TITLE}\n手机138****1234，李**、王**两人报了名。\n${ONE}`,
    `【首页】(测试)\n#测试话题# ${ONE}\n5*3*2米`,
    `---\n${TITLE}\n---\n${ONE}`,
    `[1] 见上文（二）。\n${ONE}[2](同上)`,
    `- 甲村\n- 乙村\n1. ${ONE}`,
  ])
    assert.equal(isMarkdown(text), false, text);
});

const scraps = [
  '# ',
  '## ',
  '**',
  '*',
  '_',
  '`',
  '[',
  '](',
  ')',
  '![',
  '](/a.jpg)',
  '[x](/y)',
  '\\',
  '<',
  '<br>',
  '<https://a.cn>',
  '|',
  '| --- |',
  '\n',
  '\n\n',
  '---\n',
  'title: 甲\n',
  '====',
  '[a]: /b',
  '>',
  '- ',
  TITLE,
  ONE,
  META,
  '甲',
  ' ',
  '\u3000',
  '。',
];

test('no character is lost, whatever the page', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...scraps), { maxLength: 40 }), (parts) => {
      const text = `# ${TITLE}\n${parts.join('')}`;
      assertAccounted(text, read(text));
    }),
    { numRuns: 400 },
  );
});
