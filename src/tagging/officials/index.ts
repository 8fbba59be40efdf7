/**
 * Officials of a page: who is named with a party, government, public-institution or village post, which post it is,
 * where it governs and how it is held, with the sentence that proves it.
 */
import type { Context } from '../../model/draft.ts';
import type { Review } from '../../model/ledger.ts';
import type { ArticleRecord, Mention, Official, Post, Scope } from '../../model/record.ts';
import type { PlaceContext } from '../places/context.ts';
import { NATIONAL_LEADERS } from './beyond.ts';
import { findHoldings } from './holders.ts';
import type { Holding } from './holding.ts';
import { isWord } from './name-costs.ts';
import { canEnd } from './name-ends.ts';
import { readNameLines } from './name-lines.ts';
import { PageCounts } from './names.ts';
import { Story } from './newcomers.ts';
import type { Office } from './office.ts';
import { postsOf, type SettledPost } from './post-entries.ts';
import { readResumes } from './resume.ts';
import { sentenceAt } from './sentences.ts';
import { type Reading, settleAll } from './settled.ts';

/** What is found in one article. */
export interface ArticleOfficials {
  readonly officials: readonly Official[];
  readonly mentions: readonly Mention[];
  readonly review: readonly Review[];
}

interface Person {
  readonly name: string;
  readonly posts: SettledPost[];
  evidence: string;
  /** Where a post stands beside the name: `field:start`. */
  readonly bound: Set<string>;
}

/** The fields of an article that are read, in reading order. */
export function fieldsOf(article: ArticleRecord): [field: string, text: string][] {
  const out: [string, string][] = [];
  if (article.kicker) out.push(['kicker', article.kicker]);
  if (article.titleBasis === 'stated') out.push(['title', article.title]);
  if (article.subtitle) out.push(['subtitle', article.subtitle]);
  for (const [n, block] of article.blocks.entries()) out.push([`blocks/${n}`, block.text]);
  for (const [n, caption] of article.captions.entries()) out.push([`captions/${n}`, caption.text]);
  return out;
}

/** Finds the officials of the articles of one page, in the order of `articles`. Pure. */
export function findOfficials(
  articles: readonly ArticleRecord[],
  places: PlaceContext,
  _context: Context,
): ArticleOfficials[] {
  const fields = articles.map(fieldsOf);
  const page = new PageCounts(
    fields
      .flat()
      .map(([, text]) => text)
      .join('\n'),
  );
  return fields.map((own, n) => ofArticle(own, articles[n]!, n, places, page));
}

/** Where an interview says whom it is with. */
const HEADLINE: ReadonlySet<string> = new Set(['kicker', 'title', 'subtitle']);

function ofArticle(
  fields: readonly [string, string][],
  record: ArticleRecord,
  article: number,
  places: PlaceContext,
  page: PageCounts,
): ArticleOfficials {
  const people = new Map<string, Person>();
  const open = new Map<string, string>();
  const readings: Reading[] = [];
  const known = new Set<string>();
  let asked: string | null = null;
  let removal = false;
  const story = new Story(page);
  const lines = new Map([...readNameLines(fields, page), ...readResumes(fields, page)]);
  for (const [field, text] of fields) {
    removal = underRemoval(text, removal);
    const { offices, holdings: found } = findHoldings(text, page, {
      underRemoval: removal,
      topic: story.before(text),
      known,
      asked,
    });
    const resume = lines.get(field);
    const holdings = resume ?? (found.length === 0 ? ofAuthor(text, offices, record.authors) : found);
    readings.push({ field, text, holdings, offices: resume ? resume.flatMap((h) => h.offices) : offices });
    for (const { name } of holdings) if (!name.rival) known.add(name.name);
    if (record.kind === 'interview' && HEADLINE.has(field))
      asked ??= holdings.length === 1 ? holdings[0]!.name.name : null;
    story.read(text, known, new Set(holdings.map((h) => h.name.name)));
  }
  for (const { holding, posts, field, text } of settleAll(readings, article, places, new Map(fields), record.source)) {
    if (holding.name.rival) {
      open.set(holding.name.name, holding.name.rival);
      continue;
    }
    if (posts.length === 0) continue;
    const person = people.get(holding.name.name) ?? {
      name: holding.name.name,
      posts: [],
      evidence: sentenceAt(text, holding.name.start),
      bound: new Set<string>(),
    };
    person.bound.add(`${field}:${holding.name.start}`);
    people.set(person.name, person);
    person.posts.push(...posts);
  }
  const review: Review[] = [];
  for (const [name, rival] of open) {
    if (people.has(name) || people.has(rival)) continue;
    review.push({ code: 'name-open', message: `姓名可作“${name}”，也可作“${rival}”，未予选定。` });
  }
  for (const leader of NATIONAL_LEADERS) {
    if (people.has(leader)) continue;
    const at = fields.find(([, text]) => text.includes(leader));
    if (at)
      people.set(leader, {
        name: leader,
        posts: [],
        evidence: sentenceAt(at[1], at[1].indexOf(leader)),
        bound: new Set(),
      });
  }
  const officials = [...people.values()].map(toOfficial);
  return { officials, mentions: mentionsOf(people, fields), review };
}

/** （作者系某县县委书记）: the post of an article's only author. */
function ofAuthor(text: string, offices: readonly Office[], authors: readonly string[]): Holding[] {
  const [author] = authors;
  const lead = /作者(?:系|为|是|现任|：)/u.exec(text);
  const own = lead ? offices.filter((o) => o.start >= lead.index) : [];
  if (authors.length !== 1 || !author || !lead || own.length === 0) return [];
  if (!/^[\p{Script=Han}]{0,16}$/u.test(text.slice(lead.index + lead[0].length, own[0]!.start))) return [];
  return [{ name: { name: author, start: lead.index, end: lead.index, score: 0 }, offices: own, status: 'current' }];
}

/** Whether lines below stand under 免去： (a list of removals). */
function underRemoval(text: string, before: boolean): boolean {
  const end = text.trimEnd().replace(/[：:]$/u, '');
  if (end.length < text.length || end.length < 12) {
    const word = end.slice(-2);
    if (word === '免去' || word === '免职') return true;
    if (word === '任命') return false;
  }
  return before && (/职务(?:，[^，。；]{2,12})?[；;。、]?\s*$/u.test(text) || ENTRY.test(text));
}

/** 甲某某 某县某局局长；: a line of a list. */
const ENTRY = /^[\p{Script=Han}]{2,4}[ \u3000]+[^，。]{4,40}[；;。、]?$/u;

function toOfficial(person: Person): Official {
  const posts: Post[] = postsOf(person.posts);
  const scopes = new Set<Scope>(person.posts.map((p) => p.scope));
  const isOurs = person.posts.some(
    (p) =>
      p.scope === 'zhejiang' &&
      (p.status === 'current' || !scopes.has('national')) &&
      // A post of which the area is not known says nothing beside one of another province.
      (p.place !== null || !scopes.has('elsewhere')),
  );
  const scope: Scope =
    NATIONAL_LEADERS.has(person.name) || (scopes.has('national') && !isOurs)
      ? 'national'
      : scopes.has('elsewhere') && !isOurs
        ? 'elsewhere'
        : 'zhejiang';
  return { name: person.name, posts, scope, evidence: person.evidence };
}

/** Every place where a person of the article is named. A name inside a longer known name does not count. */
function mentionsOf(people: ReadonlyMap<string, Person>, fields: readonly [string, string][]): Mention[] {
  const names = [...people.keys()].sort((a, b) => b.length - a.length);
  const out: Mention[] = [];
  for (const [field, text] of fields) {
    const taken: [number, number][] = [];
    for (const name of names) {
      for (const [start, end] of occurrences(text, name)) {
        if (taken.some(([a, b]) => start < b && end > a)) continue;
        const isBound = people.get(name)!.bound.has(`${field}:${start}`);
        if (!isBound && name.length === 2 && !standsAlone(text, start, end, name)) continue;
        taken.push([start, end]);
        const certainty = isBound || name.length > 2 ? 'certain' : 'likely';
        out.push({ kind: 'official', ref: name, field, start, end, certainty });
      }
    }
  }
  return out;
}

/** 高楼林立: a name of two characters counts where the text before and after lets a name stand. */
function standsAlone(text: string, start: number, end: number, name: string): boolean {
  const before = text[start - 1];
  if (before !== undefined && /\p{Script=Han}/u.test(before) && !BEFORE_NAME.test(before)) return false;
  return canEnd(text, end) || !isWord(name);
}
const BEFORE_NAME =
  /[得了着过的到为称叫在和与向对由被让请把将随同跟是给据以因的等见找到问听看当时而但则并也就后前中里及如像]/u;

/** Where a name stands in a text; in one of two or three characters, a space or two may stand between them (吕 斌). */
function occurrences(text: string, name: string): [start: number, end: number][] {
  const out: [number, number][] = [];
  const head = name.length > 3 ? name : name[0]!;
  for (let i = text.indexOf(head); i >= 0; i = text.indexOf(head, i + 1)) {
    let end = i + head.length;
    for (let n = head.length; n < name.length && end > 0; n++) {
      for (let gap = 0; gap < 2 && (text[end] === ' ' || text[end] === '\u3000'); gap++) end++;
      end = text[end] === name[n] ? end + 1 : -1;
    }
    if (end > 0) out.push([i, end]);
  }
  return out;
}
