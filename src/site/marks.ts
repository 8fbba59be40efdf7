/**
 * A field's text as HTML, with its repairs and its evidence marked. A repair is a span that carries what stood there
 * before; the reader's script swaps the two. Nothing of the text itself is changed by marking it.
 */
import type { Repair } from '../model/ledger.ts';
import type { Mention } from '../model/record.ts';

export const STAGE_TEXT: Readonly<Record<string, string>> = {
  decode: '解码',
  html: '网页',
  'byte-shift': '乱码修复',
  garbling: '乱码修复',
  'pinyin-notes': '拼音注记',
  variants: '繁简异体',
  punctuation: '标点',
  mask: '个人号码',
};

const CERTAINTY_TEXT = { certain: '确定', likely: '可能', lost: '已失' } as const;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

/** A mark over `[start, end)` of a text. Neighbouring certain repairs of one stage are drawn as one. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly stage: string;
  readonly certainty: Repair['certainty'];
  readonly alternatives: readonly string[];
}

/** Certain repairs nearer than this are one stretch: in a converted page every other character is one. */
const NEAR = 3;

/**
 * The stretches of a field. Repairs that do not agree with the text (an editor has changed it) are left out: they
 * stand in the ledger, but no longer here.
 */
export function stretchesOf(text: string, repairs: readonly Repair[]): Stretch[] {
  const out: Stretch[] = [];
  const fitting = repairs
    .filter((r) => r.offset !== undefined && text.startsWith(r.after, r.offset))
    .sort((a, b) => a.offset! - b.offset! || a.at - b.at);
  for (const repair of fitting) {
    const start = repair.offset!;
    const end = start + repair.after.length;
    const last = out.at(-1);
    if (last && start < last.end) continue;
    const gap = last ? start - last.end : Number.POSITIVE_INFINITY;
    if (
      last &&
      repair.certainty === 'certain' &&
      last.certainty === 'certain' &&
      last.stage === repair.stage &&
      gap <= NEAR
    ) {
      out[out.length - 1] = { ...last, end, before: last.before + text.slice(last.end, start) + repair.before };
    } else {
      const { before, stage, certainty, alternatives = [] } = repair;
      out.push({ start, end, before, stage, certainty, alternatives });
    }
  }
  return out;
}

/** The sentence that names a repair. */
export function tipOf({ stage, certainty, before, alternatives }: Omit<Stretch, 'start' | 'end'>): string {
  const name = STAGE_TEXT[stage] ?? stage;
  // The ledger does not repeat what it masks.
  if (stage === 'mask') return `${name}：原页有载，本档隐去`;
  const was = before === '' ? '原页此处无字' : `原页作「${before.replace(/\s+/gu, ' ')}」`;
  if (certainty === 'lost') return `${name}：此处有字已失，不可复原，本档不补；${was}`;
  const others = alternatives.length ? `；也可能是「${alternatives.join('」「')}」` : '';
  return `${name}（${CERTAINTY_TEXT[certainty]}）：${was}${others}`;
}

function open(stretch: Stretch): string {
  const before = escapeHtml(stretch.before);
  if (stretch.certainty === 'certain' && stretch.stage !== 'mask') {
    return `<span class="r" data-b="${before}" data-k="${escapeHtml(STAGE_TEXT[stretch.stage] ?? stretch.stage)}">`;
  }
  const tip = escapeHtml(tipOf(stretch));
  const kind = stretch.certainty === 'certain' ? 'r' : `r ${stretch.certainty}`;
  return `<span class="${kind}" data-b="${before}" data-tip="${tip}" role="note" tabindex="0" aria-label="${tip}">`;
}

/** The HTML of a text with its repairs and mentions. */
export function markedHtml(text: string, repairs: readonly Repair[], mentions: readonly Mention[]): string {
  const stretches = stretchesOf(text, repairs);
  const evidence = disjoint(mentions.filter((m) => m.start >= 0 && m.end <= text.length && m.start < m.end));
  if (stretches.length === 0 && evidence.length === 0) return escapeHtml(text);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...stretches, ...evidence]) cuts.add(start).add(end);
  const points = [...cuts].sort((a, b) => a - b);
  let html = '';
  let s = 0;
  let e = 0;
  for (let n = 0; n < points.length; n++) {
    const from = points[n]!;
    // Deletions have no length: they stand between two characters.
    while (s < stretches.length && stretches[s]!.start === from && stretches[s]!.end === from)
      html += `${open(stretches[s++]!)}</span>`;
    const to = points[n + 1];
    if (to === undefined) break;
    const stretch = stretches[s];
    const mention = evidence[e];
    const inRepair = stretch !== undefined && stretch.start <= from && from < stretch.end;
    const inMention = mention !== undefined && mention.start <= from && from < mention.end;
    if (inRepair && from === stretch.start) html += open(stretch);
    const piece = escapeHtml(text.slice(from, to));
    html += inMention ? `<span class="m ${mention.kind}">${piece}</span>` : piece;
    if (inRepair && to === stretch.end) {
      html += '</span>';
      s++;
    }
    if (mention && to >= mention.end) e++;
  }
  return html;
}

/** Of mentions that overlap, the one that starts first, and of those the longest. */
function disjoint(mentions: readonly Mention[]): Mention[] {
  const out: Mention[] = [];
  for (const mention of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if ((out.at(-1)?.end ?? 0) <= mention.start) out.push(mention);
  }
  return out;
}
