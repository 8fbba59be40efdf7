/** What an editor should look at in a text that was read: its order, and its slips. Reported, never mended. */
import type { Review } from '../model/ledger.ts';
import { chineseNumber, dispatchDay } from './fields/date.ts';
import { isLoneName } from './lexicon/surnames.ts';
import { LEAD } from './roles.ts';

const PART = /^[(]?([一二三四五六七八九十]{1,3})(?:[)、]|[)]、?)/;
const ORDER: Review = {
  code: 'order-doubtful',
  message: '段落的次序可能颠倒或交错，请对照原页。',
};

/** Whether the folded texts of the blocks stand in another order than they were written. */
export function doubtOrder(texts: readonly string[]): Review[] {
  const parts = texts.flatMap((t) => (PART.test(t) ? [chineseNumber(PART.exec(t)![1]!)] : []));
  const falls = parts.filter((n, i) => i > 0 && n === parts[i - 1]! - 1).length;
  if (parts.length >= 3 && falls >= 2 && falls === parts.length - 1) return [ORDER];
  // The dateline of a dispatch opens a text: as its last paragraph it shows that all was turned round.
  const leads = texts.findLastIndex((t) => /^(?:本报|本网|本台)[\u4e00-\u9fff]{0,6}讯|日电/.test(t) && LEAD.test(t));
  return texts.length >= 3 && leads === texts.length - 1 ? [ORDER] : [];
}

/** Days that a reprint may take, and no longer: from the end of one year into the next. */
const REPRINT = 45;

/**
 * What makes a stated date of publication doubtful: a dispatch whose day lies after it, so that the page would bring
 * it nearly a year late; or only a year, where nobody can tell the month from the day. `lead` is the text's beginning.
 */
export function doubtDate(date: string | null, evidence: string | null, lead: string): Review[] {
  if (date?.length === 4 && evidence && /\d\.\d{1,2}\.\d{4}/.test(evidence))
    return [{ code: 'date-doubtful', message: `“${evidence}”的月和日分不清，只取年份。` }];
  const day = dispatchDay(lead);
  if (date?.length !== 10 || !day || day.value <= date.slice(5)) return [];
  const sent = Date.parse(`${Number(date.slice(0, 4)) - 1}-${day.value}`);
  if ((Date.parse(date) - sent) / 86_400_000 <= REPRINT) return [];
  return [{ code: 'date-doubtful', message: `页面日期“${date}”早于电头“${day.words}”，可能是抓取或转载的时间。` }];
}

const NAMED =
  /(?:书记|主任|局长|市长|县长|区长|镇长|乡长|部长|站长|所长|院长|校长|队长|科长|主席|会长|经理|村民|社长|指导员)([\u3400-\u9fff]{3})(?=说|表示|介绍|指出|强调|认为|告诉|坦言|笑|带|率|和|在|[,、,。(])/g;
const SAYS = /(?<=^|[,。!?;”])([\u3400-\u9fff]{3})(?=说|表示|介绍|坦言|告诉|笑着)/g;

/** Names of one paragraph that differ in one character, one of them borne by a person with a post. */
export function slips(texts: readonly string[]): Review[] {
  const out: Review[] = [];
  for (const text of texts) {
    const posts = new Set([...text.matchAll(NAMED)].map((m) => m[1]!).filter(isLoneName));
    const names = new Set([...posts, ...[...text.matchAll(SAYS)].map((m) => m[1]!).filter(isLoneName)]);
    for (const a of posts)
      for (const b of names) {
        const differ = [...a].filter((c, i) => c !== b[i]).length;
        if (differ !== 1 || (posts.has(b) && a > b)) continue;
        out.push({
          code: 'slip-of-the-page',
          message: `同一段里有“${a}”“${b}”两种写法，疑为一人。原文照存。`,
        });
      }
  }
  return out;
}
