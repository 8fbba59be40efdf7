import { masthead } from '../fields/outlet.ts';
import { SECTIONS } from '../lexicon/site.ts';
import type { ChromeRule } from './rule.ts';

const LED =
  /^(?:[您你]?(?:现在|当前)?(?:所在)?的?(?:当前)?(?:所在)?位置(?:是)?|您在这里|当前栏目|所在栏目)\s*(?:[:>]|$)|^(?:>{1,2}|»|›)\s?(?:\S|\.\.\.)|^\.{3}\s*>/;
const HOME = /^(?:网站|本站|返回)?(?:首\s{0,2}页|主页|Home|HOME)\s*(?:>|»|›|\/|→|·|\||::|-|—|\\|›|➤|▶|_)/;
const CHAIN = /^[^>»›,。!?;]{1,20}(?:\s*(?:-?>{1,2}|→|»|›|&gt;)\s*[^>»›,。!?;]{1,20}){2,}$/;
const PAIR = /^[^>»›,。!?;]{1,12}\s*(?:>{1,2}|»|›)\s*(?:正文|内容|详情|文章|列表|阅读)$/;

/** `测试新闻网>>专题频道>>…`: a site's name, a section, and a name of any signs. */
const DEEP =
  /^[\u3400-\u9fff]{2,10}(?:网|在线|频道|门户)\s*(?:-?>{1,2}|→|»|›)\s*[^>»›,。!?;]{2,14}\s*(?:-?>{1,2}|→|»|›)[^>»›]{0,30}$/;

/** How the name of a site ends. */
const SITE = /(?:[网报]|网站|在线|频道|客户端|先锋|发布|门户)$/;

/** `测试日报 > 理论`: an outlet and one of its sections. */
function isSection(text: string): boolean {
  const [site, section, ...deeper] = text.split(/\s*(?:>{1,2}|»|›|→)\s*/);
  if (deeper.length > 0 || !section || site!.length > 12) return false;
  return SECTIONS.has(section) || !!masthead(site!) || (SITE.test(site!) && /^[\u3400-\u9fff]{2,8}$/.test(section));
}

/** 您当前的位置：首页 > 新闻 > 正文 */
export const breadcrumb: ChromeRule = {
  name: 'breadcrumb',
  where: 'any',
  test: ({ text }) =>
    text.length < 140 &&
    (LED.test(text) || HOME.test(text) || CHAIN.test(text) || PAIR.test(text) || DEEP.test(text) || isSection(text)),
};
