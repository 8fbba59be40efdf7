/** On the front page: the articles of earlier years on the reader's own day, or the nearest before it. */

const DAY = 86_400_000;
/** Days looked back. */
const NEAR = 7;
const SHOWN = 4;

/** `YYYY-MM-DD` in China. */
const chinaDay = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);

/** The day of the year with articles that is nearest to `now` and not after it; null when none is near. */
export function nearestDay(days: ReadonlySet<string>, now: number): string | null {
  for (let back = 0; back <= NEAR; back++) {
    const day = chinaDay(now - back * DAY).slice(5);
    if (days.has(day)) return day;
  }
  return null;
}

/** Fills the section of the page with its day; leaves it as it was built when there is nothing nearer. */
export async function showThisDay(section: HTMLElement, now = Date.now()): Promise<void> {
  const day = nearestDay(new Set(section.dataset.days?.split(' ')), now);
  const link = section.querySelector<HTMLAnchorElement>('[data-day]');
  const list = section.querySelector('ul');
  if (!day || !link || !list) return;
  const address = `${section.dataset.every}${day}/`;
  if (link.getAttribute('href') === address) return;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const year = chinaDay(now).slice(0, 4);
  const rows = [...page.querySelectorAll('main .list > li')].flatMap((row) => {
    const title = row.querySelector<HTMLAnchorElement>('.row a');
    const date = /\d{4}-\d{2}-\d{2}/u.exec(row.querySelector('small')?.textContent ?? '')?.[0] ?? '';
    return title && date < year ? [{ title, date }] : [];
  });
  if (rows.length === 0) return;
  const heading = section.querySelector('h2');
  if (heading && day === chinaDay(now).slice(5)) heading.textContent = '那年今日';
  const [month, monthDay] = day.split('-').map(Number);
  link.href = address;
  link.textContent = `${month}月${monthDay}日`;
  list.replaceChildren(
    ...rows.slice(0, SHOWN).map(({ title, date }) => {
      const [y, m, d] = date.split('-').map(Number);
      const item = document.createElement('li');
      const small = document.createElement('small');
      small.textContent = `${y}年${m}月${d}日`;
      const row = document.createElement('h3');
      row.className = 'row';
      const anchor = document.createElement('a');
      anchor.href = title.getAttribute('href') ?? '';
      anchor.textContent = title.textContent;
      row.append(anchor);
      item.append(small, row);
      return item;
    }),
  );
}
