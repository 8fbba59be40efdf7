/**
 * What stands around a text on a scraped page: menus, labels, widgets, footers of made-up sites, each the shape of a
 * kind of real site. A frame gives the lines of the page; `null` stands for a blank line.
 */
import type { Sample, SampleArticle } from './sample-page.ts';

export type FrameLines = (sample: Sample, body: (article: SampleArticle) => string[]) => (string | null)[];

const byline = (names: readonly string[] | undefined) => names?.join(' ') ?? '';
const only = (sample: Sample) => sample.articles[0]!;
const titled = (article: SampleArticle) => (article.title ? [article.title] : []);

/** Captions as they stand under their pictures, in the forms that photographers' names take. */
function captions(article: SampleArticle): string[] {
  return (article.captions ?? []).flatMap(([text, name], n) => [
    n % 2 === 0 ? `${text}${name}摄` : `${text}${name} 摄`,
  ]);
}

export const FRAMES: Readonly<Record<string, FrameLines>> = {
  /** A company's site with contact widgets; the column stands in the headline. */
  widgets: (sample, body) => {
    const article = only(sample);
    return [
      '新闻中心',
      null,
      `${article.title}（${article.column}）`,
      null,
      `作者： 来源：${sample.sidecar.outlet} 发布日期：${article.date} 浏览次数：12`,
      null,
      ...captions(article).flatMap((line) => [line, null]),
      ...body(article).flatMap((line) => [`　　${line}`, null]),
      null,
      '电话咨询',
      '  • 电话沟通',
      '  • 0571-00000000',
      '微信咨询',
      '扫一扫 联系我们',
      'X',
      null,
      '截屏，微信识别二维码',
      null,
      '微信号：00000000',
      null,
      '（长按微信号可复制）',
      null,
      '打开微信',
      null,
      '微信号已复制，请到微信里添加',
    ];
  },

  /** A page of a newspaper: several pieces, no menus. */
  newspaper: (sample, body) => [
    ...(sample.header ? [sample.header, null] : []),
    ...(sample.banner ? [sample.banner, null] : []),
    ...sample.articles.flatMap((article) => {
      const lines: (string | null)[] = titled(article).flatMap((line) => [line, null]);
      if (article.subtitle) lines.push(`——${article.subtitle}`, null);
      const text = body(article);
      if (article.continuedFrom && article.title) lines.push(`（上接${article.continuedFrom}）`);
      else if (article.continuedFrom) text[0] = `（上接${article.continuedFrom}）${text[0]}`;
      lines.push(...text.flatMap((line) => [line, null]));
      if (article.goesOn) lines.push(`（下转${article.goesOn}）`, null);
      if (article.kind === 'speeches') lines.push(`（本报记者 ${byline(article.authors)} 整理）`, null);
      if (article.kind === 'photo') lines.push(`本报记者 ${article.authors?.[0]} 拍友 ${article.authors?.[1]}`);
      return lines;
    }),
  ],

  /** Nothing but the text. */
  bare: (sample, body) => body(only(sample)),

  'bare-dated': (sample, body) => [
    only(sample).title!,
    `发布时间：${only(sample).date} 来源：${sample.sidecar.outlet}`,
    ...body(only(sample)),
  ],

  /** A broadcaster's site. */
  television: (sample, body) => {
    const article = only(sample);
    return [
      '手机版',
      '样例广电网首页',
      null,
      `${article.column}丨${article.title}`,
      null,
      `${article.date} 22:05:10 编辑：${byline(article.editors)}`,
      null,
      ...body(article).flatMap((line, n) => (n === 0 ? [line, null, ...captions(article), null] : [line, null])),
      `来源：${sample.sidecar.outlet}`,
      null,
      '品牌',
      '第一样例',
      '直播样例 航拍样例',
      '广电',
      '直播 点播',
      '动态 主持',
      '集团 广告',
      null,
      '关于我们| 网站地图| 联系我们| 版权声明| 广告服务| 帮助中心| 隐私政策',
      null,
      '浙ICP备00000000号-1 网上视听传播许可证 0000000 互联网新闻信息服务许可证 00000000000',
      null,
      '版权所有 样例广电网 2002-2016, all rights reserved',
    ];
  },

  /** A provincial news portal. */
  portal: (sample, body) => {
    const article = only(sample);
    return [
      '首页 要闻 市县 人事 专题 图片 视频',
      '您当前的位置 ： 之江摘报网 > 要闻 正文',
      null,
      ...titled(article),
      null,
      `${article.date} 09:12:33 来源： ${sample.sidecar.outlet} 记者 ${byline(article.authors)}`,
      '分享到： 微信 微博 QQ空间',
      null,
      ...body(article).flatMap((line) => [`　　${line}`, null]),
      '上一篇：摘报网今日导读',
      '下一篇：摘报网一周回看',
      '相关阅读',
      '摘报网启用新版页面',
      '读者来信选登',
      null,
      '关于我们 | 联系我们 | 网站地图 | 广告服务 | 友情链接',
      '之江摘报网（样例）版权所有 未经书面许可不得转载',
      '浙ICP备00000000号-0 浙公网安备 00000000000000号',
    ];
  },

  /** A news app's page for sharing. */
  client: (sample, body) => {
    const article = only(sample);
    return [
      '打开APP，阅读体验更佳',
      '关注',
      null,
      ...titled(article),
      null,
      `${article.date} 16:20 来源：${sample.sidecar.outlet}`,
      null,
      ...body(article).flatMap((line) => [line, null]),
      '阅读 1024',
      '点赞 评论 收藏 举报',
      '扫码下载客户端',
    ];
  },

  /** A government's site. */
  government: (sample, body) => {
    const article = only(sample);
    return [
      '您当前所在位置： 首页 > 政务公开 > 资讯要闻',
      null,
      ...titled(article),
      null,
      `发布日期：${article.date} 08：39 信息来源：${sample.sidecar.outlet} 访问次数：37 字体大小：大 中 小`,
      null,
      ...body(article).flatMap((line) => [`　　${line}`, null]),
      `责任编辑：${byline(article.editors)}`,
      '【打印本页】 【关闭窗口】',
      null,
      '主办：样例市人民政府办公室 网站标识码：0000000000',
      '网站支持IPv6 浙ICP备00000000号',
    ];
  },

  /** A page whose footer was scraped before its text. */
  'footer-first': (sample, body) => {
    const article = only(sample);
    return [
      'Copyright © 2010-2020 之江摘报网 版权所有',
      '浙ICP备00000000号-2 联系电话：0571-00000000',
      '返回首页 | 加入收藏 | 设为首页',
      null,
      ...titled(article),
      `来源：${sample.sidecar.outlet} 时间：${article.date} 责任编辑：${byline(article.editors)}`,
      null,
      ...body(article).flatMap((line) => [line, null]),
      '返回顶部',
    ];
  },

  /** A newspaper database: date and outlet stand in the trailer alone. */
  database: (sample, body) => {
    const article = only(sample);
    return [
      '第03版：要闻',
      '上一版 下一版',
      '放大 缩小 默认',
      null,
      ...titled(article),
      null,
      ...body(article).flatMap((line) => [line, null]),
      `--> ${article.date} 1 1 ${article.source} content_000001.html 1 ${article.title} /enpproperty-->`,
    ];
  },
};
