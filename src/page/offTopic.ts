/** Whether an article belongs into an archive of public work in Zhejiang. Doubt asks an editor. */
import type { Review } from '../model/ledger.ts';

const PUBLIC =
  /书记|市委|县委|区委|省委|镇委|党委|党组|党员|党建|干部|政府|市长|县长|区长|镇长|乡长|局长|主任|人大|政协|纪委|监委|组织部|公示|任免|街道|乡镇|村民|社区|共同富裕|乡村振兴|高质量发展|改革|会议|部署|调研|推进|工作|群众|基层|服务|项目/g;
const HOME =
  /浙江|之江|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|我省|上城|拱墅|西湖区|滨江|萧山|余杭|临平|钱塘区|富阳|临安|桐庐|淳安|建德|海曙|江北区|北仑|镇海|鄞州|奉化|象山|宁海|余姚|慈溪|鹿城|龙湾|瓯海|洞头|永嘉|平阳|苍南|文成|泰顺|瑞安|乐清|龙港|南湖|秀洲|嘉善|海盐|海宁|平湖|桐乡|吴兴|南浔|德清|长兴|安吉|越城|柯桥|上虞|新昌|诸暨|嵊州|婺城|金东|武义|浦江|磐安|兰溪|义乌|东阳|永康|柯城|衢江|常山|开化|龙游|江山市|定海|普陀|岱山|嵊泗|椒江|黄岩|路桥|三门|天台|仙居|温岭|临海|玉环|莲都|青田|缙云|遂昌|松阳|云和|庆元|景宁|龙泉/g;
const AWAY =
  /北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|临沂|济南|青岛|南京|苏州|武汉|长沙|广州|深圳|成都|西安|郑州|合肥|南昌|福州|厦门|石家庄|太原|沈阳|长春|哈尔滨|昆明|贵阳|兰州|南宁|海口/g;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Reviews an article's text; `page` is the whole page's text with its address and outlet, as context. */
export function offTopic(article: string, page: string): Review | null {
  const length = Math.max(200, article.length);
  const home = count(article, HOME);
  const away = count(article, AWAY);
  const homeOfPage = count(page, HOME);
  const work = count(article, PUBLIC);
  if (home === 0 && away >= 3)
    return { code: 'off-topic', message: `正文没有浙江的地名，外省地名出现${away}次，疑与浙江无关。` };
  if (homeOfPage === 0) return { code: 'off-topic', message: '整页没有浙江的地名，看不出与浙江有关。' };
  const idle = work === 0 ? home === 0 || length > 300 : length > 800 && work < 4 && (work * 1000) / length < 3;
  if (idle) return { code: 'off-topic', message: '正文几乎没有公务的词语，疑不是公务新闻。' };
  if (away >= 6 && away > home * 3)
    return { code: 'off-topic', message: `外省地名（${away}次）远多于浙江地名（${home}次），疑与浙江无关。` };
  return null;
}
