/** An article of a public account, copied or saved with whatever stands around it, is the same article. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE } from '../../scripts/bench/page-fixtures.ts';
import type { Draft, Sidecar } from '../../src/model/draft.ts';
import { readHtml } from '../../src/page/html/index.ts';
import { anatomise } from '../../src/page/index.ts';
import { decode } from '../../src/text/decode.ts';

function read(text: string, sidecar: Sidecar = {}): Draft[] {
  const bytes = new TextEncoder().encode(text);
  const decoded = decode(bytes, sidecar.contentType);
  const page = readHtml(decoded, { file: 'x', bytes, sidecar });
  return anatomise({ ...page, raw: page.raw ?? decoded.text }, sidecar, BARE);
}

const shape = (draft: Draft | undefined) => ({
  title: draft?.title?.text,
  date: draft?.date,
  source: draft?.source,
  authors: draft?.authors,
  blocks: draft?.blocks.map((b) => `${b.type} ${b.content.text}`),
});

const TITLE = '测试镇的夜灯亮到了渔港尽头';
const TEXT = [
  '台州市玉环市测试镇的渔港上个月装了灯，船老大夜里靠岸，再不用打着手电找缆桩了。',
  '镇党委书记甲某某说，灯的钱是港里三十条船一家一家凑出来的，镇里出了另外一半。',
  '下一步，镇里还要把灯接到晒场，赶海的人半夜回来，也能看清脚下的路。',
];
const BODY = TEXT.join('\n\n');
const want = (authors: string[] = []) => ({
  title: TITLE,
  date: '2024-04-12',
  source: '清廉测试',
  authors,
  blocks: TEXT.map((text) => `paragraph ${text}`),
});

const heads: Readonly<Record<string, [head: string, authors?: string[]]>> = {
  'account and time': [`${TITLE}\n\n清廉测试 2024-04-12 18:30`],
  'account, time and province': [`${TITLE}\n\n清廉测试 2024-04-12 18:30 浙江`],
  'account, time and 发表于': [`${TITLE}\n清廉测试\n2024年04月12日 18:30\n发表于浙江`],
  'an original, its writer, account and time': [`${TITLE}\n原创 吴小波 清廉测试 2024-04-12 18:30 浙江`, ['吴小波']],
  'each in a line': [`${TITLE}\n原创\n吴小波\n清廉测试\n2024年04月12日 18:30\n浙江`, ['吴小波']],
  'account twice': [`${TITLE}\n原创 清廉测试 清廉测试\n2024-04-12 18:30`],
  'a writer in his own field': [`${TITLE}\n作者：吴小波\n清廉测试 2024-04-12 18:30`, ['吴小波']],
  'the reading mode beside it': [`${TITLE}\n清廉测试 2024-04-12 18:30 在小说阅读器中沉浸阅读`],
  'the reading mode below it': [`${TITLE}\n清廉测试\n2024年04月12日 18:30\n在小说阅读器读本章\n去阅读`],
  'a collection': [`${TITLE}\n清廉测试 2024-04-12 18:30\n收录于合集 #监督举报`],
  'several collections': [`${TITLE}\n清廉测试 2024-04-12 18:30 发表于浙江\n收录于合集\n#以案为鉴 12个\n#清廉村居 8个`],
  'a subject': [`${TITLE}\n清廉测试 2024-04-12 18:30\n收录于话题 #乡村 #渔港`],
  'a collection of the newer form': [`${TITLE}\n清廉测试\n2024年4月12日 18:30 浙江\n#海岛观察\n12`],
  'a call to follow': [
    `${TITLE}\n清廉测试 2024-04-12 18:30\n点击上方蓝字关注我们\n点击蓝字 关注我们\n↑↑↑点击上方“清廉测试”关注我们`,
  ],
  'the card of the account': [
    `${TITLE}\n清廉测试 2024-04-12 18:30\n以下文章来源于清廉测试 ，作者吴小波\n清廉测试 .\n关注海岛，关注渔港`,
    ['吴小波'],
  ],
  'a player': [`${TITLE}\n清廉测试 2024-04-12 18:30\n，赞\n视频号\n00:00\n/\n03:12\n倍速`],
};

const feet: Readonly<Record<string, string>> = {
  'nothing under it': '',
  'the tail of an account': '预览时标签不可点\n微信扫一扫\n关注该公众号\n分享 赞 在看\n轻点两下取消赞',
  'the tail of a copy':
    '阅读原文\n阅读 1234\n喜欢此内容的人还喜欢\n海岛的春天来了\n清廉测试\n不喜欢\n不看的原因\n确定\n内容质量低\n不看此公众号\n写下你的留言',
  'the tail of a newer copy':
    '微信扫一扫可打开此内容，\n使用完整服务\n：，，，，，，，，，，，，。\n视频\n小程序\n赞\n，轻点两下取消赞\n在看\n，轻点两下取消在看\n分享\n留言\n收藏\n听过',
  'dialogues of permission': '知道了\n微信扫一扫\n使用小程序\n取消 允许\n取消 允许\n取消\n允许\n×\n分析',
  'what comes next':
    '继续滑动看下一个\n轻触阅读原文\n清廉测试\n向上滑动看下一个\n当前内容可能存在未经审核的第三方商业营销信息，请确认是否继续访问。\n继续访问取消\n微信公众平台广告规范指引',
  'a call for thumbs': '点个“在看”，让更多人看到\n↓↓↓\n扫码关注我们\nEND\n长按二维码关注',
  'who made it':
    '来源：清廉测试\n编辑：陈一帆\n审核：林二\n往期推荐\n海岛的春天来了\n渔港的灯为什么亮\n分享、点赞、在看，一键三连',
};

for (const [name, [head, authors]] of Object.entries(heads))
  test(`an article of an account: ${name}`, () => {
    assert.deepEqual(read(`${head}\n\n${BODY}\n\n${feet['the tail of an account']}`).map(shape), [want(authors)]);
  });

for (const [name, foot] of Object.entries(feet))
  test(`an article of an account with ${name}`, () => {
    const head = foot ? `${TITLE}\n清廉测试 2024-04-12 18:30` : `${TITLE}\n清廉测试 2024-04-12 18:30 浙江`;
    assert.deepEqual(read(`${head}\n\n${BODY}\n\n${foot}`).map(shape), [want()]);
  });

const saved = (meta: string, script = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${TITLE}">` +
  `<meta property="og:article:author" content="吴小波"><title></title><script>${script}</script></head><body id="activity-detail">` +
  `<h1 class="rich_media_title" id="activity-name">\n${TITLE}\n</h1><div id="meta_content" class="rich_media_meta_list">${meta}</div>` +
  `<div class="album">收录于合集 #监督举报</div><div class="rich_media_content" id="js_content" style="visibility: hidden;">` +
  `${TEXT.map((text) => `<section><p><span>${text}</span></p></section>`).join('')}</div><div>预览时标签不可点</div>` +
  '<div>微信扫一扫<br>关注该公众号</div></body></html>';

test('an account page as it was saved names account, writer and day', () => {
  const named =
    '<span id="copyright_logo" class="rich_media_meta icon_appmsg_tag">原创</span>\n' +
    '<span class="rich_media_meta rich_media_meta_text">吴小波</span>\n' +
    '<span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">\n 清廉测试 </a></span>\n';
  const shown = `${named}<em id="publish_time" class="rich_media_meta">2024-04-12 18:30</em><em>在小说阅读器中沉浸阅读</em>`;
  const html = { contentType: 'text/html; charset=utf-8' };
  assert.deepEqual(read(saved(shown), html).map(shape), [want(['吴小波'])]);
  // A script of the page fills in the day.
  const empty = `${named}<em id="publish_time" class="rich_media_meta"></em>`;
  assert.deepEqual(read(saved(empty, "var createTime = '2024-04-12 18:30';"), html).map(shape), [want(['吴小波'])]);
  assert.deepEqual(read(saved(empty, 'var ct = "1712917800";'), html).map(shape), [want(['吴小波'])]);
});
