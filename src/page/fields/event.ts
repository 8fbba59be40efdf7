/** The day of the event, from the first words of an article. Never more than the page gives. */
import { isCalendarDate } from '../../model/article.ts';
import { OPEN_LEAD } from './people.ts';

const LEAD =
  /^(?:[(]?(?:本报|本网|本台|[\u4e00-\u9fff]{2,8}(?:社|网|报|日报|晚报))[^,。]{0,12}?(?:讯|电|消息)[)]?\s*)?(?:[(][^()]{0,60}[)]\s*)?[,:]?\s*/;
const DAY = /^(?:编者按|编者的话|编者注|编前)?\s*[:]?\s*(?:时间回到|记者从|记者)?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/;
const TODAY = /^[^,。;!?“”]{0,14}?(今天|今日|今晨|今早|今晚|昨天|昨日|昨晚|昨晨)(?![的起]|\s*—)/;

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * The day on which the first sentence of a folded text sets its event: `YYYY-MM-DD`, or `--MM-DD` where neither the
 * sentence nor the page gives the year. Null when the text does not open with a day.
 */
export function eventDate(text: string, date: string | null): string | null {
  const body = text.slice((OPEN_LEAD.exec(text) ?? LEAD.exec(text)!)[0].length);
  const today = TODAY.exec(body);
  if (today && date?.length === 10) {
    const back = today[1]!.startsWith('今') ? 0 : today[1]!.startsWith('昨') ? 1 : 2;
    return new Date(Date.parse(date) - back * 86_400_000).toISOString().slice(0, 10);
  }
  const m = DAY.exec(body);
  if (!m) return null;
  const monthDay = `${pad(Number(m[2]))}-${pad(Number(m[3]))}`;
  if (!isCalendarDate(`2024-${monthDay}`)) return null;
  const year = m[1] ?? (date && yearFits(date, monthDay) ? date.slice(0, 4) : null);
  if (year === null) return `--${monthDay}`;
  return isCalendarDate(`${year}-${monthDay}`) ? `${year}-${monthDay}` : null;
}

/** A day of the year of publication, when it does not lie after it. */
function yearFits(date: string, monthDay: string): boolean {
  return date.length < 7 || monthDay <= date.slice(5) || (date.length === 7 && monthDay.slice(0, 2) <= date.slice(5));
}
