/**
 * A page in Markdown, as reader tools and converters of HTML hand it over: its visible text, line by line, with what
 * its marks say of each line. Every character keeps its place in the page, and the marks go to the ledger.
 */
import type { LineFeature, PageMeta, PageText } from '../../model/draft.ts';
import type { Removal } from '../../model/ledger.ts';
import { Traced } from '../../model/traced.ts';
import { readHead } from './head.ts';
import { layOut, type MarkedLine, withoutFrames } from './layout.ts';
import { findMarks, type Marks } from './marks.ts';

export { isMarkdown } from './detect.ts';

/** Reads a text that `isMarkdown`. `given` is what the sidecar says; the page's own head goes before it. */
export function readMarkdown(text: string, given: PageMeta): PageText {
  const head = readHead(text);
  const marks = findMarks(text, head.end);
  const meta: PageMeta = { ...given, ...head.meta };
  const lines = withoutFrames(visible(text, head.end, marks));
  if (head.title && !lines.some((l) => bare(l.content.text) === bare(meta.title ?? '')))
    lines.unshift({ content: Traced.from(text.slice(...head.title), head.title[0]), tag: 'h1', linkDensity: 0 });
  const features: LineFeature[] = layOut(lines, meta.title ?? '');
  const content = Traced.concat(
    lines.map((l) => l.content),
    '\n',
  );
  return { text: content, features, meta, marks: removals(text, content) };
}

const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '');

/** The lines of a text, its marks taken off. */
function visible(text: string, from: number, marks: Marks): MarkedLine[] {
  const out: MarkedLine[] = [];
  let fenced = false;
  let picture = 0;
  for (let at = from; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const raw = text.slice(at, end);
    if (/^ {0,3}(?:```|~~~)/.test(raw)) fenced = !fenced;
    else if (fenced) out.push({ content: Traced.from(raw, at), tag: 'pre', linkDensity: 0 });
    else {
      while (picture < marks.pictures.length && marks.pictures[picture]!.at < at) picture++;
      const own = marks.pictures[picture];
      const src = own && own.at < end ? own.src : '';
      const line = unmark(text, at, end, marks);
      const under = out.at(-1);
      // `====` under a line makes it a headline, and so does `----` under a short one.
      if (under && /^ {0,3}(?:={2,}|-{2,})\s*$/.test(raw) && isSetext(under, out.at(-2), raw))
        out[out.length - 1] = { ...under, tag: raw.includes('=') ? 'h1' : 'h2' };
      else out.push(src ? { ...line, image: src } : line);
    }
    at = end + 1;
  }
  return out;
}

const isSetext = (line: MarkedLine, above: MarkedLine | undefined, mark: string) =>
  line.tag === 'p' &&
  /\S/.test(line.content.text) &&
  (mark.includes('=') || (line.content.length <= 60 && !/\S/.test(above?.content.text ?? '')));

/** Marks that open a line: quotation, heading, bullet. */
const OPENING = /^[ \t]*(?:>[ \t]?)*[ \t]*(#{1,6}(?=[ \t])[ \t]*|[-*+](?=[ \t]+[^\s*+-])[ \t]*)?/;
const CLOSING = /[ \t]+#{1,6}[ \t]*$/;
/** Pairs of marks around words: bold, slanted, struck out, code. */
const PAIRS =
  /(\*\*\*|\*\*|__|~~|`)(?=[^\s*_、，。])(.+?)(?<=[^\s])\1|(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])|(?<![_\w])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![_\w])/g;

function unmark(text: string, start: number, end: number, marks: Marks): MarkedLine {
  const pieces: Traced[] = [];
  for (let i = start; i < end; ) {
    let to = i;
    while (to < end && marks.dropped[to] === marks.dropped[i]) to++;
    if (!marks.dropped[i]) pieces.push(Traced.from(text.slice(i, to), i));
    i = to;
  }
  let content = pieces.length > 0 ? Traced.concat(pieces) : Traced.from('', start);
  let tag = 'p';
  let slanted = false;
  const escaped = (n: number) => text[content.origin(n) - 1] === '\\';
  const opening = OPENING.exec(content.text)!;
  if (opening[0].trim() !== '' && !escaped(opening[0].search(/\S/))) {
    const mark = opening[1]?.trim() ?? '';
    tag = mark.startsWith('#') ? `h${mark.length}` : mark ? 'li' : 'blockquote';
    content = content.slice(opening[0].length);
    if (mark.startsWith('#')) content = content.slice(0, content.text.replace(CLOSING, '').length);
  }
  for (let turn = 0; turn < 3; turn++) {
    const parts: Traced[] = [];
    let at = 0;
    for (const m of content.text.matchAll(PAIRS)) {
      const size = m[1]?.length ?? 1;
      const stop = m.index + m[0].length;
      if (escaped(m.index) || escaped(stop - size)) continue;
      slanted ||= size === 1 && m[0].length === content.text.trim().length && m[1] === undefined;
      parts.push(content.slice(at, m.index), content.slice(m.index + size, stop - size));
      at = stop;
    }
    if (at === 0) break;
    content = Traced.concat([...parts, content.slice(at)]);
  }
  let size = 0;
  let linked = 0;
  for (let i = 0; i < content.length; i++)
    if (!/\s/.test(content.text[i]!)) {
      size++;
      linked += marks.linked[content.origin(i)]!;
    }
  return { content, tag, linkDensity: size > 0 ? linked / size : 0, ...(slanted ? { slanted } : {}) };
}

/** What of the page is no text of it, stretch by stretch within a line. */
function removals(text: string, content: Traced): Removal[] {
  const kept = new Uint8Array(text.length + 1);
  for (let i = 0; i < content.length; i++) if (content.text[i] !== '\n') kept[content.origin(i)] = 1;
  const out: Removal[] = [];
  for (const m of text.matchAll(/[^\n]+/g)) {
    for (let i = m.index; i < m.index + m[0].length; ) {
      let to = i;
      while (to < m.index + m[0].length && kept[to] === kept[i]) to++;
      const lost = kept[i] ? '' : text.slice(i, to).trim();
      if (lost) out.push({ rule: 'markdown-mark', text: lost, at: text.indexOf(lost, i) });
      i = to;
    }
  }
  return out;
}
