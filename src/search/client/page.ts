/** The search page: the address is its state; what it shows follows from the address alone. */
import type { Answer } from '../types.ts';
import { type ChoiceEvent, searchOf } from './combobox.ts';
import { h } from './dom.ts';
import { emptyHelp } from './empty.ts';
import { download, toBibTex, toCsv } from './export.ts';
import { chosenChips, facetLists, yearBars } from './facets.ts';
import { hitRow, type Labels, relatedRow } from './hits.ts';
import { entityCards } from './panel.ts';
import { isEmpty, ranged, readState, type State, toggled, writeState } from './state.ts';
import { forget } from './store.ts';

const page = document.querySelector<HTMLElement>('[data-search-page]')!;
const part = <T extends HTMLElement>(name: string): T => page.querySelector<T>(`[data-part="${name}"]`)!;
const form = page.querySelector<HTMLFormElement>('form[role="search"]')!;
const input = form.querySelector<HTMLInputElement>('input[name="q"]')!;
const results = part('results');
const order = part<HTMLSelectElement>('order');
const base = new URL('..', form.action).pathname;
const search = searchOf(form);
const labels: { -readonly [K in keyof Labels]: Labels[K] } = {
  url: (path) => base + path,
  kinds: JSON.parse(page.dataset.kinds ?? '{}') as Record<string, string>,
  topics: {},
};

let state: State = readState(location.search);
/** Rises with every search: an answer that comes after a later question is dropped. */
let turn = 0;

/** Goes to a state as a new step of the history. */
function go(next: State): void {
  history.pushState(null, '', writeState(next));
  void show(next);
}

async function show(next: State): Promise<void> {
  const mine = ++turn;
  state = next;
  input.value = next.q;
  input.defaultValue = next.q;
  order.value = next.order;
  for (const name of ['from', 'to'] as const) {
    part('range').querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = next.facets[name] ?? '';
  }
  delete results.dataset.total;
  delete part('related').dataset.count;
  document.title = next.q ? `${next.q} · ${page.dataset.title}` : (page.dataset.title ?? '');
  part('start').hidden = !isEmpty(next);
  part('answer').hidden = isEmpty(next);
  part('problem').hidden = true;
  delete results.dataset.error;
  if (isEmpty(next)) return say('');
  results.setAttribute('aria-busy', 'true');
  say('正在检索……');
  try {
    const shown = await Promise.all(
      Array.from({ length: next.pages }, (_, n) =>
        search.search(next.q, next.facets, next.order, n + 1, { literal: next.literal }),
      ),
    );
    if (mine !== turn) return;
    labels.topics = (await search.manifest()).topics;
    await render(
      shown[0]!,
      shown.flatMap(({ hits }) => hits),
      next,
      mine,
    );
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    if (mine === turn) results.removeAttribute('aria-busy');
  }
}

async function render(answer: Answer, hits: Answer['hits'], next: State, mine: number): Promise<void> {
  const extras = answer.total ? [] : await emptyHelp(next, search, labels);
  if (mine !== turn) return;
  part('hits').replaceChildren(...hits.map((hit) => hitRow(hit, labels)));
  part('empty').replaceChildren(...(answer.total ? [] : [h('p', { class: 'none' }, '没有文章合于所求。'), ...extras]));
  part('facets').replaceChildren(...facetLists(answer, next, labels));
  const bars = yearBars(answer, next);
  part('years').replaceChildren(...(bars ? [bars] : []));
  part('undated').textContent = answer.undated ? `另有 ${answer.undated} 篇日期未知` : '';
  part('notice').replaceChildren(...notice(answer, next));
  part('more').hidden = hits.length >= answer.total;
  part('exports').hidden = !answer.total;
  part('tally').textContent = answer.total ? `共 ${answer.total} 篇` : '';
  results.dataset.total = String(answer.total);
  say(answer.total ? `共 ${answer.total} 篇，已列出 ${hits.length} 篇` : '没有文章合于所求');
  part('related').replaceChildren();
  void whenNear(part('related'), mine).then(() => related(next, mine));
  await beside(next, mine);
}

/** Resolves when an element is near the part of the page that is seen: at once under a short list. */
function whenNear(element: HTMLElement, mine: number): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (mine !== turn) observer.disconnect();
        if (mine !== turn || !entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
  });
}

/** Articles about what was typed that do not hold it as it stands. Without them the answer is whole all the same. */
async function related(next: State, mine: number): Promise<void> {
  const found = next.q ? await search.related(next.q, next.facets, { literal: next.literal }).catch(() => []) : [];
  if (mine !== turn) return;
  part('related').dataset.count = String(found.length);
  if (!found.length) return;
  part('related').replaceChildren(
    h('h2', {}, '相关的文章'),
    h('p', { class: 'small' }, '字句不是原样写着，但标题、地方、官员、专题合于所求，或所求的词分在各处：'),
    h('ol', { class: 'list' }, ...found.map((hit) => relatedRow(hit, labels))),
  );
}

/** What comes after the answer and may fail without harm: names of officials, cards of what the query names. */
async function beside(next: State, mine: number): Promise<void> {
  const names = new Map<string, string>();
  part('chosen').replaceChildren(...chosenChips(next, labels, names));
  try {
    const [cards] = await Promise.all([
      entityCards(next, search, labels),
      ...(next.facets.official ?? []).map(async (id) => {
        const entry = await search.suggester.byValue('official', id);
        if (entry) names.set(id, entry.name);
      }),
    ]);
    if (mine !== turn) return;
    part('entities').replaceChildren(...cards);
    if (names.size) part('chosen').replaceChildren(...chosenChips(next, labels, names));
  } catch {
    if (mine === turn) part('entities').replaceChildren();
  }
}

function notice({ rewritten }: Answer, next: State): (HTMLElement | string)[] {
  if (!rewritten) return [];
  const how = rewritten.why === 'traditional' ? '已转为简体一并检索：' : '已按拼音检索：';
  return [
    how,
    h('strong', {}, rewritten.to),
    '。',
    h('a', { href: writeState({ ...next, literal: true, pages: 1 }) }, `只搜“${rewritten.from}”`),
  ];
}

function fail(error: unknown): void {
  results.dataset.error = 'true';
  part('problem').hidden = false;
  part('problem-text').textContent = navigator.onLine
    ? '检索没有完成：索引里有一个文件没能取到。结果宁缺毋残，所以一条也没有列出。'
    : '现在没有网络。检索过的词仍可再查，新的词要等网络恢复。';
  part('hits').replaceChildren();
  for (const name of ['empty', 'facets', 'years', 'notice', 'entities', 'chosen', 'related'])
    part(name).replaceChildren();
  part('more').hidden = true;
  part('exports').hidden = true;
  part('tally').textContent = '';
  say('检索没有完成');
  console.warn(error);
}

function say(text: string): void {
  part('status').textContent = text;
}

/** Links of the page that lead to another state of it are followed without a new page. */
page.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('?')) return;
  event.preventDefault();
  go(readState(href));
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  go({ ...state, q: input.value.trim(), pages: 1, literal: false });
});

// On this page a place, an official or a topic that is chosen narrows the search; an office opens its page.
form.addEventListener('search:choose', (event) => {
  const { entry } = (event as CustomEvent<ChoiceEvent>).detail;
  if (entry.kind === 'office') return;
  event.preventDefault();
  const { [entry.kind]: _, ...others } = state.facets;
  go(toggled({ ...state, q: '', literal: false, facets: others }, entry.kind, entry.value));
});

order.addEventListener('change', () => go({ ...state, order: order.value as State['order'], pages: 1 }));
part('range').addEventListener('submit', (event) => {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  const [from, to] = [String(data.get('from') ?? ''), String(data.get('to') ?? '')];
  go(ranged(state, { ...(from ? { from } : {}), ...(to ? { to } : {}) }));
});
part('more').addEventListener('click', async () => {
  const before = part('hits').children.length;
  const next = { ...state, pages: state.pages + 1 };
  history.replaceState(null, '', writeState(next));
  await show(next);
  part('hits').children[before]?.querySelector('a')?.focus();
});
part('retry').addEventListener('click', () => void show(state));
window.addEventListener('online', () => {
  if (results.dataset.error) void show(state);
});
window.addEventListener('popstate', () => void show(readState(location.search)));

for (const kind of ['csv', 'bib'] as const) {
  part(kind).addEventListener('click', async () => {
    try {
      const rows = await search.rows(state.q, state.facets, state.order, { literal: state.literal });
      const address = ({ url }: { url: string }): string => new URL(labels.url(url), location.href).href;
      if (kind === 'csv') download('检索结果.csv', 'text/csv;charset=utf-8', toCsv(rows, address, labels.kinds));
      else download('检索结果.bib', 'application/x-bibtex;charset=utf-8', toBibTex(rows, address));
      say(`已导出 ${rows.length} 篇`);
    } catch {
      say('导出没有完成：有文件没能取到');
    }
  });
}

/** From the box down into the hits and back, with the arrow keys. */
page.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...part('hits').querySelectorAll<HTMLAnchorElement>('h3 a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0 && document.activeElement !== input) return;
  const target = at + step < 0 ? input : links[at + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
});

void show(state)
  .then(async () => {
    if (isEmpty(state)) return;
    const { shards, suggest } = await search.manifest();
    await forget(`${base}search/index/`, [...shards.map(({ dir }) => dir), ...(suggest ? [suggest.dir] : [])]);
  })
  .catch(() => undefined);
