/** Words that look like places and are none, and words that show that a place is one. */

/**
 * Bare names of counties that stand in running text without meaning the county: words, rivers, lakes. They ask for
 * evidence. The other bare names are parts of words at most (CUT_BEFORE, CUT_AFTER).
 */
export const WORDLIKE: ReadonlySet<string> = new Set(
  '江山 路桥 开化 三门 天台 云和 定海 平湖 西湖 南湖 滨江 钱塘 江北 上城 下城 江东 普陀 文成 临海 金东 海盐 长兴 浦江 临安'.split(
    ' ',
  ),
);

/** Characters before a bare name that make it a part of other words: 美丽水乡, 快乐清单, 论文成果, 面临安全. */
const CUT_BEFORE: Readonly<Record<string, string>> = {
  丽水: '美秀壮富瑰艳华绚明靓',
  乐清: '快音娱欢康极喜安',
  安吉: '平大西保',
  文成: '人论语公作征天散条图中',
  临安: '面濒来',
  临海: '面濒光来',
  定海: '稳特固一确指约坚划规设',
  德清: '道品公美缺医师',
  富阳: '财丰',
  松阳: '轻放',
  东阳: '向广山',
  平阳: '太水',
  平湖: '水太公',
  长兴: '成增生延市县乡镇村局会',
  建德: '构创搭共筹',
  海宁: '上青沿',
  海盐: '产',
  宁海: '安西南',
  金东: '资基现',
  常山: '非日正经异',
  新昌: '创革',
  云和: '多',
  象山: '景',
  江北: '长',
  江东: '长',
  江干: '长',
  兰溪: '木',
  龙湾: '亚',
  龙游: '长',
  浦江: '黄',
  上城: '线云海路网船以',
  下城: '线天乡',
  金华: '资黄现鎏',
  宁波: '西',
  余杭: '其',
  新市: '创',
  开化: '公展',
  三门: '这两第有开',
};

/** Characters after a bare name that make its last one a part of the next word: 陈中瑞安全返回, 欢乐庆元旦. */
const CUT_AFTER: Readonly<Record<string, string>> = {
  瑞安: '全排',
  临安: '全排置',
  庆元: '旦宵',
  安吉: '祥',
  文成: '果就绩',
  定海: '神',
  东阳: '光',
  富阳: '光',
  松阳: '光',
  江山: '如多',
  云和: '雾',
  江北: '岸',
  江东: '岸',
  江干: '流支线',
  路桥: '工建施集养',
  上城: '市',
  下城: '市',
};

/** Sayings and names that hold the bare name of a county and mean another thing. */
const PHRASES =
  '文成公主 大好江山 江山如画 打江山 坐江山 守江山 江山社稷 锦绣江山 万里江山 定海神针 平湖秋月 天台宗 云和月 黄浦江 木兰溪 长龙游 海盐价 路桥工程 路桥建设 路桥施工 路桥集团 三门峡 临海而 临海的地方 西湖大学 开化的思想'.split(
    ' ',
  );

type Sides = readonly [left: string, right: string];
const sides = new Map<string, readonly Sides[]>();

/** What stands on both sides of a name in the phrases that hold it. */
function sidesOf(name: string): readonly Sides[] {
  const known = sides.get(name);
  if (known) return known;
  const found = PHRASES.flatMap((phrase): Sides[] => {
    const at = phrase.indexOf(name);
    return at < 0 ? [] : [[phrase.slice(0, at), phrase.slice(at + name.length)]];
  });
  sides.set(name, found);
  return found;
}

/** Whether the characters around a bare name make it a part of another word: `before` and `after` are a few of them. */
export function isCut(name: string, before: string, after: string): boolean {
  const has = (chars: string | undefined, char: string) => char !== '' && (chars?.includes(char) ?? false);
  if (has(CUT_BEFORE[name], before.slice(-1)) || has(CUT_AFTER[name], after.slice(0, 1))) return true;
  return sidesOf(name).some(([left, right]) => before.endsWith(left) && after.startsWith(right));
}

/** 、李金华、 and 市长李金华: a surname before a bare name of two characters, alone between signs, makes it a person's. */
export function isPerson(name: string, before: string, after: string): boolean {
  const [sign = '', surname = ''] = before.length < 2 ? ['', before] : before.slice(-2);
  return (
    name.length === 2 &&
    CERTAIN_SURNAME.test(surname) &&
    (TITLE_END.test(sign) ||
      ((sign === '' || /[\s、，：；。（]/u.test(sign)) && (after === '' || /^(?:[\s、，；。）]|同志|说)/u.test(after))))
  );
}
/** People of a page whose given name is that of a county (市长王永康): their full names. */
export function personsIn(text: string): string[] {
  return [...text.matchAll(TITLED)].map((m) => m[0]);
}
/** The last character of a title before a name: 市长, 书记, 领导. */
const TITLE_END = /[长员记任席导]/u;
/** The commonest surnames that are neither particles nor parts of names of areas. */
const CERTAIN_SURNAME =
  /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严魏陶姜戚谢邹喻章潘葛奚范彭郎鲁韦俞袁柳唐费薛雷贺倪汤殷罗毕郝邵汪祁毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾娄颜郭梅盛林钟徐邱骆夏蔡田樊胡凌霍虞柯卢莫房裘丁邓郁洪崔龚程邢裴陆翁段侯刘叶黎乔谭申冉桂牛尚温庄晏柴瞿阎]/u;

const TITLED = new RegExp(`(?<=[长员记任席导])${CERTAIN_SURNAME.source}[\\p{Script=Han}]{2}`, 'gu');

/** Lakes: without 区 they are the water, or the city's pride, and not the district. */
export const LAKES: ReadonlySet<string> = new Set(['西湖', '南湖']);

/** After a bare name: a sight, a water, a find of antiquity that has its name from the town or gave it. */
export const SIGHT_AFTER =
  /^(?:[山江湖河溪港湾岛峡塔寺湖](?![区县镇乡街])|景区|风景|湿地|水库|遗址|文化|博物|论坛|革命|红船|古道|国家|森林|公园|.{0,2}[畔岸边]|峰会|实验室|研究院|经验)/u;

/** Without 镇 or 街道, the sight that the town has its name from. */
export const SIGHTS: ReadonlySet<string> = new Set(
  '千岛湖 天目山 四明山 莫干山 普陀山 清凉峰 青山湖 东钱湖 百丈漈 南明山 仁皇山 九龙湖 下渚湖 天子湖 富春江 新安江 凤凰山 紧水滩 白龙山 铜铃山 招宝山 百山祖 东阳江 大慈岩 径山 雁荡 河姆渡'.split(
    ' ',
  ),
);

/** 高于城镇居民, 新市镇化: characters that belong to the words beside, and no town. */
export function isCutTown(name: string, after: string): boolean {
  return (
    /^化/u.test(after) ||
    (name.endsWith('城镇') && /^(?:居|职|就|登|失|新|集|常|调|低|规|基|污|老|建|人|户|和乡|乡|或|与|\d)/u.test(after))
  );
}

/** After a bare name: it is a road, a river, a hill, a tower, and not the area. */
const OTHER_THING =
  /^(?:(?:东|西|南|北|中)?(?:大道|大街|[一二三四五六七八九十]路|路(?![网况段径标过经演口]|边防)|弄(?!清|好|懂|明|虚))|[江河湾溪湖峡楼塔](?![区县镇乡街村])|江[北南东西口]?[区县镇乡街](?!道)|山(?![区海村水城货里地间茶耕居景泉])|岛(?!屿))/u;

/** The area is part of the name of an organisation, of which it does not say where things happen. */
const ORGANISATION =
  /^[\p{Script=Han}A-Za-z]{0,14}?(?:有限公司|有限责任公司|股份公司|集团公司|控股集团|银行|保险公司|证券)|^(?:工商|理工|师范|农林|科技|中医药|海洋|传媒|财经|电子科技|计量|医科|万里|东方理工|城市|外国语|工业|音乐|美术|文理|经贸|职业技术|医药|水利水电|树人|越秀|南湖|育英|交通|艺术|警察|旅游|建设|经济|金融|机电|诺丁汉|肯恩|西湖|工贸|幼儿师范|海洋|东方|横店影视)*(?:大学|学院(?!路))|^(?:日报|晚报|新闻网|新闻|发布|网(?![络格点上购约红箱])|卫视|电视台|之声|在线|商报|晨报|都市报|广电)/u;

/** After a bare name that is also a village, a town or the like of another place: 杭州村, 武义街 are none of ours. */
const SMALLER_THING =
  /^(?:村(?![村庄镇落级社委民里口两]|干部|书记|党|企|务|规|集体|歌|游|晚|BA|超)|乡(?![村镇贤土愁亲情音友试])|镇(?![村街海级域委党政长里上江])|街(?![道上头镇区乡])|街道|社区)/u;

/** Whether what follows a bare name (the text from its end on) shows that the area itself is not meant. */
export function isOtherThing(after: string): boolean {
  return OTHER_THING.test(after) || SMALLER_THING.test(after);
}

export function isOrganisation(after: string): boolean {
  return ORGANISATION.test(after);
}

/** What is said of areas: after a word-like name, it shows that the area is meant. */
export const AREA_AFTER =
  /^(?:县委|区委|市委|县政府|区政府|市政府|当地|全[县市区]|各地|等地|两地|三地|两[县市区]|等[县市区]|等\d|人(?![口才民工员事])|籍|干部|城区|县城|境内|地区|方面|的(?:干部|企业|群众|村|做法|经验|山区|游客|农|渔|茶|老|街)|（|\()/u;

/** After a word-like name that begins a clause: what an area does or has (临海推出, 长兴今年). */
export const CLAUSE_VERB =
  /^(?:[在把将以从用为对：]|今年|去年|近年|连续|全面|全力|全市|全县|全域|率先|坚持|聚焦|聚力|持续|深入|深化|推[进出动行广]|出台|建[立成起]|打[造响好通]|创[新建成]|实[施现行]|开[展启通]|组[织建]|围绕|积极|大力|始终|锚定|紧扣|紧盯|探索|启动|发布|举[办行]|召开|立足|依托|通过|加快|加强|着力|着眼|强化|优化|抓|干部|群众|企业|乡村|农民|方面|也|则|还|正|等)/u;

/** A clause or a sentence begins here. */
export const CLAUSE_START = /(?:^|[，。；：、！？“”（）/—·\s])$/u;

/** What one does to places: before a word-like name, it shows that a place is meant. */
export const PLACE_BEFORE =
  /(?:来到|走进|前往|抵达|到达|奔赴|赶赴|远赴|赴|走访|落户|落地|扎根|地处|位于|坐落于|来自|回到|记者在|[，。；：“]在|^在|发源于|到访|从)$/u;

/** After a word-like name that `PLACE_BEFORE` shows: the clause goes on, or the name ends. */
export const CLAUSE_AFTER =
  /^(?:[，。、；：！？”）\s]|的|等|[牵带运请赶][来回到]|出发|买[来回]|调[来到任]|考察|调研|视察|投资|开展|召开|参观|学习|挂职|采访|$)/u;

/** Between names of a list. */
export const LIST_GAP = /^(?:[、和与及至到\-—－·/]|以及|[、，]和)?$/u;

/** Characters before the name of a village or a town that would make it another, longer name: 大下姜, 新北塘村. */
export const LONGER_NAME = /[大小上下东西南北中前后新老旧内外]$/u;

const COUNTED =
  '[一二两三四五六七八九十几多数]+[位名任届批家座]|每个?|各个?|全|本|该|此|我|你|他|她|们|这个?|那个?|哪个?|某个?|两个?|几个?|多个?|数个?|百|千|万|[0-9０-９一二三四五六七八九十]+个?|所有|其他|其它|有的|一些|许多|不少';
const QUALITIES =
  '周边|周围|邻|邻近|附近|相邻|沿线|沿途|沿海|山|山区|渔|农|乡|新农|旧|老|古|名|古老|空心|城中|城郊|近郊|后进|先进|落后|薄弱|贫困|富裕|富|穷|弱|强|经济强|经济薄弱|软弱涣散|重点|示范|试点|样板|标杆|模范|明星|中心|行政|自然|建制|移民|美丽|和美|美好|未来|共富|共同富裕|数字|智慧|清廉|文明|生态|特色|旅游|景区|民宿|电商|淘宝|产业|专业|历史文化|传统|善治|民主法治|法治|平安|幸福|网红|艺术|画家|长寿|空壳|三无|结对|帮扶|联建|共建|抱团|小区|城镇|街道|现代|新型|智治|完整|无废';
const VERBS =
  '整|驻|进|入|到|下|回|出|离|兴|强|治|管|包|住|游|访|建|并|撤|拆|联|带|跨|村|城|镇|党员|干部|第一|在|对|为|由|把|让|使|是|的|和|与|及|或|等|以|了';

/** Villages and communities by what they are, not by name: 示范村, 城中村, 每个村, 未来社区. */
export const GENERAL_VILLAGE = new RegExp(`^(?:(?:${COUNTED})?(?:${QUALITIES}){0,2}|${VERBS})(?:村|社区)$`, 'u');

/** Bare names of towns that are words, or the names of other things, in national news more often than of the town. */
export const TOWN_WORDS: ReadonlySet<string> = new Set(
  '建设 和平 湖南 新兴 解放 平和 前进 大地 大战 沙城 古城 新建 运河 惠民 大关 大桥 江南 太阳 太平 前所 花园 沿江 大街 留下 海口 太湖 东方 新合 高市 下管 大同 大门 界首 南郊 江口 桃花 广度 城中 三江 大安 中泰 一市 西湖 北海 海西 新城 文昌 长安 滨海 街头 云龙 保安 上方 虹桥 大洋 文教 白云 渤海 和睦 河山 南岳 磐石 新前 中村 李家 大田 马鞍 岭南 南市 于城 万象 凤凰 龙门 东和 南湖 天水 江北 安民 东新 新安 河上 安阳 鼓楼 海城 西城 家地 九龙 城西 丽新 荷花 桥头 新市 朝阳 白鹤 小河 富文 莲花 骆驼 福全 林城 山川 白洋 水口 钟山 乐成 长河 安岭 景山 西关 新街 海虹 洋山 南阳 滨江 丹东 江东 山口 霞浦 东城 三都 塔山 元和 黄龙 福田 天成 城南 高楼 里山 进化 花街 长山 东极 紫金 东山 长乐 秀山 新安江 景南 枸杞 高桥 小将 桥下 冷水 新桥 云山 大洲 七里 浦口 前路 望江 白马 路北 下各 西联 滨湖 白塔 梅山 五常 长水 城东 东湖 北山 双塔 海滨 新河 西门 大盘 凯旋 杨林 西周 永丰 靖江 新新 龙山 万全 七星 北洋 田市 临江 新塘 三甲 石桥 屏南 板桥 凤阳 大陈 东胜 金塘 长街 千岛 上郑 浮云 南宋 分水 三州 湖滨 大唐 锦屏 青石 招贤 城北 水头 路南 双峰 万山 岭北 环山 步路 桃源 凤鸣 玲珑 仁和 春晓 西街 天马 横渡 南门 新丰 溪口 平水 永兴 红星 沙湾 星海 三合 上华 安南 阳明 望海 枫林 四季青 赤松 东郊 春江 东林 雷峰 千金 村头 长虹 梧桐 双溪 山门 高家 赵家 花桥 澄江 孝顺 状元 百步 头陀 三界 平桥 平田 南山 北城 南城 东溪 大溪 大渔 方桥 横街 下沙 上望 海山 海昌 中河 双港 张村 金峰 王村 章村 杨村 黄村 高湖 同山 白石 白峰 官塘 月湖 雪溪 三岛 东部 东源 方前 前仓 古山 马山 古塘 掌起 新生 水南 东关 西溪 清溪 昌国 昌化 昌硕'.split(
    ' ',
  ),
);

/** Bare names of towns that are surnames: 诸葛明亮 is a person. */
export const SURNAMES: ReadonlySet<string> = new Set([
  '诸葛',
  '上官',
  '东方',
  '欧阳',
  '司马',
  '慕容',
  '公孙',
  '长孙',
  '皇甫',
]);

/** Before a village's name of two characters (余村): a word that a name follows. */
export const NAME_BEFORE = /[到在进入访从和与、由给对去往回是赴像比及]$/u;

/** A particle inside shows that a stretch is no name. */
export const NOT_IN_NAME =
  /[的了着过在是和与及各每全有把被为将等个多这那我你他她它谁们不也都就要会能让使从到对向以或且而，。、；：“”（）《》\s0-9０-９A-Za-z]/u;

/** What is said of villages only: more evidence for one that no table lists. */
export const VILLAGE_AFTER =
  /^(?:党支部|党总支|党委|村委|支部|支书|书记|主任|两委|村两委|村民|村党|村支|村主|第一书记|文书|会计|驻村|党群|合作社|股份)/u;
