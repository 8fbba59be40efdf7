/** Whether a plain text is a page that a scraper wrote down in Markdown. */

/** One of these stands in every such page; looking for them costs next to nothing. */
const HINT =
  /\]\(|\]\[|\*\*|(?:^|\n)(?:#{1,6}[ \t]+\S|={3,}[ \t]*(?:\n|$)|(?:URL Source|Markdown Content):|---[ \t]*\n)/;
/** `[首页](/)`, `![](a.jpg)`: a pair of brackets and the address they lead to. */
const LINK = /!?\[[^\]\n]*\]\((?:<|https?:|\/|\.|#|javascript:|mailto:|tel:|[\w%-]+[./])/i;
const HEADING = /(?:^|\n) {0,3}#{1,6}[ \t]+[^\s#]/;
const SETEXT = /(?:^|\n)[^\n|]{4,90}\n={3,}[ \t]*(?:\n|$)/;
/** A line that is bold from end to end, and no masked name. */
const BOLD = /(?:^|\n)[ \t\u3000]*\*\*[^\s*、，。][^*\n]*\*\*[ \t]*(?=\n|$)/;
const READER = /(?:^|\n)(?:URL Source|Markdown Content):/;
/** A block of properties that opens the text: `---`, `title: …`, `---`. */
export const FRONT_MATTER =
  /^\uFEFF?---[ \t]*\n(?=(?:[\w-]+[ \t]*:.*\n|[ \t]+\S.*\n|- .*\n)+(?:---|\.\.\.)[ \t]*(?:\n|$))/;

/** Linear in the text, and over at its first signs. */
export function isMarkdown(text: string): boolean {
  if (!HINT.test(text)) return false;
  return [LINK, HEADING, SETEXT, BOLD, READER, FRONT_MATTER].some((sign) => sign.test(text));
}
