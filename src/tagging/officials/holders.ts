/**
 * Who holds the posts of a text: names after a post, before it, in lists, in notices of appointment, and the subject
 * of a sentence that a later post goes back to.
 */
import type { PostStatus } from '../../model/record.ts';
import { CHOICE, DATED, GOES_ON, LEADING, MOVES, NEXT_POST, NO_SUBJECT, OVER, PREDICATE_END, THEN } from './career.ts';
import { areaApart, byTense, type Chain, chains } from './chains.ts';
import { areasAfterVerb, nameBeforeBare, nameOfEntry, severally } from './lists.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { holdersAfter } from './names-after.ts';
import { isQuoted, isToldOfThen, meantByPronoun, SENTENCE_END } from './narration.ts';
import { broughtIn, SOMEBODY } from './newcomers.ts';
import { findOffices, type Office } from './offices.ts';
import { nameOfLabel, removedFrom } from './removals.ts';
import { type Standing, statusBefore } from './status.ts';
import {
  likeBefore,
  nameAfterClause,
  nameBeforeBracket,
  nameEndingAt,
  rowBefore,
  rowEndingAt,
  subjectEnd,
  topicBefore,
} from './subjects.ts';

/** A person with the posts that one stretch of text gives. */
export interface Holding {
  readonly name: NameReading;
  /** Posts joined by 、 or 兼, in order. */
  readonly offices: readonly Office[];
  readonly status: PostStatus;
  /** Told of a career (1998年任…), not by a name beside the post. */
  readonly narrated?: true;
}

/** All posts of a text, held by a named person or not, and those held. */
export interface Findings {
  readonly offices: readonly Office[];
  readonly holdings: readonly Holding[];
}

/** Between a post and another of the same person, at another time. */
const RELAY = /^、(现任?|时任|原任?|前任|曾任)$/u;
const NOTICE =
  /(?:^|[：；。\n、])[ \u3000]*(?=([\p{Script=Han}· \u3000]{2,12})[，,（(](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年|出生|生于)[\d年月日出生，,、）)（(])/gu;
/** What the paragraphs before tell. */
export interface Told {
  /** The lines above say 免去： for what stands here. */
  readonly underRemoval?: boolean;
  /** Whom the paragraph before is about. */
  readonly topic?: string | null;
  /** People of the article known so far. */
  readonly known?: Iterable<string>;
}

/** Finds the posts of one text of a page, and who holds them. */
export function findHoldings(text: string, page: PageCounts, told: Told = {}): Findings {
  const offices = findOffices(text);
  if (offices.length === 0) return { offices, holdings: [] };
  return { offices, holdings: new Binder(text, page, chains(text, offices), told).run() };
}

class Binder {
  readonly #text: string;
  readonly #page: PageCounts;
  readonly #chains: readonly Chain[];
  readonly #out: Holding[] = [];
  /** Names of a notice (甲某，男，1970年生…): each is the subject until the next. */
  readonly #notices: NameReading[] = [];
  /** Whether the lines above say 免去： for what stands here. */
  readonly #underRemoval: boolean;
  readonly #topic: string | null;
  readonly #known: readonly string[];
  #subject: { name: NameReading; from: number } | null = null;
  /** The holding before: its end, and whether it ends in its posts (历任甲职、乙职，丙职) or in a name. */
  #previous: { holding: Holding; end: number; inPosts: boolean } | null = null;
  /** Holdings of a career told by years (2018年任…，2021年任…). */
  readonly #dated: Holding[] = [];

  constructor(text: string, page: PageCounts, all: readonly Chain[], told: Told) {
    this.#topic = told.topic ?? null;
    this.#known = [...(told.known ?? [])];
    this.#underRemoval = told.underRemoval ?? false;
    this.#text = text;
    this.#page = page;
    this.#chains = all;
    NOTICE.lastIndex = 0;
    for (let m = NOTICE.exec(text); m; m = NOTICE.exec(text)) {
      const from = m.index + m[0].length;
      const name = nameAt(text, from, page, 8);
      if (name && /[，,（(]/u.test(text[name.end] ?? '')) this.#notices.push(name);
      NOTICE.lastIndex = from + 1;
    }
  }

  run(): Holding[] {
    for (const [n, chain] of this.#chains.entries()) {
      const next = this.#chains[n + 1];
      // 前任乡党委书记、现任县文旅局局长甲某: of the name after the next one, if there is.
      if (next && RELAY.test(this.#text.slice(chain.end, next.start))) continue;
      const before = this.#out.length;
      this.#bind(chain, next?.start ?? this.#text.length + 1);
      const last = this.#chains[n - 1];
      const now = last && RELAY.exec(this.#text.slice(last.end, chain.start))?.[1];
      if (last && now && !this.#relay(last, now, chain, this.#out[before])) this.#bind(last, chain.start);
    }
    // Of a career told by years, the last station is the present one.
    return this.#out.filter(isNamedPost).map((holding) => {
      const later = this.#dated.slice(this.#dated.indexOf(holding) + 1);
      const isPast = this.#dated.includes(holding) && later.some((d) => d.name.name === holding.name.name);
      return isPast && holding.status === 'current' ? { ...holding, status: 'former' } : holding;
    });
  }

  /** Gives a chain to the holder that was found after the one that follows it. */
  #relay(last: Chain, now: string, chain: Chain, holding: Holding | undefined): boolean {
    if (!holding || holding.name.start < chain.end) return false;
    const told = statusBefore(this.#text.slice(Math.max(0, last.start - 14), last.start))?.status;
    const isPast = now.startsWith('现') || last.offices.some((o) => o.former);
    this.#out.push({ ...holding, offices: last.offices, status: isPast ? 'former' : (told ?? 'current') });
    return true;
  }

  #bind(chain: Chain, nextStart: number): void {
    const text = this.#text;
    const apart = areaApart(text, chain.start);
    const before = text.slice(Math.max(0, chain.start - apart - 14), chain.start - apart);
    const status = statusBefore(before);
    const head = chain.start - (status ? apart + status.length : 0);
    const after = text.slice(chain.end, chain.end + 4);
    const previous = this.#previous;
    const gap = previous ? text.slice(previous.end, chain.start) : '';
    // 时任甲县县长某某、乙县县长某某: the word holds for both.
    const going =
      status === null && previous && !previous.inPosts && gap === '、' && !wasInside(previous.holding)
        ? previous.holding.status
        : null;
    const isOver = /^(?:担?任)$/u.test(status?.word ?? '') && OVER.test(text.slice(Math.max(0, head - 30), head));
    const isPast = isOver || isToldOfThen(text, status, head);
    const own: PostStatus =
      isPast || chain.offices.some((o) => o.former) ? 'former' : (status?.status ?? going ?? 'current');

    const areas = status === null ? areasAfterVerb(text, chain.start) : null;
    if (areas) {
      const past = statusBefore(text.slice(Math.max(0, areas.verb - 12), areas.areas))?.status ?? own;
      const each = severally(text, chain, areas.verb, this.#page, areas.areas);
      for (const one of each) this.#hold(one.name, one.chain, past);
      if (each.length > 0) return;
    }
    // 像甲某这样的驻村第一书记.
    const like = likeBefore(text, chain.start, this.#page);
    if (like) {
      this.#hold(like, chain, own);
      return;
    }
    // 免去甲某的某职务; 甲某的某职务 under 免去.
    if (/^(?:、[^，。]{0,20})?(?:等)?的?职务/u.test(after) || status?.status === 'removed') {
      if (this.#removed(chain, head, status?.status === 'removed')) return;
    }
    // 甲某（某局局长）: in a list of those honoured, of speakers.
    const listed = nameBeforeBracket(text, chain.start, chain.end, this.#page);
    if (listed) {
      this.#hold(listed, chain, own);
      return;
    }
    // 甲某任某职, 甲某为某职, 任命甲某、乙某为某职, 甲某现任…
    if (status && status.kind === 'verb') {
      // 某某某为县委书记树立了榜样: 为 and 是 lead to a post only where the clause ends with it.
      const isPredicate = !/^[为是]$/u.test(status.word) || PREDICATE_END.test(text.slice(chain.end));
      const isChoice = own === 'current' && CHOICE.test(text.slice(chain.end));
      if (status.word.includes('分别') || text.startsWith('分别', head - 2)) {
        const each = severally(text, chain, head, this.#page);
        for (const one of each) this.#hold(one.name, one.chain, own);
        if (each.length > 0) return;
      }
      const names = isPredicate ? this.#subjectsOf(chain, head) : [];
      for (const name of names) this.#hold(name, chain, this.#appointed(name, isChoice ? 'proposed' : own));
      const after = this.#holdAfter(chain, nextStart, own);
      if (names.length > 0 || after) return;
      this.#ofSubject(chain, own, status, head);
      return;
    }
    if (this.#movedFrom(chain)) return;
    if (this.#holdAfter(chain, nextStart, own)) return;
    const acting = text.startsWith('代理', chain.start)
      ? nameEndingAt(text, subjectEnd(text, chain.start), this.#page)
      : null;
    if (acting) {
      this.#hold(acting, chain, own);
      return;
    }
    if (status === null && previous?.inPosts && NEXT_POST.test(gap)) {
      this.#hold(previous.holding.name, chain, previous.holding.status, previous.holding.narrated);
      return;
    }
    const entered = nameOfEntry(text, chain, this.#page);
    if (entered) {
      this.#hold(entered, chain, own);
      return;
    }
    if (status && text[head - 1] === '，') {
      const [name] = this.#subjectsOf(chain, head);
      if (name) {
        this.#hold(name, chain, own);
        return;
      }
    }
    if (/人选/u.test(after) || status) this.#ofSubject(chain, own, status, head);
    const beside = nameBeforeBare(text, chain, this.#page);
    if (beside) this.#hold(beside, chain, 'current');
  }

  /** 甲某由某镇镇长转任…: the post left, whose holder stands before. */
  #movedFrom(chain: Chain): boolean {
    const text = this.#text;
    if (!/[从由]/u.test(text[chain.start - 1] ?? '') || !MOVES.test(text.slice(chain.end))) return false;
    const [name] = rowBefore(text, chain.start - 1, this.#page);
    if (!name) return false;
    this.#hold(name, chain, 'former');
    return true;
  }

  #holdAfter(chain: Chain, nextStart: number, status: PostStatus): boolean {
    const { names, former } = holdersAfter(this.#text, chain, nextStart, this.#page);
    for (const name of names) this.#hold(name, chain, former ? 'former' : status);
    return names.length > 0;
  }

  /** Who a verb at `to` speaks of: the names right before it, or before its comma (甲某，时任…). */
  #subjectsOf(chain: Chain, to: number): NameReading[] {
    const text = this.#text;
    const end = subjectEnd(text, to);
    const isApart = text[to - 1] === '，' || text.slice(end, to).includes('，');
    // 甲某某，现任某职的乙某某: the post is of the name after it.
    if (isApart && text[chain.end] === '的') return [];
    const row = rowEndingAt(text, text[end - 1] === '，' ? end - 1 : end, this.#page);
    const [name] = row;
    if (!name || !isApart) return row;
    // Before a comma, a name is the subject if it is known or nothing else can stand there.
    const before = text[name.start - 1] ?? '';
    const isKnown = this.#subject?.name.start === name.start || !/\p{Script=Han}/u.test(before) || before === '的';
    return isKnown ? row : [];
  }

  /** 任命 makes it current, 提名 proposed, by what stands before the name. */
  #appointed(name: NameReading, status: PostStatus): PostStatus {
    const before = this.#text.slice(Math.max(0, name.start - 10), name.start);
    if (/(?:拟|提名|推荐)(?:[\p{Script=Han}]{0,4})$/u.test(before) && status === 'current') return 'proposed';
    return status;
  }

  #removed(chain: Chain, head: number, stated: boolean): boolean {
    const told = { stated, underRemoval: this.#underRemoval };
    const found = removedFrom(this.#text, chain, head, this.#page, told);
    if (found === null) return false;
    const isOfSubject = found === 'subject';
    const subject = this.#subject?.name ?? (isOfSubject ? nameOfLabel(this.#text, this.#page) : null);
    const names = isOfSubject ? (subject ? [subject] : []) : found;
    for (const name of names) this.#hold(name, chain, 'removed');
    return names.length > 0;
  }

  #ofSubject(chain: Chain, status: PostStatus, standing: Standing | null, head: number): boolean {
    const text = this.#text;
    const notice = this.#notices.filter((n) => n.start < chain.start).pop();
    const since = this.#subject ? text.slice(this.#subject.from, chain.start) : '';
    const subject = notice ?? (this.#subject && !SENTENCE_END.test(since) ? this.#subject.name : null);
    const word = standing?.word ?? '';
    if (!notice && LEADING.test(word) && /^[。！？；，\n“]?$/u.test(text.slice(Math.max(0, head - 1), head))) {
      const name = nameAfterClause(text, chain.end, this.#page);
      if (name) {
        this.#hold(name, chain, status);
        return true;
      }
    }
    if (!subject) return this.#ofTopic(chain, status, head);
    const isDated = DATED.test(text.slice(Math.max(0, chain.start - 18), chain.start));
    const previous = this.#previous;
    // 历任甲职，某市任乙职.
    // 甲某由某镇镇长任…: the verb right after the post left.
    const isMove = previous?.inPosts && previous.end === head && previous.holding.status === 'former';
    if (isMove) {
      this.#hold(subject, chain, status);
      return true;
    }
    const isNext = previous?.inPosts && THEN.test(text.slice(previous.end, head));
    if (!notice && /^(?:为|是|作为|由|任)$/u.test(word) && !isDated && !isNext) return false;
    this.#hold(
      subject,
      chain,
      isNext ? previous.holding.status : status,
      isNext ? previous.holding.narrated : undefined,
    );
    return true;
  }

  /** 曾任…, 2004年1月，他又任…: a sentence without a name goes on about whom the paragraph is about. */
  #ofTopic(chain: Chain, status: PostStatus, head: number): boolean {
    const clause = this.#text.slice(0, head).slice(-40);
    // What somebody says in quotation marks is of another.
    if (isQuoted(this.#text, head)) return false;
    if (!NO_SUBJECT.test(clause)) return false;
    const carried = this.#topic !== null && GOES_ON.test(this.#text) ? this.#topic : null;
    const known = new Set([...this.#known, ...this.#out.map((h) => h.name.name)]);
    const topic = topicBefore(this.#text, head, this.#page, (start, end) =>
      broughtIn(this.#text, start, end, this.#page),
    );
    if (topic === SOMEBODY) return false;
    const meant = topic ? null : (carried ?? meantByPronoun(this.#text, head, known));
    const last = topic ?? (meant ? { name: meant, start: chain.start, end: chain.start, score: 0 } : null);
    if (!last) return false;
    this.#hold(last, chain, status, true);
    return true;
  }

  #hold(name: NameReading, chain: Chain, status: PostStatus, narrated?: true): void {
    const isStated = statusBefore(this.#text.slice(Math.max(0, chain.start - 14), chain.start)) !== null;
    const isDated = DATED.test(this.#text.slice(Math.max(0, chain.start - 22), chain.start));
    const isTold = narrated || isDated;
    for (const [offices, former] of isStated ? [[chain.offices, false] as const] : byTense(chain.offices)) {
      const isMixed = offices.length < chain.offices.length;
      const holding: Holding = {
        name,
        offices,
        status: isMixed ? (former ? 'former' : 'current') : status,
        ...(isTold ? { narrated: true as const } : {}),
      };
      this.#out.push(holding);
      this.#previous = { holding, end: Math.max(name.end, chain.end), inPosts: chain.end > name.end };
      if (isDated) this.#dated.push(holding);
    }
    this.#subject = { name, from: chain.end };
  }
}

/** 甲村原党支部书记某某、某局局长某某: 原 inside a post says nothing of the next. */
const wasInside = (holding: Holding): boolean => holding.offices.some((o) => o.former);

/** 市领导 says that somebody has a post, and not which. */
const isNamedPost = (holding: Holding): boolean => holding.offices.some((o) => !/领导(?:班子成员)?$/u.test(o.role));
