/** One article from its marked lines: headline, fields, captions, body. Dates and reviews that need the page follow. */
import type { Context, DraftBlock, PageMeta, Sidecar } from '../model/draft.ts';
import type { Review } from '../model/ledger.ts';
import type { Kind } from '../model/record.ts';
import type { Traced } from '../model/traced.ts';
import { readBlocks } from './blocks.ts';
import { photoCredit, readCaption } from './captions.ts';
import { readEnding } from './endings.ts';
import { judgeOutlet } from './fields/outlet.ts';
import { inlineReporters, readCredit } from './fields/people.ts';
import { type Metadata, resolveFields } from './fields/resolve.ts';
import { fold } from './fold.ts';
import { closeSpaces, type Headline, isSubtitleLine, NUMBERED, readHeadline } from './headline.ts';
import { kindOf } from './kind.ts';
import type { Line } from './line.ts';
import { CONTINUED, type Marked } from './pieces.ts';

export interface Caption {
  readonly content: Traced;
  readonly credit: string | null;
  readonly image?: string;
}

export interface Article {
  headline: Headline;
  kind: Kind;
  continuedFrom: string | null;
  metadata: Metadata;
  blocks: DraftBlock[];
  captions: Caption[];
  review: Review[];
  /** Rule names for lines of this article that are not wholly shown. */
  readonly rules: Map<number, string>;
  readonly lines: readonly Line[];
}

/** Reads one piece. `stated` is the title that the page's metadata gives. */
export function readArticle(piece: readonly Marked[], context: Context, meta: PageMeta, _sidecar: Sidecar): Article {
  const rules = new Map<number, string>();
  const review: Review[] = [];
  const fieldLines = piece.filter((m) => m.fields !== undefined);
  const metadata = resolveFields(
    fieldLines.map((m) => ({ text: m.line.text, line: m.fields!, signed: m.role === 'text' })),
    context,
  );
  for (const m of fieldLines) rules.set(m.line.n, 'field-line');
  const credits: string[] = [];

  const { group, rest } = headGroup(piece);
  const isOutlet = (name: string) => /^(?:known|likely)$/.test(judgeOutlet(name, context));
  let headline = readHeadline(
    group.map((m) => m.line),
    isOutlet,
    meta.title,
  );
  for (const m of group) rules.set(m.line.n, 'headline-sign');

  let continuedFrom: string | null = null;
  const captions: Caption[] = [];
  const body: Marked[] = [];
  for (const m of rest) {
    const { line } = m;
    if (m.role === 'continued') {
      const found = CONTINUED.exec(line.text)!;
      continuedFrom ??= found[1]!.replace(/\s/g, '');
      rules.set(line.n, 'continued-from');
      const cutAt = found[0].length;
      const after = line.content.slice(cutAt).trim();
      if (after.length > 0) body.push({ role: 'text', line: { ...line, content: after, text: fold(after.text) } });
    } else if (m.role === 'caption') {
      const parts = readCaption(line)!;
      const content = line.content.slice(parts.start, parts.end).trim();
      captions.push({
        content,
        credit: parts.names.join('、') || null,
        ...(line.html?.image ? { image: line.html.image } : {}),
      });
      rules.set(line.n, 'photo-credit');
    } else if (m.role === 'credit') {
      const credit = readCredit(line.text)!;
      const photo = photoCredit(line.text);
      rules.set(line.n, 'credit');
      credits.push(line.text);
      if (photo) metadata.photographers.push(...photo);
      else {
        metadata.authors.push(...credit.authors);
        metadata.photographers.push(...credit.photographers);
      }
    } else body.push(m);
  }

  const read = readBlocks(body);
  for (const line of read.garbled) rules.set(line.n, 'headline-garbled');
  if (read.garbled.length > 0)
    review.push({
      code: 'headline-garbled',
      message: `标题残缺不可读：${read.garbled.map((l) => l.text).join(' / ')}。`,
    });
  const blocks = read.blocks.map((block) => {
    const ending = block.type === 'paragraph' ? readEnding(fold(block.content.text)) : null;
    if (!ending) return block;
    metadata.authors.push(...ending.authors);
    metadata.editors.push(...ending.editors);
    metadata.source ??= ending.source;
    const from = block.content.origin(ending.end);
    const line = body.findLast((m) => from >= m.line.content.origin(0));
    if (line) rules.set(line.line.n, ending.rule);
    return { ...block, content: block.content.slice(0, ending.end).trim() };
  });
  for (const b of blocks.slice(0, 2))
    for (const name of inlineReporters(fold(b.content.text).slice(0, 120)))
      if (metadata.authors.length < 8) metadata.authors.push(name);

  let photo = false;
  if (
    metadata.photographers.length > 0 &&
    captions.length === 0 &&
    blocks.length === 1 &&
    metadata.authors.length === 0
  ) {
    photo = true;
    metadata.authors.push(...metadata.photographers);
  } else if (blocks.length === 0 && captions.length > 0) {
    photo = true;
    for (const c of captions) {
      blocks.push({ type: 'paragraph', content: c.content });
      if (c.credit) metadata.authors.push(...c.credit.split('、'));
    }
    captions.length = 0;
  } else if (metadata.photographers.length > 0) {
    const open = captions.findIndex((c) => c.credit === null);
    if (open >= 0)
      captions.forEach((c, i) => {
        if (c.credit === null) captions[i] = { ...c, credit: metadata.photographers.join('、') };
      });
    else metadata.authors.push(...metadata.photographers);
  }
  metadata.authors = [...new Set(metadata.authors)];
  const column = headline.column;
  headline = { ...headline, column };
  const kind = kindOf({
    title: fold(headline.title?.text ?? ''),
    subtitle: fold(headline.subtitle?.text ?? ''),
    column: fold(column?.text ?? ''),
    continued: continuedFrom !== null,
    bylines: blocks.filter((b) => b.type === 'byline').length,
    photo,
    texts: blocks.slice(0, 60).map((b) => fold(b.content.text.slice(0, 200))),
    credits,
  });
  return { headline, kind, continuedFrom, metadata, blocks, captions, review, rules, lines: piece.map((m) => m.line) };
}

/** The headline lines of a piece, and everything else that is not a field. */
function headGroup(piece: readonly Marked[]): { group: Marked[]; rest: Marked[] } {
  const stop = piece.findIndex(
    (m) =>
      m.role === 'note' ||
      m.role === 'continued' ||
      (m.role === 'text' && m.line.han > 0) ||
      (m.role === 'head' && NUMBERED.test(m.line.text)),
  );
  const head = piece.slice(0, stop < 0 ? piece.length : stop);
  const fieldAt = head.findIndex((m) => m.role === 'fields');
  const headlike = (m: Marked) => m.role === 'head' || m.role === 'subtitle';
  let candidates = head.slice(0, fieldAt < 0 ? head.length : fieldAt).filter(headlike);
  if (candidates.length === 0 && fieldAt >= 0) candidates = head.slice(fieldAt).filter(headlike);
  const subtitle = candidates.findIndex((m) => isSubtitleLine(m.line.text));
  const scraps = candidates.filter((m) => m.line.text.replace(/\s/g, '').length <= 6);
  if (scraps.length >= 3) candidates = candidates.filter((m) => !scraps.includes(m));
  let group = subtitle >= 0 ? candidates.slice(Math.max(0, subtitle - 2), subtitle + 1) : candidates.slice(-3);
  if (subtitle < 0 && fieldAt < 0) group = shedSubhead(group, piece, stop);
  const rest = piece.filter((m) => !group.includes(m) && m.role !== 'fields');
  return { group, rest };
}

/** Without a line of fields between, the last short line under a longer headline is the first subhead of the text. */
function shedSubhead(group: Marked[], piece: readonly Marked[], stop: number): Marked[] {
  const last = group.at(-1);
  const first = group[0];
  if (!last || !first || group.length < 2 || stop < 0) return group;
  const size = (m: Marked) => closeSpaces(m.line.content).length;
  return size(last) <= 6 && size(first) >= 10 && piece.length > stop ? group.slice(0, -1) : group;
}
