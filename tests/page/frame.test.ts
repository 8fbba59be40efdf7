/** What a site puts around an article changes nothing of it: every labelled page once more, in another frame. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { differences, pageFixtures, read } from '../../scripts/bench/page-fixtures.ts';

const fixtures = pageFixtures();

const frames: Readonly<Record<string, (page: string) => string>> = {
  'a menu over it': (page) => `首页 | 新闻 | 政务 | 专题\n${page}`,
  "the reader's clock over it": (page) => `今天是2025年11月20日 星期四\n${page}`,
  'a footer under it': (page) =>
    `${page}\n网站简介 | 联系我们 | 广告服务\n版权所有 测试网 未经许可不得转载\n浙ICP备00000000号`,
  'a list of other articles under it': (page) => `${page}\n相关阅读\n春天去哪里看花\n夜里的灯亮到几点`,
  "a site's name and address over it": (page) => `测试新闻网 www.example.com\n${page}`,
  'neighbours under it': (page) =>
    `${page}\n分享到：微信 微博 QQ空间\n上一篇：山里的路越修越宽\n下一篇：老街的灯亮到九点`,
  'a disclaimer under it': (page) => `${page}\n免责声明：本文来自网络，版权归原作者所有。\n网友评论 0 条`,
  'line ends of another system': (page) => page.replace(/\r?\n/g, '\r\n'),
  'blanks at the ends of its lines': (page) => page.replace(/\n/g, ' \u3000\n'),
};

for (const [name, frame] of Object.entries(frames))
  test(`every page comes out as labelled with ${name}`, () => {
    const wrong = fixtures.flatMap((f) => differences(f, read(frame(f.text), f.sidecar)).map((d) => `${f.name}: ${d}`));
    assert.deepEqual(wrong, []);
  });

test('a date without a label under the sign-off of a notice is not its date', () => {
  for (const f of fixtures.filter((f) => /^(?:appointment-list|chinese-numeral-date)$/.test(f.name)))
    assert.deepEqual(differences(f, read(`${f.text}\n2025-11-20\n热门推荐\n今天的天气真好`, f.sidecar)), []);
});
