/** Surnames of one and of two characters: the Hundred Family Surnames, and others that occur in Zhejiang today. */

const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳' +
  '酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞' +
  '熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲' +
  '邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲' +
  '伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申' +
  '扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广' +
  '禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公' +
  '肖付邸佟佘佐况冼励占仝练忻求斯楼吾郄麦商牟缑亢岳帅苟代隋揭留苑兰闫覃涂雪潜植漆佴厚钦来海但官迟原由矫綦逢补门闪粟线鹿卿' +
  '竹过沐刀木保普承修晋巨扬母仉眭郇撒苑呙姒战初禚隽鄢晋楚法汝墨哈谯笪年爱阳邝邹奥旷侍敬青展才区智桥郅丛信屋浩洛' +
  '赏芦檀尧奕仵炎帖冒蒉忽锁畅肇禤撖种呼户' +
  // Rarer ones of today.
  '铁琚芩谌泮弋恽茆苌郸郐雒菅昃麴褟樵佀俱剡斛渠蹇銮寻芈柘随迮竭漕俸逯绳税粘笃鄞';

/** Characters of the list that are far oftener a common word than a surname: more evidence is asked of them. */
const DOUBTFUL =
  '过木保普承修晋巨扬母和于时从能别向都后公有代由原来爱法官国文平通利成家年信但补门线屋经强安常乐应明全水花路高山东双充满终空相越居步商党红广华边才区海青智展师干浦弘益初战桥养种呼户原锁炎忽铁';

const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 ' +
  '宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 ' +
  '微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 完颜 爱新觉罗';

export const SURNAMES: ReadonlySet<string> = new Set(SINGLE);
export const DOUBTFUL_SURNAMES: ReadonlySet<string> = new Set(DOUBTFUL);
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(COMPOUND.split(' ').filter((s) => s.length === 2));
