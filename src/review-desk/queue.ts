/** What waits for an editor, by kind, in the order in which it is best taken up. */
import type { Archive, ArticleEntry, ArticleLedger } from '../archive/index.ts';
import { fieldLabel } from '../check/index.ts';
import { gazetteer } from '../gazetteer/index.ts';
import { type Candidate, peopleItems } from './people.ts';

export const KINDS = {
  date: '日期',
  title: '标题',
  garbled: '乱码与毁失',
  likely: '存疑的修复',
  topic: '是否属本档案',
  namesake: '同名',
  place: '地方',
  conflict: '合并时两边都改',
  other: '其他',
} as const;
export type ItemKind = keyof typeof KINDS;

/** One thing to decide. */
export interface Item {
  /** Stays the same as long as the thing waits. */
  readonly key: string;
  readonly kind: ItemKind;
  readonly code: string;
  /** Id of the article (for people, of one that names them). */
  readonly id: string;
  readonly title: string;
  readonly message: string;
  /** What the decision is about: a path, ids of people, a place in the text; empty when the code says it all. */
  readonly ref: string;
  /** What tells it in the list from others of its kind; the article's title when missing. */
  readonly label?: string;
  /** What correcting asks for, in Chinese; null when there is nothing to fill in. */
  readonly asks: string | null;
  /** What stands there now. */
  readonly now: string;
  readonly alternatives: readonly string[];
  /** Field and offset of a repair. */
  readonly field?: string;
  readonly offset?: number;
  /** Words of the page that the thing is about, as the text has them. */
  readonly quote?: string;
  /** For namesakes: the people. */
  readonly candidates?: readonly Candidate[];
}

const BY_CODE: Readonly<Record<string, ItemKind>> = {
  'date-unknown': 'date',
  'date-inferred': 'date',
  'title-derived': 'title',
  'headline-garbled': 'title',
  'characters-lost': 'garbled',
  'quotation-unbalanced': 'garbled',
  'slip-of-the-page': 'garbled',
  'repair-likely': 'likely',
  'off-topic': 'topic',
  'place-open': 'place',
  'name-open': 'namesake',
};

const MESSAGES: Readonly<Record<string, string>> = {
  'date-unknown': '原页没有写明日期。',
  'date-inferred': '日期是推定的。',
  'title-derived': '原页没有标题，取了首句。',
  'headline-garbled': '原标题已乱。',
  'characters-lost': '有字毁失。',
  'off-topic': '像是不属于本档案，暂不公开。',
};

/** All items of an archive. `ledgerOf` reads the ledger of an article. */
export function queueOf(archive: Archive, ledgerOf: (entry: ArticleEntry) => ArticleLedger | null): Item[] {
  const items = archive.articles.flatMap((entry) => itemsOf(entry, ledgerOf(entry)));
  items.push(...peopleItems(archive));
  const order = Object.keys(KINDS);
  return items.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The items of one article. */
export function itemsOf(entry: ArticleEntry, ledger: ArticleLedger | null): Item[] {
  const { id, article } = entry;
  const done = new Set(article.reviewed);
  const base = { id, title: article.title, alternatives: [] as string[] };
  const out: Item[] = [];
  for (const code of article.review) {
    if (done.has(code) || code === 'repair-likely') continue;
    const messages = (ledger?.review ?? []).filter((review) => review.code === code).map(({ message }) => message);
    const message = messages.join(' ') || MESSAGES[code] || '请过目。';
    const kind = BY_CODE[code] ?? 'other';
    const quote = kind === 'date' && article.dateEvidence ? { quote: article.dateEvidence } : {};
    out.push({ ...base, key: `${id} ${code}`, kind, code, message, ref: '', ...asked(kind, entry), ...quote });
  }
  const astray: string[] = [];
  for (const [n, repair] of (ledger?.repairs ?? []).entries()) {
    if (repair.certainty !== 'likely') continue;
    // The place in the raw page: it never moves, however rules or editors change the article.
    const ref = String(repair.at);
    if (done.has(`repair-likely:${ref}`)) continue;
    if (repair.field === undefined || repair.offset === undefined) {
      if (repair.after !== '') astray.push(`“${repair.before}”→“${repair.after}”`);
      continue;
    }
    out.push({
      ...base,
      key: `${id} repair ${n}`,
      kind: 'likely',
      code: 'repair-likely',
      label: `${repair.before} → ${repair.after}`,
      message: `“${repair.before}”修复为“${repair.after}”，没有十足把握。`,
      ref,
      asks: '应作',
      now: repair.after,
      alternatives: repair.alternatives ?? [],
      field: repair.field,
      offset: repair.offset,
    });
  }
  if (astray.length > 0 && !done.has('repair-likely')) {
    const some = astray.slice(0, 5).join('、');
    out.push({
      ...base,
      key: `${id} repair-likely`,
      kind: 'likely',
      code: 'repairs-astray',
      message: `有${astray.length}处存疑的修复所在的文字后来改过，找不准位置：${some}${astray.length > 5 ? '等' : ''}。请对照原始页看。`,
      ref: '',
      asks: null,
      now: '',
    });
  }
  const places = gazetteer();
  for (const path of article.places) {
    if (places.byPath(path) || done.has(`unlisted-place:${path}`)) continue;
    out.push({
      ...base,
      key: `${id} place ${path}`,
      kind: 'place',
      code: 'unlisted-place',
      message: `地名册里没有“${path}”。`,
      ref: path,
      asks: '应作（全路径）',
      now: path,
      quote: path.slice(path.lastIndexOf('/') + 1),
    });
  }
  for (const [n, { field, editor, pipeline }] of (ledger?.conflicts ?? []).entries()) {
    const [quote = ''] = field === 'body' ? editor.trim().split('\n') : [];
    out.push({
      ...base,
      ...(quote === '' ? {} : { quote }),
      key: `${id} conflict ${n}`,
      kind: 'conflict',
      code: 'merge-conflict',
      message: `${fieldLabel(field)}：编辑作“${said(editor)}”，改进后的规则作“${said(pipeline)}”。`,
      ref: String(n),
      asks: null,
      now: editor,
    });
  }
  return out;
}

/** A side of a conflict for people: nothing is told as such, and a field's name is told already. */
const said = (side: string): string => side.replace(/^\w+: */u, '').trim() || '（没有）';

function asked(kind: ItemKind, { article }: ArticleEntry): Pick<Item, 'asks' | 'now'> {
  if (kind === 'date') return { asks: '日期（2024-02-28，可只写年或年月）', now: article.date ?? '' };
  if (kind === 'title') return { asks: '标题', now: article.title };
  if (kind === 'place') return { asks: '补上的地方（全路径）', now: '' };
  return { asks: null, now: '' };
}
