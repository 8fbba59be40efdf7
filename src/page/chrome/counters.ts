import type { ChromeRule } from './rule.ts';

const COUNT =
  /^[【[(]?\s*(?:本文)?(?:已有|共有|共)?\s*(?:阅读|浏览|查看|回复|点击|访问|播放|观看|人气|评论|点赞|赞|在看|转发|分享|收藏|热度|跟帖|参与)(?:量|数|次数|人数|人次|率)?\s*[:]?\s*[[(]?\s*[\d,.万+-]+\s*[\])]?\s*(?:次|人|人次|条|万|\+)?\s*[】\])]?$/;
const COUNTED = /^\+?[\d,.万+]+\s*(?:次|人|条)?\s*(?:阅读|浏览|点击|评论|点赞|赞|跟帖|人参与|人已读)$/;

/** The number of a record in a publishing system. */
const RECORD = /^\d{16,60}$/;

/** 阅读：12  浏览次数：5 */
export const readCount: ChromeRule = {
  name: 'read-count',
  where: 'any',
  test: ({ text }) =>
    text.length < 60 &&
    (COUNT.test(text) ||
      COUNTED.test(text) ||
      RECORD.test(text) ||
      /^\+\d{1,4}$/.test(text) ||
      (/[|丨]/.test(text) && text.split(/\s*[|丨]\s*/).every((part) => COUNT.test(part) || COUNTED.test(part)))),
};

const PAGES =
  /^(?:-{0,3}\s*\d{1,3}\s*-{0,3}|(?:[【[(]\d{1,2}[】\])]\s*){2,}|第\s*\d{1,3}\s*页(?:\s*[/,]?\s*共\s*\d{1,3}\s*页)?|共\s*\d{1,3}\s*页.*|[(]?\d{1,3}\s*\/\s*\d{1,3}[)]?|(?:\[?\d{1,2}\]?\s+){2,}(?:下一页|尾页|末页|>).*|(?:首页\s*)?(?:上一页\s*)?(?:\[?\d{1,2}\]?\s*)+(?:下一页|尾页|末页).*)$/;

/** The number of a page, or the links between pages. */
export const pageNumber: ChromeRule = {
  name: 'page-number',
  where: 'any',
  test: ({ text }) => text.length < 60 && PAGES.test(text),
};

const CLOCK =
  /^(?:今天是|今天|现在是|现在时间|当前时间|北京时间|今日)\s*[:是]?\s*(?:\d{4}[年/-]|星期|周[一二三四五六日])/;
const CALENDAR =
  /^\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天]\s*(?:农历|\d{1,2}:\d{2}|晴|多云|阴|小雨|中雨|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)/;

/** The reader's own clock: never the article's date. */
export const readerClock: ChromeRule = {
  name: 'reader-clock',
  where: 'any',
  test: ({ text }) => text.length < 60 && (CLOCK.test(text) || CALENDAR.test(text)) && !/[,。]/.test(text),
};

const WEEKDAY = /^(?:星期|周)[一二三四五六日天]$/;

/** The day of the week that stands alone beside the reader's date. */
export const weekday: ChromeRule = { name: 'reader-clock', where: 'edge', test: ({ text }) => WEEKDAY.test(text) };

const END = /^[-—=~*\s]*(?:END|The End|全文完|完)[-—=~*\s]*$/i;

/** END, alone under a text. */
export const endMark: ChromeRule = { name: 'end-mark', where: 'edge', test: ({ text }) => END.test(text) };

const EDITION =
  /^(?:第\s*)?[A-Z]?\d{1,5}\s*版(?:\s*[:/]?\s*[\u4e00-\u9fff·]{1,10})?$|^(?:第\s*)[一二三四五六七八九十]{1,3}\s*版(?:\s*[:]?\s*[\u4e00-\u9fff·]{1,10})?$/;

/** All the pages of a paper or a magazine in one line: `01版: 卷首 02版: 目录 03版: …`. */
const EDITIONS = /^(?:[A-Z]?\d{1,5}\s*版\s*[:]?\s*[\u4e00-\u9fff·]{1,16}\s*){3,}$/;

/** The page of a paper with the ways to its neighbours: `第A02版：要闻 上一版1 3下一版`. */
const TURNED = /^第?[A-Z]{0,2}\d{1,5}\s*版\s*[:]?[^。,;]{0,30}\s(?:上一版|下一版)/;

/** 第01版：要闻, as an electronic newspaper heads its pages. */
export const edition: ChromeRule = {
  name: 'edition',
  where: 'any',
  test: ({ text }) => EDITION.test(text) || EDITIONS.test(text) || TURNED.test(text),
};

/** The page of the newspaper that an edition line names, as it stands; null when it names none. */
export function editionPage(text: string): string | null {
  return EDITION.test(text) ? (/[A-Z]?\d{1,5}|[一二三四五六七八九十]{1,3}(?=\s*版)/.exec(text)?.[0] ?? null) : null;
}
