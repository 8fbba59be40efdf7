/** One article from its marked lines: headline, fields, captions, body. Dates and reviews that need the page follow. */
import type { Context, DraftBlock, PageMeta } from '../model/draft.ts';
import type { Review } from '../model/ledger.ts';
import type { Kind } from '../model/record.ts';
import type { Traced } from '../model/traced.ts';
import { readBlocks } from './blocks.ts';
import { photoCredit, readCaption } from './captions.ts';
import { readEnding } from './endings.ts';
import { creditedOutlet, judgeOutlet } from './fields/outlet.ts';
import type { FieldLine } from './fields/parse.ts';
import { inlineReporters, interviewers, isHouseCredit, readCredit, readNames } from './fields/people.ts';
import { type Metadata, resolveFields } from './fields/resolve.ts';
import { fold } from './fold.ts';
import { findHead } from './head.ts';
import { closeSpaces, type Headline, readHeadline, subjectOf } from './headline.ts';
import { kindOf } from './kind.ts';
import type { Line } from './line.ts';
import { bare, doubt, isOver, isSaid, labelled, showsLine } from './overHeadline.ts';
import { isLastPiece } from './pieces.ts';
import { CONTINUED, type Marked } from './roles.ts';
import { isSpeaker } from './speaker.ts';
import { readUnderDateline } from './underDateline.ts';

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

/** Labels of the work on a newspaper's page, which is no work on one article. */
const DESK = /^(?:版面|版面设计|版式|版式设计|视觉|视觉设计|排版|排版设计|电脑排版|照排|美编|校对|责任校对|责校)$/;

/** A field line without the editor of the whole page, where the page holds several articles. */
function withoutDesk(line: FieldLine, desk: FieldLine | null): FieldLine {
  return line === desk || line.fields.some((f) => DESK.test(f.label))
    ? { ...line, fields: line.fields.filter((f) => f.kind !== 'editor') }
    : line;
}

/**
 * Reads one piece of a page that has `of` pieces. `meta.title` is the title that the page's metadata gives, `desk` the
 * line of the editors of the whole page.
 */
export function readArticle(
  piece: readonly Marked[],
  context: Context,
  meta: PageMeta,
  of: number,
  desk: FieldLine | null,
): Article {
  const rules = new Map<number, string>();
  const review: Review[] = [];
  const fieldLines = piece.filter((m) => m.fields !== undefined);
  const metadata = resolveFields(
    fieldLines.map((m) => ({
      text: m.line.text,
      line: of > 1 ? withoutDesk(m.fields!, desk) : m.fields!,
      signed: m.role === 'text',
    })),
    context,
  );
  for (const m of fieldLines) rules.set(m.line.n, 'field-line');
  const credits: string[] = [];

  const isOutlet = (name: string) => /^(?:known|likely)$/.test(judgeOutlet(name, context));
  const { group, above, rest, said } = findHead(piece, isOutlet);
  const stated = labelled(
    readHeadline(
      group.map((m) => m.line),
      isOutlet,
      meta.title ?? said,
      rest[0] !== undefined && isSpeaker(rest[0].line.text),
    ),
    fieldLines,
  );
  for (const m of group) rules.set(m.line.n, 'headline-sign');
  for (const m of above) rules.set(m.line.n, 'above-headline');
  const under = readUnderDateline(piece, group, rest, stated);
  const opening = rest.find((m) => m.role === 'text');
  const subject = stated.title || !opening ? null : subjectOf(opening.line.content);
  const headline = subject ?? {
    ...stated,
    ...(under.subtitle ? { subtitle: closeSpaces(under.subtitle.line.content) } : {}),
    ...(under.kicker ? { kicker: closeSpaces(under.kicker.line.content) } : {}),
  };
  for (const m of [under.subtitle, under.kicker]) if (m) rules.set(m.line.n, 'headline-sign');
  for (const m of under.repeated) rules.set(m.line.n, 'said-twice');
  review.push(...under.review);
  const rubric = bare(headline.column?.text ?? '');
  // A rubric said over the headline and in it is kept once.
  const unread = group.filter((m) => !showsLine(headline, m.line) && bare(m.line.text) !== rubric);
  // Over a headline with its own rubric stands the name of the section.
  const section = unread.filter((m) => rubric !== '' && m.line.han <= 8 && isOver(m.line, headline.title));
  for (const m of section) rules.set(m.line.n, 'above-headline');
  const unsure = [...above, ...section].filter((m) => !isSaid(m.line, headline, isOutlet));
  if (unsure.length > 0) review.push(doubt(unsure));

  let continuedFrom: string | null = null;
  const captions: Caption[] = [];
  const body: Marked[] = [];
  const own = unread.filter((m) => !section.includes(m));
  for (const m of [...own, ...rest]) {
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
      rules.set(line.n, 'photo-credit');
      // A page that shows its picture's words twice says them once.
      if (captions.some((c) => c.content.text === content.text)) continue;
      captions.push({
        content,
        credit: parts.names.join('、') || null,
        ...(line.html?.image ? { image: line.html.image } : {}),
      });
    } else if (m.role === 'credit') {
      const credit = readCredit(line.text) ?? {
        authors: isHouseCredit(line.text) ? [] : readNames(line.text),
        photographers: [],
      };
      const photo = photoCredit(line.text);
      rules.set(line.n, 'credit');
      credits.push(line.text);
      if (photo) metadata.photographers.push(...photo);
      else {
        metadata.authors.push(...credit.authors);
        metadata.photographers.push(...credit.photographers);
      }
    } else if (under.captions.has(m)) captions.push({ content: line.content, credit: null });
    else if (m !== under.subtitle && m !== under.kicker && !under.repeated.has(m)) body.push(m);
  }

  const read = readBlocks(body);
  for (const line of read.numbers) rules.set(line.n, 'part-number');
  for (const line of read.garbled) rules.set(line.n, 'headline-garbled');
  if (read.garbled.length > 0)
    review.push({
      code: 'headline-garbled',
      message: `标题残缺不可读：${read.garbled.map((l) => l.content.text).join(' / ')}。`,
    });
  const ended = read.blocks.map((block, n) => {
    const ending =
      block.type === 'paragraph' ? readEnding(fold(block.content.text), n === read.blocks.length - 1) : null;
    if (!ending) return block;
    metadata.authors.push(...ending.authors);
    metadata.editors.push(...ending.editors);
    metadata.source ??= ending.source;
    const from = block.content.origin(ending.end);
    const line = body.findLast((m) => from >= m.line.content.origin(0));
    if (line) rules.set(line.line.n, ending.rule);
    return { ...block, content: block.content.slice(0, ending.end).trim() };
  });
  const blocks = ended.filter((block) => block.content.length > 0);
  for (const b of blocks.slice(0, 2))
    for (const name of inlineReporters(fold(b.content.text).slice(0, 120)))
      if (metadata.authors.length < 8) metadata.authors.push(name);

  for (const b of blocks.slice(0, 6)) metadata.authors.push(...interviewers(fold(b.content.text)));

  let photo = of > 1 && isLastPiece(piece, 0);
  if (
    metadata.photographers.length > 0 &&
    captions.length === 0 &&
    blocks.length === 1 &&
    metadata.authors.length === 0
  ) {
    photo = true;
    metadata.authors = [...metadata.authors, ...metadata.photographers];
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
    else {
      const credited = new Set(captions.flatMap((c) => c.credit?.split('、') ?? []));
      metadata.authors.push(...metadata.photographers.filter((name) => !credited.has(name)));
    }
  }
  metadata.authors = [...new Set(metadata.authors)];
  for (const text of [
    ...credits,
    ...fieldLines.map((m) => m.line.text),
    ...(blocks[0] ? [fold(blocks[0].content.text.slice(0, 80))] : []),
  ])
    metadata.source ??= creditedOutlet(text);
  const column = headline.column;
  const kind = kindOf({
    title: fold(headline.title?.text ?? ''),
    subtitle: fold(headline.subtitle?.text ?? ''),
    column: fold(column?.text ?? ''),
    continued: continuedFrom !== null,
    bylines: blocks.filter((b) => b.type === 'byline').length,
    signed: blocks[0]?.type === 'byline',
    photo,
    texts: blocks.slice(0, 60).map((b) => fold(b.content.text.slice(0, 200))),
    credits,
  });
  return { headline, kind, continuedFrom, metadata, blocks, captions, review, rules, lines: piece.map((m) => m.line) };
}
