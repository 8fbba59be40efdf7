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

const hot = (import.meta as ImportMeta & { hot?: { on(event: string, take: (data: Finding[]) => void): void } }).hot;
hot?.on('zhijiang:problems', show);
const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/?$/u, '/')}review/problems.json`);
if (response.ok) show((await response.json()) as Finding[]);
