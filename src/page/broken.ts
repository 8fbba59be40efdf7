/**
 * Whether a line without an end is a paragraph that a column broke, or a headline. Length alone cannot tell: the
 * line's grammar does, and whether a word runs across the joint.
 */
import { isSubtitleLine } from './headline.ts';
import type { Line } from './line.ts';

/** Words that no headline ends with. */
const HANGING =
  /(?:[的和与及在对把被从向将是并或以于由其该各每也都就更很最已正曾总又让使给][”’]?|[“‘(《]|[,、]|[a-zA-Z]-|因为|所以|通过|围绕|按照|根据|为了|以及|以来|其中|同时|我们|他们|进一步|不断)$/;
/** Words of their own that end like those: a headline may well end with 新作为 or 成就. */
const WHOLE =
  /(?:成就|造就|迁就|目的|参与|温和|饱和|缓和|共和|总和|祥和|谦和|调和|柔和|公正|改正|修正|纠正|端正|方向|走向|风向|志向|去向|动向|流向|导向|行为|作为|有为|合并|服从|理由|自由|缘由|首都|古都|变更|转让|谦让|大使|天使|行使|供给|补给|绝对|相对|应对|核对|比对)[”’]?$/;
/** A saying that the line both opens and closes: whatever its last word, it is said. */
const SAID = /“[^“”]{4,}”$/;
const hangs = (text: string) => HANGING.test(text) && !WHOLE.test(text) && !SAID.test(text);
/** Signs that no paragraph begins with. */
const MIDDLE = /^[,。、;:!?)”’》】…%]|^(?:的|了|着|们|地)(?![\u4e00-\u9fff]?(?:名|方|区|点))/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a word of the dictionary runs across the joint of two texts. */
export function wordAcross(before: string, after: string): boolean {
  const head = /[\u3400-\u9fff]{1,4}$/.exec(before)?.[0] ?? '';
  const tail = /^[\u3400-\u9fff]{1,4}/.exec(after)?.[0] ?? '';
  if (!head || !tail) return /\d$/.test(before) && /^[\d.%万亿元]/.test(after);
  let at = 0;
  for (const { segment } of segmenter.segment(head + tail)) {
    if (at < head.length && at + segment.length > head.length) return true;
    at += segment.length;
  }
  return false;
}

/** A subhead that is somebody's words: all of it between quotation marks. */
const WHOLE_QUOTATION = /^“[^“”。!?;]{4,40}”$/;

/** Whether two folded texts are certainly one sentence: by the words at their joint. */
export function isSureJoint(before: string, after: string): boolean {
  return hangs(before) || MIDDLE.test(after) || wordAcross(before, after);
}

/** Whether a folded text leaves a quotation or a bracket open. */
function isOpen(text: string): boolean {
  const count = (c: string) => text.split(c).length - 1;
  return count('(') > count(')') || count('《') > count('》') || count('“') > count('”');
}

/** `好消息！…`: a headline may call out before it tells. */
const CALL = /^[^,。;:!?]{2,12}[!?][^。;!?]{6,}$/;

/**
 * Whether a line that does not end as a sentence ends goes on in the next one. Before any running text (`textBefore`
 * false) a headline is the likelier reading, and only strong signs count.
 */
export function isBroken(line: Line, next: Line | undefined, textBefore: boolean): boolean {
  const { text } = line;
  if (line.closed || !next || text.length < 10 || line.han < 6) return false;
  if (isSubtitleLine(next.text)) return false;
  if (/^[(]?[一二三四五六七八九十]{1,3}[)、]/.test(next.text)) return false;
  if (MIDDLE.test(next.text) || hangs(text)) return true;
  if (WHOLE_QUOTATION.test(text)) return false;
  if (!textBefore && CALL.test(text)) return false;
  if (/[。!?]/.test(text.slice(0, -1)) && text.length >= 14) return true;
  if (/^[^,。;]{2,14}——/.test(text)) return isSureJoint(text, next.text);
  const commas = text.match(/[,;]/g)?.length ?? 0;
  if (!textBefore) return commas >= 3 || text.length >= 64;
  if (commas >= 3 || (commas === 2 && text.length >= 20) || (commas >= 1 && text.length >= 28)) return true;
  if (text.length >= 52 || (text.length >= 14 && isOpen(text))) return true;
  return text.length >= 16 && !/\s/.test(text) && wordAcross(text, next.text);
}
