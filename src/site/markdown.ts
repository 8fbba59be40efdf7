/** Markdown that an editor wrote, as HTML: GFM tables, footnotes and all; HTML in it stays inert. */
import type { Element, Root, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Heading } from './body.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { footnoteLabel: '注释', footnoteBackLabel: '回到正文', clobberPrefix: '' })
  .use(rehypeStringify)
  .freeze();

/** HTML of a body, its headings given ids `s1`, `s2` …; decks and bylines told by their emphasis, as the archive reads them. */
export function markdownHtml(body: string): { html: string; headings: Heading[] } {
  const tree = processor.runSync(processor.parse(body)) as Root;
  visit(tree, 'element', disarm);
  visit(tree, { tagName: 'td' }, align);
  visit(tree, { tagName: 'th' }, align);
  const headings: Heading[] = [];
  for (const node of tree.children) {
    if (node.type !== 'element') continue;
    if (/^h[1-6]$/.test(node.tagName)) {
      headings.push({ id: `s${headings.length + 1}`, text: textOf(node) });
      node.properties.id = `s${headings.length}`;
      // The page has its one h1; sections start below it.
      if (node.tagName === 'h1') node.tagName = 'h2';
    } else if (node.tagName === 'p') {
      const only = node.children.length === 1 ? node.children[0]! : null;
      if (only?.type === 'element' && only.tagName === 'em') unwrap(node, only, 'deck');
      else if (only?.type === 'element' && only.tagName === 'strong') unwrap(node, only, 'byline');
    }
  }
  const own = tree.children.map((node) =>
    node.type === 'element' && node.tagName === 'table' ? scrolled(node) : node,
  );
  return { html: processor.stringify({ ...tree, children: own }), headings };
}

/** No address that runs code, and no picture that another host would be asked for. */
function disarm(node: Element): void {
  const { href, src } = node.properties;
  if (typeof href === 'string' && !/^(https?:|mailto:|[#./])/iu.test(href)) delete node.properties.href;
  if (node.tagName !== 'img' || typeof src !== 'string' || !/^([a-z]+:|\/\/)/iu.test(src)) return;
  node.tagName = 'a';
  node.children = [{ type: 'text', value: String(node.properties.alt || src) }];
  node.properties = /^https?:/iu.test(src) ? { href: src } : {};
}

/** The alignment of a table's cell as a class: the attribute is obsolete. */
function align(node: Element): void {
  const side = node.properties.align;
  delete node.properties.align;
  if (side === 'right') node.properties.className = ['n'];
  if (side === 'center') node.properties.className = ['c'];
}

function unwrap(paragraph: Element, inner: Element, name: string): void {
  paragraph.children = inner.children;
  paragraph.properties.className = [name];
}

function scrolled(table: Element): Element {
  return {
    type: 'element',
    tagName: 'section',
    properties: { className: ['scroll'], tabIndex: 0, ariaLabel: '表格' },
    children: [table],
  };
}

function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as RootContent)).join('') : '';
}
