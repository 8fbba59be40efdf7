/** In dev: mistakes in the archive's files shown in the page, in Chinese, with file, line and remedy. */
import type { Finding } from '../../check/index.ts';

const ID = 'zhijiang-problems';

function show(findings: readonly Finding[]): void {
  document.getElementById(ID)?.remove();
  if (findings.length === 0) return;
  const host = document.createElement('div');
  host.id = ID;
  // A shadow root, and a style sheet made by script, so that neither the site's styles nor its policy meet ours.
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    aside { position: fixed; inset: auto 1rem 1rem; z-index: 2147483647; max-height: 40vh; overflow: auto; padding: .75rem 1rem;
      background: #fff8f0; color: #222; border: 2px solid #b5341f; border-radius: 6px; font: 15px/1.6 serif; box-shadow: 0 4px 24px #0004 }
    h2 { font-size: 1rem; margin: 0 0 .25rem; color: #b5341f } button { float: right; font: inherit; cursor: pointer }
    ul { margin: 0; padding-left: 1.2rem } code { font: 13px/1.6 monospace } a { color: #b5341f }`);
  root.adoptedStyleSheets = [sheet];
  const box = document.createElement('aside');
  box.setAttribute('role', 'alert');
  const close = document.createElement('button');
  close.textContent = '收起';
  close.addEventListener('click', () => host.remove());
  const heading = document.createElement('h2');
  heading.textContent = `有 ${findings.length} 处错误；读不出的文章暂不显示，其余照常`;
  const list = document.createElement('ul');
  for (const { file, line, column, message, remedy } of findings.slice(0, 20)) {
    const item = document.createElement('li');
    const where = document.createElement('code');
    where.textContent = `${file}:${line}:${column}`;
    item.append(where, ` ${message}${remedy}`);
    list.append(item);
  }
  box.append(close, heading, list);
  root.append(box);
  document.body.append(host);
}

interface Hot {
  on<T>(event: string, take: (data: T) => void): void;
}
const hot = (import.meta as ImportMeta & { hot?: Hot }).hot;

/** The edition of the archive that this page was rendered from; NaN where the browser does not tell. */
const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const own = Number(navigation?.serverTiming?.find(({ name }) => name === 'archive')?.description ?? Number.NaN);

/** Longest that a page may take to come, in milliseconds: until then it is not asked for again. */
const PATIENCE = 60_000;
let leaving = false;

/** Asks for this page again, once: should another edition come out meanwhile, the page that comes will see to it. */
function renew(): void {
  if (leaving) return;
  leaving = true;
  setTimeout(() => {
    leaving = false;
  }, PATIENCE);
  location.reload();
}

/** Whether something of the search index is on this page. */
const hasSearched = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/search/index/'));

/** The search box in which a person has typed what was not asked yet. */
function boxInUse(): HTMLFormElement | null {
  const form = document.activeElement?.closest<HTMLFormElement>('form[role="search"]');
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  return form && (form.closest('dialog') || input?.value !== input?.defaultValue) ? form : null;
}

/** What is being typed stays: the page comes anew when it has been asked, or the box was left. */
function renewIndex(): void {
  if (!hasSearched()) return;
  const form = boxInUse();
  if (!form) {
    renew();
    return;
  }
  form.addEventListener('submit', () => setTimeout(renew));
  form.addEventListener('focusout', () => setTimeout(renewIndex));
}

hot?.on('zhijiang:problems', show);
hot?.on<number>('zhijiang:saved', (edition) => {
  if (!(edition <= own)) renew();
});
hot?.on('zhijiang:indexed', renewIndex);

/** Asks what is out now, and what is wrong. */
async function ask(): Promise<void> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/?$/u, '/')}review/problems.json`);
  if (!response.ok) return;
  const { edition, errors } = (await response.json()) as { edition: number; errors: Finding[] };
  if (edition > own) renew();
  show(errors);
}

// What was told before the page could hear it is asked for once it can.
hot?.on('vite:ws:connect', ask);
await ask();
