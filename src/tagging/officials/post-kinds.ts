/** Kinds of bodies and posts by which it is told whose they are, when they name no area. */
import { UNIVERSITIES_ELSEWHERE } from './beyond.ts';

/** A university of another province. */
export const UNIVERSITY = new RegExp(
  `^(?:${[...UNIVERSITIES_ELSEWHERE.keys()].sort((a, b) => b.length - a.length).join('|')})`,
  'u',
);
/** A branch of the party, which villages have. */
export const BRANCH = /^(?:党支部|党总支|总支|支部)$/u;
/** Posts of a village. */
export const VILLAGE_POST = /(?:老支书|老村长|村官|村委会|村党|驻村|村支|村监|村务|村两委|村妇联|监委会|经济合作社)/u;
/** A body of a subdistrict. */
export const STREET_POST = /^(?:街道)?办事处/u;
/** Divisions and regiments of the corps. */
export const CORPS = /^第?[一二三四五六七八九十]+[师团]/u;
/** Builders and surveyors of the whole country (铁二院 is the railways' second institute), which no area runs either. */
export const BUILDERS = /^(?:铁[一二三四五]院|中铁|中建|中交|中电建|中能建)/u;
/** Bodies of a zone that is not named. */
export const ZONE_BODY = /^(?:开发区|经开区|高新区|新区|度假区|园区|集聚区|管委会|管理委员会)/u;
/** Bodies that no town and no village has. */
export const COUNTY_BODY =
  /^(?:[县市区]级(?:机关|部门|单位)?|[\p{Script=Han}]{2,12}局|组织部?|宣传部?|统战部?|政法委|法院|检察院)$/u;
/** Colleges are run by a prefecture or by the province. */
/** 派驻 in 某厅派驻某村第一书记. */
export const SENT_TO = /派(?:驻|往|到)(?=.{2,16}(?:第一书记|指导员)$)/u;
export const COLLEGE = /^(?:[\p{Script=Han}]{0,4}职业技术)?学院(?!路|街|社区|村)/u;
/** Parts of a university that its own page names without it; universities are of the province. */
export const OF_UNIVERSITY = /^学?校|(?:学院|研究院|实验室)(?:党委|党总支)?$/u;
/** 在省委组织部工作，历任: the body that a sentence has named for the posts after it. */
export const WORKED =
  /在([省市县区])委?[\p{Script=Han}]{0,10}[局部委办厅院]工作[^。；]{0,8}，(?:历任|先后[担任]{1,2}|曾任|任)$/u;
/** Bodies of a town. */
export const TOWN_LEVEL = /^(?:派出所|综治中心|文化站|卫生院|司法所|便民服务中心|综合行政执法队)/u;

/** 县（市、区）党政正职, 市、区领导: a body of no one area. */
export const OF_SEVERAL = /^(?:[省市县区镇](?:（|、)|省市$|市县$|市区$|区市$|区县$|乡镇|镇街|县市区|市县|县乡)/u;
