/** Which lines of a page are its main content. */
import { Readability } from '@mozilla/readability';
import type { PageMeta } from '../../model/draft.ts';
import { type VisibleLine, visibleLines } from './lines.ts';

/**
 * Containers in which content-management systems of Chinese newspapers and governments put an article's body, most
 * telling first: e-paper (Founder), WeChat, government templates, TRS WCM, VSB, WebPlus, schema.org.
 */
const CONTAINERS = [
  'founder-content',
  '#ozoom',
  '#zoom, #Zoom, #zoomcon',
  '#js_content',
  '#UCAP-CONTENT',
  '.TRS_Editor, .trs_editor_view',
  '#vsb_content, .v_news_content, .wp_articlecontent',
  '[itemprop="articleBody"]',
] as const;

const LEAST = 60;
/** Readability walks the tree many times; beyond this many elements its answer is not worth the minutes. */
const MOST_ELEMENTS = 30_000;
/** Its time grows with the cube of the nesting; no real page nests so deep. */
const MOST_DEPTH = 150;
const NUMBER = /^data-z-(\d+)$/u;
/** Lines just behind an article's body that still belong to it: who edited, where it is from. */
const TAIL =
  /^[[【(（]?\s*((责任|执行|值班|网络|本期|初审|复审|终审)?(编辑|责编|编审|审核|校对|监制)|作者|来源|稿源|记者|编辑)\s*[:：]/u;

/** One flag a line. When nothing can be told apart, every line is main: the stages behind decide. */
export function mainLines(document: Document, lines: readonly VisibleLine[], meta: PageMeta): boolean[] {
  const inside = byContainer(document, lines) ?? byReadability(document, lines) ?? byProse(lines);
  if (!inside) return lines.map(() => true);
  return withHeadAndTail(lines, inside, meta);
}

function size(lines: readonly VisibleLine[], flags: readonly boolean[]): number {
  return lines.reduce((sum, line, n) => sum + (flags[n] ? line.text.length : 0), 0);
}

function byContainer(document: Document, lines: readonly VisibleLine[]): boolean[] | null {
  for (const selector of CONTAINERS) {
    const found = new Set<Element>(document.querySelectorAll(selector));
    if (found.size === 0) continue;
    const flags = lines.map((line) => {
      for (let el: Element | null = line.inner; el; el = el.parentElement) if (found.has(el)) return true;
      return false;
    });
    const text = lines.filter((_, n) => flags[n]);
    const linked = text.reduce((sum, line) => sum + line.text.length * line.linkDensity, 0);
    const total = size(lines, flags);
    if (total >= LEAST && linked < total / 2) return flags;
  }
  return null;
}

/**
 * Readability on a numbered copy: every element carries an attribute of its own name, which survives renaming and
 * merging of elements, so that what it kept can be found again in the page as it was.
 */
function byReadability(document: Document, lines: readonly VisibleLine[]): boolean[] | null {
  const elements = [...document.querySelectorAll('*')];
  if (elements.length > MOST_ELEMENTS || depthOf(elements) > MOST_DEPTH) return null;
  const numbers = new Map<Element, number>();
  elements.forEach((el, n) => {
    numbers.set(el, n);
    el.setAttribute(`data-z-${n}`, '');
  });
  try {
    const copy = document.cloneNode(true) as Document;
    const article = new Readability<Element>(copy, {
      serializer: (node) => node as Element,
      charThreshold: 100,
    }).parse();
    if (!article?.content) return null;
    const kept = new Set<number>();
    for (const el of [article.content, ...article.content.querySelectorAll('*')]) {
      for (const { name } of el.attributes) {
        const number = name.match(NUMBER)?.[1];
        if (number) kept.add(Number(number));
      }
    }
    // Where it rebuilt elements, the text of a line still tells.
    const texts = new Set(visibleLines(article.content).map((line) => fold(line.text)));
    const isKept = (el: Element) => kept.has(numbers.get(el) ?? -1);
    const flags = lines.map((line) => {
      const text = fold(line.text);
      return isKept(line.block) || isKept(line.inner) || (text.length >= 8 && texts.has(text));
    });
    const prose = withoutLinks(lines, flags);
    return size(lines, prose) >= LEAST ? prose : null;
  } catch {
    // A tree that Readability can't walk (nesting beyond the stack) is left whole.
    return null;
  }
}

/** Depth of the deepest of all elements of a document, in document order. */
function depthOf(elements: readonly Element[]): number {
  const depths = new Map<Element, number>();
  let deepest = 0;
  for (const el of elements) {
    const depth = (el.parentElement ? (depths.get(el.parentElement) ?? 0) : 0) + 1;
    depths.set(el, depth);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Running text: a sentence or two, not a list of links. */
function isProse(line: VisibleLine): boolean {
  return line.text.length >= 25 && line.linkDensity < 0.3 && /[，。；！？,;!?]/u.test(line.text);
}

/** For a page too short for Readability: the innermost element that holds four fifths of the running text. */
function byProse(lines: readonly VisibleLine[]): boolean[] | null {
  const total = lines.reduce((sum, line) => sum + (isProse(line) ? line.text.length : 0), 0);
  if (total < LEAST) return null;
  const held = new Map<Element, number>();
  for (const line of lines) {
    if (!isProse(line)) continue;
    for (let el: Element | null = line.inner; el; el = el.parentElement)
      held.set(el, (held.get(el) ?? 0) + line.text.length);
  }
  let chosen: Element | null = null;
  for (const [el, size] of held) if (size >= total * 0.8 && (!chosen || chosen.contains(el))) chosen = el;
  if (!chosen) return null;
  const root = chosen;
  return withoutLinks(
    lines,
    lines.map((line) => root.contains(line.inner)),
  );
}

/** Lines made of links are no text, though Readability keeps them where a whole page is short. */
function withoutLinks(lines: readonly VisibleLine[], flags: readonly boolean[]): boolean[] {
  return flags.map((flag, n) => flag && lines[n]!.linkDensity < 0.7);
}

const fold = (text: string) => text.replace(/[\s\p{P}]/gu, '');

const DATED = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/u;

/** The line over a dateline that stands over the body, where no element says it is the headline; -1 without one. */
function overDate(lines: readonly VisibleLine[], first: number): number {
  for (let n = first - 1; n >= Math.max(1, first - 6); n--) {
    const [above, line] = [lines[n - 1]!, lines[n]!];
    if (line.linkDensity >= 0.5 || line.text.length > 120 || !DATED.test(line.text)) continue;
    const text = above.text.trim();
    const fits = fold(text).length >= 6 && text.length <= 80 && !/[。；;:：，,]$/u.test(text) && !DATED.test(text);
    return fits && above.linkDensity === 0 ? n - 1 : -1;
  }
  return -1;
}

/** The title above the body with the lines between (date, source), and the editors' lines below it. */
function withHeadAndTail(lines: readonly VisibleLine[], inside: readonly boolean[], meta: PageMeta): boolean[] {
  const flags = [...inside];
  const first = flags.indexOf(true);
  const last = flags.lastIndexOf(true);
  const title = fold(meta.title ?? '');
  let head = -1;
  for (let n = first; n >= Math.max(0, first - 25); n--) {
    const line = lines[n]!;
    const text = fold(line.text);
    const heading = line.tag === 'h1' || line.tag === 'h2';
    if (line.linkDensity < 0.5 && text.length >= 4 && (heading || (title.length >= 4 && text === title))) {
      head = n;
      if (text === title || line.tag === 'h1') break;
    }
  }
  if (head < 0) head = overDate(lines, first);
  if (head >= 0) {
    for (let n = head; n < first; n++) if (lines[n]!.linkDensity < 0.5 && lines[n]!.text.length <= 200) flags[n] = true;
  }
  for (let n = last + 1; n < Math.min(lines.length, last + 6); n++) {
    if (TAIL.test(lines[n]!.text.trim()) && lines[n]!.linkDensity < 0.5) flags[n] = true;
  }
  return flags;
}
