/** An editor's decision, as a change to the article's own text: git shows it, and `normalise` respects it. */
import {
  type ArticleEntry,
  type ArticleLedger,
  type Changes,
  editBody,
  editFields,
  takeRules,
} from '../archive/index.ts';
import { PartialDate } from '../model/article.ts';
import { LOST } from '../model/ledger.ts';
import type { Item } from './queue.ts';

export type Verdict = 'accept' | 'correct' | 'reject';

export interface Decided {
  readonly text: string;
  /** The conflict that is settled, by its number. */
  readonly settled?: number;
}

/** A sentence for the person at the desk. */
export class Refusal extends Error {}

/** The article's new text. Throws a Refusal when the decision can't be carried out. */
export function decide(
  text: string,
  entry: ArticleEntry,
  ledger: ArticleLedger | null,
  item: Item,
  verdict: Verdict,
  value: string,
): Decided {
  const { article } = entry;
  const seen = (code: string, changes: Changes = {}): Decided => ({
    text: editFields(text, {
      review: article.review.filter((other) => other !== code),
      reviewed: [...new Set([...article.reviewed, code])],
      ...changes,
    }),
  });
  switch (item.code) {
    case 'date-unknown':
    case 'date-inferred':
      if (verdict === 'accept') return seen(item.code);
      if (verdict === 'reject') return seen(item.code, { date: null, dateBasis: 'unknown', dateEvidence: null });
      if (!PartialDate.safeParse(value).success)
        throw new Refusal(`“${value}”不是日期。写成 2024-02-28、2024-02 或 2024。`);
      // The evidence was for the date that was there before.
      return seen(item.code, {
        date: value,
        dateBasis: 'stated',
        ...(value === article.date ? {} : { dateEvidence: null }),
      });
    case 'title-derived':
    case 'headline-garbled':
      if (verdict !== 'correct') return seen(item.code);
      if (value.trim() === '') throw new Refusal('标题不能为空。');
      return seen(item.code, { title: value.trim(), titleBasis: 'stated' });
    case 'off-topic':
      return seen(item.code, { publish: verdict === 'accept' ? 'withheld' : null });
    case 'unlisted-place': {
      if (verdict === 'accept') return seen(`unlisted-place:${item.ref}`);
      const places = article.places.filter((path) => path !== item.ref);
      if (verdict === 'correct' && value.trim() !== '' && !places.includes(value.trim())) places.push(value.trim());
      const refused = article.refused ?? { places: [], officials: [], topics: [] };
      return seen(`unlisted-place:${item.ref}`, {
        places,
        refused: { ...refused, places: [...new Set([...refused.places, item.ref])] },
      });
    }
    case 'place-open':
      if (verdict !== 'correct' || value.trim() === '') return seen(item.code);
      return seen(item.code, { places: [...new Set([...article.places, value.trim()])] });
    case 'repair-likely': {
      const code = `repair-likely:${item.ref}`;
      if (verdict === 'accept') return seen(code);
      const better = verdict === 'correct' ? value : LOST.repeat([...item.now].length);
      return { text: replaceAt(seen(code).text, entry, item, better) };
    }
    case 'merge-conflict': {
      const n = Number(item.ref);
      const conflict = ledger?.conflicts[n];
      if (!conflict) throw new Refusal('这一处已经处理过了。');
      if (verdict === 'accept') return { text, settled: n };
      const better = takeRules(text, conflict);
      if (better === null) throw new Refusal('文章又改过了，找不到这一处。请直接改文件。');
      return { text: better, settled: n };
    }
    case 'repairs-astray':
      return seen('repair-likely');
    default:
      return seen(item.code);
  }
}

/** How much of its surroundings makes a stretch of a paragraph unmistakable. */
const CONTEXT = 12;

function replaceAt(text: string, entry: ArticleEntry, item: Item, better: string): string {
  const { field = '', offset = 0, now } = item;
  const [name, n] = field.split('/');
  if (name !== 'blocks') {
    if (field !== 'title' && field !== 'subtitle' && field !== 'kicker' && field !== 'column') {
      throw new Refusal('这一处在图片说明里，请直接改文件。');
    }
    const value = entry.article[field] ?? '';
    return editFields(text, { [field]: value.slice(0, offset) + better + value.slice(offset + now.length) });
  }
  const block = entry.blocks[Number(n)]?.text ?? '';
  const head = block.slice(Math.max(0, offset - CONTEXT), offset);
  const tail = block.slice(offset + now.length, offset + now.length + CONTEXT);
  try {
    return editBody(text, head + now + tail, head + better + tail);
  } catch {
    throw new Refusal('在文件里找不准这一处，请直接改文件。');
  }
}
