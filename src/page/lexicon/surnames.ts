/** The surnames that nine in ten people bear: enough to tell a lone name from a lone word. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂苗谷盛曲翁冉骆蓝游辛靳阳管柴蒙鲍喻祁蒲滕屈饶解牟艾尤穆卓吉缪简车项连芦麦褚娄窦戚岑费卜冷晏席卫柏宗瞿桂佟臧闵苟邬卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝诸楼竺屠劳裘厉胥盖'.split(
    '',
  ),
);

/** Whether two or three characters, or two with a blank between, read as a person's name. */
export function isLoneName(text: string): boolean {
  return /^(?:[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]\s{1,3}[\u3400-\u9fff])$/.test(text) && SURNAMES.has(text[0]!);
}

/** Two to four names and nothing else, one of them of three characters: two words of two are a headline's as well. */
export function areLoneNames(text: string): boolean {
  const names = text.split(/[\s、]+/);
  return names.length >= 2 && names.length <= 4 && names.every(isLoneName) && names.some((name) => name.length === 3);
}
