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

/** A phrase of a card inside a longer one: 营商环境 in 营商环境优化提升“一号改革工程”. */
interface Part {
  readonly ref: string;
  readonly offset: number;
  readonly length: number;
}

const finders = new WeakMap<readonly Topic[], Finder>();

/** One search for all phrases of all cards; made once for a list of cards. */
function finderOf(topics: readonly Topic[]): Finder | null {
  const phrases = topics.flatMap((topic) => topic.phrases.map((phrase) => ({ ref: topic.id, phrase: plain(phrase) })));
  if (phrases.length === 0) return null;
  const known = finders.get(topics);
  if (known) return known;
  const parts = new Map(phrases.map(({ phrase }) => [phrase, partsOf(phrase, phrases)]));
  const refused = new Map(topics.map((topic) => [topic.id, topic.not.map(plain)]));
  // The longest phrase first: the search takes the first that fits.
  const longestFirst = [...parts.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((phrase) => escaped(phrase)).join('|'), 'gu');
  const finder: Finder = (text, field) => {
    const { bare, at } = stripped(text);
    return [...bare.matchAll(pattern)].flatMap((match) =>
      parts.get(match[0])!.flatMap(({ ref, offset, length }) => {
        const start = match.index + offset;
        const end = start + length;
        if (refused.get(ref)!.some((not) => covers(bare, not, start, end))) return [];
        const mention: Mention = {
          kind: 'topic',
          ref,
          field,
          start: at[start]!,
          end: at[end - 1]! + 1,
          certainty: 'certain',
        };
        return [mention];
      }),
    );
  };
  finders.set(topics, finder);
  return finder;
}

/** For each card, its longest phrase inside a phrase. */
function partsOf(whole: string, phrases: readonly { ref: string; phrase: string }[]): Part[] {
  const best = new Map<string, Part>();
  for (const { ref, phrase } of phrases) {
    const offset = whole.indexOf(phrase);
    if (offset >= 0 && phrase.length > (best.get(ref)?.length ?? 0))
      best.set(ref, { ref, offset, length: phrase.length });
  }
  return [...best.values()].sort((a, b) => a.offset - b.offset);
}

/** Quotation marks come and go in phrases (三个“一号工程”, 三个一号工程): they are left out on both sides. */
const QUOTES = /[“”‘’「」『』"']/gu;

function plain(phrase: string): string {
  return phrase.replace(QUOTES, '');
}

/** A text without quotation marks, and where each unit of it stood. */
function stripped(text: string): { bare: string; at: number[] } {
  const bare = plain(text);
  const at: number[] = [];
  for (let n = 0; n < text.length; n++) if (text[n] === bare[at.length]) at.push(n);
  return { bare, at };
}

function escaped(phrase: string): string {
  return phrase.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** Whether `longer` stands at a place of the text that takes in the stretch. */
function covers(text: string, longer: string, start: number, end: number): boolean {
  for (let from = Math.max(0, end - longer.length); from <= start; from++)
    if (text.startsWith(longer, from)) return true;
  return false;
}
