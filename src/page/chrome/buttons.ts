import { BUTTONS, SECTION_TAIL, SECTIONS } from '../lexicon/site.ts';
import { type ChromeRule, items } from './rule.ts';

const SIZES = /^[【[(]?\s*(?:大|中|小|调整|正文)?字[体号](?:大小)?\s*[:】\]]?|^(?:A\s?[+-]?\s*){2,4}$/;

/** Share, font-size, print and close buttons: every item of the line is one. */
export const buttons: ChromeRule = {
  name: 'buttons',
  where: 'any',
  test: ({ text }) => {
    if (text.length > 160) return false;
    if (SIZES.test(text) && text.length < 40) return true;
    if (BUTTONS.has(text.replace(/^\+\s+/, '+'))) return true;
    const parts = items(text);
    return (
      parts.length > 0 &&
      parts.every((p) => BUTTONS.has(p) || (p.length > 2 && BUTTONS.has(p.replace(/^\d+|\d+$/g, ''))))
    );
  },
};

/** `[ 浙江 ]`: the tag of a section. In 【】 a rubric stands as well. */
export const sectionTag: ChromeRule = {
  name: 'section-tag',
  where: 'edge',
  test: ({ text }) => {
    const tag = /^[[【<]\s*([\u4e00-\u9fff]{2,5})\s*[\]】>]$/.exec(text);
    return tag !== null && (!text.startsWith('【') || tag[1]!.length <= 2 || isMenuWord(tag[1]!));
  },
};

/** `测试影视-体育直播-软件下载`: the words under which a site wants to be found. */
const SITE_TITLE = /^[^\s,。:;—_|-]{2,8}(?:\s?[-_]\s?[^\s,。:;—_|-]{2,8}){2,}$/;

/** `校园网 | 师生服务 | 图书馆`: words of any kind, bars between them. */
const BARRED = /^[\u3400-\u9fff]{2,6}(?:\s*[|丨]\s*[\u3400-\u9fff]{2,6}){2,}$/;

/** A line of menu words at the edge of the page. */
export const menu: ChromeRule = {
  name: 'menu',
  where: 'edge',
  test: ({ text, closed }) => {
    if (text.length > 400 || (closed && /[。!?]/.test(text))) return false;
    if (SITE_TITLE.test(text) || BARRED.test(text)) return true;
    const parts = items(text);
    if (parts.length === 0) return false;
    const known = parts.filter(isMenuWord).length;
    if (known === parts.length) return true;
    if (
      parts.length >= 2 &&
      parts.every((p) => p.length <= 10) &&
      parts.some((p) => p.length >= 3 && BUTTONS.has(p)) &&
      /[|丨｜·>]|\s/.test(text)
    )
      return true;
    return parts.length >= 4 && parts.every((p) => p.length <= 8) && known / parts.length >= 0.5;
  },
};

/** Whether an item of a line is a word of menus or buttons. */
export function isMenuWord(item: string): boolean {
  return (
    BUTTONS.has(item) ||
    BUTTONS.has(item.replace(/^\d+|\d+$/g, '')) ||
    SECTIONS.has(item) ||
    (item.length <= 8 && SECTION_TAIL.test(item))
  );
}
