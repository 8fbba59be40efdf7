/** What stands between an article's dateline and its text: a line below the headline, the headline again, pictures' words. */
import type { Review } from '../model/ledger.ts';
import { fold } from './fold.ts';
import { closeSpaces, type Headline } from './headline.ts';
import { LEAD, type Marked } from './roles.ts';

export interface UnderDateline {
  /** The line below the headline, which a site sets under the dateline. */
  readonly subtitle: Marked | null;
  /** The line over the headline where the page says it again. */
  readonly kicker: Marked | null;
  /** Lines that say the headline again. */
  readonly repeated: ReadonlySet<Marked>;
  /** What pictures show, over a dispatch. */
  readonly captions: ReadonlySet<Marked>;
  readonly review: readonly Review[];
}

/** Two halves with a blank between them, or who says what: a headline's words, and no picture's. */
const HALVES = /^[^\s,。;!?]{5,}(?:\s[^\s,。;!?]{4,}){1,2}$|^[^,。;!?:]{2,12}:[^。;!?:]{8,}$/;

/** A picture that a site names by its article: `…（2）`. */
const NUMBERED_PICTURE = /\s*[(]\d{1,2}[)]$/;

/** More lines than a headline has are a text of short lines. */
const HEAD = 4;

const bare = (text: string) => fold(text).replace(/[\s\p{P}丨|]/gu, '');

/** Reads the lines of `rest` that stand under the headline and over the text; `piece` is all of the article. */
export function readUnderDateline(
  piece: readonly Marked[],
  group: readonly Marked[],
  rest: readonly Marked[],
  headline: Headline,
): UnderDateline {
  const opening = rest.findIndex((m) => m.role === 'text' && m.line.prose);
  const last = group.at(-1)?.line.n ?? -1;
  const between = rest.slice(0, Math.max(0, opening)).filter((m) => m.line.n > last);
  const title = bare(headline.title?.text ?? '');
  const sayings = [title, bare(`${headline.column?.text ?? ''}${title}`)];
  const again = (m: Marked) => title.length >= 2 && sayings.includes(bare(m.line.text.replace(NUMBERED_PICTURE, '')));
  const repeated = new Set(between.filter(again));
  const heads = between.filter((m) => m.role === 'head' && !repeated.has(m));
  const over = between[between.findIndex((m) => repeated.has(m)) - 1];
  const kicker =
    over && over === heads[0] && between[0] === over && !headline.kicker && over.line.han >= 6 ? over : null;
  const subtitle = headline.subtitle || repeated.size > 0 ? null : lineBelow(piece, last, heads, rest.slice(opening));
  // A dispatch opens with its dateline; what stands between that and the headline belongs to pictures.
  const dispatch = opening >= 0 && LEAD.test(rest[opening]!.line.text);
  const underPicture = (m: Marked) => {
    const over = between[between.indexOf(m) - 1];
    return over !== undefined && repeated.has(over) && NUMBERED_PICTURE.test(over.line.text);
  };
  const captions = new Set(
    heads.filter((m) => m !== subtitle && m !== kicker && m.line.text.length <= 30 && (dispatch || underPicture(m))),
  );
  const others = between.filter((m) => m.role === 'text' || (heads.includes(m) && m !== kicker && !captions.has(m)));
  const review: Review[] = [];
  if (repeated.size > 0 && others.length > 0 && others.length <= HEAD)
    review.push({
      code: 'headline-doubtful',
      message: `标题之下、正文之上还有${others.length}行，可能是报纸原来的标题，请对照原页。`,
    });
  return { subtitle, kicker, repeated, captions, review };
}

/** The one line of headline's words under the dateline, where no subhead of the text is made like it. */
function lineBelow(
  piece: readonly Marked[],
  last: number,
  heads: readonly Marked[],
  text: readonly Marked[],
): Marked | null {
  const [line, ...others] = heads;
  const isHalved = (m: Marked) => HALVES.test(closeSpaces(m.line.content).text.normalize('NFKC'));
  if (!line || others.length > 0 || !isHalved(line)) return null;
  const dated = piece.some((m) => m.role === 'fields' && m.line.n > last && m.line.n < line.line.n);
  return dated && !text.some((m) => m.role === 'head' && isHalved(m)) ? line : null;
}
