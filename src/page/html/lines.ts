/** Visible text of a document as lines in reading order, each with the elements it stood in. */
import { isDataTable, tableRows } from './table.ts';

/** A line of visible text. */
export interface VisibleLine {
  readonly text: string;
  /** Nearest block element. */
  readonly block: Element;
  /** Innermost element of the first character. */
  readonly inner: Element;
  /** Lower-case tag of `block`; `table` for a row of a data table. */
  readonly tag: string;
  /** Share of characters in links, 0 to 1. */
  readonly linkDensity: number;
  /** Address, as written, of the image this line captions or stands for. */
  readonly image?: string;
}

const UNSEEN = new Set(
  'script style noscript template head title link meta iframe object embed svg math canvas audio video button input select textarea option datalist dialog map'.split(
    ' ',
  ),
);

/** Elements that begin and end a line of their own. Founder's e-paper elements are among them. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul founder-content founder-title founder-subtitle founder-introtitle founder-author founder-date founder-source multi-title'.split(
    ' ',
  ),
);

/** Founder's elements by what they are. */
const TAG_OF: Readonly<Record<string, string>> = {
  'founder-title': 'h1',
  'founder-introtitle': 'h2',
  'founder-subtitle': 'h2',
};

const CAPTION_CLASS =
  /(^|[^a-z])(caption|(?:pic|image)[-_]?(text|txt|info|desc|title|word)|img[-_]?(text|txt|info|desc|sm|note)|photo-?(text|desc|note)|tushuo|tupian-?shuoming)([^a-z]|$)/i;
const CREDIT = /[摄图]\s*[）)]?\s*[。.]?$/u;
/** A text this long is no hidden scrap. */
const UNVEILED = 80;
/** A Han character, or a sign that stands in Chinese text: a line break of the source between two is no space. */
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F“”‘’…—]/u;

/** Collapses white space as a browser does, but drops a line break of the source between two Han characters. */
export function collapse(text: string): string {
  return text
    .replace(/\u200B|\u200C|\u200D|\u2060|\uFEFF|\u00AD/gu, '')
    .replace(/[ \t\f]*[\r\n][ \t\r\n\f]*/gu, (_run, at: number, whole: string) => {
      const before = whole[at - 1];
      const after = whole[at + _run.length];
      return before && after && WIDE.test(before) && WIDE.test(after) ? '' : ' ';
    })
    .replace(/[ \t\f]+/gu, ' ');
}

/**
 * The lines of `root`. Empty lines are left out, except one that stands for an image without a caption.
 * Walks without recursion, so that no depth of nesting overflows the stack.
 */
export function visibleLines(root: Element): VisibleLine[] {
  const out: VisibleLine[] = [];
  const blocks: Element[] = [root];
  let parts: string[] = [];
  let inner: Element | null = null;
  let linked = 0;
  let links = 0;
  let pre = 0;
  /** Tag of the inline element that ended just before. */
  let previous = '';
  let pending: { src: string; alt: string; figure: Element | null } | null = null;

  const block = () => blocks[blocks.length - 1]!;
  const dropImage = () => {
    if (!pending) return;
    const at = block();
    out.push({ text: '', block: at, inner: at, tag: 'img', linkDensity: 0, image: pending.src });
    pending = null;
  };
  const flush = () => {
    const raw = parts.join('');
    const text = (pre > 0 ? raw : collapse(raw)).replace(/[\s\u00A0]+$/u, '').replace(/^[ \t\n]+/u, '');
    if (text.trim() !== '') {
      const at = block();
      let image: string | undefined;
      if (pending) {
        if (captions(text, at, pending.figure)) {
          image = pending.src;
          pending = null;
        } else dropImage();
      }
      const size = text.replace(/\s/gu, '').length || 1;
      out.push({
        text,
        block: at,
        inner: inner ?? at,
        tag: TAG_OF[at.localName] ?? at.localName,
        linkDensity: Math.min(1, linked / size),
        ...(image ? { image } : {}),
      });
    }
    parts = [];
    inner = null;
    linked = 0;
  };

  const enter = (el: Element): boolean => {
    const tag = el.localName;
    if (UNSEEN.has(tag) || isHidden(el)) return false;
    if (tag === 'br') {
      flush();
      return false;
    }
    if (tag === 'img') {
      const src = imageSource(el);
      if (src) {
        flush();
        dropImage();
        pending = { src, alt: el.getAttribute('alt') ?? '', figure: el.closest('figure') };
      }
      return false;
    }
    if (tag === 'table' && isDataTable(el)) {
      flush();
      dropImage();
      for (const text of tableRows(el)) out.push({ text, block: el, inner: el, tag: 'table', linkDensity: 0 });
      return false;
    }
    if (BLOCKS.has(tag)) {
      flush();
      blocks.push(el);
    }
    if (tag === 'pre') pre++;
    if (tag === 'a') {
      // Links side by side are a menu: the styles that set them apart are not in the text.
      if (previous === 'a' && parts.length > 0) parts.push(' ');
      links++;
    }
    return true;
  };
  const leave = (el: Element) => {
    const tag = el.localName;
    if (BLOCKS.has(tag)) {
      flush();
      if (blocks.length > 1) blocks.pop();
    }
    if (tag === 'pre') pre--;
    if (tag === 'a') links--;
    // What a public account's page says of its article stands side by side, without a blank.
    if ((tag === 'span' || tag === 'em') && el.classList.contains('rich_media_meta')) parts.push('\u2002');
    previous = tag;
  };

  let node: Node | null = root.firstChild;
  while (node) {
    let down = false;
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      if (pre > 0 && text.includes('\n')) {
        text.split('\n').forEach((line, n) => {
          if (n > 0) flush();
          parts.push(line);
        });
      } else if (text !== '') {
        parts.push(text);
        previous = '';
        if (text.trim() !== '') {
          inner ??= node.parentElement;
          if (links > 0) linked += text.replace(/\s/gu, '').length;
        }
      }
    } else if (node.nodeType === 1) {
      down = enter(node as Element);
      if (down && !node.firstChild) {
        leave(node as Element);
        down = false;
      }
    }
    if (down) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== root) leave(node as Element);
    }
    node = !node || node === root ? null : node.nextSibling;
  }
  flush();
  dropImage();
  return out;
}

function captions(text: string, at: Element, figure: Element | null): boolean {
  if (at.localName === 'figcaption' || (figure && at.closest('figure') === figure)) return true;
  if (text.length > 200) return false;
  if (CAPTION_CLASS.test(`${at.className} ${at.id}`) || CREDIT.test(text)) return true;
  const centred =
    /text-align\s*:\s*center/i.test(at.getAttribute('style') ?? '') || at.getAttribute('align') === 'center';
  // In bold it is the subhead of what follows the picture.
  const bold = at.querySelector('strong, b, h2, h3, h4')?.textContent?.trim() === text.trim();
  return centred && text.length <= 80 && !bold;
}

function isHidden(el: Element): boolean {
  if (el.hasAttribute('hidden') || el.getAttribute('aria-hidden') === 'true') return true;
  const style = el.getAttribute('style');
  if (style === null) return false;
  if (/display\s*:\s*none/i.test(style)) return true;
  // A page's script may unveil its whole text (WeChat does); a hidden scrap stays hidden.
  return /visibility\s*:\s*hidden/i.test(style) && (el.textContent ?? '').trim().length < UNVEILED;
}

const ORNAMENT =
  /(^|[/_-])(logo|icon|ico|btn|button|arrow|line|dot|blank|spacer|space|share|qrcode|ewm|weixin|weibo|wx|print|close|loading|pixel|1x1|bg)[\w-]*\.\w+([?#].*)?$/i;

/** Address of an image that may illustrate an article: lazy-loading attributes first; ornaments give null. */
function imageSource(el: Element): string | null {
  const src = ['data-original', 'data-src', 'data-lazy-src', 'src']
    .map((name) => el.getAttribute(name)?.trim())
    .find(Boolean);
  if (!src || src.startsWith('data:') || /^(javascript|about|blob):/i.test(src) || ORNAMENT.test(src)) return null;
  const small = ['width', 'height'].some((name) => {
    const value = Number.parseInt(el.getAttribute(name) ?? '', 10);
    return value > 0 && value < 100;
  });
  return small ? null : src;
}
