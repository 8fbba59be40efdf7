/**
 * Who holds the posts of a text: names after a post, before it, in lists, in notices of appointment, and the subject
 * of a sentence that a later post goes back to.
 */
import type { PostStatus } from '../../model/record.ts';
import { CHOICE, jobsBefore, MOVES, NEXT_POST, OVER, PREDICATE_END } from './career.ts';
import { areaApart, byArea, type Chain, chains } from './chains.ts';
import { Continued, type Told } from './continued.ts';
import { Held, type Holding, wasInside } from './holding.ts';
import { areasAfterVerb, nameBeforeBare, nameOfEntry, nameOfLineBefore, severally } from './lists.ts';
import type { NameReading, PageCounts } from './names.ts';
import { holdersAfter } from './names-after.ts';
import { isToldOfThen, isWhile, nameOfTeller } from './narration.ts';
import type { Office } from './office.ts';
import { findOffices } from './offices.ts';
import { isInBrackets, relayed, relayWord } from './relay.ts';
import { nameOfLabel, removedFrom } from './removals.ts';
import { statusBefore, takenUp } from './status.ts';
import {
  likeBefore,
  nameBeforeBracket,
  nameBeforeComma,
  nameBeforePointing,
  nameEndingAt,
  nameWithNew,
  rowBefore,
  rowEndingAt,
  subjectEnd,
  wholeName,
} from './subjects.ts';

/** All posts of a text, held by a named person or not, and those held. */
export interface Findings {
  readonly offices: readonly Office[];
  readonly holdings: readonly Holding[];
}

/** What somebody is called before the name. */
const CALLING = /(?:华侨|侨胞|村民|党员|青年|乡贤|商人|军人|农民|教师|医生|女孩|小伙)$/u;
/** 市人大代表、: somebody's honours before a post. */
const BESIDE = /(?:(?![是为任])[\p{Script=Han}“”]){2,12}(?:代表|委员|劳模|模范|获得者|传承人|带头人|共产党员)、$/u;
/** 某主任甲某同志因工作调动不再担任职务: what is said right after the name. */
const RELIEVED = /^(?:同志)?因[^，。；]{2,14}(?:不再担任|辞去)(?:该|此|上述|其|所任)?(?:职务|职位)/u;

/** A count of people as the subject of a clause. */
const UNNAMED =
  /(?:^|[，。；：])(?:另外?|另有|其余|其他|其中|还有|有)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[人位名](?:干部|同志)?(?:则|均|都|分别|将|被)?$/u;

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
  readonly #held: Held;
  readonly #continued: Continued;
  /** Whether the lines above say 免去： for what stands here. */
  readonly #underRemoval: boolean;

  constructor(text: string, page: PageCounts, all: readonly Chain[], told: Told) {
    this.#underRemoval = told.underRemoval ?? false;
    this.#text = text;
    this.#page = page;
    this.#chains = all;
    this.#held = new Held(text);
    this.#continued = new Continued(text, page, this.#held, told);
  }

  run(): Holding[] {
    for (const [n, chain] of this.#chains.entries()) {
      const next = this.#chains[n + 1];
      // 前任某职、现任某局局长甲某: of the name after the next one, if there is.
      if (next && relayWord(this.#text, chain, next) !== null) continue;
      const before = this.#held.size;
      // 某村农村工作指导员（村第一书记）甲某: the post in brackets says the same again.
      if (isInBrackets(this.#text, this.#chains[n - 1], chain)) continue;
      const following = isInBrackets(this.#text, chain, next) ? this.#chains[n + 2] : next;
      this.#bind(chain, following?.start ?? this.#text.length + 1);
      const last = this.#chains[n - 1];
      const now = last ? relayWord(this.#text, last, chain) : null;
      if (!last || now === null) continue;
      const handed = relayed(this.#text, last, now, chain, this.#held.at(before));
      if (handed) this.#held.add(handed);
      else this.#bind(last, chain.start);
    }
    return this.#held.all();
  }

  #bind(chain: Chain, nextStart: number): void {
    const text = this.#text;
    const apart =
      areaApart(text, chain.start) ||
      (/[我本][校院]?$/u.exec(text.slice(Math.max(0, chain.start - 2), chain.start))?.[0].length ?? 0);
    const before = text.slice(Math.max(0, chain.start - apart - 28), chain.start - apart);
    // 也是市人大代表、某社区党委书记: what somebody is beside, between the verb and the post.
    const honour = jobsBefore(text, chain.start - apart) ?? BESIDE.exec(before)?.[0] ?? '';
    const behind = honour ? statusBefore(text.slice(0, chain.start - apart - honour.length).slice(-28)) : null;
    const status = behind ?? takenUp(statusBefore(before), text.slice(chain.end, chain.end + 3));
    const head = chain.start - (status ? apart + status.length + (behind ? honour.length : 0) : 0);
    const after = text.slice(chain.end, chain.end + 4);
    const previous = this.#held.previous;
    const gap = previous ? text.slice(previous.end, chain.start) : '';
    // 时任甲县县长某某、乙县县长某某: the word holds for both.
    const going =
      status === null && previous && !previous.inPosts && gap === '、' && !wasInside(previous.holding)
        ? previous.holding.status
        : null;
    const isOver =
      /^(?:担?任|挂职(?:担?任)?)$/u.test(status?.word ?? '') && OVER.test(text.slice(Math.max(0, head - 30), head));
    const isPast = isOver || isToldOfThen(text, status, head) || isWhile(text, chain, status);
    const told: PostStatus =
      isPast || chain.offices.some((o) => o.former) ? 'former' : (status?.status ?? going ?? 'current');
    const own = told === 'current' && chain.offices.some((o) => o.isOfKind) ? 'proposed' : told;

    const areas = status === null ? areasAfterVerb(text, chain.start) : null;
    if (areas) {
      const past = statusBefore(text.slice(Math.max(0, areas.verb - 12), areas.areas))?.status ?? own;
      const each = severally(text, chain, areas.verb, this.#page, areas.areas);
      for (const one of each) this.#held.hold(one.name, one.chain, past);
      if (each.length > 0) return;
    }
    const teller = nameOfTeller(text, chain.start, this.#page);
    if (teller) {
      this.#held.hold(teller, chain, own);
      return;
    }
    // 像甲某这样的驻村第一书记.
    const like = likeBefore(text, chain.start, this.#page) ?? nameBeforePointing(text, chain.start, this.#page);
    if (like) {
      this.#held.hold(like, chain, own);
      return;
    }
    // 免去甲某的某职务; 甲某的某职务 under 免去.
    if (/^(?:、[^，。]{0,20})?(?:等)?的?职务/u.test(after) || status?.status === 'removed') {
      if (this.#removed(chain, head, status?.status === 'removed')) return;
    }
    // 甲某（某局局长）: in a list of those honoured, of speakers.
    const listed = nameBeforeBracket(text, chain.start, chain.end, this.#page);
    if (listed) {
      this.#held.hold(listed, chain, own);
      return;
    }
    // 甲某任某职, 甲某为某职, 任命甲某、乙某为某职, 甲某现任…
    if (status && status.kind === 'verb') {
      // 另有6人任…: of people who are not named.
      if (UNNAMED.test(text.slice(Math.max(0, head - 12), head))) return;
      // 某某某为县委书记树立了榜样: 为 and 是 lead to a post only where the clause ends with it.
      const isPredicate = !/^[为是]$/u.test(status.word) || PREDICATE_END.test(text.slice(chain.end));
      const isChoice = own === 'current' && CHOICE.test(text.slice(chain.end));
      if (status.word.includes('分别') || text.startsWith('分别', head - 2)) {
        const each = severally(text, chain, head, this.#page);
        for (const one of each) this.#held.hold(one.name, one.chain, own);
        if (each.length > 0) return;
      }
      const newName = status.word === '新任' ? nameWithNew(text, head, this.#page) : null;
      const subjects = newName ? [newName] : isPredicate ? this.#subjectsOf(chain, head) : [];
      const isOfAll = own === 'proposed' || isChoice || /[均都]|[人位名]$/u.test(text.slice(head - 2, head));
      const names = subjects.length === 1 && isOfAll ? this.#held.rowTo(subjects[0]!) : subjects;
      for (const read of names.toSorted((a, b) => a.start - b.start)) {
        const name = wholeName(text, read, this.#page);
        this.#held.hold(name, chain, this.#appointed(names[names.length - 1]!, isChoice ? 'proposed' : own));
      }
      // 甲某上任村支书时立的碑: what follows is when it was.
      if (names.length > 0 && status.word === '上任') return;
      // 来客原来是某县委书记甲某: who it turns out to be.
      const turned = status.word === '原来是' && own === 'former' ? 'current' : own;
      const after = this.#holdAfter(chain, nextStart, turned);
      if (names.length > 0 || after) return;
      this.#continued.ofSubject(chain, own, status, head);
      return;
    }
    if (this.#movedFrom(chain)) return;
    // 在某职任上离开.
    if (/^任[上内]/u.test(after)) {
      const [name] = text[chain.start - 1] === '在' ? rowBefore(text, chain.start - 1, this.#page) : [];
      if (name) this.#held.hold(name, chain, 'former');
      if (name || this.#continued.ofSubject(chain, 'former', null, chain.start)) return;
    }
    if (this.#holdAfter(chain, nextStart, own)) return;
    const acting = text.startsWith('代理', chain.start)
      ? nameEndingAt(text, subjectEnd(text, chain.start), this.#page)
      : null;
    if (acting) {
      this.#held.hold(acting, chain, own);
      return;
    }
    if (status === null && previous?.inPosts && NEXT_POST.test(gap)) {
      // 任某市市委副书记，代市长: of the same area.
      if (gap === '，' && chain.offices.every((o) => o.bare)) this.#held.extend(chain);
      else this.#held.hold(previous.holding.name, chain, previous.holding.status, previous.holding.narrated);
      return;
    }
    // 甲某，兼某职.
    if (status === null && previous && !previous.inPosts && /^，(?:同时)?兼任?$/u.test(gap)) {
      this.#held.hold(previous.holding.name, chain, previous.holding.status);
      return;
    }
    const noted = status === null ? this.#continued.notedBefore(chain) : null;
    if (noted) {
      this.#held.hold(noted, chain, own);
      return;
    }
    const headed = nameBeforeComma(text, chain, this.#page);
    if (headed) {
      this.#held.hold(headed, chain, own);
      return;
    }
    const entered = nameOfEntry(text, chain, this.#page) ?? nameOfLineBefore(text, chain, this.#page);
    if (entered) {
      this.#held.hold(entered, chain, this.#underRemoval ? 'removed' : own);
      return;
    }
    if (status && (text[head - 1] === '，' || status.word === '时任')) {
      const [name] = this.#subjectsOf(chain, head);
      if (name) {
        this.#held.hold(name, chain, own);
        return;
      }
    }
    // 他是原某乡党委书记: the verb stands before the word for the past.
    const verb = status?.kind === 'adjective' && text[head - 1] === '是' ? head - 1 : head;
    if (/人选/u.test(after) || status) this.#continued.ofSubject(chain, own, status, verb);
    const beside = nameBeforeBare(text, chain, this.#page);
    // 甲某书记 of one whose post is told already is how he is called.
    const isCalled = beside && this.#continued.isKnown(beside.name) && chain.offices.every((o) => o.bare);
    if (beside && !isCalled) this.#held.hold(beside, chain, 'current');
  }

  /** 甲某由某镇镇长转任…: the post left, whose holder stands before. */
  #movedFrom(chain: Chain): boolean {
    const text = this.#text;
    if (!/[从由在]/u.test(text[chain.start - 1] ?? '') || !MOVES.test(text.slice(chain.end))) return false;
    const names = rowBefore(text, chain.start - 1, this.#page).reverse();
    // 甲某、乙某分别从甲职、乙职岗位上转任…: one post each.
    const posts = byArea(chain.offices);
    if (names.length > 1 && names.length !== posts.length) return false;
    for (const [n, name] of names.entries()) {
      const offices = names.length > 1 ? posts[n]! : chain.offices;
      this.#held.hold(name, { start: offices[0]!.start, end: chain.end, offices }, 'former');
    }
    return names.length > 0;
  }

  #holdAfter(chain: Chain, nextStart: number, status: PostStatus): boolean {
    const { names, former, proposed } = holdersAfter(this.#text, chain, nextStart, this.#page);
    for (const name of names) {
      const isRelieved = RELIEVED.test(this.#text.slice(name.end, name.end + 28));
      this.#held.hold(name, chain, isRelieved ? 'removed' : former ? 'former' : proposed ? 'proposed' : status);
    }
    return names.length > 0;
  }

  /** Who a verb at `to` speaks of: the names right before it, or before its comma (甲某，时任…). */
  #subjectsOf(chain: Chain, to: number): NameReading[] {
    const text = this.#text;
    const end = subjectEnd(text, to);
    const isApart = text[to - 1] === '，' || text.slice(end, to).includes('，');
    // 甲某某，现任某职的乙某某: the post is of the name after it.
    if (isApart && text[chain.end] === '的') return [];
    const row = rowEndingAt(text, text[end - 1] === '，' ? subjectEnd(text, end - 1) : end, this.#page);
    const [name] = row;
    if (!name || !isApart) return row;
    // Before a comma, a name is the subject if it is known or nothing else can stand there.
    const before = text[name.start - 1] ?? '';
    const isKnown =
      this.#held.subject?.name.start === name.start ||
      !/\p{Script=Han}/u.test(before) ||
      before === '的' ||
      CALLING.test(text.slice(0, name.start).slice(-4));
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
    const subject = this.#held.subject?.name ?? (isOfSubject ? nameOfLabel(this.#text, this.#page) : null);
    const names = isOfSubject ? (subject ? [subject] : []) : found;
    for (const name of names) this.#held.hold(name, chain, 'removed');
    return names.length > 0;
  }
}
