/** Headlines: what stands over an article, and which line of it is what. */
import { Traced } from '../model/traced.ts';
import { fold } from './fold.ts';
import type { Line } from './line.ts';

export interface Headline {
  readonly title: Traced | null;
  readonly kicker: Traced | null;
  readonly column: Traced | null;
  readonly subtitle: Traced | null;
}

export const NUMBERED =
  /^(?:[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部篇]|(?:[(]\d{1,2}[)]|\d{1,2}[.、])(?!\d))/;
const DASH = /^(?:—{1,3}|–{1,2}|-{2,3}|―{1,2}|──?|－{1,2})\s*/;
const NOTE = /^[【[]?(?:编者按|编者的话|编者注|编前话?|编后|开栏的?话|开栏语|按语|记者手记(?!$)|主持人语)/;

/** `测政干〔2024〕3号`: the number of a document, under or over its title. */
const DOCUMENT_NUMBER = /^[\u4e00-\u9fff]{1,12}[〔([【][12]\d{3}[〕)\]】]\s*(?:第)?\d{1,5}号$/;
export const isDocumentNumber = (text: string) => DOCUMENT_NUMBER.test(text);

/** Whether a line can be a headline, a subhead or the like. */
export function isHeadlike(line: Line): boolean {
  if (line.prose || line.han < 2 || line.text.length > 72) return false;
  if (/[。;:,、]["”’]?$/.test(line.text)) return false;
  if (isDocumentNumber(line.text)) return false;
  return !NOTE.test(line.text) && !/^[(]?(?:紧?上接|下转)/.test(line.text);
}

export const isSubtitleLine = (text: string) => DASH.test(text);
export const isNote = (text: string) => NOTE.test(text);

/** A kicker without the dash or the colon that leads over to its headline. */
const LEADS = /[^—–―─-](?:[—–―─]{1,2}|:)$/;
const withoutTail = (content: Traced) => content.slice(0, content.text.replace(/\s*(?:[—–―─-]+|[:：])$/, '').length);

/** A line without the dash before a subtitle. */
export function withoutDash(content: Traced): Traced {
  return content.slice(DASH.exec(fold(content.text))?.[0].length ?? 0).trim();
}

/** `攻  坚` is 攻坚; `甲乙  丙丁` keeps one space between its halves. */
export function closeSpaces(content: Traced): Traced {
  const text = fold(content.text);
  if (!/\s/.test(text)) return content;
  const parts: Traced[] = [];
  for (const m of text.matchAll(/\S+/g)) parts.push(content.slice(m.index, m.index + m[0].length));
  const single = parts.length > 1 && parts.every((p) => p.length === 1 && /[\u3400-\u9fff]/.test(p.text));
  return Traced.concat(parts, single ? '' : ' ');
}

/** When something was: the opening of a sentence that was set in lines of one clause each. */
export const WHEN =
  /^(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚上?|凌晨|清晨|傍晚)?$|^(?:近日|日前|(?:昨|今)[天日])(?:上午|下午|晚上?)?$/;

const RUBRIC =
  /(?:观察|聚焦|关注|专栏|专题|策划|纪实|纪事|特稿|调查|视点|视线|视角|看点|故事|访谈|论坛|评论|时评|解读|连线|报道|新闻|快讯|速递|札记|见闻|风采|人物|在线|进行时|走基层|在(?:一线|行动|路上|基层|现场|身边)|会客厅|笔谈|之窗|园地|大家谈|面对面|新征程|看变化|丨.*|·.*)$/;
const PREFIX = /^(?:【([^】]{2,16})】|\[([^\]]{2,16})\]|([^丨|｜︱]{2,14}?)\s*[丨|｜︱]\s*(?=\S{4}))/;
/** `实干兴县·访谈录 路怎么修`: a rubric of two halves, a blank between it and its headline. */
const SERIES = /^((?=[^\s]{8,16}\s)[\u3400-\u9fff]{3,10}·[\u3400-\u9fff]{3,10})\s+(?=\S{6})/;
const SUFFIX = /\s*[(]([^()]{3,24})[)]$/;
const MEDIA = /\s*[(【[](?:图|组图|图文|视频|附图|高清组图|图片|多图|直播|转载|转|原创|附名单|全文)[)】\]]$/;
const PLAIN =
  /^(?:试行|修订|暂行|草案|摘要|全文|节选|上|中|下|一|二|三|四|五|六|续|之[一二三四五六七八九十]|第?[一二三四五六七八九十\d]+[期号批版]?|\d{4}.*|征求意见稿|扩大|附.*|.*(?:公示|公告|名单))$/;

/** Splits rubric, media marks and the name of the site off a headline. */
export function splitTitle(
  content: Traced,
  isOutlet: (name: string) => boolean,
): { title: Traced; column: Traced | null } {
  let title = content;
  let column: Traced | null = null;
  let text = fold(title.text);
  const media = MEDIA.exec(text);
  if (media && media.index > 3) title = title.slice(0, media.index).trim();
  text = fold(title.text);
  const site = /\s*(?:_|\s[-–—|]\s|-{1,2}|\|)\s*([^_|\s-]{2,16})$/.exec(text);
  if (site && site.index > 5 && isOutlet(site[1]!)) title = title.slice(0, site.index).trim();
  text = fold(title.text);
  const prefix = PREFIX.exec(text) ?? SERIES.exec(text);
  if (prefix && text.length - prefix[0].length >= 4) {
    const name = prefix[1] ?? prefix[2] ?? prefix[3]!;
    const at = text.indexOf(name);
    column = title.slice(at, at + name.length).trim();
    title = title.slice(prefix[0].length).trim();
    return { title, column };
  }
  const suffix = SUFFIX.exec(text);
  if (
    suffix &&
    suffix.index >= 5 &&
    !PLAIN.test(suffix[1]!) &&
    (RUBRIC.test(suffix[1]!) || /[·丨|]/.test(suffix[1]!))
  ) {
    const at = text.lastIndexOf('(') + 1;
    column = title.slice(at, at + suffix[1]!.length).trim();
    title = title.slice(0, suffix.index).trim();
  }
  return { title, column };
}

const SUBTITLE_LIKE =
  /(?:主持|出席|讲话|参加|致辞|作报告|列席|陪同|宣布|作(?:主旨|动员|工作)?(?:讲话|报告|部署)|侧记|纪实|综述|纪事|透视|启示|调查|观察)(?:会议|并讲话|活动|开幕|仪式)?$/;
const KICKER_LIKE =
  /(?:强调|指出|要求|时|中|会议|提出|召开|举行|表示|之际|前夕|系列报道|开幕|在[\u4e00-\u9fff]{2,8})$|^(?:在|围绕|聚焦|为了?|从|当|随着|[\u4e00-\u9fff]{2,12}(?:召开|举行))/;
const COLUMN_LIKE = /^(?:(?:19|20)\d{2}年?)?[\u3400-\u9fff“”·丨|]{2,14}$/;

/**
 * Reads a group of headline lines. The lines are in page order, at most four. `stated` is the title of the page's
 * metadata; a `signed` piece has the line of its speaker under its headline.
 */
export function readHeadline(
  group: readonly Line[],
  isOutlet: (name: string) => boolean,
  stated?: string,
  signed = false,
): Headline {
  const clean = (line: Line) => {
    if (BULLETED.test(line.text)) return closeSpaces(line.content.slice(1).trim());
    return closeSpaces(BRACKETED.test(line.text) ? line.content.slice(1, -1) : line.content);
  };
  const subtitles = group.filter((l) => isSubtitleLine(l.text));
  const lines = group.filter((l) => !isSubtitleLine(l.text));
  // What leads over to the headline is its kicker, though a site sets it below.
  const led = lines.length > 1 ? lines.find((l) => LEADS.test(l.text)) : undefined;
  const heads = lines.filter((l) => l !== led);
  let subtitle: Traced | null = subtitles[0] ? closeSpaces(withoutDash(subtitles[0].content)) : null;
  let kicker: Traced | null = led ? withoutTail(clean(led)) : null;
  let column: Traced | null = null;
  let main: Line | undefined =
    heads.length <= 1
      ? heads[0]
      : heads.find((l) => stated !== undefined && fold(stated).includes(l.text) && l.han >= 6);
  main ??= heads.find((l) => l.html?.tag === 'h1');
  if (subtitle && heads.length === 3 && isTornRubric(heads[0]!, heads[1]!)) main ??= heads[2];
  if (!main) {
    const [a, b] = heads;
    if (heads.length === 2 && !subtitle)
      main = isRubricLine(a!.text)
        ? b
        : SUBTITLE_LIKE.test(b!.text)
          ? a
          : KICKER_LIKE.test(a!.text) || (a!.han < b!.han && /\s/.test(b!.text) && !/\s/.test(a!.text))
            ? b
            : a!.han * 1.25 <= b!.han
              ? a
              : a!.han >= b!.han
                ? b
                : a;
    else if (heads.length >= 2) main = b;
  }
  if (!main) return { title: null, kicker, column, subtitle };
  const at = heads.indexOf(main);
  if (at === 2 && subtitle && isTornRubric(heads[0]!, heads[1]!))
    column = Traced.concat([clean(heads[0]!), clean(heads[1]!)]);
  for (const line of column ? [] : heads.slice(0, at)) {
    if (!column && (isRubricLine(line.text) || ((subtitle || signed) && isShortRubric(line, main))))
      column = clean(line);
    else if (!kicker) kicker = withoutTail(clean(line));
  }
  if (!subtitle && heads[at + 1]) subtitle = withoutBrackets(clean(heads[at + 1]!));
  const split = splitTitle(clean(main), isOutlet);
  const dash = subtitle ? null : innerDash(split.title);
  const title = dash ? split.title.slice(0, dash[0]).trim() : split.title;
  if (dash) subtitle = split.title.slice(dash[1]).trim();
  return { title, kicker, column: split.column ?? column, subtitle };
}

/** `新华社宁波9月2日电 题：…`: a dispatch that says what it is called. */
const SUBJECT = /^[^,。;!?]{4,30}电\s*题:\s*(?=\S{6})/;

/** The headline that the first line of a dispatch states, where no line stands over it. */
export function subjectOf(line: Traced): Headline | null {
  const text = fold(line.text);
  const at = SUBJECT.exec(text)?.[0].length;
  if (at === undefined || text.length > 90 || /。/.test(text.slice(0, -1))) return null;
  const whole = line.slice(at).trim();
  const dash = innerDash(whole);
  return {
    title: dash ? whole.slice(0, dash[0]).trim() : whole,
    kicker: null,
    column: null,
    subtitle: dash ? whole.slice(dash[1]).trim() : null,
  };
}

/** `（某年某月某日第十四次会议通过）` under a title: brackets around all of it say only that it stands apart. */
const withoutBrackets = (content: Traced) =>
  /^[(][^()]+[)]$/.test(fold(content.text)) ? content.slice(1, -1) : content;

/** Two lines of two to five characters each: a rubric in two halves. */
export const isTornRubric = (a: Line, b: Line) => [a, b].every((l) => /^[\u3400-\u9fff]{2,5}$/.test(l.text));

/** A few words that tell nothing of the news, over a headline with a line below it or a speaker. */
const isShortRubric = (line: Line, main: Line) =>
  line.han <= 10 && line.han < main.han && !/[\d\s,]/.test(line.text) && !KICKER_LIKE.test(line.text);

/** How a line below a headline begins or ends, where a page sets both in one line. */
const BELOW =
  /^(?:记|访|专访|对话|来自|感受|走进|探访|写在)|(?:纪实|侧记|纪事|综述|调查|观察|启示|透视|见闻|巡礼|扫描|掠影|速写|手记|札记|追记|[全]?[纪记]录|调研记|采访记|见闻录|[\u3400-\u9fff]访记|特写|素描|发言摘[要登编])$/;

/** Where the dash before such a line stands in a title: [start, end). */
function innerDash(title: Traced): [number, number] | null {
  const text = fold(title.text);
  const m = /—{2,3}|──/.exec(text);
  if (!m || m.index < 4) return null;
  const below = text.slice(m.index + m[0].length).trim();
  return below.length >= 5 && BELOW.test(below) ? [m.index, m.index + m[0].length] : null;
}

/** `【基层新事】` over a headline. */
const BRACKETED = /^[【[][^【】[\]]{2,16}[】\]]$/;

/** `■基层一线` over a headline. */
const BULLETED = /^[■●◆▲★□]\s*[\u3400-\u9fff]{2,10}$/;

/** `山乡这十年③` over a headline: a series and the number in it. */
const SERIAL = /^[\u3400-\u9fff“”·]{3,14}[①-⑳❶-❿]$/u;

/** A line over a headline that names the rubric it runs under. */
function isRubricLine(text: string): boolean {
  if (BRACKETED.test(text) || BULLETED.test(text) || SERIAL.test(text)) return true;
  return COLUMN_LIKE.test(text) && (RUBRIC.test(text) || text.length <= 4 || /[·丨|]/.test(text));
}
