/** The day of the event, from the first words of an article. Never more than the page gives. */
import { isCalendarDate } from '../../model/article.ts';
import { OPEN_LEAD } from './people.ts';

const LEAD =
  /^(?:[(]?(?:本报|本网|本台|[\u4e00-\u9fff]{2,8}(?:社|网|报|日报|晚报))[^,。]{0,12}?(?:讯|电|消息)[)]?\s*)?(?:[(][^()]{0,60}[)]\s*)?[,:]?\s*/;
const DAY = /^(?:编者按|编者的话|编者注|编前)?\s*[:]?\s*(?:时间回到|记者从|记者)?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/;
const TODAY = /^[^,。;!?“”]{0,14}?(今天|今日|今晨|今早|今晚|昨天|昨日|昨晚|昨晨)(?![的起]|\s*—)/;

/** The day of a dispatch: its 今天, whatever day printed it. */
const SENT = /(\d{1,2})月(\d{1,2})日[^月日]{0,6}?(?:电|讯|消息)/;

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * The day on which the first sentence of a folded text sets its event: `YYYY-MM-DD`, or `--MM-DD` where neither the
 * sentence nor the page gives the year. Null when the text does not open with a day.
 */
export function eventDate(text: string, date: string | null): string | null {
  const lead = (OPEN_LEAD.exec(text) ?? LEAD.exec(text)!)[0];
  const body = text.slice(lead.length);
  const today = TODAY.exec(body);
  if (today) {
    const back = today[1]!.startsWith('今') ? 0 : 1;
    const sent = SENT.exec(lead);
    if (sent) return dayOfDispatch(`${pad(Number(sent[1]))}-${pad(Number(sent[2]))}`, date, back);
    if (date?.length === 10) return daysBefore(date, back);
  }
  const m = DAY.exec(body);
  if (!m) return null;
  const monthDay = `${pad(Number(m[2]))}-${pad(Number(m[3]))}`;
  if (!isCalendarDate(`2024-${monthDay}`)) return null;
  const year = m[1] ?? (date && yearFits(date, monthDay) ? date.slice(0, 4) : null);
  if (year === null) return `--${monthDay}`;
  const day = `${year}-${monthDay}`;
  // What lies more than a year back is what the news begins with, not the news.
  if (!isCalendarDate(day) || (date?.length === 10 && daysBefore(date, 366) > day)) return null;
  return day;
}

const daysBefore = (date: string, days: number) =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

/** The day that a dispatch of `monthDay` calls today (`back` 0) or yesterday; without its year where none is given. */
function dayOfDispatch(monthDay: string, date: string | null, back: number): string | null {
  if (!isCalendarDate(`2024-${monthDay}`)) return null;
  const whole = date && yearFits(date, monthDay) ? `${date.slice(0, 4)}-${monthDay}` : null;
  if (whole) return isCalendarDate(whole) ? daysBefore(whole, back) : null;
  const day = Number(monthDay.slice(3)) - back;
  return day > 0 ? `--${monthDay.slice(0, 2)}-${pad(day)}` : null;
}

/** A day of the year of publication, when it does not lie after it. */
function yearFits(date: string, monthDay: string): boolean {
  return date.length < 7 || monthDay <= date.slice(5) || (date.length === 7 && monthDay.slice(0, 2) <= date.slice(5));
}
