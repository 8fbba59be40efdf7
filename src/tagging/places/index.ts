/**
 * Places of a page: every one named, with its full path and the offsets that prove it. Names are collected first
 * (scan), then settled with the whole page as context (settle); words like 我市 and 县委 come last, since they lean on
 * the rest.
 */
import { elsewhere, gazetteer, PROVINCE } from '../../gazetteer/index.ts';
import type { Context } from '../../model/draft.ts';
import type { Review } from '../../model/ledger.ts';
import type { ArticleRecord, Mention } from '../../model/record.ts';
import { areaWords, levelWord, resolveWord, type WordContext } from './area-words.ts';
import type { At, PlaceContext, PlaceMention } from './context.ts';
import { type Homes, homesOf, outletHome } from './home.ts';
import type { PageNames, Settled } from './page-names.ts';
import { scan, type Token } from './scan.ts';
import { Settler } from './settle.ts';
import { findSlips } from './slips.ts';
import { UnlistedFinder } from './unlisted.ts';
import { personsIn } from './words.ts';

export type { At, Naming, PlaceContext, PlaceMention } from './context.ts';

/** What the places of an article add to its record. */
export interface ArticlePlaces {
  readonly places: readonly string[];
  readonly mentions: readonly Mention[];
  readonly review: readonly Review[];
}

/** The fields of an article that are read for tags, in reading order. A title taken from the text is not read twice. */
export function readFields(article: ArticleRecord): readonly (readonly [field: string, text: string])[] {
  const head: (readonly [string, string | null])[] = [
    ['kicker', article.kicker],
    ['title', article.titleBasis === 'stated' ? article.title : null],
    ['subtitle', article.subtitle],
    ['column', article.column],
  ];
  return [
    ...head.flatMap(([field, text]) => (text ? [[field, text] as const] : [])),
    ...article.blocks.map((block, n) => [`blocks/${n}`, block.text] as const),
    ...article.captions.map((caption, n) => [`captions/${n}`, caption.text] as const),
  ];
}

/** Finds the places of the articles of one page. */
export function findPlaces(
  articles: readonly ArticleRecord[],
  context: Context,
): { context: PlaceContext; articles: readonly ArticlePlaces[] } {
  const fields = articles.map((article) => new Map(readFields(article)));
  const persons = new Set(
    fields
      .flatMap((list) => [...list.values()].flatMap(personsIn))
      .filter((name) => gazetteer().byName(name.slice(1)).length > 0),
  );
  const tokens = fields.map((list) => [...list].flatMap(([field, text]) => scan(text, field, persons)));
  const settler = new Settler(tokens, fields);
  settler.plain();

  const outlets = articles.map((article) => outletHome(article.source, context.outlets));
  const homes = () => homesOf(settler.names.all, outlets);
  const first = homes();
  settler.contextual((article) => first.of(article));
  const home = homes();

  const years = articles.map((article) => (article.date ? Number(article.date.slice(0, 4)) : null));
  const words: WordContext = { names: settler.names, homeOf: home.of, outlets, years };
  const found: PlaceMention[] = settler.names.all.flatMap((s) => (s.state === 'ours' ? [mentionOf(s)] : []));
  const reviews = articles.map((): Review[] => []);
  for (const [n, list] of fields.entries()) {
    const unlisted = new UnlistedFinder(n, list, settler.names);
    for (const [field, text] of list) {
      const here = settler.names.inField(n, field);
      found.push(...unlisted.find(field, text, here));
      const slips = findSlips(text, { article: n, field }, here);
      found.push(...slips.mentions);
      reviews[n]!.push(...slips.review);
      for (const word of areaWords(text)) {
        if (here.some((s) => s.token.start < word.end && s.token.end > word.start)) continue;
        const path = resolveWord(word.level, { article: n, field, offset: word.start }, words, word.own);
        if (path)
          found.push({
            article: n,
            field,
            start: word.start,
            end: word.end,
            path,
            naming: 'word',
            certainty: 'likely',
          });
      }
    }
    reviews[n]!.push(...openNames(settler.names.all.filter((s) => s.article === n)));
  }
  const unlistedOnes = found.filter((m) => m.unlisted);
  const order = new Map(
    fields.flatMap((list, n) => [...list.keys()].map((field, m) => [`${n} ${field}`, n * 10_000 + m] as const)),
  );
  const kept = found
    .filter((m) => !isInside(m, unlistedOnes))
    .map((m) => ({ m, rank: order.get(`${m.article} ${m.field}`)! }))
    .sort((a, b) => a.rank - b.rank || a.m.start - b.m.start)
    .map(({ m }) => m);

  return {
    context: placeContext(kept, settler.names, home, words),
    articles: articles.map((_, n) => {
      const own = kept.filter((m) => m.article === n);
      return {
        places: [...new Set(own.map((m) => m.path))],
        mentions: own.map((m) => ({
          kind: 'place' as const,
          ref: m.path,
          field: m.field,
          start: m.start,
          end: m.end,
          certainty: m.certainty,
          ...(m.unlisted ? { unlisted: m.unlisted } : {}),
        })),
        review: reviews[n]!,
      };
    }),
  };
}

/** 诸葛 inside an unlisted 诸葛八卦村. */
function isInside(m: PlaceMention, wider: readonly PlaceMention[]): boolean {
  return wider.some(
    (o) => o !== m && o.article === m.article && o.field === m.field && o.start <= m.start && m.end <= o.end,
  );
}

function mentionOf(s: Settled): PlaceMention {
  const { token } = s;
  return {
    article: s.article,
    field: token.field,
    start: token.start,
    end: token.end,
    path: s.path!,
    naming: token.zone ? 'zone' : token.short ? 'short' : 'full',
    certainty: s.certainty,
  };
}

/** One review for all names of an article that could not be settled. */
function openNames(settled: readonly Settled[]): Review[] {
  const open = settled.filter((s) => s.state === 'open');
  const names = [...new Set(open.map((s) => s.token.name))];
  if (names.length === 0) return [];
  const described = names.map((name) => {
    const { token } = open.find((s) => s.token.name === name)!;
    const choices = [...token.places.slice(0, 4).map((p) => p.path), ...(token.other ? ['外省'] : [])];
    return `${name}（${choices.join('、')}${token.places.length > 4 ? '等' : ''}）`;
  });
  return [{ code: 'place-open', message: `同名之地，文中看不出是哪一处：${described.join('；')}。` }];
}

function placeContext(
  mentions: readonly PlaceMention[],
  names: PageNames,
  home: Homes,
  words: WordContext,
): PlaceContext {
  const tokenAt = (name: string, at: At) =>
    names
      .inField(at.article, at.field)
      .find((s) => at.offset >= s.token.start && at.offset + name.length <= s.token.end && s.token.name.includes(name));
  const known = new Map<string, Settled[]>();
  for (const s of names.all) {
    if (s.state === 'none') continue;
    const list = known.get(s.token.name);
    if (list) list.push(s);
    else known.set(s.token.name, [s]);
  }
  /** A name that is not at a spot of the text: its own tokens, with the page to settle what is shared. */
  const byName = (name: string, at?: At): Settled | null => {
    const list = scan(name, 'name');
    const last = list.at(-1);
    if (!last || last.end !== name.length) return null;
    const same = known.get(name) ?? [];
    const best = same.findLast((s) => !at || s.article === at.article) ?? same[0];
    if (best && list.length === 1) return best;
    return settleAlone(name, list, home.of(at?.article ?? 0));
  };
  const find = (name: string, at?: At) => (at && tokenAt(name, at)) || byName(name, at);
  return {
    home: home.page,
    homeOf: home.of,
    mentions,
    resolve(name, at) {
      const level = levelWord(name);
      if (level)
        return resolveWord(level, at ?? { article: 0, field: 'title', offset: 0 }, words, /^[我本]/u.test(name));
      const found = find(name, at);
      if (found) return found.state === 'ours' ? found.path : null;
      const mention = mentions.find((m) => m.unlisted && name.endsWith(m.path.slice(m.path.lastIndexOf('/') + 1)));
      return mention?.path ?? null;
    },
    isElsewhere(name, at) {
      const found = find(name, at);
      if (found) return found.state === 'elsewhere';
      return elsewhere().match(name, 0) !== null && gazetteer().matchArea(name, 0) === null;
    },
    place: (path) => gazetteer().byPath(path),
    zone(name, at) {
      const found = find(name, at);
      if (!found?.token.zone || found.state !== 'ours') return null;
      return { ...found.token.zone, runBy: found.path! };
    },
  };
}

/** Settles a name by itself: 乐清市清江镇, 义乌, with the page's own area for what is shared. */
function settleAlone(name: string, tokens: readonly Token[], home: string | null): Settled | null {
  const settler = new Settler([tokens], [new Map([['name', name]])]);
  settler.plain();
  settler.contextual(() => home);
  return settler.names.all.at(-1) ?? null;
}

export { PROVINCE };
