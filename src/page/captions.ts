/** Captions of pictures: out of the flow of the text, the photographer's name apart. */
import { readCredit, readNames } from './fields/people.ts';
import { isLoneName } from './lexicon/surnames.ts';
import type { Line } from './line.ts';

export interface CaptionParts {
  /** Where the caption's text ends in the line. */
  readonly end: number;
  /** Where it begins, after ▲ and the like. */
  readonly start: number;
  readonly names: readonly string[];
}

const TAIL = /[(]?\s*([^。!?;()]{0,30}?)\s*(?:摄影报道|摄影|摄|供图|图)\s*[)]?\s*[。]?$/;
const MARKED =
  /^(?:图[①-⑳]|图[一二三四五六七八九十\d]{1,2}[::、 ]|图为|图片为|图片[::]|图[::]|上图|下图|左图|右图|题图|资料图|(?:资料(?:图片|照片)?|图片?|图源)[丨|](?=\S{4})|[▲△▼▽↑↓])/;
/** Who stands where in a picture: `甲某（左二）和村民交谈。` */
const POSED =
  /^[^。!?]{2,40}[(](?:左|右|中|前|后)(?:[一二三四五六七八九]|排?(?:左|右)?[一二三四]?)[)][^。!?]{2,90}。?$|^[\u3400-\u9fff]{2,4}[(](?:图|照片)?[左右中前后](?:[一二三四]|排[左右]?[一二三四]?)?[)]$/;
/** Who a picture shows, and where in it: `【人物】甲某，测试镇党委书记（右一）`. */
const SHOWS = /^[^。!?;]{4,44}\s?[(][左右中前后](?:[一二三四五六七八九]|排[左右]?[一二三四]?)?[)]$/;
/** `甲某 资料图`: a picture from the drawer. */
const FROM_FILE = /^.{2,40}[\s(](?:资料图片?|资料照片|档案照片|视频截图)[)]?$/;
/** What a picture shows, in one clause: no date opens it, and nothing that points back into a text. */
const SHOWN = /^(?!\d|[这那此但而他她它我如今])[^,。;:!?]{4,36}。$/;
const MARK_SIGN = /^[▲△▼▽↑↓\s]+/;

/** `■甲某`: whom a picture shows. */
const PERSON = /^[■◆□◎]\s*([\u3400-\u9fff]{2,3})$/;

/** A marked name over a page's first line of text, of whom the text tells: no writer, but the person in the picture. */
export function overText(lines: readonly Line[]): readonly Line[] {
  const at = lines.findIndex((l) => l.prose);
  const name = lines[at - 1] ? PERSON.exec(lines[at - 1]!.text)?.[1] : undefined;
  if (!name || at !== 1 || !lines.some((l) => l.prose && l.text.includes(name))) return lines;
  return lines.map((l, n) => (n === at - 1 ? { ...l, pictured: true as const } : l));
}

/** Who gave the pictures, in brackets behind a caption: `（本版图片由测试镇提供）`. */
const GIVEN = /[(](?:本[版文]|文中|以上)?(?:图片|照片|图)(?:均|皆|都)?由[^()]{2,24}提供[)]$/;

/**
 * Pictures that stand over the writers' line of a text show what they are in a clause each: at most four of them,
 * right under the headline or its dateline. Marks their lines.
 */
export function overByline(lines: readonly Line[], isFixed: (line: Line) => boolean): readonly Line[] {
  const at = lines.findIndex((l) => !isFixed(l) && readCredit(l.text) !== null);
  const from = lines.findIndex((l) => !isFixed(l) && isShown(l));
  if (from < 1 || at <= from || at - from > 4 || lines.slice(from, at).some((l) => isFixed(l) || !isShown(l)))
    return lines;
  if (!lines[at + 1]?.prose || lines.slice(0, from).some((l) => l.prose)) return lines;
  return lines.map((l, n) => (n >= from && n < at ? { ...l, pictured: true as const } : l));
}

const isShown = (line: Line) => SHOWN.test(line.text.replace(GIVEN, ''));

/** The caption in a line, or null. `摄` must stand after the end of a sentence, a space or a bracket. */
export function readCaption(line: Line): CaptionParts | null {
  const { text } = line;
  if (text.length > 320) return null;
  const start = MARK_SIGN.exec(text)?.[0].length ?? 0;
  const marked =
    MARKED.test(text) ||
    POSED.test(text) ||
    SHOWS.test(text) ||
    FROM_FILE.test(text) ||
    (GIVEN.test(text) && SHOWN.test(text.replace(GIVEN, ''))) ||
    (line.pictured === true && (isShown(line) || PERSON.test(text))) ||
    line.html?.tag === 'figcaption' ||
    (line.html?.image !== undefined && line.html.tag !== 'img');
  const tail = creditTail(text);
  if (tail) return { start, end: tail.start, names: tail.names };
  return marked && text.length <= 160 && (line.han > 3 || POSED.test(text) || line.pictured === true)
    ? { start, end: text.replace(GIVEN, '').length, names: [] }
    : null;
}

/** The agency behind its photographer: `甲某摄（测试图片网）`. */
const AGENCY = /(?<=[摄图])\s*[(][\u3400-\u9fff]{2,8}(?:网|社|报|图片|发)[)]$/;

function creditTail(whole: string): { start: number; names: string[] } | null {
  const text = whole.replace(AGENCY, '');
  const sentence = Math.max(...['。', '!', '?', '”', '"', '…', ';'].map((c) => text.lastIndexOf(c, text.length - 3)));
  const bracket = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const gap = /\s(?=[^\s]*\s?(?:摄|供图)\)?$)|\s(?=\S{0,8}记者\s)/.exec(text)?.index ?? -1;
  const credit =
    /(?:^|(?<=[。!?”"…;\s(]))[(]?\s*(?:图片来源|图片|图源|供图|摄影|摄|图)\s*[/:|]\s*([^。;()]{2,20}?)\s*[)]?[。]?$/.exec(
      text,
    );
  if (credit && credit.index > 3) {
    const names = readNames(credit[1]!);
    return {
      start: text.slice(0, credit.index).trimEnd().length,
      names: names.length > 0 ? names : [credit[1]!],
    };
  }
  for (const cut of [bracket, sentence + 1, gap]) {
    if (cut <= 3) continue;
    const m = TAIL.exec(text.slice(cut));
    if (m?.index !== 0 || !/[摄图]/.test(m[0])) continue;
    if (/图\s*[)]?$/.test(m[0]) && !/供图|记者|通讯员/.test(m[0]) && !m[0].startsWith('(')) continue;
    const names = readNames(m[1]!);
    // A quotation may stand inside what the picture shows.
    if (/[”"]/.test(text[cut - 1] ?? '') && m[1]!.replace(/\s/g, '').length > names.join('').length + 6) continue;
    // What a map or a plan shows stands in brackets as well.
    if (/图\s*[)]?$/.test(m[0]) && !/供图|记者|通讯员/.test(m[0]) && !names.some(isLoneName)) continue;
    if (names.length === 0 && !/摄|供图/.test(m[0])) continue;
    if (names.length === 0 && m[1]!.length > 14) continue;
    if (names.length === 0 && /供图/.test(m[0]) && /[\u3400-\u9fff]{2}/.test(m[1]!)) names.push(m[1]!.trim());
    return { start: text.slice(0, cut).trimEnd().length, names };
  }
  return null;
}

const ALONE = /^[(]?\s*(?:\S{0,10}(?:记者|通讯员|拍友)\s*)?[\u3400-\u9fff\s、,]{2,16}\s*(?:摄|摄影|供图)\s*[)]?$/;

/** The photographers of a line that is a picture credit and nothing else. */
export function photoCredit(text: string): string[] | null {
  if (text.length > 40) return null;
  const lead = /^[(]?\s*(?:摄影|图片|图|供图)\s*[/:]\s*/.exec(text);
  if (lead) {
    const names = readNames(text.slice(lead[0].length));
    return names.length > 0 ? names : null;
  }
  if (ALONE.test(text)) {
    const names = readNames(text.replace(/(?:摄影|摄|供图)\s*[)]?$/, ' '));
    return names.length > 0 ? names : null;
  }
  if (/拍友/.test(text)) {
    const names = readNames(text);
    return names.length > 0 && text.length < 30 ? names : null;
  }
  return null;
}
