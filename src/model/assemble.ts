/** Puts a draft and the page's repairs together into a record. */
import type { Draft, Sidecar } from './draft.ts';
import type { Repair, Review } from './ledger.ts';
import type { ArticleRecord } from './record.ts';
import type { Traced } from './traced.ts';

/** Of one raw file: its name, hash and sidecar. */
export interface RawIdentity {
  readonly file: string;
  readonly sha256: string;
  readonly sidecar: Sidecar;
}

/** The id of the n-th article (from 1) of a raw page. Kept for ever once given: the archive matches later runs to it. */
export function recordId(sha256: string, ordinal: number): string {
  return `${sha256.slice(0, 10)}-${ordinal}`;
}

const TITLE_LIMIT = 40;

/**
 * A title for a page without one: its first sentence, or as much of it as ends at a comma within 40 characters.
 * Nothing is added but an ellipsis where a sentence is cut.
 */
export function deriveTitle(draft: Draft): string {
  if (draft.title) return draft.title.text.trim();
  const text =
    (
      draft.blocks.find((b) => b.type === 'paragraph' && !/[：:]$/.test(b.content.text)) ?? draft.blocks[0]
    )?.content.text.trim() ?? '';
  const sentence = text.match(/^[^。！？!?\n]*/u)?.[0] ?? '';
  const chars = [...sentence];
  if (chars.length <= TITLE_LIMIT)
    return sentence || draft.captions[0]?.content.text.trim().slice(0, TITLE_LIMIT) || '无题';
  const head = chars.slice(0, TITLE_LIMIT).join('');
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf('；'), head.lastIndexOf('：'));
  return comma > 8 ? head.slice(0, comma) : `${head}……`;
}

/** The record of a draft, untagged. */
export function articleOf(draft: Draft, title: string, raw: RawIdentity, ordinal: number): ArticleRecord {
  const { sidecar } = raw;
  return {
    raw: { file: raw.file, sha256: raw.sha256 },
    url: sidecar.url ?? null,
    retrieved: sidecar.retrieved ?? null,
    page: sidecar.page ?? draft.page,
    id: recordId(raw.sha256, ordinal),
    title,
    titleBasis: draft.title ? 'stated' : 'derived',
    kicker: draft.kicker?.text ?? null,
    column: draft.column?.text ?? null,
    subtitle: draft.subtitle?.text ?? null,
    kind: draft.kind,
    continuedFrom: draft.continuedFrom,
    date: draft.date,
    dateBasis: draft.dateBasis,
    dateEvidence: draft.dateEvidence,
    eventDate: draft.eventDate,
    source: draft.source,
    authors: draft.authors,
    editors: draft.editors,
    blocks: draft.blocks.map((b) => ({ type: b.type, text: b.content.text })),
    captions: draft.captions.map((c) => ({
      text: c.content.text,
      credit: c.credit,
      ...(c.image ? { image: c.image } : {}),
    })),
    places: [],
    officials: [],
    topics: [],
    mentions: [],
    repairs: [],
    removed: draft.removed,
    review: draft.review,
  };
}

/** The traced fields of a draft by their names in the record. */
export function tracedFields(draft: Draft): [field: string, content: Traced][] {
  const out: [string, Traced][] = [];
  if (draft.title) out.push(['title', draft.title]);
  if (draft.kicker) out.push(['kicker', draft.kicker]);
  if (draft.column) out.push(['column', draft.column]);
  if (draft.subtitle) out.push(['subtitle', draft.subtitle]);
  for (const [n, block] of draft.blocks.entries()) out.push([`blocks/${n}`, block.content]);
  for (const [n, caption] of draft.captions.entries()) out.push([`captions/${n}`, caption.content]);
  return out;
}

/**
 * Gives an article the repairs of the page that touch it, each with the field and the offset at which its `after`
 * stands, and the page's reviews. A repair inside nothing but removed text is left to `removed`, which holds the raw
 * text before any repair.
 */
export function locateRepairs(
  article: ArticleRecord,
  draft: Draft,
  repairs: readonly Repair[],
  review: readonly Review[],
): ArticleRecord {
  const located: Repair[] = [];
  const ordered = [...repairs].sort((a, b) => a.at - b.at);
  const taken = new Set<Repair>();
  for (const [field, content] of tracedFields(draft)) {
    if (content.length === 0) continue;
    // A field's offsets rise, but for columns that were put in order: each rising stretch is walked by itself.
    let start = 0;
    while (start < content.length) {
      let end = start + 1;
      while (end < content.length && content.origin(end) >= content.origin(end - 1)) end++;
      const low = content.origin(start);
      const high = end === content.length ? content.originEnd() : content.origin(end - 1) + 1;
      let n = lowerBound(ordered, low);
      let i = start;
      for (; n < ordered.length; n++) {
        const repair = ordered[n]!;
        if (repair.at > high || (repair.at === high && repair.after !== '')) break;
        if (taken.has(repair)) continue;
        while (i < end && content.origin(i) < repair.at) i++;
        taken.add(repair);
        located.push({ ...repair, field, offset: i });
      }
      start = end;
    }
  }
  const lost = located.some((r) => r.certainty === 'lost');
  const codes = new Set(article.review.map((r) => r.code));
  const extra = review.filter((r) => !codes.has(r.code));
  if (lost && !codes.has('characters-lost') && !extra.some((r) => r.code === 'characters-lost')) {
    extra.push({ code: 'characters-lost', message: '有字毁失，不可复原，以□标出。' });
  }
  const own = extra.filter((r) => r.code !== 'characters-lost' || lost);
  return { ...article, repairs: located, review: [...article.review, ...own] };
}

function lowerBound(repairs: readonly Repair[], at: number): number {
  let low = 0;
  let high = repairs.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (repairs[mid]!.at < at) low = mid + 1;
    else high = mid;
  }
  return low;
}
