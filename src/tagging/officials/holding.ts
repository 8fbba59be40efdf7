/** What is found of people and posts in one text: each holding, whom the last one names, and where it ended. */
import type { PostStatus } from '../../model/record.ts';
import { datedBefore } from './career.ts';
import { byTense, type Chain } from './chains.ts';
import type { NameReading } from './names.ts';
import { isLeft } from './narration.ts';
import type { Office } from './office.ts';
import { sentenceStart } from './sentences.ts';
import { statusBefore } from './status.ts';

/** A person with the posts that one stretch of text gives. */
export interface Holding {
  readonly name: NameReading;
  /** Posts joined by 、 or 兼, in order. */
  readonly offices: readonly Office[];
  readonly status: PostStatus;
  /** Told of a career (1998年任…), not by a name beside the post. */
  readonly narrated?: true;
}

/** A holding with its end in the text, and whether it ends in its posts (历任甲职、乙职，丙职) or in a name. */
export interface Found {
  readonly holding: Holding;
  readonly end: number;
  readonly inPosts: boolean;
}

/** A station of a career that a year stands before, and the start of its sentence; `isOwn` when the year is right before its verb. */
interface Dated {
  readonly holding: Holding;
  readonly sentence: number;
  readonly isOwn: boolean;
}

/** The holdings of one text, in the order in which they are found. */
export class Held {
  readonly #text: string;
  readonly #out: Holding[] = [];
  /** Holdings of a career told by years (2018年任…，2021年任…). */
  readonly #dated: Dated[] = [];
  #subject: { readonly name: NameReading; readonly from: number } | null = null;
  #previous: Found | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whom the last holding names, and where what is said of its posts goes on. */
  get subject(): { readonly name: NameReading; readonly from: number } | null {
    return this.#subject;
  }

  /** The last holding. */
  get previous(): Found | null {
    return this.#previous;
  }

  /** How many holdings there are. */
  get size(): number {
    return this.#out.length;
  }

  /** The holding at an index. */
  at(n: number): Holding | undefined {
    return this.#out[n];
  }

  /** Names of all holders so far. */
  names(): string[] {
    return this.#out.map((h) => h.name.name);
  }

  /** The holders of a list of posts that ends with a name: 甲县县委书记某某、乙县县委书记某某. */
  rowTo(last: NameReading): NameReading[] {
    const out = [last];
    for (const { name, offices } of this.#out.toReversed()) {
      const [first] = out;
      if (name.start === first!.start) continue;
      const own = this.#out.find((h) => h.name.start === first!.start);
      const start = own?.offices[0]?.start ?? -1;
      if (start > first!.start || name.end > start || name.start < (offices.at(-1)?.end ?? Infinity)) break;
      if (!/^[、和]$/u.test(this.#text.slice(name.end, start))) break;
      out.unshift(name);
    }
    return out;
  }

  /** Adds a holding as it is, without making it what the text goes on about. */
  add(holding: Holding): void {
    this.#out.push(holding);
  }

  /** All that name a post. Of a career told by years, the last station is the present one. */
  all(): Holding[] {
    return this.#out.filter(isNamedPost).map((holding) => {
      const own = this.#dated.findIndex((d) => d.holding === holding);
      const isPast =
        own >= 0 &&
        this.#dated
          .slice(own + 1)
          .some(
            (d) => d.holding.name.name === holding.name.name && (d.isOwn || d.sentence > this.#dated[own]!.sentence),
          );
      return isPast && holding.status === 'current' ? { ...holding, status: 'former' } : holding;
    });
  }

  /** Adds the posts of a chain to those of the last holding. */
  extend(chain: Chain): void {
    const last = this.#out.pop();
    if (!last || !this.#previous) return;
    const holding: Holding = { ...last, offices: [...last.offices, ...chain.offices] };
    this.#out.push(holding);
    const n = this.#dated.findIndex((d) => d.holding === last);
    if (n >= 0) this.#dated[n] = { ...this.#dated[n]!, holding };
    this.#previous = { holding, end: chain.end, inPosts: true };
    this.#subject = { name: last.name, from: chain.end };
  }

  /** Gives the posts of a chain to somebody. `narrated`: told of a career, not by a name beside the post. */
  hold(name: NameReading, chain: Chain, status: PostStatus, narrated?: true): void {
    const isStated = statusBefore(this.#text.slice(Math.max(0, chain.start - 14), chain.start)) !== null;
    const last = this.#previous;
    // 1984年任甲职，乙职: the second is of that time too.
    const goesOn =
      !isStated &&
      name.start < chain.start &&
      last?.inPosts &&
      last.holding.name.name === name.name &&
      this.#dated.some((d) => d.holding === last.holding);
    const isDated = goesOn ? 'own' : datedBefore(this.#text, chain.start);
    const isTold = narrated || isDated !== null;
    const isOver = isStated && status === 'current' && isLeft(this.#text, chain.end, name.name);
    for (const [offices, former] of isStated ? [[chain.offices, false] as const] : byTense(chain.offices)) {
      const isMixed = offices.length < chain.offices.length;
      const holding: Holding = {
        name,
        offices,
        status: isMixed ? (former ? 'former' : 'current') : isOver ? 'former' : status,
        ...(isTold ? { narrated: true as const } : {}),
      };
      this.#out.push(holding);
      this.#previous = { holding, end: Math.max(name.end, chain.end), inPosts: chain.end > name.end };
      if (isDated)
        this.#dated.push({
          holding,
          sentence: sentenceStart(this.#text, chain.start),
          isOwn: isDated === 'own',
        });
    }
    this.#subject = { name, from: chain.end };
  }
}

/** 甲村原党支部书记某某、某局局长某某: 原 inside a post says nothing of the next. */
export const wasInside = (holding: Holding): boolean => holding.offices.some((o) => o.former);

/** 市领导 says that somebody has a post, and not which. */
const isNamedPost = (holding: Holding): boolean => holding.offices.some((o) => !/领导(?:班子成员)?$/u.test(o.role));
