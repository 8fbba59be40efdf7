/** HTML to lines: what a reader of the page would see, with what its markup says of each line. */
import { createRequire } from 'node:module';
import type { LineFeature, PageMeta, PageText, RawPage } from '../../model/draft.ts';
import { Traced } from '../../model/traced.ts';
import type { Decoded } from '../../text/decode.ts';
import { isMarkdown, readMarkdown } from '../markdown/index.ts';
import { visibleLines } from './lines.ts';
import { mainLines } from './main-content.ts';
import { readMeta } from './meta.ts';
import { withTitle } from './title.ts';

/**
 * Reads a decoded page. Plain text passes through as it is. HTML becomes its visible text, a line for each block or
 * line break, with one `LineFeature` a line; offsets of its `Traced` are offsets in that visible text. Metadata comes
 * from `<meta>`, JSON-LD, Founder's properties and the header of a saved page. Nothing is loaded or run. Never throws.
 */
export function readHtml(decoded: Decoded, raw: RawPage): PageText {
  const { title, date } = raw.sidecar;
  const given: PageMeta = { ...(title ? { title } : {}), ...(date ? { date } : {}) };
  if (!(decoded.html && ELEMENTS.test(decoded.text)) && isMarkdown(decoded.text))
    return readMarkdown(decoded.text, given);
  if (!decoded.html) return withTitle({ text: Traced.from(decoded.text), features: null, meta: given }, decoded.text);
  const document = parse(decoded.text);
  const meta: PageMeta = { ...given, ...readMeta(document, decoded.text) };
  const lines = visibleLines(document.body ?? document.documentElement);
  const main = mainLines(document, lines, meta);
  const features: LineFeature[] = lines.map((line, n) => ({
    tag: line.tag,
    linkDensity: line.linkDensity,
    main: main[n] ?? true,
    ...(line.image ? { image: line.image } : {}),
  }));
  if (lines.length === 0) features.push({ tag: 'body', linkDensity: 0, main: true });
  const text = lines.map((line) => line.text).join('\n');
  return withTitle({ text: Traced.from(text), features, meta, raw: text }, text);
}

/** What a page of HTML has; in Markdown a few other elements may stand. */
const ELEMENTS = /<(?:!doctype|html|head|body|p|td|article|h[1-6]|founder-content)[\s>]/iu;

type Linkedom = typeof import('linkedom');
let linkedom: Linkedom | null = null;

/** Loaded for the first page of HTML: it is a fifth of what starting costs, and most archives are of text. */
function parser(): Linkedom['parseHTML'] {
  linkedom ??= createRequire(import.meta.url)('linkedom') as Linkedom;
  return linkedom.parseHTML;
}

/**
 * Parses a page or a fragment to a document with a body. Where something else stands around `<html>` (a wrapper of an
 * archive, a fragment without it), all of it becomes the body.
 */
export function parse(html: string): Document {
  const parseHTML = parser();
  const document = parseHTML(html).document;
  const root = document.documentElement;
  if (root?.localName === 'html' && root.children[0]?.localName === 'head' && root.children[1]?.localName === 'body')
    return document;
  const inside = html.replace(/<!doctype[^>]*>|<\/?(html|head|body)(\s[^<>]*)?>/giu, '');
  return parseHTML(`<!doctype html><html><head></head><body>${inside}</body></html>`).document;
}
