/**
 * The page pipeline on one screen: one scraped page in, its articles out. Pure: a page can be normalised alone,
 * anywhere, in any order.
 *
 * Why this order: byte-shift repair needs the bytes that the damage left, so it comes first; pinyin notes hang on
 * characters that it restores; variants come third, since names hide inside damage; punctuation wants the final
 * characters. Chrome goes before pieces and reflow, or a footer would be glued to a last sentence. Masks come before
 * tagging, so that no evidence quotes a personal number. Tagging reads the clean text, with the page's own places as
 * context. Slips of the page are looked for last, where no name that was tagged and no repair that is in doubt stands.
 */
import { createHash } from 'node:crypto';
import { articleOf, deriveTitle, locateRepairs } from './model/assemble.ts';
import type { Context, Draft, RawPage } from './model/draft.ts';
import type { Repair } from './model/ledger.ts';
import type { ArticleRecord } from './model/record.ts';
import { readHtml } from './page/html/index.ts';
import { anatomise } from './page/index.ts';
import { maskDraft } from './page/mask.ts';
import { tag } from './tagging/index.ts';
import { decode } from './text/decode.ts';
import { TEXT_STAGES } from './text/index.ts';
import { doubtSlips } from './text/slips.ts';

/** Normalises one raw page to its articles, in page order. Never throws on what a page contains. */
export function normalisePage(raw: RawPage, context: Context): ArticleRecord[] {
  const sha256 = createHash('sha256').update(raw.bytes).digest('hex');
  const decoded = decode(raw.bytes, raw.sidecar.contentType);
  let page = readHtml(decoded, raw);

  const repairs: Repair[] = [...decoded.repairs];
  const review = [...decoded.review];
  for (const stage of TEXT_STAGES) {
    if (context.skip.has(stage.name)) continue;
    const result = stage.run(page.text, page.features);
    page = { ...page, text: result.text };
    repairs.push(...result.repairs);
    review.push(...result.review);
  }

  const cut: readonly Draft[] = anatomise({ ...page, raw: page.raw ?? decoded.text }, raw.sidecar, context);
  const masked = context.skip.has('mask') ? cut.map((draft) => ({ draft, repairs: [] })) : cut.map(maskDraft);
  const drafts = masked.map(({ draft }) => draft);
  const masks = masked.flatMap((one) => one.repairs);
  // What a masked number was before its own repairs is masked with it.
  const shown = repairs.filter((r) => !masks.some((m) => r.at < m.at + m.length && m.at < r.at + r.length));
  const { url, retrieved } = page.meta;
  const sidecar = { ...(url ? { url } : {}), ...(retrieved ? { retrieved } : {}), ...raw.sidecar };
  const identity = { file: raw.file, sha256, sidecar };
  const articles = drafts.map((draft, n) => articleOf(draft, deriveTitle(draft), identity, n + 1));
  const tagged = tag(articles, context);
  return tagged.map((article, n) => {
    const located = locateRepairs(article, drafts[n]!, [...shown, ...masks], review);
    return context.skip.has('slips') ? located : { ...located, review: [...located.review, ...doubtSlips(located)] };
  });
}
