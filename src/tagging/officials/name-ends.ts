/**
 * What stands at the end of a name: the words that texts go on with after somebody has been named, and the characters
 * that are hardly ever the last of a given name but often the next word.
 */

/** A sign, a bracket, or the end of the text. */
const SIGN = /^(?:$|[，。；：！？、,;:!?.）)」”"’\n\r|/／（(【[《〈<·])/u;
/** What people do in the news, in words that begin with no part of a name. */
const DOES =
  /^(?:说|表示|介绍|告诉|坦言|认为|指出|强调|主持|出席|参加|带领|带队|带头|先后|代表|同志|先生|女士|等人|回忆|感慨|透露|解释|一行|一起|一同|陪同|担任|当选|来到|前往|深入|参与|参观|督查|督导|检查|调研|考察|视察|走进|走访|看望|慰问|会见|宣布|宣读|汇报|致辞|讲话|发言|点评|要求|提出|补充|回应|回答|直言|笑着|指着|望着|站在|坐在|召集|组织|牵头|负责|联系|挂职|驻村|率队|率领|连任|列席|莅临|到会|坐镇|部署|通报|宣讲|授课|领学|揭牌|揭幕|颁奖|签约|调度|批示|暗访|接访|约谈|述职|主讲|发表|审议|听取|察看|查看|询问|叮嘱|勉励|寄语|鼓励|期待|希望|肯定|感谢|欢迎|讲述|分享|因病|去世|逝世|离世|牺牲|退休|调任|卸任|落马|生前|生于|出生|毕业)/u;
/** Adverbs and verbs of two characters that stories go on with after a name. */
const PAIR =
  /^(?:多次|专门|一直|始终|常年|上周|今年|近日|亲自|全程|立即|立刻|随即|随后|当即|即刻|特意|特地|赶紧|赶忙|连忙|连连|连声|略[作微带显]|笑[着道说]|点[头点]|摇[头摇]|深[知有感]|感[慨到叹]|看[着到了见完]|听[了着说到完]|拿[出着起]|打[开算]|递[给上]|翻[开着]|掏[出]|一[边再到来上开早]|一[大口]|如是|可[没不]|别无|只[说是要有能想好剩]|手把|冲[在进上]|立马|仍[在然旧是]|早早|合上|蹲[在下]|边[走看说听记想]|算[了起]|认[领为识定真]|常[说讲把去来到年对]|所[联在做带说驻挂包领提]|每[季月周年天次逢]|现[任为是在已]|称[，：]|前[不几两些]|来[乡村镇校园]|领衔|整理|正[在忙带组]|则[忙在为是从说干表认也还更把将介告指强坦笑]|也[多是在说有把常]|忙[着于]|还[在说是有把记给要]|曾[在任是说多]|原[是在先来]|将[在于把]|分[别头片管]|都[在说是有把]|就[在是说把]|很[高快是]|[和与](?:市|县|区|省|镇|乡|村|街|党|副|他|她|大家|同事|干部|群众|企业|其他|部分|相关|有关|几|一|工|队|记|全|班|老|驻|种|农|志愿|居民|孩子|学生|游客|客商|专家))/u;
/** 任 before a post. */
const HOLDS = /^任(?:副|代|第一|组长|队长|主任|书记|主席|局长|[省市县区镇乡村](?:委|人|政|长)|党)/u;
/** 在某某的陪同下, 见到某某时，: what stands only after somebody. */
const SERVES = /^(?:的(?:陪同|带领|汇报|介绍|提名|领导|引导|讲解|建议|手机|办公室|说法)|时，)/u;
/** Other words after a name: some are also the last character of one. */
const GOES_ON =
  /^(?:讲|谈|称|等(?!待)|的|在(?!线)|[和与](?=[\p{Script=Han}“])|向|对|从|到|就|也|都|还|又|已|分[片头别管线]|则(?=[为是在从说负])|常(?=[说讲把去来到年对])|正(?=[在忙])|曾|将|把|为|是|看|率|作(?!为)|任|赴|分析|算)/u;

/** Whether a name could end at an offset, by what follows. */
export function canEnd(text: string, end: number): boolean {
  const next = text.slice(end, end + 2);
  return SIGN.test(next) || DOES.test(next) || PAIR.test(next) || GOES_ON.test(next);
}

/** Whether such an adverb or verb of two characters follows. */
export const isPair = (text: string, end: number): boolean => PAIR.test(text.slice(end, end + 2));

/** Nobody's name stands right before these: they belong to the verb before. */
const ASPECT = /^(?:[了们]|着(?![手力急])|过(?![去来年程节关问目]))/u;

/** How much likelier what follows is after a name than anywhere (natural logarithm). */
export function endGain(text: string, end: number): number {
  const next = text.slice(end, end + 2);
  if (ASPECT.test(next)) return -3;
  if (HOLDS.test(text.slice(end, end + 3))) return 6;
  if (SERVES.test(text.slice(end, end + 3))) return 4.5;
  if (DOES.test(next) || PAIR.test(next)) return 2.5;
  return SIGN.test(next) || GOES_ON.test(next) ? 1.5 : 0;
}

/** Never the last of a name: only of words. */
const NEVER = new Set('在的了说等被把让就还又并及给对帮以');
/** What a name that ends at an offset has to make up for by its last character, and by the word that it would cut: of a
 * given name of one character (`given`) nothing can be cut. */
export function lastCharacterCost(text: string, end: number, given: number): number {
  const last = text[end - 1]!;
  return (NEVER.has(last) ? 3 : last === '则' ? 2 : 0) + (given > 1 && cuts(text, end - 1) ? CUT : 0);
}
const CUT = 5;
/** Whether an adverb or a verb of two characters begins here. */
const cuts = (text: string, at: number): boolean =>
  PAIR.test(text.slice(at, at + 3)) || DOES.test(text.slice(at, at + 2));
