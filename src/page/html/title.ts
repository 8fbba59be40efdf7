/** A title that stands beside a page and not in it: in its `<title>` or metadata, or with the scraper's record of it. */
import type { PageText } from '../../model/draft.ts';
import { Traced } from '../../model/traced.ts';
import { isPressName } from '../fields/outlet.ts';
import { fold, hanCount } from '../fold.ts';
import { isProse } from '../line.ts';

const bare = (text: string) => fold(text).replace(/[\s\p{P}]/gu, '');
/** How many lines of a page can stand before its text. */
const TOP = 60;

/**
 * Puts the title of a page's metadata over its text where the page shows a text and no headline: its first line of
 * main content is running text, nothing is marked as a heading, and no line says the title. The title's offsets lie
 * behind the page's own, which stay what they were.
 */
export function withTitle(page: PageText, raw: string): PageText {
  const title = page.meta.title?.split(/\s*[_|｜]\s*|\s+[-–—]\s+/u)[0]?.trim() ?? '';
  if (hanCount(title) < 6 || title.length > 80 || /[。；]/u.test(title) || isPressName(title)) return page;
  const { text, features } = page;
  const top = text.text.split('\n', TOP * 4).map((line) => fold(line).trim());
  const shown = top.flatMap((line, n) => (line !== '' && features?.[n]?.main !== false ? [line] : []));
  if (!shown[0] || !isProse(shown[0], hanCount(shown[0])) || features?.some((f) => /^h[1-4]$/.test(f.tag))) return page;
  const said = bare(title);
  if (top.some((line) => line.length <= 160 && bare(line).includes(said))) return page;
  return {
    ...page,
    text: Traced.concat([Traced.from(title, raw.length + 1), text], '\n'),
    features: features ? [{ tag: 'h1', linkDensity: 0, main: true }, ...features] : null,
    raw: `${raw}\n${title}`,
  };
}
