/** People whom a story brings in beside the one whom it is about: what follows is told of them, or of nobody. */
import type { NameReading, PageCounts } from './names.ts';
import { nameAt } from './names.ts';
import { isSentenceEnd } from './sentences.ts';
import { headOf, INTRO, nameEndingAt } from './subjects.ts';

/** Somebody whom the text brings in without a name that can be read. */
export const SOMEBODY = 'somebody';

/** 她的前任, 甲某的妻子: who is somebody else. */
const RELATED =
  /^(?:而|但|可|倒是)?(?:[他她]们?|[\p{Script=Han}]{2,4})的?(?:前任|继任者?|后任|接任者|接班人|搭档|同事|同学|同乡|老乡|战友|助手|上级|下属|师傅|师父|徒弟|老师|学生|秘书|妻子|丈夫|爱人|父亲|母亲|父母|爷爷|奶奶|外公|外婆|儿子|女儿|孙子|孙女|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|儿媳妇?|女婿|岳父|岳母|公公|婆婆|叔叔|舅舅|伯父)/u;
/** A clause that sets somebody beside another: 比他小两岁, 和他同岁, 同样. */
const COMPARED = /(?:比|与|和|同|跟)[他她前后](?!们)|相比|同样|不同的是|另一[位名]|两人中的/u;
/** A clause whose end is the subject: …的磐安人甲某，则; …甲某，女，; …甲某，1972年3月生. */
const APPOSED =
  /^[^。！？\n]{0,40}?(?![人族])[\p{Script=Han}](?=，?则[^，。]|，[男女]，|（[男女]）|，\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于?|[回返到进]))/u;
/** Without one of these words, no clause is of that kind: they are looked for first, as they cost little. */
const APPOSED_BY = /[则男女生]|年[回返到进]/u;

/**
 * Whom a sentence `[start, end)` of a text brings in as its subject: a name, `SOMEBODY` when it is somebody that cannot be
 * told, or null when it goes on about whom the story is about.
 */
export function broughtIn(
  text: string,
  start: number,
  end: number,
  page: PageCounts,
): NameReading | typeof SOMEBODY | null {
  const from = start + INTRO.exec(text.slice(start, end))![0].length;
  const sentence = text.slice(from, end);
  const related = RELATED.exec(sentence);
  if (related) return nameAt(text, from + related[0].length, page, 3) ?? SOMEBODY;
  const apposed = APPOSED_BY.test(sentence) ? APPOSED.exec(sentence) : null;
  if (apposed) {
    const to = from + apposed[0].length;
    const own = OWN_NAME.exec(apposed[0])?.[0];
    const name = own ? nameAt(text, to - own.length, page, 3) : nameEndingAt(text, to, page);
    if (name?.end === to) return name;
  }
  const oneOf = ONE_OF.exec(sentence);
  if (oneOf) return nameAt(text, from + oneOf[0].length, page, 3) ?? SOMEBODY;
  const shown = SHOWN.exec(sentence);
  if (shown) {
    const name = nameAt(text, from + shown[0].length, page, 3);
    if (name && /^(?:[。，：]|$)/u.test(text.slice(name.end))) return name;
  }
  const sent = SENT.exec(sentence);
  if (sent) {
    const name = nameAt(text, from + sent[0].length, page, 3);
    if (name && /^(?:来|到|被|从|在|去|主动|回到)/u.test(text.slice(name.end))) return name;
  }
  const born = BORN.exec(sentence);
  if (born) {
    const name = nameAt(text, from + born[0].length, page, 3);
    if (name) return name;
  }
  const described = DESCRIBED.exec(sentence);
  if (described) {
    const name = nameAt(text, from + described[0].length, page, 3);
    if (name && text[name.end] === '，' && name.score > 5) return name;
  }
  const called = CALLED_BY.test(sentence) ? CALLED.exec(sentence) : null;
  if (called) {
    const name = nameAt(text, from + called.index + called[0].length, page, 3);
    if (name && (called[0].endsWith('来的') || /^[。，]/u.test(text.slice(name.end)))) return name;
  }
  const clause = /^[^，。！？\n]*/u.exec(sentence)![0];
  return COMPARED.test(clause) ? SOMEBODY : null;
}

/** 再看甲某。, 接着说甲某：: to whom a text turns. */
const SHOWN = /^(?:先|再|接着|最后|然后)(?:来)?(?:看看?|说说?|讲讲?)(?=[\p{Script=Han}]{2,4}(?:[。，：]|$))/u;
/** 今年换届，1983年出生的甲某报了名: whom a year of birth stands before. */
const BORN =
  /^(?:[^，。！？；：“”\n]{1,14}，)?(?:\d{4}年(?:\d{1,2}月)?(?:出生|生)的|[5-9]0后)(?=[\p{Script=Han}]{2,4})/u;
/** 某专业毕业的甲某，曾在…: whom the head of a sentence tells of, before its first comma. */
const DESCRIBED =
  /^[^，。！？；：“”\n]{2,24}的(?=[\p{Script=Han}]{2,4}，(?:曾|现|从|在|今年|去年|原|是|本|毕业|当|一|已|也|就|又|\d))/u;

/** 一个是甲某，另一位叫乙某: several, one after the other. */
const ONE_OF = /^(?:还有|另外|其中)?(?:另一|一|第[一二三四])[个位名](?:就?是|叫|名叫)/u;

/** 今年春天，县某局的甲某来到村里: who is of a body, at the head of its sentence. */
const SENT =
  /^[^，。！？\n的]{2,20}(?:局|委|办|厅|部|院|中心|公司|集团|大学|学校|机关)的(?=[\p{Script=Han}]{2,3}(?:来|到|被|从|在|去|主动|回))/u;
/** 最年轻的是甲某。, 某镇来的甲某: a name at the end of its clause, or after where somebody comes from. */
const CALLED =
  /^(?:[^，。！？\n]{1,12}，)?[^，。！？\n]{0,14}?(?:的(?:人|那位|一位)?，?(?:就是|是|叫)|名叫|[市县区镇乡村]里?来的)(?=[\p{Script=Han}]{2,4})/u;
/** The words by which it is. */
const CALLED_BY = /的(?:人|那位|一位)?，?(?:就?是|叫)|名叫|来的/u;
/** The name in …的磐安人甲某. */
const OWN_NAME = /(?<=[的人])[^的人]{2,4}$/u;

/** Where the sentences of a text begin and end. */
function* sentencesOf(text: string): Generator<readonly [start: number, end: number]> {
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (end < text.length && !isSentenceEnd(text.charCodeAt(end))) end++;
    const after = Math.min(end + 1, text.length);
    if (end > start) yield [start, after];
    start = after;
  }
}

/** Whom the story of an article is about, paragraph by paragraph: of him or her a paragraph without a name goes on. */
export class Story {
  readonly #page: PageCounts;
  #topic: string | null = null;
  /** 他 or 她, once the story has said it. */
  #pronoun: string | null = null;

  constructor(page: PageCounts) {
    this.#page = page;
  }

  /** Whom a paragraph goes on about; null when that is open, or when its pronoun is of another. */
  before(text: string): string | null {
    const pronoun = pronounOf(text);
    return pronoun && this.#pronoun && pronoun !== this.#pronoun ? null : this.#topic;
  }

  /** Reads a paragraph: the people of the article known so far, and those who hold a post in it. */
  read(text: string, known: Iterable<string>, held: ReadonlySet<string>): void {
    const names = new Set([...known, ...held]);
    const before = this.#topic;
    // A biography's title is the name.
    const whole = text.length <= 4 ? nameAt(text, 0, this.#page, 3) : null;
    const labelled = LABELLED.test(text) ? nameAt(text, 0, this.#page, 6) : null;
    const head = labelled?.name ?? (whole?.end === text.length ? whole.name : headOf(text, names));
    if (head) this.#topic = head;
    else if (held.size > 0) this.#topic = held.size === 1 ? [...held][0]! : null;
    else {
      const named = [...names].filter((name) => text.includes(name));
      if (named.length > 0) this.#topic = named.length === 1 ? named[0]! : null;
    }
    for (const [start, end] of sentencesOf(text)) {
      const other = broughtIn(text, start, end, this.#page);
      if (other && (other === SOMEBODY || other.name !== this.#topic))
        this.#topic = other === SOMEBODY ? null : other.name;
    }
    // 比他小一岁的甲某: a pronoun beside somebody new may be of the one before.
    this.#pronoun = this.#topic === before ? (this.#pronoun ?? pronounOf(text)) : null;
  }
}

/** 甲某某 1985年6月生，: the line above a career. */
const LABELLED = /^[\p{Script=Han}]{2,4}[ \u3000]+(?:[男女][，、]|\d{4}年(?:\d{1,2}月)?(?:出生|生))/u;
const HE = /他(?!们)/u;
const SHE = /她(?!们)/u;
/** The one pronoun of a person that a text has. */
function pronounOf(text: string): string | null {
  const he = HE.test(text);
  return he === SHE.test(text) ? null : he ? '他' : '她';
}
