/** Suggestions under a search box, as a combobox with a list (ARIA Authoring Practices, "editable combobox"). */
import { FOLDERS, type Suggestion } from '../suggestions.ts';
import { h, placeName } from './dom.ts';
import { openSearch, type SiteSearch } from './open.ts';

const KIND_NAMES = { place: '地方', official: '官员', office: '职位', topic: '专题' } as const;

const opened = new Map<string, SiteSearch>();

/** The search whose index lies beside the page that a form leads to; one for the whole page. */
export function searchOf(form: HTMLFormElement): SiteSearch {
  const root = new URL('index/', form.action).pathname;
  let search = opened.get(root);
  if (!search) {
    search = openSearch(root);
    opened.set(root, search);
  }
  return search;
}

/** The address of an entry's page. */
export function pageOf(entry: Suggestion, form: HTMLFormElement): string {
  return new URL(`../${FOLDERS[entry.kind]}/${entry.slug}/`, form.action).pathname;
}

export interface ChoiceEvent {
  readonly entry: Suggestion;
  readonly page: string;
}

let number = 0;

/**
 * Attaches suggestions to a form's input. Choosing one fires a cancelable `search:choose` on the form; unless that is
 * prevented, its page opens.
 */
export function attach(form: HTMLFormElement, input: HTMLInputElement): void {
  const search = searchOf(form);
  const id = `suggestions-${number++}`;
  const list = h('ul', {
    role: 'listbox',
    id,
    class: 'suggestions',
    'aria-label': '地方、官员、职位、专题',
    hidden: true,
  });
  const status = h('p', { class: 'vh', 'aria-live': 'polite' });
  form.append(list, status);
  form.classList.add('has-suggestions');
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-controls': id,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  })) {
    input.setAttribute(name, value);
  }
  let entries: readonly Suggestion[] = [];
  let active = -1;
  let asked = 0;

  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((option, n) => {
      option.setAttribute('aria-selected', String(n === index));
    });
    if (index >= 0) input.setAttribute('aria-activedescendant', `${id}-${index}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = (): void => {
    asked++;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const choose = (entry: Suggestion): void => {
    close();
    const page = pageOf(entry, form);
    const detail: ChoiceEvent = { entry, page };
    if (form.dispatchEvent(new CustomEvent('search:choose', { bubbles: true, cancelable: true, detail })))
      location.assign(page);
  };
  const show = (found: readonly Suggestion[]): void => {
    entries = found;
    list.replaceChildren(...found.map((entry, n) => optionOf(entry, `${id}-${n}`)));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = found.length ? `${found.length} 条建议，用上下键选择` : '';
    mark(-1);
  };
  const ask = async (): Promise<void> => {
    const turn = ++asked;
    const typed = input.value.trim();
    if (!typed) return close();
    try {
      const found = await search.suggester.suggest(typed);
      if (turn === asked && document.activeElement === input) show(found);
    } catch {
      // Suggestions are a help: without them the search itself still answers, or says why not.
      if (turn === asked) close();
    }
  };

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) void ask();
  });
  input.addEventListener('compositionend', () => void ask());
  input.addEventListener('blur', () => close());
  form.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      const count = entries.length + 1;
      mark(((active + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(entries[active]!);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  // Before the blur that a press would cause.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const index = [...list.children].indexOf((target as Element).closest('[role="option"]')!);
    if (index >= 0) choose(entries[index]!);
  });
  // Typed before this file came.
  if (input.value !== input.defaultValue && document.activeElement === input) void ask();
}

function optionOf(entry: Suggestion, id: string): HTMLLIElement {
  const parent = entry.kind === 'place' ? placeName(entry.value.slice(0, entry.value.lastIndexOf('/'))) : '';
  const note = [parent === '浙江省' ? '' : parent, entry.note].filter(Boolean).join(' · ');
  return h(
    'li',
    { role: 'option', id, 'aria-selected': 'false', 'data-kind': entry.kind },
    h('span', { class: 'kind' }, KIND_NAMES[entry.kind]),
    h('span', { class: 'name' }, entry.name),
    note && h('span', { class: 'about' }, note),
    h('span', { class: 'count' }, entry.count ? `${entry.count} 篇` : ''),
  );
}
