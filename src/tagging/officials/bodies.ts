/**
 * Kinds of bodies, not lists of them: a body is known by how its name ends; which of them are public, and which are the
 * state's among firms.
 */
import { BUSINESS_ROLE, PRIVATE_ROLE } from './roles.ts';

/** How a public body's name ends. */
export const BODY_END =
  /(?:四套班子|部务会议|妇女|组织|宣传|统战|武装|人武|纪检|委|党组|党总支|党支部|支部|总支|政府|人大|政协|局|厅|办|办公室|部|处|科|室|院|所|站|队|校|大学|中学|小学|初中|高中|中专|职高|技校|附小|附中|[一二三四五六七八九十]中|幼儿园|园|中心|会|社|集团|公司|馆|台|报社|区|街道|镇|乡|村|社区|新城|县|市|省|指挥部|专班|小组|组|团|港|行|检察院|法院|法庭|监狱|海关|庭|治保|调解|文化礼堂|民兵|大队|中队|支队|总队|基地|平台|(?<=[\p{Script=Han}]{2})片|片区|国资|国投|城投|交投|旅投|新区|组织|机构|司|署|总社|联社|社联|科协|文联|残联|侨联|台联|妇联|记协|作协|红会|联|单位|系统|驻村|驻社区|指挥室|分中心|服务队|执法队|工作队|派出所|城管|国防|群团|机关|大厅|场|库|档案|馆|信访|人武|地委|州委|旗委|盟委|工委|行署|公署|兵团|师|部门|村级|村里|镇里|街|集聚区|办事处|大桥|铁路|机场|水库|学堂|学院|医院|分院|分校|校区|宫|剧团|乐团|图书馆|银行|支行|分行|民盟|民革|民建|民进|致公党|农工党|九三学社|战区|军区|军分区|总支部|联合党委|研究院|协会|商会|学会|合作社|企业|厂|车间|班组|店|酒店|俱乐部|物业|基金会)$/u;

/** Whether a string ends as a public body's name does, before a campus in brackets. */
export const endsBody = (text: string): boolean =>
  BODY_END.test(text.endsWith('校区）') ? text.replace(/（[^（）]*）$/u, '') : text);

/** Roles that hold the kind of their body: 公安局长 is of the 公安局. */
export const KIND_IN_ROLE = /(?:局|厅|处|科|所|站|股|队|院)长$/u;
/** What such bodies are for. */
export const FUNCTION_END =
  /(?:公安|司法|财政|教育|农业|农村|民政|卫生|卫健|林业|水利|水务|交通|运输|建设|住建|文化|文旅|广电|体育|旅游|环保|环境|审计|统计|商务|外贸|科技|经信|经贸|发改|人事|人社|劳动|国土|规划|资源|工商|税务|国税|地税|质监|药监|监管|粮食|物价|城管|执法|房管|海洋|渔业|水产|畜牧|农机|信访|档案|民宗|侨务|外事|应急|安监|气象|邮政|电力|供电|铁路|公路|港航|园林|法|检察|刑侦|交警|治安|消防)$/u;

/** Bodies that are no part of the state: companies, trade associations, cooperatives, shops. */
const PRIVATE_BODY =
  /(?:(?<!代表)大会|团队|(?:考察|代表|访问|采访|参观|学习|艺术|志愿|宣讲|讲师|服务|慰问|旅行|亲友)团$|课题组|研发组|公司|集团|企业|厂|商会|协会|学会|促进会|研究会|联谊会|同乡会|乡贤会|合作社|专业社|农场|酒店|饭店|民宿|客栈|工作室|俱乐部|物业|业委会|业主委员会|基金会|超市|门店|分店|连锁店|(?<!工)商行|商场|门诊部?|诊所|事务所|工坊|作坊|老年协会|志愿者?服务?队|志愿队|艺术团|足球队|篮球队|男篮|女篮|球队|车队|施工队|工程队|项目部|项目组|剧组|科创(?!中心|走廊|新区|城|园|带|平台|委|办)|科技股份|控股|投资方|创投|投资机构|车间|班组|生产线|创作室|编辑部|栏目组|旅行社|茶社|茶厂|基地|公益组织|联盟|企业家|董事[会局]|村民小组|家委会|医药|银行|支行|分行|农商行|证券|保险|直播间|合唱团|乐队)/u;
/** What makes an enterprise one of the state's. */
const STATE_OWNED =
  /(?:国资|国有|国投|国控|城投|城建|城市建设|城市投资|交投|交旅|城发|交通旅游|交通投资|交通集团|建投|产投|产业投资|文投|旅投|文旅|旅游投资|文化旅游|水务|水投|水利|能投|轨道|地铁|铁路|公交|机场|海港|港口|港集团|高速公路|开发建设|开发投资|建设投资|建设开发|建设集团(?=有限)|建设发展|投资发展|发展集团|资产经营|资产管理|资本运营|国网|供电|电力公司|电网|烟草|盐业|粮食|供销|邮政|中国电信|中国移动|中国联通|中石化|中石油|国家电网|国家能源|报业|广电|传媒集团|广播电视|出版|农发|农业发展|人才发展|人才集团|安保集团|环境集团|公用事业|自来水|燃气集团|中国人民银行|人民银行|新华书店|物产|国贸|机关)/u;

/** Firms that are the state's hand more than a business: those that hold its shares or build for it, and its press. */
const STATE_ITSELF =
  /(?:国资|国有|国投|国控|国企|[省市县区]属|[城交建产水旅文能农海工]投|(?:交通|城市|城建)投资|人民银行|报业|广电|传媒|广播电视|新华书店|供销)/u;

/** Whether a body is an enterprise of the state. */
export const isOfState = (body: string): boolean => STATE_OWNED.test(body);

/**
 * Whether a post in this body is a public one. Who runs an enterprise of the state (县公交公司总经理) is a cadre when the
 * text says so: by a party post beside it (党委书记、董事长), or when the firm is the state's own hand (市交投集团).
 */
export function isPublicBody(body: string, role: string): boolean {
  if (
    /(?:红十字会|计生协会?|计划生育协会|慈善总会|慈善会|法学会|老促会|老区建设促进会)$/u.test(body) &&
    /会长$/u.test(role)
  )
    return true;
  if (PRIVATE_ROLE.test(role) || (role === '委员' && body.endsWith('政协'))) return false;
  if (role.endsWith('场长')) return /(?:林场|良种场|原种场|国有[\p{Script=Han}]{0,8}场)$/u.test(body);
  // 某粮食专业合作社: of its farmers, whatever they grow.
  if (/专业(?:合作社|社)$|家庭农场$/u.test(body)) return false;
  if (/(?:教育|[中小]学|幼儿园|医疗|健康|卫生|医院|医共体)集团$/u.test(body))
    return /(?:[校院园]长|书记|主任)$/u.test(role);
  if (isOfState(body)) return !BUSINESS_ROLE.test(role) || STATE_ITSELF.test(body);
  if (PRIVATE_BODY.test(body))
    return /(?:(?<!专业)经济合作社|红十字会|计生协会|消费者协会|文学艺术界联合会|科学技术协会|作家协会|残疾人联合会)/u.test(
      body,
    );
  if (BUSINESS_ROLE.test(role))
    return /(?:残联|残疾人联合会|报社|出版社|电视台|融媒体|供销合作|总社|联社|广播电视)/u.test(body);
  return true;
}

/** Bodies without an area, that a post may begin with in mid sentence. */
export const BODY_HEADS =
  /(?:党委|党组|党工委|党总支|党支部|村党|社区党|纪委|纪工委|监委|人大|政协|政府|组织部|宣传部|统战部|政法委|办公室|办事处|指挥部|派出所|管委会|村委会|居委会|管理委员会|人武部|武装部|法院|检察院|公安局|工会|总工会|团委|妇联|驻村|民兵|商务局|财政局|教育局|林业局|水利局)/u;

/** Prefixes of bodies that stand before the area's name. */
export const BEFORE_AREA =
  /(?:国网|中国移动|中国电信|中国联通|中国铁塔|中国石化|中国石油|中国邮政|国家税务总局|国家统计局|国家金融监督管理总局|共青团|中共|民盟|民革|民建|民进|农工党|致公党|九三学社|政协(?:第?[一二三四五六七八九十]{1,3}届)?|中国共产党|中国人民政治协商会议|中国|中华人民共和国|中国人民银行|武警|原|驻)$/u;

/** 原 between the parts of a post: 某某局原党组成员. */
export const FORMER_INSIDE =
  /(?:处|室|所|站|支部|总支|局|委|院|办|厅|部|府|会|协|司|行|团|社|校|中心|政协|人大|党组)原/u;
