/** Names of those who publish: what a `来源：` may say, and what it may not. */
import type { Context } from '../../model/draft.ts';
import { isAreaName } from './people.ts';

const SHAPE =
  /(?:日报|晚报|早报|时报|晨报|商报|快报|都市报|周报|导报|学报|青年报|法治报|[\u4e00-\u9fff]报|报社|通讯社|新华社|中新社|社|电视台|广播电台|广播电视台|广播电视总台|总台|广电|融媒体?|融媒体中心|传媒中心|传媒集团|传媒|新闻网|新闻客户端|新闻|网|网站|在线|客户端|发布|之声|卫视|频道|公众号|微信|微博|抖音号|视频号|杂志|周刊|月刊|半月刊|论坛|时评|政府|政府办公?室?|人民政府|人大|政协|市委|县委|区委|省委|党委|组织部|宣传部|统战部|政法委|纪委|监委|委员会|局|厅|院|办公室|党校|学院|大学|检察院|法院|公安局|中心|集团|公司|协会|学会|街道|镇|乡|办事处|管委会|工会|团委|妇联|[\u4e00-\u9fff]{2,6}号|[\u4e00-\u9fff]{2,6}(?:先锋|清风|组工)|[\u4e00-\u9fff]{2,6}平台|观察|瞭望|求是|人民网|新华网|央视|央广|中国[\u4e00-\u9fff]{1,8})$/;
const GENERIC =
  /^(?:本站|本网|本网站|原创|网络|互联网|转载|未知|佚名|不详|无|暂无|其他|其它|网友|综合|本报|整理|admin|本站原创|本网原创|网络转载|转自网络|(?:网友|会员|用户|网络)投稿|(?:网络|本站|网友)整理)$/i;

/** `qx2023`: what a program writes where an outlet should stand. */
const CODE = /^[a-z]{1,4}\d*$/;

export type OutletVerdict = 'known' | 'likely' | 'generic' | 'area' | 'odd';

/** What the value of a 来源 looks like. */
export function judgeOutlet(name: string, context: Context): OutletVerdict {
  if (context.outlets.some((o) => o.name === name || o.aliases.includes(name))) return 'known';
  if (GENERIC.test(name) || CODE.test(name)) return 'generic';
  if (isAreaName(name) && !/(?:街道|镇|乡)$/.test(name)) return 'area';
  return SHAPE.test(name.replace(/[·“”"《》\s]+/g, '')) || name.split(/[·|丨]/).some((p) => SHAPE.test(p))
    ? 'likely'
    : 'odd';
}

const PAPER = '[\\u4e00-\\u9fff]{1,8}(?:日报|晚报|早报|晨报|时报|商报|快报|都市报|周报|导报|青年报|法治报)';
const MASTHEAD = new RegExp(`^(${PAPER})\\s*(?:多媒体)?(?:数字报[刊纸]?|电子报纸?|电子版|数字版|新媒体)?(?:平台)?$`);

/** The newspaper that a line over the page names and nothing else: `测试日报数字报`. */
export function masthead(text: string): string | null {
  const name = MASTHEAD.exec(text)?.[1];
  return name && !UNNAMED.test(name) ? name : null;
}

const PRESS =
  '[\\u4e00-\\u9fff]{1,8}?(?:日报|晚报|早报|晨报|时报|商报|快报|都市报|周报|导报|青年报|法治报|新闻网|新闻|在线|网|社|客户端|融媒体中心|传媒中心|电视台|发布|学习平台)(?:客户端|微信公众号)?';
const BYLINE = new RegExp(`^[(□■\\s]*(${PRESS})\\s*(?:首席|特约|见习|实习|全媒体|融媒体?)?(?:记者|通讯员|策划)`);
const LEAD = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{2,6}[-—·])?(${PRESS})\\s?(?:[\\u4e00-\\u9fff]{2,6}?)?(?:\\d{1,2}月\\d{1,2}日[\\u4e00-\\u9fff]{0,6}?(?:电|讯|消息)|(?:电|讯|消息)(?=[\\s(,:]|题))`,
);
const ALONE = new RegExp(`^${PRESS}$`);

/** Whether a short line is the name of a press and nothing else. */
export const isPressName = (text: string) =>
  text.length >= 4 && text.length <= 12 && ALONE.test(text) && !UNNAMED.test(text);

/** `本报`, `本网`: a press that does not name itself. */
const UNNAMED = /^(?:本|我|该|据|走进|走近|点击|关注|欢迎|订阅|扫码|下载|打开)/;

/** The outlet that a reporter's line or the dateline of a dispatch names: `潮新闻 记者 甲某`, `新华社杭州11月8日电`. */
export function creditedOutlet(text: string): string | null {
  const name = (BYLINE.exec(text) ?? LEAD.exec(text))?.[1];
  return name && !UNNAMED.test(name) ? name : null;
}
