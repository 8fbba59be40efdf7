/** What the desk shows side by side: the raw page and the article, or the people whom a name may mean. */
import type { Span } from '../compare.ts';
import type { Candidate } from '../people.ts';

/** An element with its properties and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

/** One of the people whom a name may mean, with the sentences that name them; `root` is the base path of the site. */
export function candidateOf({ id, articles, sightings }: Candidate, root: string): HTMLElement {
  const list = sightings.map(({ article, title, date, posts, evidence }) =>
    element(
      'li',
      {},
      element('strong', {}, posts.join('、') || '（没有职务）'),
      element('br'),
      `${date ?? '日期不明'}　`,
      element('a', { href: `${root}articles/${article}/` }, title),
      ...(evidence === '' ? [] : [element('p', { className: 'message' }, evidence)]),
    ),
  );
  const more =
    articles.length > sightings.length ? [element('p', {}, `另有 ${articles.length - sightings.length} 篇`)] : [];
  return element(
    'section',
    { className: 'clean' },
    element('p', { className: 'title' }, id),
    element('ul', {}, ...list),
    ...more,
  );
}

/** Outlines the first place where a side has these words. */
export function quoted(side: HTMLElement, words: string): Element | null {
  const texts = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const found = node.splitText(at);
    found.splitText(words.length);
    const box = element('span', { className: 'here' });
    found.replaceWith(box);
    box.append(found);
    return box;
  }
  return null;
}

/** A stretch of text with its mark. */
export function spanOf({ text, mark, note, here }: Span): Node {
  if (!mark) return document.createTextNode(text);
  const className = here ? `${mark} here` : mark;
  return element(mark === 'removed' ? 'del' : 'mark', { className, title: note }, text);
}
