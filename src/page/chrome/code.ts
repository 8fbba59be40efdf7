import { jammed } from '../jammer.ts';
import type { ChromeRule } from './rule.ts';

const MARKUP =
  /^(?:\s|<\/?[a-z!][^>]*>|&[a-z#0-9]+;|\/?(?:p|br|div|span|td|tr|table|a|strong|font)\s?\/?>|-->|<!--)+$/i;
const SCRIPT =
  /^(?:var |let |const |function\b|\$\(|document\.|window\.|if ?\(|else\b|\}|\{|\/\/|\/\*|<script|<style|@media|[.#][\w-]+\s*\{)|\bfunction\s*\(|\.(?:innerHTML|addEventListener|appendChild)\b|[\w-]+\s*:\s*[\w#%.-]+;\s*\}/;

/** Left-over markup, script and style. */
export const code: ChromeRule = {
  name: 'code',
  where: 'any',
  test: ({ text, han }) => (text.length < 400 && MARKUP.test(text)) || (han < 8 && SCRIPT.test(text.slice(0, 400))),
};

const SERVER =
  /^(?:404 Not Found|403 Forbidden|50\d [A-Z][\w ]+|Bad Gateway|nginx(?:\/[\d.]+)?|Powered by .{1,40}|[A-Z]{3,8}\/\d+(?:\.\d+)+|Not Found|Loading\.*|网站(?:正在)?(?:维护|建设|升级)中|系统(?:维护|升级)中|加载中\.*|正在加载\.*|seo)$/i;
const ADDRESS =
  /^[\w=./?&%\u4e00-\u9fff-]*\.(?:jpe?g|png|gif|webp|mp4)$|^(?:(?:本文|原文|永久|文章)(?:链接|地址|网址)\s*:\s*)?(?:https?:\/\/|www\.)[\w./?=&%#:~+-]+$/i;

const HOST = /(?:^|[^\w.@-])(?:www\.[\w-]+\.|[\w-]+\.)(?:com|cn|net|org|gov|edu)(?:\.cn)?(?:$|[^\w.])/i;

/** `测试新闻网 www.example.com`: the name of a site with its address, at the edge of a page. */
export const siteAddress: ChromeRule = {
  name: 'site-address',
  where: 'edge',
  test: ({ text }) => text.length <= 50 && HOST.test(text) && !/[,。;:!?“《]/.test(text),
};

/** Where a picture stood: `图片`, `[图片]`. */
const PICTURE =
  /^(?:图片|(?:点击)?放大图片|(?:点击)?查看大图|点击(?:看大图|放大)|[[【(<](?:图片?|image|img)[\]】)>])$/i;

/** A page's own sign for a picture that it does not show. */
export const picturePlace: ChromeRule = { name: 'picture-place', where: 'any', test: ({ text }) => PICTURE.test(text) };

/** What a server says instead of a page, and bare addresses. */
export const server: ChromeRule = {
  name: 'server-message',
  where: 'any',
  test: ({ text }) => text.length < 200 && (SERVER.test(text) || ADDRESS.test(text)),
};

/** Lines without a letter, a digit or a character: rules, bullets, damage of the file. */
export const ornament: ChromeRule = {
  name: 'ornament',
  where: 'any',
  test: ({ text }) => text.length < 5000 && !/[\p{L}\p{N}\u25a1]/u.test(text) && !/^…+$/.test(text),
};

/** A forum's scraps against copying. */
export const jammer: ChromeRule = {
  name: 'copy-jammer',
  where: 'any',
  test: ({ text, han }) => {
    if (han > 0 || text.length > 2000 || !/\S \S/.test(text)) return false;
    let rest = text;
    for (const [start, end] of jammed(text).reverse()) rest = rest.slice(0, start) + rest.slice(end);
    return rest.replace(/[^A-Za-z0-9]/g, '').length <= 2 && rest.length < text.length;
  },
};

const ADVERT = /^(?:广告|AD|推广|赞助|advertisement|推荐广告|广告位.{0,6})$/i;

const SPAM =
  /彩票|体育投注|投注平台|棋牌|博彩|娱乐城|真人(?:游戏|娱乐|荷官)|私服|六合彩|时时彩|成人(?:影视|视频|网站)|在线(?:赌|观看免费)|(?:官网|平台|娱乐|游戏)(?:入口|登录|注册|app|APP)?下载/;

/** Words by which other sites want to be found, strewn over a page that was broken into. */
export const spam: ChromeRule = {
  name: 'keyword-spam',
  where: 'edge',
  test: ({ text }) => text.length <= 60 && SPAM.test(text) && !/[。;]/.test(text),
};

/** A marked place of an advertisement. */
export const advert: ChromeRule = { name: 'advert', where: 'any', test: ({ text }) => ADVERT.test(text) };
