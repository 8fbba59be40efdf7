/** A story that goes on without naming: whom a pronoun means, and of what time it tells. */
import { NO_SUBJECT, PRONOUN_REACH } from './career.ts';
import type { Chain } from './chains.ts';
import { type NameReading, nameAt, type PageCounts } from './names.ts';
import { sentenceStart } from './sentences.ts';
import type { Standing } from './status.ts';

/** Ends of a sentence: the subject does not reach beyond. */
export const SENTENCE_END = /[。！？\n]/u;

/** 她先后担任…: the one person of these whom the nearest sentence with any of them names. */
export function meantByPronoun(
  text: string,
  head: number,
  known: ReadonlySet<string>,
  page: PageCounts,
): string | null {
  const sentences = text.slice(0, head).split(SENTENCE_END);
  const own = sentences.pop() ?? '';
  if (!/[他她]/u.test(own) && !NO_SUBJECT.test(own)) return null;
  const old = OLD_HEAD.exec(own);
  const called = old ? nameAt(own, old.index + old[0].length, page, 3) : null;
  if (called) return called.name;
  for (const sentence of [own, ...sentences.reverse().slice(0, PRONOUN_REACH)]) {
    const named = [...known].filter((name) => sentence.includes(name));
    if (named.length > 1) return null;
    if (named[0]) return named[0];
  }
  return null;
}

/** 老书记甲某说过，他是…: who is called by an old post before the pronoun. */
const OLD_HEAD = /老(?:书记|支书|主任|局长|县长|区长|市长|镇长|乡长|村长)(?=\p{Script=Han}{2})/u;

/** 那时候，甲某是村里的党支部书记: of a time that the sentence sets apart. */
export const isToldOfThen = (text: string, standing: Standing | null, head: number): boolean =>
  standing?.kind === 'verb' &&
  !NOW.test(text.slice(Math.max(0, head - 4), head)) &&
  /^(?:[是为任]|担任|当(?!选)|做)/u.test(standing.word) &&
  /(?:^|[。！？“\n])[^。！？\n]{0,8}(?:(?:那时候?|当年|那年|早年|从前|当时|[一二两三四五六七八九十几多]+年前)[^。！？\n]{0,24}|[之以]前，)$/u.test(
    text.slice(Math.max(0, head - 40), head),
  );

/** 现在是, 如今担任: of the time in which it is told. */
export const NOW = /(?:现在|如今|眼下|目前|今年|现)[也又还已]?$/u;

/** 2008年，甲某当上村支书。2016年，他卸任…: a post whose holder leaves it in a sentence after it. */
export function isLeft(text: string, from: number, name: string): boolean {
  const rest = text.slice(from, from + LEFT_REACH);
  const found = LEFT.exec(rest);
  if (!found) return false;
  const clause = /[^，。；！？]*$/u.exec(rest.slice(0, found.index))![0];
  return BY_WHOM.test(clause.replace(name, '他'));
}
const LEFT_REACH = 90;
const LEFT =
  /卸任|离任|退居二线|交了班|(?:退|走)了?下来|(?:辞|卸)(?:去|下|掉)了?[\p{Script=Han}]{0,6}(?:职务?|担子|书记|主任)|不再担任|(?:担子|接力棒|位子)交(?:给|了)|退休(?![后的金])/u;
/** Nobody but whom the text goes on about. */
const BY_WHOM =
  /^(?:(?:直?到|在)?\d{4}年(?:\d{1,2}月)?[底初]?|(?:直到|后来|其后|此后|去年|今年|前年)|于|(?:届|到)龄|他|她|[把将才就便又从已正式主动刚因由于年龄原因]|村?[支]?[书记主任长]{0,2}(?:的)?(?:岗位|位置|位子|职位)上)*$/u;

/** 甲某在担任某局局长期间: a time that is over. */
export const isWhile = (text: string, chain: Chain, standing: Standing | null): boolean =>
  /任职?$/u.test(standing?.word ?? '') &&
  /^(?:等?(?:职务?|职位))?(?:期间|直?[至到]\d{4}年|之?后，(?:又)?(?:改|转|调|升)任)/u.test(text.slice(chain.end));

/** 我叫甲某，是某局派驻某村的第一书记: who tells the story, when the post is in the clause after the name. */
export function nameOfTeller(text: string, postStart: number, page: PageCounts): NameReading | null {
  const start = Math.max(sentenceStart(text, postStart), postStart - 60);
  const own = TELLER.exec(text.slice(start, postStart));
  if (!own) return null;
  const name = nameAt(text, start + own.index + 2, page, 6);
  return name && GOES_ON_TO_POST.test(text.slice(name.end, postStart)) ? name : null;
}
const TELLER = /我[叫是](?=[\p{Script=Han}]{2,4}[，,])/u;
const GOES_ON_TO_POST =
  /^，(?:[\p{Script=Han}\d]{0,30}，)?(?:我?是|来自|现任|担任|现为|现在是|目前是|到|在|\d{4}年)?[^，。！？：“”]*$/u;

/** Whether an offset lies in quotation marks that were opened before its sentence. */
export function isQuoted(text: string, at: number): boolean {
  const open = text.lastIndexOf('“', at - 1);
  return open >= 0 && text.lastIndexOf('”', at - 1) < open;
}
