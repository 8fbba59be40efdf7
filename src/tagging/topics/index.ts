/** Topics of an article: those of the cards whose phrases it holds. Every phrase found is kept as evidence. */
import type { Context, Topic } from '../../model/draft.ts';
import type { ArticleRecord, Mention } from '../../model/record.ts';
import { readFields } from '../places/index.ts';

/** What the topics of an article add to its record. */
export interface ArticleTopics {
  readonly topics: readonly string[];
  readonly mentions: readonly Mention[];
}

/** Finds topics, in the order of their first mention. */
export function findTopics(article: ArticleRecord, context: Context): ArticleTopics {
  const finder = finderOf(context.topics);
  const mentions: Mention[] = [];
  if (finder) for (const [field, text] of readFields(article)) mentions.push(...finder(text, field));
  return { topics: [...new Set(mentions.map((m) => m.ref))], mentions };
}

type Finder = (text: string, field: string) => Mention[];

const finders = new WeakMap<readonly Topic[], Finder>();

/** One search for all phrases of all cards; made once for a list of cards. */
function finderOf(topics: readonly Topic[]): Finder | null {
  if (topics.length === 0) return null;
  const known = finders.get(topics);
  if (known) return known;
  const byPhrase = new Map<string, string[]>();
  for (const topic of topics)
    for (const phrase of topic.phrases) byPhrase.set(plain(phrase), [...(byPhrase.get(plain(phrase)) ?? []), topic.id]);
  const refused = new Map(topics.map((topic) => [topic.id, topic.not.map(plain)]));
  // The longest phrase first, so that 三个“一号工程” is not read as 一号工程.
  const pattern = new RegExp(
    [...byPhrase.keys()]
      .sort((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join('|'),
    'gu',
  );
  const finder: Finder = (text, field) => {
    const { text: bare, at } = stripped(text);
    return [...bare.matchAll(pattern)].flatMap((m) =>
      byPhrase.get(m[0])!.flatMap((ref) => {
        if (refused.get(ref)!.some((not) => covers(bare, not, m.index, m.index + m[0].length))) return [];
        const end = at[m.index + m[0].length - 1]! + 1;
        return [{ kind: 'topic' as const, ref, field, start: at[m.index]!, end, certainty: 'certain' as const }];
      }),
    );
  };
  finders.set(topics, finder);
  return finder;
}

/** Quotation marks come and go in phrases (三个“一号工程”, 三个一号工程): they are left out on both sides. */
const QUOTES = /[“”‘’「」『』"']/u;

function plain(phrase: string): string {
  return phrase.replace(new RegExp(QUOTES, 'gu'), '');
}

/** A text without quotation marks, and where each unit of it stood. */
function stripped(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let bare = '';
  for (let n = 0; n < text.length; n++) {
    if (QUOTES.test(text[n]!)) continue;
    bare += text[n];
    at.push(n);
  }
  return { text: bare, at };
}

/** Whether `longer` stands at a place of the text that takes in the stretch. */
function covers(text: string, longer: string, start: number, end: number): boolean {
  for (let from = Math.max(0, end - longer.length); from <= start; from++)
    if (text.startsWith(longer, from)) return true;
  return false;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
