/** Names of places without their rank, as reports name where they come from. */

/** Zhejiang, its cities and counties. */
export const HOME =
  /浙江|之江|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|我省|上城|拱墅|西湖区|滨江|萧山|余杭|临平|钱塘区|富阳|临安|桐庐|淳安|建德|海曙|江北区|北仑|镇海|鄞州|奉化|象山|宁海|余姚|慈溪|鹿城|龙湾|瓯海|洞头|永嘉|平阳|苍南|文成|泰顺|瑞安|乐清|龙港|南湖|秀洲|嘉善|海盐|海宁|平湖|桐乡|吴兴|南浔|德清|长兴|安吉|越城|柯桥|上虞|新昌|诸暨|嵊州|婺城|金东|武义|浦江|磐安|兰溪|义乌|东阳|永康|柯城|衢江|常山|开化|龙游|江山市|定海|普陀|岱山|嵊泗|椒江|黄岩|路桥|三门|天台|仙居|温岭|临海|玉环|莲都|青田|缙云|遂昌|松阳|云和|庆元|景宁|龙泉/g;

/** Provinces and large cities elsewhere. */
export const AWAY =
  /北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|临沂|济南|青岛|南京|苏州|武汉|长沙|广州|深圳|成都|西安|郑州|合肥|南昌|福州|厦门|石家庄|太原|沈阳|长春|哈尔滨|昆明|贵阳|兰州|南宁|海口/g;

const NAMES = new RegExp(`^(?:${HOME.source}|${AWAY.source})$`);

/** Whether a folded word is the name of such a place and nothing else. */
export const isPlace = (word: string) => NAMES.test(word);
