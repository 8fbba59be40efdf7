/** The page in traditional characters, for reading alone: loaded when it is first asked for. */
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset/cn2t';

const before = new Map<Text, string>();

function textNodes(): Text[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('script, style, textarea, [data-tool], [data-cite]') ||
    !/\p{Script=Han}/u.test(node.nodeValue ?? '')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** Shows the page in traditional characters. */
export function toTraditional(): void {
  const convert = ConverterFactory(from.cn ?? [], to.t ?? []);
  for (const node of textNodes()) {
    const text = node.nodeValue ?? '';
    before.set(node, text);
    node.nodeValue = convert(text);
  }
  document.documentElement.lang = 'zh-Hant';
}

/** Puts back what was there. */
export function toSimplified(): void {
  for (const [node, text] of before) node.nodeValue = text;
  before.clear();
  document.documentElement.lang = 'zh-CN';
}
