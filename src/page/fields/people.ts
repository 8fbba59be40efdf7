/** Names of reporters and editors in the forms in which pages credit them. All texts are width-folded. */

import { isPlace } from '../lexicon/places.ts';
import { BUTTONS } from '../lexicon/site.ts';
import { isLoneName } from '../lexicon/surnames.ts';

const ROLE =
  '(?:本报|本网|本台|本刊|本社|全媒体|融媒体|融媒|首席|特约|特派|见习|实习|驻[\\u4e00-\\u9fff]{1,4}|[\\u4e00-\\u9fff]{1,6}(?:日报|晚报|早报|时报|商报|新闻网?|在线|客户端|通讯社|新华社|中新社|融媒体?(?:中心)?|电视台|广播电台|广电)|新华社|中新社|人民网|新华网|[\\u4e00-\\u9fff]{1,3}报)?\\s?(?:首席|特约|特派|见习|实习|全媒体|融媒体|融媒|视频|摄影|文字|评论|政法|时政)?(?:记者|通讯员|实习生|评论员|特约撰稿人|撰稿人|采访人员|拍友|(?:[省市县区]委)?报道组|主持人)';
const NOT_NAMES =
  /^(?:省委|市委|县委|区委|镇委|乡委|党委|政府|插画|漫画|绘画|手绘|绘图|制图|大中|中小|大小|实习生|设计|策划|本报|本网|本台|记者|通讯员|综合|整理|报道|编辑|摄影|摄|文|图|讯|电|佚名|匿名|管理员|未知|原创|转载|网络|互联网|本站|小编|手记|札记|观察|连线|调查|走访|编辑部|编辑器|宣传部|办公室|见习|实习|首席|首席记者|拍友|admin|Admin|无|暂无|等|和|与|及|图片|文字|供稿|作者|来源|责编|校对|审核|评论员|本报评论员|特约评论员|详见|详情|点击|分享|打印|字号|关闭|阅读|发布|时间|日期|近日|日前|今天|今日|昨天|昨日)$/;
const ORG =
  /(?:报|网|社|局|委|办|厅|部|院|台|站|所|公司|集团|中心|政府|组织部|客户端|编辑部|办公室|委员会|协会|学会|联盟|大学|学院|学校|支行|医院|街道|频道|发布|融媒体|传媒|媒体|研究会|课题组|工作室)$/;
const AREA = /[省市县区镇乡村州盟旗]$/;

/** Whether a folded token can be a person's name. `area` tokens (江北区) are told apart by `isAreaName`. */
export function isName(token: string): boolean {
  if (NOT_NAMES.test(token) || BUTTONS.has(token)) return false;
  if (/^[\u3400-\u9fff]{1,4}·[\u3400-\u9fff·]{1,10}$/.test(token)) return !token.split('·').some(isOrgName);
  if (!/^[\u3400-\u9fff]{2,4}$/.test(token)) return false;
  return !(ORG.test(token) && token.length > 2) && !isAreaName(token);
}

/** A place where a name should stand: the mark of spam fields. */
export function isAreaName(token: string): boolean {
  return token.length >= 3 && AREA.test(token) && /^[\u3400-\u9fff]+$/.test(token);
}

/** An organisation where a name should stand. */
export function isOrgName(token: string): boolean {
  return token.length >= 3 && ORG.test(token);
}

/** The number of an account that a portal hangs on an editor's name: `甲某_NB0001`. */
const ACCOUNT = /_?[A-Z]{1,4}\d{2,8}\b/g;

/** What follows a name as its work; `written` is the one for writing it. */
const worksWith = (written: string) =>
  new RegExp(
    `(?<=[\\u3400-\\u9fff]{2})(?:\\s*(?:文\\/图|图\\/文|文并摄|文\\/摄|摄影报道|图文报道|综合报道|整理|报道|摄影|采写|供图|撰文|[/]?摄|${written}|[/]?图))(?=[\\s,、)]|$)`,
    'g',
  );
/** `甲某文 乙某摄`: each name with its work. */
const WORKS_SHARED = worksWith('[/]?文');
/** Without another's work beside it, 文 after two characters is the end of a name: `编辑：陈建文`. */
const WORKS = worksWith('\\/文|(?<=\\s)文|(?<=[\\u3400-\\u9fff]{3})文');

/** `记者甲某 杭州报道`: behind the names stands where they report from. */
const FROM = /(?<=[\u3400-\u9fff])\s+([\u3400-\u9fff]{2,4})(?:摄影|综合)?报道/g;

/** The sizes of letters that a page offers: two of them in a row are no name. */
const SIZE = /^[大中小]$/;

/**
 * The names of a list as credits write them: separated by spaces, 、or commas; `吕 斌` is one name; roles between
 * them (通讯员, 摄) are skipped. Stops at the first thing that is neither.
 */
export function readNames(text: string): string[] {
  const written = text.replace(FROM, (whole, place: string) => (isPlace(place) ? ' ' : whole));
  const works = /[\u3400-\u9fff]{2}[摄图](?=[\s,、)]|$)/.test(written) ? WORKS_SHARED : WORKS;
  const bare = written
    .replace(ACCOUNT, '')
    .replace(new RegExp(ROLE, 'g'), ' ')
    .replace(works, ' ')
    .replace(/[()[\]【】|丨:;。□■●◇◆◎☆★]/g, ' ');
  const tokens = bare.split(/[\s、,/&]+/).filter(Boolean);
  const names: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let token = tokens[i]!;
    if (SIZE.test(token)) continue;
    if (/^[\u3400-\u9fff]$/.test(token) && /^[\u3400-\u9fff]$/.test(tokens[i + 1] ?? '')) {
      token += tokens[++i]!;
      names.push(token);
      continue;
    }
    if (isName(token)) names.push(token);
  }
  return [...new Set(names)];
}

const OPEN = '[(\\[【]?\\s*[□■●◇◆☆★▲△·◎]*\\s*';
const CREDIT = new RegExp(
  `^${OPEN}(?:${ROLE}|文\\/图|图\\/文|文图|图文|(?:文|图|摄影报道|图文报道|摄影|撰文|采写|撰稿|整理|执笔|文字|图片|视频|作者)\\s*[/:|丨])`,
);
const BARE = /^[□■◇◆☆◎]\s*(?:[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{2,4}(?:\s+[\u3400-\u9fff]{2,4}){1,4})$/;
const CLOSING = /^[(【[].{2,60}[)】\]]$/;

/** `（宣传处 甲某）`: the writer with the unit that sent the text in. */
const UNIT = /^[(][\u3400-\u9fff]{2,16}[处科室部院系局委办社站所]\s+([\u3400-\u9fff]{2,3})[)]$/;

/**
 * The names of a line that is nothing but a credit: `（本报记者 甲某 通讯员 乙某）`, `□ 记者 甲某`, `文/甲某 图/乙某`.
 * Null when the line is something else.
 */
export function readCredit(text: string): { authors: string[]; photographers: string[] } | null {
  if (text.length > 90 || /[。!?;]/.test(text)) return null;
  const unit = UNIT.exec(text);
  if (unit && isName(unit[1]!)) return { authors: [unit[1]!], photographers: [] };
  const enclosed = CLOSING.test(text) && new RegExp(`${ROLE}|整理|采写|撰文|供稿`).test(text);
  if (!CREDIT.test(text) && !BARE.test(text) && !enclosed) return null;
  const { rest, photographers } = splitPhoto(writersOf(text));
  const authors = readNames(
    rest
      .replace(
        /(?:摄影报道|图文报道|文\/图|图\/文|文图|图文|文字|撰文|采写|撰稿|整理|执笔|作者|文|视频)\s*[/:|丨]/g,
        ' ',
      )
      .replace(/来源.*$/, ''),
  );
  if (authors.length + photographers.length === 0) return null;
  const left = leftOver(text, [...authors, ...photographers]);
  return left.length <= 8 ? { authors, photographers } : null;
}

/** `新华社记者`: a credit line that names no one. */
export function isHouseCredit(text: string): boolean {
  return (
    /^[(□■\s]*(?:本[报网台刊社]|[\u4e00-\u9fff]{1,6}(?:社|报|网|台|新闻))(?:特约|首席)?(?:记者|评论员|通讯员|报道组)[)]?$/.test(
      text,
    ) ||
    /^[(](?!根据)[\u4e00-\u9fff、\s]{2,20}(?:供稿|提供|整理)[)]$/.test(text) ||
    /^[(]?(?:本文|文中|本版)?(?:图片|照片|配图|插图|图)(?:均|皆|都)?由[^。,;]{2,24}提供[)]?$/.test(text)
  );
}

/** What a credit line says beyond names and roles. */
function leftOver(text: string, names: readonly string[]): string {
  let rest = text.replace(/\s+/g, '');
  for (const name of names) rest = rest.replace(name, '');
  return rest
    .replace(new RegExp(ROLE, 'g'), '')
    .replace(
      /摄影报道|图文报道|综合报道|整理|报道|摄影|采写|供图|撰文|供稿|撰稿|执笔|文字|图片|视频|作者|文|图|摄|并/g,
      '',
    )
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** `图/乙某`, `摄影：乙某`, `乙某 摄` apart from the rest of a credit. */
function splitPhoto(text: string): { rest: string; photographers: string[] } {
  const photographers: string[] = [];
  const rest = text.replace(
    /(?<!文\/)(?:图片|图|摄影|摄)\s*[/:|丨]\s*([\u3400-\u9fff]{2,4}(?:[\s、][\u3400-\u9fff]{2,4})*)(?![\u3400-\u9fff/])/g,
    (whole, list: string) => {
      // `图丨村口`: behind such a bar stands what the picture shows as often as who took it.
      const shown = whole.includes('丨') && !list.split(/[\s、]/).every(isLoneName);
      if (shown) return whole;
      photographers.push(...readNames(list));
      return ' ';
    },
  );
  return { rest, photographers };
}

/** Work on a piece that is not its writing, up to the next work or the end. */
const OTHER_WORK =
  /(?:摄影|摄像|图片|插画|漫画|手绘|绘图|绘画|策划|总策划|统筹|监制|出品|设计|美编|制图|视频|剪辑|配音|海报|动画|技术|版式|校对|审核)\s*[/:]?\s+(?:[\u3400-\u9fff]{2,3}(?:\s+|$))+?(?=(?:[\u3400-\u9fff]*(?:记者|通讯员|摄影|文字|撰文|实习生|编辑|策划|设计|剪辑|制图|视频))|$|[)])/g;

/** A credit without those who did other work, when it names the writers by their role as well. */
export function writersOf(text: string): string {
  return /记者|通讯员|文字|撰文|采写|作者/.test(text) ? text.replace(OTHER_WORK, ' ') : text;
}

const INLINE = new RegExp(`[(]\\s*(?:${ROLE})[^()。!?]{2,50}[)]`, 'g');

/** `本报讯 记者甲某 通讯员乙某 7月3日…`: roles and names under the dateline's head, no brackets around them. */
export const OPEN_LEAD = new RegExp(
  `^(?:本报|本网|本台)讯?\\s*[,:]?\\s*((?:(?:${ROLE})\\s*[\\u3400-\\u9fff]{2,4}(?:[\\s、]+[\\u3400-\\u9fff]{2,3}){0,2}\\s+)+)(?=\\S)`,
);

/** Names of the reporters in a lead or an end of running text: `本报讯（记者 甲某 通讯员 乙某）`. */
export function inlineReporters(text: string): string[] {
  const names: string[] = [];
  for (const m of text.matchAll(INLINE)) {
    if (/[摄]/.test(m[0])) continue;
    names.push(...readNames(m[0]));
  }
  const open = OPEN_LEAD.exec(text)?.[1];
  if (open) names.push(...readNames(open).filter(isLoneName));
  // `测试社丽水6月1日电（甲某）`: names alone, and nothing but names.
  const wire =
    /^[\u4e00-\u9fff]{2,8}\s?[\u4e00-\u9fff]{0,6}(?:\d{1,2}月\d{1,2}日)(?:电|讯)\s*[(]\s*([\u3400-\u9fff]{2,3}(?:[\s、]+[\u3400-\u9fff]{2,3}){0,3})\s*[)]/.exec(
      text,
    );
  if (wire && wire[1]!.split(/[\s、]+/).every(isName)) names.push(...readNames(wire[1]!));
  return [...new Set(names)];
}

/** `……新篇章。（记者 甲某）`: where a credit at the end of running text begins, or -1. */
export function trailingCredit(text: string): number {
  const m = /[(](?:[^()。!?]{2,60})[)]$/.exec(text);
  if (!m || m.index === 0) return -1;
  if (!/[。!?…”"]$/.test(text.slice(0, m.index).trimEnd())) return -1;
  return new RegExp(`^[(]\\s*(?:${ROLE}|文|图(?!为)|作者|撰稿|责编|责任编辑|编辑|来源)`).test(m[0]) ||
    /(?:整理|采写|供稿|报道)[)]$/.test(m[0])
    ? m.index
    : -1;
}

const INTERVIEWERS = /^采\s*访\s*(?:组|者|人员?)\s*:\s*([\u3400-\u9fff\s、,]{2,40})$/;

/** Who asked the questions, as an interview says before its first one: `采访组：甲某 乙某`. It says so in its text. */
export function interviewers(text: string): string[] {
  const list = INTERVIEWERS.exec(text)?.[1] ?? '';
  const names = readNames(list);
  return names.join('').length === list.replace(/[\s、,]/g, '').length ? names : [];
}
