/** What pages do beyond being read: views of a text, copying, size, dark, traditional characters. All of it optional. */

const root = document.documentElement;
const all = <T extends Element>(selector: string, from: ParentNode = document): T[] => [
  ...from.querySelectorAll<T>(selector),
];

/** The three views of an article: clean, with every repair marked, and as it stood in the raw page. */
function views(): void {
  const bar = document.querySelector('[data-views]');
  const article = bar?.closest('article');
  if (!bar || !article) return;
  const body = article.querySelector('.body');
  const repairs = all<HTMLElement>('.r', article);
  const clean = new Map(repairs.map((span) => [span, [...span.childNodes]]));
  const note = bar.querySelector('[data-view-note]');
  const named = repairs.filter((span) => !span.dataset.tip);
  const show = (view: string): void => {
    for (const name of ['marks', 'raw']) {
      article.classList.toggle(name, view === name);
      body?.classList.toggle(name, view === name);
    }
    for (const [span, nodes] of clean) {
      if (view === 'raw') span.replaceChildren(span.dataset.b ?? '');
      else span.replaceChildren(...nodes);
    }
    for (const span of named) {
      if (view === 'marks') {
        const before = span.dataset.b;
        span.dataset.tip = `${span.dataset.k}（确定）：${before ? `原页作「${before}」` : '原页此处无字'}`;
        span.tabIndex = 0;
        span.setAttribute('role', 'note');
        span.setAttribute('aria-label', span.dataset.tip);
      } else {
        delete span.dataset.tip;
        for (const name of ['tabindex', 'role', 'aria-label']) span.removeAttribute(name);
      }
    }
    for (const button of all<HTMLButtonElement>('[data-view]', bar))
      button.setAttribute('aria-pressed', String(button.dataset.view === view));
    if (note)
      note.textContent =
        { marks: `共 ${repairs.length} 处改动，指上去或用 Tab 键逐处查看`, raw: '改动处以朱色还其原字' }[view] ?? '';
  };
  for (const button of all<HTMLButtonElement>('[data-view]', bar))
    button.addEventListener('click', () => show(button.dataset.view ?? 'clean'));
  bar.querySelector('[data-evidence]')?.addEventListener('change', (event) => {
    article.classList.toggle('evidence', (event.target as HTMLInputElement).checked);
  });
  // A note near the right edge opens to the left.
  const place = (event: Event): void => {
    const span = (event.target as Element).closest<HTMLElement>('.r');
    if (span) span.classList.toggle('right', span.getBoundingClientRect().left > window.innerWidth * 0.5);
  };
  article.addEventListener('pointerover', place);
  article.addEventListener('focusin', place);
}

function copying(): void {
  // Built without the site's own address, citations hold a path: here it is made whole.
  for (const cite of all('[data-cite]')) {
    cite.textContent = (cite.textContent ?? '').replace(
      /(^|[\s{])(\/\S*?articles\/)/u,
      (_, before, path) => `${before}${location.origin}${path}`,
    );
  }
  for (const button of all<HTMLButtonElement>('[data-copy]')) {
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const text = document.querySelector(`[data-cite="${button.dataset.copy}"]`)?.textContent ?? '';
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = '已复制';
      } catch {
        button.textContent = '请手动复制';
      }
      setTimeout(() => {
        button.textContent = label;
      }, 1800);
    });
  }
}

function keep(name: string, value: string | undefined): void {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(`zhijiang-${name}`, value);
    else localStorage.removeItem(`zhijiang-${name}`);
  } catch {
    // Without storage the choice holds for this page.
  }
}

const SIZES = [undefined, 'l', 'xl', 's'] as const;

function tools(): void {
  const on = (name: string, act: (button: HTMLButtonElement) => void): void => {
    const button = document.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`);
    button?.addEventListener('click', () => act(button));
  };
  on('size', () => keep('size', SIZES[(SIZES.indexOf(root.dataset.size as never) + 1) % SIZES.length]));
  on('theme', () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    keep('theme', dark ? 'light' : 'dark');
  });
  on('script', async (button) => {
    const wanted = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(wanted));
    const { toTraditional, toSimplified } = await import('./traditional.ts');
    if (wanted) toTraditional();
    else toSimplified();
  });
}

views();
copying();
tools();
