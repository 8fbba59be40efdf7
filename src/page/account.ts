/**
 * The page of a public account: who published under a headline, and the furniture that its reader puts around a text.
 * The words alone are too common; they hold where the page shows that it is one.
 */
import { isMenuWord } from './chrome/buttons.ts';
import { findDates } from './fields/date.ts';
import { type Field, type FieldLine, parseFields } from './fields/parse.ts';
import { isName } from './fields/people.ts';
import { isHeadlike } from './headline.ts';
import { isLoneName } from './lexicon/surnames.ts';
import type { Line } from './line.ts';

const PROVINCE =
  '(?:浙江|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾)';

/** Where an account posted from, under its date: `浙江`, `发表于浙江`. */
export const POSTED = new RegExp(`^(?:(?:发表|发布)于|IP属地:?)?\\s*${PROVINCE}$`);

/** What only the reader of public accounts says. */
const SIGN = new RegExp(
  `预览时标签不可点|轻触阅读原文|滑动看下一个|^收录于(?:合集|话题)|^微信扫一扫|关注该公众号|小说阅读器|轻点两下取消|喜欢此内容的人还喜欢|不看此公众号|微信公众平台|^以下文章来源于|上方蓝字|蓝字关注|^阅读原文$|点个?[“"]?在看|一键三连|^原创(?:\\s|$)|:\\d{2}\\s+(?:(?:发表|发布)于)?${PROVINCE}$|^(?:发表|发布)于${PROVINCE}$`,
);

/** Whether a page is that of a public account. */
export const isAccountPage = (lines: readonly Line[]) => lines.some((l) => l.text.length <= 60 && SIGN.test(l.text));

/** `以下文章来源于测试发布 ，作者甲某`: whose text it was first. */
const FIRST =
  /^以下(?:文章|内容)来源于[:\s]*([^\s,，.]{2,20})\s*[.,]?\s*(?:[,，]\s*)?(?:作者[:\s]*([\u3400-\u9fff]{2,4}))?\s*[.,]?$/;
/** The name of an account: no sentence, no label, no word of a menu. */
const isAccountName = (text: string) =>
  /^[\p{Script=Han}A-Za-z0-9·]{2,16}$/u.test(text) && /[\u3400-\u9fff]{2}/.test(text) && !isMenuWord(text);

function field(kind: Field['kind'], label: string, value: string, at: number): Field {
  return { kind, label, start: at, valueStart: at, end: at + value.length, value };
}
const NOTHING: FieldLine = { fields: [], dates: [], rest: [] };

/**
 * The lines between the headline of an account's article and its text that name writer, account and time: on one
 * line (`原创 甲某 测试发布 2024-04-12 18:30 浙江`) or each on its own.
 */
export function accountFields(lines: readonly Line[]): Map<number, FieldLine> {
  const found = new Map<number, FieldLine>();
  if (!isAccountPage(lines)) return found;
  const stop = lines.findIndex((l) => l.prose);
  const top = lines.slice(0, Math.min(stop < 0 ? lines.length : stop, 24));
  for (const { n, text } of top) {
    const first = FIRST.exec(text);
    if (!first) continue;
    const writer = first[2] ? [field('author', '作者', first[2], text.lastIndexOf(first[2]))] : [];
    found.set(n, {
      fields: [field('source', '来源', first[1]!, text.indexOf(first[1]!)), ...writer],
      dates: [],
      rest: [],
    });
  }
  const at = top.findIndex((l) => l.text.length <= 70 && findDates(l.text)[0]?.timed === true);
  const line = top[at];
  if (!line || parseFields(line.text).fields.length > 0) return found;
  const date = findDates(line.text)[0]!;
  const fields: Field[] = [];
  const before = line.text.slice(0, date.start).trim();
  if (before !== '') read(before, fields, line.text);
  else {
    // Upwards from the time, as long as a headline is left above.
    let n = at - 1;
    const own: Line[] = [];
    while (n >= 1 && own.length < 4 && isPart(top[n]!.text) && top.slice(0, n).some(isTitle)) own.unshift(top[n--]!);
    const [account] = own.splice(-1);
    if (!account || !isTitle(top[n]!)) return found;
    read(account.text, fields, account.text);
    if (fields.length === 0) return found;
    found.set(account.n, { fields, dates: [], rest: [] });
    for (const part of own) {
      const names = part.text.split(/[\s、]/).filter((word) => word !== '原创' && isName(word));
      found.set(part.n, {
        fields: names.map((name) => field('author', '原创', name, part.text.indexOf(name))),
        dates: [],
        rest: [],
      });
    }
    found.set(line.n, { fields: [], dates: [date], rest: [] });
    if (top[at + 1] && POSTED.test(top[at + 1]!.text)) found.set(top[at + 1]!.n, NOTHING);
    return found;
  }
  if (fields.length > 0) found.set(line.n, { fields, dates: [date], rest: [] });
  return found;
}

const isTitle = (line: Line) => line.han >= 8 && isHeadlike(line);
const isPart = (text: string) => text === '原创' || (text.length <= 24 && text.split(/[\s、]+/).every(isAccountName));

/** `原创 甲某 测试发布`: the account is named last. */
function read(words: string, fields: Field[], text: string): void {
  const names = words.split(/[\s|丨、]+/).filter((word) => word !== '原创' && word !== '');
  const account = names.pop();
  if (!account || !isAccountName(account)) return;
  if (names.length === 0 && isLoneName(account)) return;
  fields.push(field('source', '', account, text.lastIndexOf(account)));
  for (const name of new Set(names))
    if (name !== account && isName(name)) fields.push(field('author', '原创', name, text.indexOf(name)));
}

const WORDS: ReadonlySet<string> = new Set(
  '原创 微信扫一扫 关注该公众号 知道了 取消 允许 分析 确定 喜欢 不喜欢 不看的原因 内容质量低 不看此公众号 写下你的留言 写留言 精选留言 去阅读 倍速 视频 音频 小程序 视频号 听过 留言 赞 在看 分享 收藏 使用小程序 使用完整服务 继续访问 继续访问取消 全屏 切换到横屏模式 继续播放 进度条 百分之0 播放 静音 已同步到看一看 人划线 前往看一看 轻点两下取消赞 轻点两下取消在看'.split(
    ' ',
  ),
);
const FURNITURE =
  /^收录于(?:合集|话题|专辑)|^#[^#\s]{1,20}(?:\s*\d+\s*个)?(?:\s+#[^#\s]{1,20}(?:\s*\d+\s*个)?)*$|小说阅读器|滑动看下一个|轻触阅读原文|轻点两下取消|预览时标签不可点|微信扫一扫|微信公众平台|未经审核的第三方商业营销|^阅读\s*[\d.万+]*$|^\d{1,2}:\d{2}(?:\s*\/\s*\d{1,2}:\d{2})?$|^\d{1,3}\s*个$|^\d{1,3}$|^[\u3400-\u9fffA-Za-z0-9]{2,16}\s*\.$|点赞.{0,6}在看|一键三连|^(?:↓|↑|▼|▲)+|^[,;:]\s?\S{1,10}$/;

/** Furniture of an account's page, before its text or after it. */
export function isAccountFurniture({ text, prose }: Line): boolean {
  if (text.length > 60 || (prose && !/未经审核的第三方商业营销/.test(text))) return false;
  return FURNITURE.test(text) || text.split(/\s+/).every((word) => WORDS.has(word));
}

/** The description that stands under the name on an account's card: `测试发布 .` over what it says of itself. */
export function cardLines(lines: readonly Line[]): number[] {
  return lines.flatMap((l, i) =>
    FIRST.test(l.text)
      ? lines
          .slice(i + 1, i + 3)
          .filter((under) => !under.prose && under.text.length <= 40 && !/^[(（]/.test(under.text))
          .map((under) => under.n)
      : [],
  );
}
