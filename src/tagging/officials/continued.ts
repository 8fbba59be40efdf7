/** Posts that stand beside no name: of the subject of the sentence, of a notice's person, or of whom the story is about. */
import type { PostStatus } from '../../model/record.ts';
import { DATED, GOES_ON, LEADING, NO_SUBJECT, THEN } from './career.ts';
import type { Chain } from './chains.ts';
import type { Held } from './holding.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { isQuoted, meantByPronoun, NOW, SENTENCE_END } from './narration.ts';
import { broughtIn, SOMEBODY } from './newcomers.ts';
import { sentenceStart } from './sentences.ts';
import type { Standing } from './status.ts';
import { nameAfterClause, topicBefore } from './subjects.ts';

const NOTICE =
  /(?:^|[：；。\n、】])[ \u3000]*(?=([\p{Script=Han}· \u3000]{2,12})[，,（(](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年|出生|生于)[\d年月日出生，,、）)（(])/gu;
/** A sentence that tells of the past. */
const PAST = /年前|当年|那年|那时|当时|从前|以前|曾|原来|年轻时|\d{4}年|起初|早年/u;
const sentenceBefore = (text: string, head: number) => text.slice(sentenceStart(text, head), head);

/** 她现在已经: of today, at the head of a clause. */
const SHE_IS = /[，；][他她](?:现在|如今|目前|眼下)(?:已经?|也)?$/u;

/** What the paragraphs before tell. */
export interface Told {
  /** The lines above say 免去： for what stands here. */
  readonly underRemoval?: boolean;
  /** Whom the paragraph before is about. */
  readonly topic?: string | null;
  /** People of the article known so far. */
  readonly known?: Iterable<string>;
  /** Whom an interview is with: 您 in its questions, and 我 in what follows the name. */
  readonly asked?: string | null;
}

/** The people whom a text goes on about without naming them again. */
export class Continued {
  readonly #text: string;
  readonly #page: PageCounts;
  readonly #held: Held;
  /** Names of a notice (甲某，男，1970年生…): each is the subject until the next. */
  readonly #notices: NameReading[] = [];
  readonly #topic: string | null;
  readonly #known: readonly string[];
  readonly #asked: string | null;

  constructor(text: string, page: PageCounts, held: Held, told: Told) {
    this.#text = text;
    this.#page = page;
    this.#held = held;
    this.#topic = told.topic ?? null;
    this.#known = [...(told.known ?? [])];
    this.#asked = told.asked ?? null;
    NOTICE.lastIndex = 0;
    for (let m = NOTICE.exec(text); m; m = NOTICE.exec(text)) {
      const from = m.index + m[0].length;
      const name = nameAt(text, from, page, 8);
      if (name && /[，,（(]/u.test(text[name.end] ?? '')) this.#notices.push(name);
      NOTICE.lastIndex = from + 1;
    }
  }

  /** Whether somebody's post has been told before. */
  isKnown(name: string): boolean {
    return this.#known.includes(name) || this.#held.names().includes(name);
  }

  /** 甲某，男，1970年生，某县某局局长，: whom the notice names in whose clauses a post stands alone. */
  notedBefore(chain: Chain): NameReading | null {
    const text = this.#text;
    if (text[chain.start - 1] !== '，' || !/^(?:$|[，；。（])/u.test(text.slice(chain.end))) return null;
    const notice = this.#notices.filter((n) => n.start < chain.start).pop();
    return notice && !SENTENCE_END.test(text.slice(notice.end, chain.start)) ? notice : null;
  }

  /** Gives posts whose verb begins at `head` to whom the sentence is about; false when that is nobody known. */
  ofSubject(chain: Chain, status: PostStatus, standing: Standing | null, head: number): boolean {
    const text = this.#text;
    const subjectBefore = this.#held.subject;
    const notice = this.#notices.filter((n) => n.start < chain.start).pop();
    const since = subjectBefore ? text.slice(subjectBefore.from, chain.start) : '';
    const subject = notice ?? (subjectBefore && !SENTENCE_END.test(since) ? subjectBefore.name : null);
    const word = standing?.word ?? '';
    if (!notice && LEADING.test(word) && /(?:^|[。！？；，\n“])在?$/u.test(text.slice(Math.max(0, head - 2), head))) {
      const name = nameAfterClause(text, chain.end, this.#page);
      if (name) {
        // 担任村书记21年间: of how long it was, and not that it is.
        const isSpan = /^\d+(?:多|余)?年/u.test(text.slice(chain.end));
        this.#held.hold(name, chain, status, isSpan ? true : undefined);
        return true;
      }
    }
    if (!subject) return this.#ofTopic(chain, status, standing, head);
    const isDated = DATED.test(text.slice(Math.max(0, chain.start - 18), chain.start));
    const previous = this.#held.previous;
    // 历任甲职，某市任乙职.
    // 甲某由某镇镇长任…: the verb right after the post left.
    const isMove = previous?.inPosts && previous.end === head && previous.holding.status === 'former';
    if (isMove) {
      this.#held.hold(subject, chain, status);
      return true;
    }
    // 时任镇长甲某…，她现在已经是…: what the one named is now.
    if (SHE_IS.test(text.slice(Math.max(0, head - 8), head)) && /^(?:是|任|担任)$/u.test(word)) {
      this.#held.hold(subject, chain, status);
      return true;
    }
    const isNext = previous?.inPosts && THEN.test(text.slice(previous.end, head));
    if (!notice && /^(?:为|是|作为|由|任)$/u.test(word) && !isDated && !isNext) return false;
    this.#held.hold(
      subject,
      chain,
      isNext ? previous.holding.status : status,
      isNext ? previous.holding.narrated : undefined,
    );
    return true;
  }

  /** 您此前担任…, 甲某：我…，之前任…: whom an interview is with, where a sentence speaks to him or he of himself. */
  #askedAt(head: number): string | null {
    const before = sentenceBefore(this.#text, head);
    const isTeller =
      this.#asked !== null && (this.#text.startsWith(`${this.#asked}：`) || /^答[：:]/u.test(this.#text));
    const self = /[您我](?![们国省市县区镇乡村校局院家])(?=[^。！？]*$)/u.exec(before)?.[0];
    return self === '您' || (self === '我' && isTeller) ? this.#asked : null;
  }

  /** 曾任…, 2004年1月，他又任…: a sentence without a name goes on about whom the paragraph is about. */
  #ofTopic(chain: Chain, status: PostStatus, standing: Standing | null, head: number): boolean {
    const clause = this.#text.slice(0, head).slice(-40);
    // What somebody says in quotation marks is of another.
    if (isQuoted(this.#text, head)) return false;
    const asked = this.#askedAt(head);
    if (asked) {
      this.#held.hold({ name: asked, start: chain.start, end: chain.start, score: 0 }, chain, status, true);
      return true;
    }
    if (!NO_SUBJECT.test(clause)) return false;
    const carried = this.#topic !== null && GOES_ON.test(this.#text) ? this.#topic : null;
    const known = new Set([...this.#known, ...this.#held.names()]);
    const topic = topicBefore(this.#text, head, this.#page, (start, end) =>
      broughtIn(this.#text, start, end, this.#page),
    );
    if (topic === SOMEBODY) return false;
    const meant = topic ? null : (carried ?? meantByPronoun(this.#text, head, known, this.#page));
    const last = topic ?? (meant ? { name: meant, start: chain.start, end: chain.start, score: 0 } : null);
    if (!last) return false;
    // 他是某局局长: what he is now is no station of a career.
    const isNow =
      status === 'current' &&
      /^(?:是|兼任|同时兼|身兼)$/u.test(standing?.word ?? '') &&
      (NOW.test(this.#text.slice(0, head)) || !PAST.test(sentenceBefore(this.#text, head)));
    this.#held.hold(last, chain, status, isNow ? undefined : true);
    return true;
  }
}
