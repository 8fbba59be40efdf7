import type { ChromeRule } from './rule.ts';

/** 上一篇：…  下一篇：… */
export const neighbours: ChromeRule = {
  name: 'previous-next',
  where: 'any',
  test: ({ text }) =>
    text.length < 160 &&
    /^[[【<«‹←(]?\d?\s*(?:上|下|前|后)一?\s?[篇条页则版期](?:文章|新闻|信息|公告)?\s*(?:[:>»›】\])]|没有|无|$|\s)|^[/\s]*(?:阅读|继续阅读)下一篇[/\s:]*/.test(
      text,
    ),
};

/** `（原标题：…）`: the headline that a reprint gave up. It stays in the ledger. */
export const originalTitle: ChromeRule = {
  name: 'original-title',
  where: 'any',
  test: ({ text }) => text.length < 90 && /^[(【[]?\s*原(?:文)?标?题(?:为|是)?\s*[:《]/.test(text),
};

/** The heading of a list of other articles. */
export const RELATED =
  /^[■●◆▶▼【[*#\s]*(?:相关[\u4e00-\u9fff]{0,4}(?:推荐|阅读|链接|文章|资讯)|(?:相关|推荐|热门|延伸|更多|精彩|最新|热点|近期|往期|同类|关联|编辑|今日|本周|本月|一周|图片|视频|频道|本网|网友|点击|阅读|新闻|人气|热评|24小时)(?:阅读|链接|新闻|文章|范文|推荐|报道|资讯|稿件|专题|信息|内容|回顾|精选|动态|视频|热点|热文|导读|关注|头条|热闻)?(?:排行榜?|推荐|列表|TOP10)?|猜你喜欢|喜欢此内容的人还喜欢|大家都在看|您可能感兴趣的?(?:文章|内容)?|你可能(?:还)?(?:喜欢|感兴趣)(?:的)?|看了又看|为您推荐|更多精彩|热文榜|点击榜|热读|热榜|专题推荐|相关附件|附件下载|相关文档)\s*[:】\]>»]*\s*(?:更多|MORE)?\s*[>»]*$/i;

/** 相关阅读, 推荐新闻: the heading alone; the list under it falls with it. */
export const relatedHeading: ChromeRule = {
  name: 'related-list',
  where: 'any',
  test: ({ text }) =>
    text.length < 24 &&
    text.length >= 3 &&
    RELATED.test(text) &&
    !/^(?:图片|视频|新闻|最新|更多|阅读|编辑|今日|频道|点击|热点|近期)$/.test(text),
};
