import type { ChromeRule } from './rule.ts';

const WIDGET =
  /^(?:文章图片|文章配图|点击图片看大图|点击查看原图|点击图片进入下一页)$|扫一扫|扫描?(?:上方|下方|左侧|右侧)?(?:的)?二维码|识别二维码|长按(?:识别|二维码|关注|图片)|微信号\s*[:已]|添加好友|点击.{0,8}(?:复制|关注)|扫码(?:关注|下载|阅读|观看|看|进|添加|查看|分享)|打开微信|打开(?:手机)?(?:APP|客户端)|下载.{0,10}(?:APP|客户端)|在线客服|分享(?:到|至)(?:微信|微博|朋友圈|您|好友)|用微信|手机(?:看|阅读|浏览|扫)|关注(?:我们|公众号|.{1,12}公众号)|点(?:个|击)[“"]?(?:在看|赞)|预览时标签不可点|继续滑动看下一个|轻触阅读原文|(?:向上|向下|左右)滑动|查看更多|展开(?:全文|更多)|暂无评论|期待(?:您|你)的(?:评论|留言)|设为星标|[Ff]lash\s?[Pp]layer|不支持(?:视频|HTML5|javascript)|请输入.{0,8}(?:关键|验证码|内容)|(?:上面|上方)蓝字|蓝字关注|阅读原文|小程序|关注.{1,12}(?:微信|微博|客户端)$|最新章节|无弹窗|全文阅读|章节错误|打开[\u4e00-\u9fff]{1,8}(?:客户端|APP|新闻)?[,，]?\s*(?:看|查看|阅读)?更多|看更多精彩|(?:还没有|暂时?没有|还没|暂无)[\u4e00-\u9fff]{0,3}评论|抢沙发|写(?:下)?(?:您的|你的)?评论|我要反馈|感谢您?访问|可能还对以下|保存网页|评论区|返回(?:搜狐|网易|新浪|腾讯|凤凰)[\u4e00-\u9fff]{0,4}|编辑搜图|上传视频|全网传播量|扫描关注|您需要登录|登录后才[可能]|马上注册|立即注册|结交更多好友|只看该作者|倒序浏览|分享让更多人看到|让更多人看到|为(?:你|您)推荐|相关搜索|热门搜索|热搜词|搜索热词|大家都在搜|\d+\s*(?:条|个)?(?:跟贴|跟帖|回复|回帖)|我来说两句|文明上网[、,]?\s*理性发言|评论功能(?:暂时|已)?关闭|网友评论仅供|点击加载|加载更多|上拉加载|没有更多/i;
const PHONE = /^[•·*☎\s]*(?:(?:0\d{2,3}[- ]?)?\d{7,8}|1\d{10}|400[- ]?\d{3,4}[- ]?\d{3,4})$/;
const CALL = /^[•·*☎\s]*(?:电话|微信|QQ|在线|邮件|短信|客服)(?:咨询|沟通|联系|客服|热线|号码|号)?\s*[:]?$/;

/** Contact, chat and code widgets, by words that are all theirs. */
export const widget: ChromeRule = {
  name: 'contact-widget',
  where: 'any',
  test: ({ text }) =>
    PHONE.test(text) || CALL.test(text) || (text.length <= 30 && !/[,。;]/.test(text) && WIDGET.test(text)),
};

/** How a site speaks to its reader. An article may tell of people who scan a code. */
const CALLS =
  /^[\p{P}\p{S}\s]*(?:请|欢迎|新版|评论功能|长按|点击|点个|扫码|扫一扫|扫描|识别|下载|打开|关注|微信|用微信|手机|更多|想|如果|您|你|分享|本文|轻触|添加|喜欢|觉得)/u;

/** The same in a sentence: only at the edges, and only said to the reader. */
export const widgetSentence: ChromeRule = {
  name: 'contact-widget',
  where: 'edge',
  test: ({ text, prose }) => text.length < 60 && WIDGET.test(text) && (!prose || CALLS.test(text)),
};
