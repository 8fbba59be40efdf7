/**
 * Who holds the posts of a text: names after a post, before it, in lists, in notices of appointment, and the subject
 * of a sentence that a later post goes back to.
 */
import type { PostStatus } from '../../model/record.ts';
import {
  CHOICE,
  DATED,
  GOES_ON,
  LEADING,
  MOVES,
  NEXT_POST,
  NO_SUBJECT,
  OVER,
  PREDICATE_END,
  PRONOUN_REACH,
  THEN,
} from './career.ts';
import { areaApart, byTense, type Chain, chains, hasArea, isOfOne } from './chains.ts';
import { AREA_HEAD, NATIONAL_LEADERS } from './lexicon.ts';
import { areasAfterVerb, countedBefore, nameOfLine, namesOfItems, severally } from './lists.ts';
import { type NameReading, nameAt, nameBefore, type PageCounts } from './names.ts';
import { findOffices, type Office } from './offices.ts';
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

const AFTER_POST = 4.5;
const IN_LIST = 4;
/** A name in a list that is known by itself, whatever follows. */
const SURE = 9;
/** Between a post and another of the same person, at another time. */
const RELAY = /^、(现任?|时任|原任?|前任|曾任)$/u;
/** Ends of a sentence: the subject does not reach beyond. */
const SENTENCE_END = /[。！？\n]/u;
const NOTICE =
  /(?:^|[：；。\n、])[ \u3000]*(?=([\p{Script=Han}· \u3000]{2,12})[，,（(](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年|出生|生于)[\d年月日出生，,、）)（(])/gu;
/** What somebody is beside the post, and no post: before the name. */
const HONOUR =
  /^(?:、[\p{Script=Han}“”]{2,14}?(?:代表|劳动模范|劳模|模范|标兵|获得者|传承人|带头人|退役军人|政协委员|党务工作者|共产党员)(?=[^、，。的]{2,4}))+/u;
const BRACKET = /^[（(][^（）()]{1,16}[）)]/u;

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
    const going = status === null && previous && !previous.inPosts && gap === '、' ? previous.holding.status : null;
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
      const after = this.#afterOf(chain, nextStart, own);
      if (names.length > 0 || after) return;
      this.#ofSubject(chain, own, status, head);
      return;
    }
    if (this.#movedFrom(chain)) return;
    if (this.#afterOf(chain, nextStart, own)) return;
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
    // 甲某某 某县县委书记；乙某某 某镇镇长: lines of a list.
    const inList = /(?:^|[；。：\n])[ \u3000]*([\p{Script=Han}]{2,4})[ \u3000]{1,3}$/u.exec(
      text.slice(Math.max(0, chain.start - 12), chain.start),
    );
    const entered = inList
      ? nameAt(text, chain.start - inList[0].length + inList[0].indexOf(inList[1]!), this.#page, AFTER_POST)
      : null;
    if (inList && entered && entered.name === inList[1]) {
      this.#hold(entered, chain, own);
      return;
    }
    // 甲某某：某县县委书记, as a line of its own.
    const label = chain.end === text.length ? /^(.{2,4})[：:]$/u.exec(text.slice(0, chain.start)) : null;
    const labelled = label ? nameAt(text, 0, this.#page, AFTER_POST) : null;
    if (label && labelled && labelled.name === label[1]) {
      this.#hold(labelled, chain, own);
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
    this.#beforeBare(chain);
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

  /** Names after a post: one, or several joined by 、 and 和. True when there is one. */
  #afterOf(chain: Chain, nextStart: number, status: PostStatus): boolean {
    const text = this.#text;
    // 莫斯科市长甲某: of a city that no table has.
    if (chain.offices[0]!.isAfterName && AREA_HEAD.test(chain.offices[0]!.role)) return false;
    let pos = chain.end;
    pos += BRACKET.exec(text.slice(pos))?.[0].length ?? 0;
    pos += /^(?:候选人|人选)(?=的)/u.exec(text.slice(pos))?.[0].length ?? 0;
    // 某村党委书记、全国人大代表甲某.
    pos += HONOUR.exec(text.slice(pos, pos + 40))?.[0].length ?? 0;
    // 城西村首任村支书、92岁的甲某.
    pos += /^[、，]?(?:今年|现年)?\d{2}岁的/u.exec(text.slice(pos))?.[0].length ?? 0;
    const gap = /^(?:[ \u3000]{1,3}|的|：)?/u.exec(text.slice(pos))![0];
    if (gap === '的' && statusBefore(text.slice(Math.max(0, chain.start - 14), chain.start)) === null) return false;
    if (gap === '：') {
      const counted = countedBefore(text, chain.start);
      const names = counted ? namesOfItems(text, pos + 1, this.#page) : nameOfLine(text, chain, pos + 1, this.#page);
      // 六任驻村指导员：: one after the other.
      for (const name of names) this.#hold(name, chain, counted === '任' ? 'former' : status);
      return names.length > 0;
    }
    pos += gap.length;
    let name =
      pos < nextStart ? nameAt(text, pos, this.#page, /村官/u.test(chain.offices[0]!.role) ? 0 : AFTER_POST) : null;
    name ??= nameOfOtherPeople(text, pos, chain);
    if (!name) return false;
    const isSingle = isOfOne(chain) && chain.offices.some(hasArea);
    let found = false;
    while (name && name.start < nextStart) {
      if (name.end > nextStart) break;
      this.#hold(name, chain, status);
      found = true;
      if (isSingle) break;
      let next = name.end;
      next += BRACKET.exec(text.slice(next))?.[0].length ?? 0;
      const joint = /^(?:、|和|及|与|[ \u3000]{1,2})/u.exec(text.slice(next))?.[0];
      if (isOfOne(chain) && joint !== '、') break;
      if (!joint || next + joint.length >= nextStart) break;
      const from: number = next + joint.length;
      const reading: NameReading | null = nameAt(text, from, this.#page, joint === '、' ? IN_LIST : IN_LIST - 1);
      if (
        !reading ||
        reading.end > nextStart ||
        NOUN_AFTER.test(text.slice(reading.end)) ||
        !(endsInList(text, reading.end) || reading.score > SURE)
      )
        break;
      name = reading;
    }
    return found;
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
    const text = this.#text;
    const from = Math.max(0, text.lastIndexOf('。', head - 1) + 1);
    const clause = text.slice(from, head);
    const verbs = [...clause.matchAll(/免去|免除|撤销|罢免|辞去|不再担任|任命|决定任|代理|选举|当选/gu)].pop()?.[0];
    if (!stated && text.startsWith('代理', chain.start)) return false;
    const inRemoval = stated || (verbs ? REMOVING.test(verbs) : this.#underRemoval);
    if (!inRemoval) return false;
    if (/其$/u.test(clause)) {
      return this.#holdSubject(chain);
    }
    const end = text[head - 1] === '的' ? head - 1 : head;
    const names = rowBefore(text, end, this.#page);
    if (names.length === 0) return this.#holdSubject(chain) || this.#holdLabel(chain);
    for (const name of names) this.#hold(name, chain, 'removed');
    return true;
  }

  /** 甲某某同志：免去…: a line that begins with whom it is about. */
  #holdLabel(chain: Chain): boolean {
    const label = /^[\p{Script=Han}]{2,6}(?=[：:，])/u.exec(this.#text)?.[0];
    const name = label ? nameAt(this.#text, 0, this.#page, AFTER_POST) : null;
    if (!label || !name || name.name !== label.replace(/同志$/u, '')) return false;
    this.#hold(name, chain, 'removed');
    return true;
  }

  #holdSubject(chain: Chain): boolean {
    if (!this.#subject) return false;
    this.#hold(this.#subject.name, chain, 'removed');
    return true;
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
    const topic =
      topicBefore(this.#text, head, this.#page) ??
      (carried ? { name: carried, start: chain.start, end: chain.start, score: 0 } : null);
    const last = topic ?? this.#meantByPronoun(chain, head);
    if (!last) return false;
    this.#hold(last, chain, status, true);
    return true;
  }

  /** 她先后担任…: the one person known so far whom the nearest sentence with any of them names. */
  #meantByPronoun(chain: Chain, head: number): NameReading | null {
    const sentences = this.#text.slice(0, head).split(SENTENCE_END);
    const own = sentences.pop() ?? '';
    if (!/[他她]/u.test(own) && !NO_SUBJECT.test(own)) return null;
    const known = new Set([...this.#known, ...this.#out.map((h) => h.name.name)]);
    for (const sentence of [own, ...sentences.reverse().slice(0, PRONOUN_REACH)]) {
      const named = [...known].filter((name) => sentence.includes(name));
      if (named.length > 1) return null;
      const [name] = named;
      if (name) return { name, start: chain.start, end: chain.start, score: 0 };
    }
    return null;
  }

  /** 习近平总书记, 咨询委某某某副主任: a name right before a role that stands alone. */
  #beforeBare(chain: Chain): void {
    const [office] = chain.offices;
    if (!office || chain.offices.length > 1 || !office.bare) return;
    const text = this.#text;
    for (const size of [3, 2, 4]) {
      const start = chain.start - size;
      const name = text.slice(start, chain.start);
      if (!NATIONAL_LEADERS.has(name)) continue;
      this.#hold({ name, start, end: chain.start, score: 9 }, chain, 'current');
      return;
    }
    let low = chain.start;
    while (low > 0 && chain.start - low < 5 && /[\p{Script=Han}]/u.test(text[low - 1]!)) low--;
    const name = nameBefore(text, chain.start, low, this.#page, 0);
    const isWhole =
      name &&
      text[name.start - 1] !== '“' &&
      (name.start === low || /[委局办厅部院会府的由与和让请对随]/u.test(text[name.start - 1]!));
    if (name && isWhole && name.score > 6) this.#hold(name, chain, 'current');
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

/** 市领导 says that somebody has a post, and not which. */
const isNamedPost = (holding: Holding): boolean => holding.offices.some((o) => !/领导(?:班子成员)?$/u.test(o.role));

/** Yi and other names have no surname of the table: what stands between an autonomous area's post and a sign. */
function nameOfOtherPeople(text: string, from: number, chain: Chain): NameReading | null {
  if (!chain.offices.some((o) => o.areas.some((a) => a.other && /(?:州|自治县|自治区)$/u.test(a.name)))) return null;
  const name = /^\p{Script=Han}{3,5}(?=[，、。；）])/u.exec(text.slice(from, from + 6))?.[0];
  return name ? { name, start: from, end: from + name.length, score: 0 } : null;
}

/** 那时候，甲某是村里的党支部书记: of a time that the sentence sets apart. */
const isToldOfThen = (text: string, standing: Standing | null, head: number): boolean =>
  standing?.kind === 'verb' &&
  /^(?:[是为任]|担任|当|做)/u.test(standing.word) &&
  /(?:^|[。！？“\n])[^。！？\n]{0,8}(?:那时候?|当年|那年|早年|从前|当时)[^。！？\n]{0,24}$/u.test(
    text.slice(Math.max(0, head - 40), head),
  );

/** Whether an offset lies in quotation marks that were opened before its sentence. */
function isQuoted(text: string, at: number): boolean {
  const open = text.lastIndexOf('“', at - 1);
  return open >= 0 && text.lastIndexOf('”', at - 1) < open;
}

/** After these characters in a list stood no name, but what somebody is: 田鱼养殖户. */
const NOUN_AFTER =
  /^(?:养殖|种植|经营|大户|户|农场|企业|公司|代表|专家|教授|记者|设计|客商|老板|传承人|村|镇|乡|县|市|区|局|委|部|办)/u;
const REMOVING = /免|撤|罢|辞|不再/u;

/** Whether a name in a list can end here. */
function endsInList(text: string, end: number): boolean {
  return /^(?:$|[、，。；！？：）)”」\s（(]|和|及|与|等|出席|参加|陪同|一同|一起|分别|先后|共同|带队|随同|随行|到|在|主持|说|也|都|就|介绍|表示|作|向|走|的|赴)/u.test(
    text.slice(end, end + 2),
  );
}
