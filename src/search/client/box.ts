/**
 * Every search box of the site: `/` goes to it, Ctrl-K opens one on any page, suggestions come while typing. This file
 * is all that a page loads before the search is used.
 */

type Combobox = typeof import('./combobox.ts');
let combobox: Promise<Combobox> | undefined;

const forms = (): HTMLFormElement[] => [...document.querySelectorAll<HTMLFormElement>('form[role="search"]')];
const inputOf = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>('input[name="q"]');
const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('dialog[data-search]');

/** Puts suggestions on a box when it is first used; without them (offline, an old browser) it stays a plain form. */
function enhance(form: HTMLFormElement): void {
  const input = inputOf(form);
  if (!input || input.dataset.enhanced) return;
  input.dataset.enhanced = 'true';
  combobox ??= import('./combobox.ts');
  combobox.then(({ attach }) => attach(form, input)).catch(() => delete input.dataset.enhanced);
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}

/** To the page's own box, or to the one in the dialog. */
function go(ownFirst: boolean): void {
  const box = dialog();
  const own = forms().find((form) => !box?.contains(form) && form.offsetParent !== null);
  const form = (ownFirst ? own : null) ?? box?.querySelector<HTMLFormElement>('form') ?? own;
  if (!form) return;
  if (box?.contains(form) && !box.open) box.showModal();
  const input = inputOf(form);
  input?.focus();
  input?.select();
}

document.addEventListener('focusin', ({ target }) => {
  const form = (target as Element).closest<HTMLFormElement>('form[role="search"]');
  if (form) enhance(form);
});

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    go(false);
  } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
    event.preventDefault();
    go(true);
  }
});

document.addEventListener('click', ({ target }) => {
  const box = dialog();
  if ((target as Element).closest('[data-search-open]')) go(false);
  else if (box && target === box) box.close();
});

// A box that has the focus already (autofocus, or typed into before this file came).
const focused = document.activeElement?.closest<HTMLFormElement>('form[role="search"]');
if (focused) enhance(focused);
