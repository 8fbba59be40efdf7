/** The review desk in the browser: one item at a time, one key a decision. */
import type { Comparison } from '../compare.ts';
import type { Verdict } from '../decide.ts';
import type { Item } from '../queue.ts';
import { candidateOf, element, quoted, spanOf } from './sides.ts';

const root = document.body.dataset.root ?? '/';
const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const [kindsBox, itemsBox, itemBox, sayBox] = [byId('kinds'), byId('items'), byId('item'), byId('say')];

let kinds: Record<string, string> = {};
let items: Item[] = [];
let kind = '';
let current = 0;
/** While a decision is being written: keys pressed meanwhile are not meant for what comes next. */
let busy = false;
/** Rises with every item drawn: an article that arrives after a later one was asked for is dropped. */
let turn = 0;

const shown = () => items.filter((item) => kind === '' || item.kind === kind);
const say = (text: string) => {
  sayBox.textContent = text;
};

interface Words {
  readonly buttons: readonly [accept: string, correct: string, reject: string];
  readonly done: Readonly<Record<Verdict, string>>;
}

/** What the three decisions are called, by what is decided. */
function wordsOf({ kind, candidates }: Item): Words {
  if (candidates) {
    const [same, other] = ['已记为同一人', '已记为不是同一人'];
    return { buttons: ['是同一人', '写明理由', '不是'], done: { accept: same, correct: same, reject: other } };
  }
  if (kind === 'conflict') {
    const [mine, theirs] = ['已留编辑的', '已用规则的'];
    return { buttons: ['留编辑的', '改正', '用规则的'], done: { accept: mine, correct: mine, reject: theirs } };
  }
  return {
    buttons: ['接受', '改正', '驳回'],
    done: { accept: '已接受', correct: '已改正', reject: '已驳回' },
  };
}

async function load(): Promise<void> {
  const queue = (await (await fetch(`${root}review/queue.json`)).json()) as {
    kinds: Record<string, string>;
    items: Item[];
  };
  ({ kinds, items } = queue);
  current = Math.min(current, Math.max(0, shown().length - 1));
  await draw();
}

async function draw(): Promise<void> {
  const count = (name: string) => items.filter((item) => name === '' || item.kind === name).length;
  kindsBox.replaceChildren(
    ...['', ...Object.keys(kinds)]
      .filter((name) => name === '' || count(name) > 0)
      .map((name) => {
        const button = element('button', { type: 'button' }, `${name === '' ? '全部' : kinds[name]} ${count(name)}`);
        button.setAttribute('aria-pressed', String(name === kind));
        button.addEventListener('click', () => {
          [kind, current] = [name, 0];
          void draw();
        });
        return button;
      }),
  );
  const list = shown();
  itemsBox.replaceChildren(
    ...list.map((item, n) => {
      const button = element('button', { type: 'button' }, `${kinds[item.kind]}　${item.label ?? item.title}`);
      button.title = item.title;
      if (n === current) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => {
        current = n;
        void draw();
      });
      return element('li', {}, button);
    }),
  );
  itemsBox.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  const item = list[current];
  if (!item) {
    itemBox.replaceChildren(element('p', { className: 'empty' }, '没有待办的了。'));
    return;
  }
  await drawItem(item);
}

async function drawItem(item: Item): Promise<void> {
  const mine = ++turn;
  const [accept, correct, reject] = wordsOf(item).buttons;
  const act = (verdict: Verdict, label: string, key: string) => {
    const button = element('button', { type: 'button', className: verdict }, label, element('kbd', {}, key));
    button.addEventListener('click', () => void decide(verdict));
    return button;
  };
  const input = element('input', { id: 'value', type: 'text', value: item.now, autocomplete: 'off' });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void decide('correct');
    if (event.key === 'Escape') input.blur();
  });
  const choices = item.alternatives.map((text) => {
    const button = element('button', { type: 'button' }, text);
    button.addEventListener('click', () => {
      input.value = text;
      void decide('correct');
    });
    return button;
  });
  itemBox.replaceChildren(
    element('h2', {}, item.title),
    element('p', { className: 'message' }, item.message),
    element(
      'p',
      { className: 'acts' },
      act('accept', accept, 'A'),
      ...(item.asks ? [act('correct', correct, 'E')] : []),
      act('reject', reject, 'R'),
    ),
    ...(item.asks ? [element('p', {}, element('label', { htmlFor: 'value' }, item.asks), input, ...choices)] : []),
  );
  if (item.candidates) {
    itemBox.append(
      element('div', { className: 'sides' }, ...item.candidates.map((candidate) => candidateOf(candidate, root))),
    );
    return;
  }
  const query = new URLSearchParams({ id: item.id, ref: item.code === 'repair-likely' ? item.ref : '' });
  const response = await fetch(`${root}review/article.json?${query}`);
  const article = (await response.json()) as (Comparison & { file: string; url: string | null }) | null;
  if (!article || mine !== turn) return;
  const source = element('p', { className: 'file' }, article.file);
  if (article.url && /^https?:/u.test(article.url)) {
    source.append('　', element('a', { href: article.url, rel: 'noreferrer' }, '原网页'));
  }
  const raw = element('div', { className: 'raw', tabIndex: 0 }, ...article.raw.map(spanOf));
  raw.setAttribute('aria-label', '原始页');
  const clean = element('div', { className: 'clean', tabIndex: 0 });
  clean.setAttribute('aria-label', '整理后');
  for (const { type, field, spans } of article.clean) {
    const line = element('p', { className: type }, ...spans.map(spanOf));
    line.dataset.field = field;
    clean.append(line);
  }
  itemBox.append(source, element('div', { className: 'sides' }, raw, clean));
  for (const side of [raw, clean]) {
    const place = side.querySelector('.here') ?? (item.quote ? quoted(side, item.quote) : null);
    place?.scrollIntoView({ block: 'center' });
  }
}

async function post(path: string, data: unknown): Promise<Record<string, unknown> | null> {
  const response = await fetch(`${root}review/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (typeof answer.refused !== 'string') return answer;
  say(answer.refused);
  return null;
}

async function decide(verdict: Verdict): Promise<void> {
  const item = shown()[current];
  if (!item || busy) return;
  busy = true;
  try {
    await carryOut(item, verdict);
  } finally {
    busy = false;
  }
}

async function carryOut(item: Item, verdict: Verdict): Promise<void> {
  const value = document.querySelector<HTMLInputElement>('#value')?.value ?? '';
  const answer = await post('decide', { key: item.key, verdict, value });
  if (!answer) return;
  await load();
  say(`${wordsOf(item).done[verdict]}，写入 ${String(answer.file)}。按 U 撤销。`);
}

document.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  const last = shown().length - 1;
  switch (event.key.toLowerCase()) {
    case 'j':
      current = Math.min(current + 1, Math.max(0, last));
      void draw();
      break;
    case 'k':
      current = Math.max(current - 1, 0);
      void draw();
      break;
    case 'a':
      void decide('accept');
      break;
    case 'r':
      void decide('reject');
      break;
    case 'e':
      document.querySelector<HTMLInputElement>('#value')?.focus();
      event.preventDefault();
      break;
    case 'u':
      void post('undo', {}).then(async (answer) => {
        if (!answer) return;
        await load();
        say(answer.undone ? '已撤销。' : '没有可撤销的了。');
      });
      break;
  }
});

say('J 下一项　K 上一项　A 接受　E 改正（回车确定）　R 驳回　U 撤销');
await load();
