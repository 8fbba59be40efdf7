/** Words by which a text tells how somebody came to a post: dates, verbs, and clauses without a name. */

import { sentenceStart } from './sentences.ts';

/** What follows a post that a clause ends with. */
export const PREDICATE_END = /^(?:（[^（）]*）)?(?:$|[，。；！？、）”\n]|人选|候选人|职务|的[\p{Script=Han}]{2,4}$)/u;
/** A year before the verb of a post. */
export const DATED =
  /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后|以来)?[，,]?(?:[\p{Script=Han}]{0,6})(?:任|担任|出任|转任|调任|升任|就任|当选|当选为|任命为|变为|升到|升至)$|\d{4}年[^。；：“”]{0,14}被(?:推选|选举|任命|选|推举)为$/u;
/** Verbs of a station of a career, after which another may come. */
const STATION = /(?<!现|兼|连)(?:[转调升改出就继接]任|任|当选为?|(?:选举|推选|推举|任命)[\p{Script=Han}]{2,4}为)$/u;
/** Where a year stands before the verb of a post at `to`: right before it, or at the head of its sentence. */
export function datedBefore(text: string, to: number): 'own' | 'sentence' | null {
  const before = text.slice(Math.max(0, to - 28), to);
  if (DATED.test(before)) return 'own';
  return STATION.test(before) && /^[^“”]{0,2}\d{4}年/u.test(text.slice(sentenceStart(text, to), to))
    ? 'sentence'
    : null;
}
/** The post is one to be chosen for, not held. */
export const CHOICE = /^(?:（[^（）]*）)?(?:候选人|(?:候选人)?(?:提名|推荐|建议)?人选)/u;
/** A clause that begins so names a post of the subject to come. */
export const LEADING = /^(?:身为|作为|担任|出任|就任|兼任|当选为?)$/u;
/** A clause that names nobody before its verb. */
export const NO_SUBJECT =
  /(?:^|[。！？；，\n])(?:(?:[他她]?(?:今年|现年)?\d{2}岁|[他她]有[两三]个身份|[两三]个身份)[，：]|(?:在|从|自)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后|底|初)?，?|此后|之后|随后|后来|其间|期间|早年|\d{1,2}月\d{1,2}日，?|(?:出生|生)于\d{4}年(?:\d{1,2}月)?的[他她]，|\d{2}岁(?:时|那年)?，?|(?:现在|如今|去年|后来)?回到?(?:家乡|老家|故乡|村|乡|镇)里?|[\p{Script=Han}]{1,4}后|(?:参加|回到?|返回|来到|放弃|放下|辞去|辞掉|卖掉|关掉|通过|响应|接受)[\p{Script=Han}]{0,12}并|[一二两三四五六七八九十几多]+年前|从前|，)*(?:他|她|其)?(?:又|还|曾|后|成功|顺利|最终|[高全满]票|先后|从[^，。]{2,16}|(?:另)?一个|(?:另一|现在的|眼下的|如今的|目前的|真实的|本来的)(?:重|个)?身份|现在|如今|眼下|目前|现|同时|本来|一步步|逐步|再|被|转|也|并|正式)*$/u;
/** How many sentences back a pronoun reaches. */
export const PRONOUN_REACH = 2;
/** A paragraph that goes on about whom the one before is about. */
export const GOES_ON =
  /^(?:[^。！？，“]{0,10}，)?(?:他|她|\d{4}年|此后|随后|之后|后来|其间|期间|早年|生于|历任|曾任|先后|此前)/u;
/** The jobs between a verb and a post at `to`; null when there are none. */
export const jobsBefore = (text: string, to: number): string | null =>
  /[、，]/u.test(text[to - 1] ?? '') ? (JOBS_BEFORE.exec(text.slice(Math.max(0, to - 60), to))?.[0] ?? null) : null;
/** After a post that is left for another. */
export const MOVES =
  /^(?:任[上内]|(?:岗位|位置|位子)上)|^(?:岗位|职务|任)?上?(?:转任|调任|升任|改任|提任|接任|出任|晋升|提拔|履新|任|转到|调到|升)/u;
/** What somebody was beside posts. */
const JOB =
  '(?:教师|教员|干部|科员|办事员|职员|秘书|助教|讲师|教授|组员|战士|学员|工人|技术员|工程师|会计|文书|通讯员|交通员|编辑|医生|教练|公务员|见习生|民警|辅导员)';
/** 某校教师、某乡干部、: jobs between a verb and a post. */
const JOBS_BEFORE = new RegExp(`(?<=任)(?:[^，、。；：“”（）\\n]{2,16}${JOB}[、，])+$`, 'u');
export const NEXT_POST = new RegExp(
  `^(?:（[^（）]*）)?[，、；](?:[^，、。；：“”（）\\n任]{2,16}${JOB}[，、；])*(?:[\\p{Script=Han}]{2,6}[省市县区镇乡](?:（[^（）]{2,20}）))?$`,
  'u',
);
/** 历任甲职，某市任乙职; 升任甲职，后任乙职. */
export const THEN =
  /^(?:（[^（）]*）)?[，；、](?:[\p{Script=Han}]{2,8}[市县区镇乡]|(?:后|又|再|并|随后|此后|之后|其后|还|后来|也|同时|同时也)+|[\p{Script=Han}\d]{0,8}(?:进入|下派|派驻|派往|到|赴|回到|调到|来到)[\p{Script=Han}]{2,14}|[\p{Script=Han}]{0,6}身份)$/u;
/** 1985年到1996年任: years that have an end. */
export const OVER =
  /\d{4}年(?:\d{1,2}月|[春夏秋冬][天季]?)?[至到—–-]+\d{4}年(?:\d{1,2}月)?(?:底|初|间|期间|[春夏秋冬][天季]?)?[，曾]?$|过去[^，。]{1,8}年[间里]，[^，。]{2,8}$/u;
