/** Runs of short lines before or after the running text that hang together with known chrome. */
import { readCaption } from '../captions.ts';
import { readCredit } from '../fields/people.ts';
import { isSubtitleLine } from '../headline.ts';
import { areLoneNames } from '../lexicon/surnames.ts';
import type { Line } from '../line.ts';
import { isMenuWord } from './buttons.ts';
import type { Known } from './index.ts';
import { isContact } from './legal.ts';
import { items } from './rule.ts';

const SIGN_OFF =
  /(?:委|府|局|办|部|院|会|社|处|厅|中心|室|组|公司|学校|报|团|站|所)$|^[(]?\d{4}年\d{1,2}月\d{1,2}日[)]?$|^[(]/;

/**
 * Adds the runs to what was found. A short line of no known menu word right over the headline may be its rubric or the
 * last word of the menu: it stays, and is returned for an editor to look at.
 */
export function menuRuns(
  lines: readonly Line[],
  found: Map<number, string>,
  known: Known,
  first: number,
  last: number,
): Line[] {
  const doubts: Line[] = [];
  const short = (l: Line) => !l.closed && l.text.length <= 40 && items(l.text).every((i) => i.length <= 14);
  const sweep = (from: number, to: number, keep: (l: Line) => boolean, brief = false) => {
    let n = from;
    while (n < to) {
      let end = n;
      let size = 0;
      let sure = 0;
      while (
        end < to &&
        !known.fields.has(end) &&
        (found.has(end) || (short(lines[end]!) && !keep(lines[end]!)) || isContact(lines[end]!.text))
      ) {
        size++;
        if (found.has(end) || items(lines[end]!.text).some(isMenuWord)) sure++;
        end++;
      }
      // Six lines and more of a few characters each are a menu, whatever they name.
      const tiny =
        brief && size >= 6 && sure > 0 && lines.slice(n, end).every((l) => found.has(l.n) || l.text.length <= 6);
      if ((size >= 3 && sure / size >= 0.34) || tiny) {
        const odd = brief && places.has(end) && isRubric(lines, end - 1) && !found.has(end - 1) ? end - 1 : -1;
        if (odd >= 0) doubts.push(lines[odd]!);
        // Under a menu that has no headline below it, the writers' names are no part of it.
        for (let i = n; i < end; i++)
          if (!found.has(i) && !(brief && areLoneNames(lines[i]!.text)) && i !== odd) found.set(i, 'menu-run');
      }
      n = Math.max(end, n + 1);
    }
  };
  const places = headlinePlaces(lines, found, known, first);
  // A headline by its element is none of the menu over it.
  sweep(0, first, (l) => places.has(l.n) || l.text.length > 16 || (l.html?.main === true && l.html.tag === 'h1'), true);
  let tail = last + 1;
  while (tail < lines.length && !found.has(tail) && SIGN_OFF.test(lines[tail]!.text) && tail - last <= 3) tail++;
  // `名单如下：` opens a list: what stands under it is the article's up to the site's first word.
  const led = [last, last + 1].find(
    (n) => n >= 0 && n < lines.length && !found.has(n) && /[\u3400-\u9fff]{2}:$/.test(lines[n]!.text),
  );
  if (led !== undefined) {
    tail = Math.max(tail, led + 1);
    while (tail < lines.length && !found.has(tail) && !items(lines[tail]!.text).some(isMenuWord)) tail++;
  }
  // A caption or its writers' line closes many an article; so does a short table.
  const closes = (l: Line) => l.text.startsWith('|') || readCaption(l) !== null || readCredit(l.text) !== null;
  sweep(tail, lines.length, closes);
  return doubts;
}

/** As long as the name of a rubric is, no word of a menu, and not said in the menu before, as the name of a section is. */
function isRubric(lines: readonly Line[], n: number): boolean {
  const { text } = lines[n]!;
  if (!/^[\u3400-\u9fff·“”]{3,8}$/.test(text) || isMenuWord(text)) return false;
  return !lines.slice(0, n).some((l) => l.text.replace(/\s/g, '') === text);
}

/** The lines that stand where a headline stands: right over fields of the article, or over its text. */
function headlinePlaces(
  lines: readonly Line[],
  found: Map<number, string>,
  known: Known,
  first: number,
): ReadonlySet<number> {
  const places = new Set<number>();
  let above = -1;
  for (let n = 0; n <= Math.min(first, lines.length); n++) {
    const field = known.fields.has(n) || (n < first && readCredit(lines[n]!.text) !== null);
    // A text may begin with those it is for: `各乡镇人民政府：`.
    const opens = n < first && !field && !found.has(n) && /[\u3400-\u9fff]{4}:$/.test(lines[n]!.text);
    if ((n === first || field || opens) && above >= 0) places.add(above);
    if (!field && !found.has(n)) above = n;
  }
  // A headline of several lines: as far up as lines are no words of a menu.
  for (const place of [...places])
    for (let n = place - 1; n > place - 4 && n >= 0; n--) {
      const line = lines[n]!;
      if (
        found.has(n) ||
        known.fields.has(n) ||
        (line.han < 6 && !isSubtitleLine(lines[n + 1]!.text) && !/^【[^【】]+】$/.test(line.text)) ||
        items(line.text).some(isMenuWord)
      )
        break;
      places.add(n);
    }
  return places;
}
