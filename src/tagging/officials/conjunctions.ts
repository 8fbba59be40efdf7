/** 和, 与 and 及 before a post: between two people or bodies, or part of a body's name. */
import { BODY_END } from './bodies.ts';

/** 领导人和企业负责人: a post begins after the conjunction, unless it is part of a body's name. */
export function lastConjunction(segment: string): number {
  let cut = 0;
  for (const m of segment.matchAll(/同志|先生|女士|带领|率领|会同|陪同|召集|带着|[和与及]/gu)) {
    const left = segment.slice(0, m.index);
    if (m[0].length === 1 && (NAME_CONJUNCTION.test(left) || isInBody(left, segment.slice(m.index + 1)))) continue;
    cut = m.index + m[0].length;
  }
  return cut;
}
/** 县粮食和物资储备中心: of an area's word, what `left` of 和 names is no body and nobody, and no area follows. */
const isInBody = (left: string, right: string): boolean =>
  /^[省市县区镇乡][\p{Script=Han}]{2,8}$/u.test(left) &&
  !BODY_END.test(left) &&
  !/[人员者们户师生家民众长部导表组群]$|领导|代表/u.test(left) &&
  !/^[省市县区镇乡村社街各他她其该本]/u.test(right);
const NAME_CONJUNCTION =
  /(?:文化|资源|保障|规划|公路|运输|渔业|文物|地质|矿产|质量|技术|知识产权|检验检测|数字经济|经济|发展|住房|卫生|市场|投资|科学|教育|退役|综合|宪法|环境|农业|民族|党史|机关|生产力|海洋|人力|就业|商务|信息|财政|金融|标准|招商|旅游|交通|环境卫生|社会|档案|公共|应急|数据|科技|国防|工业|对外|监察|纪律|职业|政策|运行|救助|疾病|食品|药品|园林|林业|住建|保护|建设|开发|管理|安全|预防|控制|外事|侨务|台湾|宣传|妇女|儿童|司法|法制|立法|城市|城建|港航|口岸|道路|水利|国土|不动产|考试|评估|检测|检验|计量)$/u;
