/** The text of an article as HTML: from its blocks, with marks, or from an editor's Markdown. */
import { type ArticleEntry, type ArticleLedger, writeMarkdown } from '../archive/index.ts';
import type { Ledger, Removal, Repair } from '../model/ledger.ts';
import type { Mention } from '../model/record.ts';
import { markdownHtml } from './markdown.ts';
import { escapeHtml, markedHtml } from './marks.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
}

export interface Body {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Whether repairs are marked in the text; false for one that an editor wrote or rewrote. */
  readonly marked: boolean;
}

/** Repairs and mentions by the field that they stand in. */
export class Fields {
  readonly #repairs = new Map<string, Repair[]>();
  readonly #mentions = new Map<string, Mention[]>();

  constructor(ledger: ArticleLedger | null) {
    for (const repair of ledger?.repairs ?? []) if (repair.field) push(this.#repairs, repair.field, repair);
    for (const mention of ledger?.mentions ?? []) push(this.#mentions, mention.field, mention);
  }

  /** The HTML of a field's text. */
  html(field: string, text: string): string {
    return markedHtml(text, this.#repairs.get(field) ?? [], this.#mentions.get(field) ?? []);
  }
}

function push<T>(table: Map<string, T[]>, key: string, value: T): void {
  const list = table.get(key);
  if (list) list.push(value);
  else table.set(key, [value]);
}

/** Whether blocks say all that the body says: an editor put nothing into it that only Markdown shows. */
function isPlain({ blocks, body }: ArticleEntry): boolean {
  return writeMarkdown(blocks).trim() === body.replace(/\r\n?/gu, '\n').trim();
}

/** The body of an article without components. */
export function bodyOf(entry: ArticleEntry, ledger: ArticleLedger | null): Body {
  if (entry.origin === 'editor' && !(ledger && isPlain(entry))) return { ...markdownHtml(entry.body), marked: false };
  const fields = new Fields(ledger);
  const headings: Heading[] = [];
  const folds = ledger ? placeRemovals(entry, ledger) : new Map<number, Removal[]>();
  const parts: string[] = [];
  entry.blocks.forEach(({ type, text }, n) => {
    parts.push(foldHtml(folds.get(n)));
    const html = fields.html(`blocks/${n}`, text);
    switch (type) {
      case 'heading':
        headings.push({ id: `s${headings.length + 1}`, text });
        parts.push(`<h2 id="s${headings.length}">${html}</h2>`);
        break;
      case 'deck':
      case 'byline':
        parts.push(`<p class="${type}">${html}</p>`);
        break;
      case 'editorsNote':
        parts.push(`<blockquote><p>${html}</p></blockquote>`);
        break;
      case 'table':
        parts.push(markdownHtml(text).html);
        break;
      default:
        parts.push(`<p>${html}</p>`);
    }
  });
  parts.push(foldHtml(folds.get(entry.blocks.length)));
  return { html: parts.join(''), headings, marked: ledger !== null };
}

/**
 * Before which block each removed stretch stood. Blocks know no offset of their own, but their repairs do: a block
 * starts near the `at` of a repair less its `offset`; blocks without repairs are reckoned on from the one before.
 */
function placeRemovals(entry: ArticleEntry, ledger: Ledger): Map<number, Removal[]> {
  const anchors = new Map<number, number>();
  for (const { field, at, offset } of ledger.repairs) {
    const n = field?.startsWith('blocks/') ? Number(field.slice(7)) : -1;
    if (n >= 0 && offset !== undefined && !anchors.has(n)) anchors.set(n, at - offset);
  }
  const starts: number[] = [];
  let next = anchors.size > 0 ? Number.NEGATIVE_INFINITY : 0;
  entry.blocks.forEach(({ text }, n) => {
    const start = Math.max(anchors.get(n) ?? next, next);
    starts.push(start);
    next = start === Number.NEGATIVE_INFINITY ? start : start + text.length;
  });
  const folds = new Map<number, Removal[]>();
  for (const removal of ledger.removed) {
    if (removal.text.trim() === '') continue;
    const first = starts.findIndex((start) => start >= removal.at);
    // Without anchors only the two ends can be told apart.
    const n = anchors.size === 0 ? (removal.at < (entry.blocks[0]?.text.length ?? 0) ? 0 : entry.blocks.length) : first;
    const key = n < 0 ? entry.blocks.length : n;
    const list = folds.get(key);
    if (list) list.push(removal);
    else folds.set(key, [removal]);
  }
  return folds;
}

function foldHtml(removals: readonly Removal[] | undefined): string {
  if (!removals?.length) return '';
  const lines = removals.map(({ text }) => `<li><del>${escapeHtml(text.trim())}</del></li>`).join('');
  return `<details class="removed"><summary>此处去除 ${removals.length} 段页面杂项</summary><ul>${lines}</ul></details>`;
}
