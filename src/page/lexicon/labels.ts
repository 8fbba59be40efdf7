/**
 * Labels of the fields that stand beside an article: `来源：…`, `责任编辑 …`. One table from the word on the page to
 * what it means.
 */
export type FieldKind =
  | 'source'
  | 'author'
  | 'editor'
  | 'photo'
  | 'date'
  | 'updated'
  | 'title'
  | 'column'
  | 'kicker'
  | 'subtitle'
  | 'noise';

const table: Record<FieldKind, string> = {
  source:
    '来源 回复单位 答复单位 稿源 稿件来源 文章来源 信息来源 新闻来源 内容来源 资料来源 出处 转自 转载自 摘自 转载来源 本文转自 本文来源 本文摘自 来源媒体 来源网站 来源单位 供稿 供稿单位 发布单位 发文机构 发文单位 发文机关 发布机构 发布机关 发布者 发布媒体 信息提供 信息提供单位 文章出处 媒体 原载 首发 报纸名称 当前报纸名称',
  author:
    '作者 撰稿 撰文 作者姓名 文/图 图/文 文图 图文 文 文字 采写 采访 采编 记者 本报记者 通讯员 特约记者 特约通讯员 见习记者 实习记者 首席记者 全媒体记者 融媒体记者 报道 执笔 评论员 特约评论员 整理 撰稿人 供稿人',
  editor:
    '编辑 责编 责任编辑 值班编辑 本期编辑 本版编辑 版面编辑 网络编辑 文字编辑 执行编辑 实习编辑 见习编辑 新媒体编辑 微信编辑 视频编辑 图文编辑 编辑整理 文章编辑 责任编缉 本版责编 本版主编 一审一校 主编 副主编 执行主编',
  photo: '摄影 图片 图 摄 航拍 摄像 本版摄影 摄影记者 图片来源 供图 配图 拍摄',
  date: '发布日期 回复日期 回复时间 答复日期 答复时间 发布时间 发布于 发表时间 发表日期 发表于 发稿时间 发文日期 发文时间 发布 日期 时间 刊发时间 刊发日期 刊登日期 见报日期 见报时间 出版日期 成文日期 生成日期 公开日期 公开时间 信息时间 上传时间 上传日期 录入时间 添加时间 提交时间 创建时间 文章时间 稿件时间 发布日',
  updated: '更新时间 更新日期 更新于 最后更新 最近更新 修改时间 最后修改',
  title: '标题 信件标题 来信标题 信件主题 文章标题 主标题 题目 信息名称',
  column: '栏目 所属栏目 专栏 所属专栏',
  kicker: '引题 肩题',
  subtitle: '副标题 副题',
  noise:
    '频道 来信人 来信日期 来信时间 受理日期 受理时间 信件编号 相关热词 热词搜索 相关热词搜索 相关关键词 浏览次数 浏览量 浏览 点击数 点击量 点击率 点击 点击次数 阅读数 阅读量 阅读次数 阅读 访问量 访问次数 访问 人气 热度 评论 评论数 点赞 分享 分享到 分享至 字号 字体 fontsize 字体大小 字号大小 文字大小 大小 打印 收藏 校对 审核 一审 二审 三审 初审 复审 终审 审校 编审 审稿 签审 签发 监制 总监制 监审 策划 统筹 总策划 出品 美编 电脑排版 照排 设计 制图 视觉 版式设计 本版制图 本版设计 本版美编 本版校对 本版版式 版面设计 视觉设计 排版设计 海报设计 排版 制作 剪辑 配音 播音 值班主任 值班编委 值班总编 总值班 版式 责校 责任校对 关键词 关键字 热门标签 文章标签 相关标签 标签 Tags TAG 索引号 索引 信息索引号 文号 发文字号 内容概述 内容概要 有效期 主题分类 体裁分类 组配分类 公开方式 公开形式 公开范围 有效性 信息分类 发布范围 分类 类别 文章类别 版次 版面 稿件编号 编号 期号 字数 新闻热线 电子邮箱 电子信箱 邮箱 本文链接 投稿邮箱 微信号 公众号 二维码 扫码 IP属地 爆料热线 抓取时间 采集时间 爬取时间 访问时间 打印时间 当前时间 现在时间 保护视力色 视力保护色 背景色 您当前的位置 当前位置 您的位置 所在位置 你的位置 您现在的位置 位置',
};

/** Label to meaning; the labels are written without inner spaces. */
export const LABELS: ReadonlyMap<string, FieldKind> = new Map(
  Object.entries(table).flatMap(([kind, list]) => list.split(' ').map((word) => [word, kind as FieldKind] as const)),
);

const spaced = (word: string) => [...word].map((c) => c.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&')).join('[ ]{0,4}');

/** Longest first, so that 发布时间 is not read as 发布 + 时间. Letters of a label may be spaced apart (责 编). */
export const LABEL_PATTERN = [...LABELS.keys()]
  .filter((w) => !w.includes(' '))
  .sort((a, b) => b.length - a.length)
  .map(spaced)
  .join('|');
