/**
 * The inline marks of a Markdown text (CommonMark, with GFM's strikethrough): which characters of it are marks, which
 * stand in links, and which pictures it shows. Scrapers write links over several lines, so this looks at the whole text.
 */

export interface Picture {
  /** Where its mark begins in the text. */
  readonly at: number;
  readonly src: string;
}

export interface Marks {
  /** 1 for a character that is a mark or an address, and no text. */
  readonly dropped: Uint8Array;
  /** 1 for a character of a link's text. */
  readonly linked: Uint8Array;
  readonly pictures: readonly Picture[];
}

/** How far a link's text, or its address, may reach. */
const REACH = 1200;
const ESCAPED = /[!-/:-@[-`{-~]/;
/** Where a link leads: no Chinese words alone, which are an aside in brackets. */
const DESTINATION =
  /^(?:<[^<>\n]*>|javascript:.*|[^\s\u3000-\u9fff\uff00-\uffef]*|[^\s]*[./][^\s]*)(?:\s+["'(“][^\n]*["')”])?$/su;
const TAG =
  /<(?:\/?(?:p|div|span|font|center|section|strong|b|em|i|u|s|a|img|figure|figcaption|sup|sub|small|br|hr|table|tbody|thead|tr|td|th|ul|ol|li)(?:\s[^<>]*)?\/?|!--[^>]*--)>/iy;
const AUTOLINK = /<(?=(?:https?:\/\/|mailto:)[^\s<>]+>)/y;
/** A picture's description that is its caption: it ends with a credit or begins as captions do. */
const CAPTION = /[\u3400-\u9fff].{4,}[摄图]\s*[）)]?[。.]?$|^(?:图为|图[①-⑳]|[▲△▼▽])/u;

/** Names under which a text defines addresses: `[1]: https://…`, the whole line of them a mark. */
function definitions(text: string, dropped: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (const m of text.matchAll(/^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*\S[^\n]*$/gm)) {
    if (!/^ {0,3}\[[^\]]+\]:[ \t]*(?:<|https?:|\/|#|\.|javascript:|mailto:|[\w%-]+[./])/.test(m[0])) continue;
    names.add(m[1]!.trim().toLowerCase());
    dropped.fill(1, m.index, m.index + m[0].length);
  }
  return names;
}

/** Finds the marks of a text from offset `from`. Linear but for brackets that never close, which are given up soon. */
export function findMarks(text: string, from: number): Marks {
  const dropped = new Uint8Array(text.length);
  const linked = new Uint8Array(text.length);
  const pictures: Picture[] = [];
  const names = definitions(text, dropped);

  /** Where the bracket at `open` closes, or -1. */
  const closes = (open: number): number => {
    const limit = Math.min(text.length, open + REACH);
    let depth = 0;
    for (let i = open; i < limit; i++) {
      const c = text[i];
      if (c === '\\') i++;
      else if (c === '\n' && text[i + 1] === '\n' && !/!?\[/.test(text.slice(open, i))) return -1;
      else if (c === '[') depth++;
      else if (c === ']' && --depth === 0) return i;
    }
    return -1;
  };
  /** The end of what stands behind the bracket that closes at `close`, and where it leads; null for no link. */
  const target = (open: number, close: number): { end: number; src: string } | null => {
    if (text[close + 1] === '(') {
      const limit = Math.min(text.length, close + REACH);
      let depth = 0;
      for (let i = close + 1; i < limit && text[i] !== '\n'; i++) {
        if (text[i] === '\\') i++;
        else if (text[i] === '(') depth++;
        else if (text[i] === ')' && --depth === 0) {
          const inside = text.slice(close + 2, i).trim();
          if (!DESTINATION.test(inside)) return null;
          return { end: i + 1, src: inside.replace(/\s+["'(“].*$/su, '').replace(/^<|>$/g, '') };
        }
      }
      return null;
    }
    const named = /^\[([^\]\n]*)\]/.exec(text.slice(close + 1, close + 80));
    const name = (named?.[1] || text.slice(open + 1, close)).trim().toLowerCase();
    return names.has(name) ? { end: close + 1 + (named?.[0].length ?? 0), src: '' } : null;
  };

  const scan = (start: number, end: number, inLink: boolean): void => {
    let i = start;
    while (i < end) {
      const c = text[i]!;
      if (dropped[i]) i++;
      else if (c === '\\' && (text[i + 1] === '\n' || ESCAPED.test(text[i + 1] ?? '')) && text[i + 1] !== '|') {
        dropped[i] = 1;
        if (inLink && text[i + 1] !== '\n') linked[i + 1] = 1;
        i += 2;
      } else if (c === '[' || (c === '!' && text[i + 1] === '[')) {
        const open = c === '!' ? i + 1 : i;
        const close = closes(open);
        const to = close < 0 ? null : target(open, close);
        if (!to) {
          i = open + 1;
          continue;
        }
        dropped.fill(1, i, open + 1);
        dropped.fill(1, close, to.end);
        if (c === '[') scan(open + 1, close, true);
        else {
          pictures.push({ at: i, src: to.src });
          if (!CAPTION.test(text.slice(open + 1, close))) dropped.fill(1, open, close);
        }
        i = to.end;
      } else if (c === '<') {
        TAG.lastIndex = i;
        AUTOLINK.lastIndex = i;
        const tag = TAG.exec(text)?.[0];
        if (tag) {
          dropped.fill(1, i, i + tag.length);
          i += tag.length;
        } else if (AUTOLINK.test(text)) {
          const close = text.indexOf('>', i);
          dropped[i] = 1;
          dropped[close] = 1;
          i++;
        } else i++;
      } else {
        if (inLink) linked[i] = 1;
        i++;
      }
    }
  };
  scan(from, text.length, false);
  return { dropped, linked, pictures };
}
