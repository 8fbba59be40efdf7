/** What the browser tests share: the built site, served under a base path, and a browser that notes what goes wrong. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where a Chrome or Chromium usually is; `ZHIJIANG_CHROMIUM` names another. */
export const INSTALLED = [
  process.env.ZHIJIANG_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts an installed Chrome or Chromium, else the one that an npm package brings. Close it after use. */
export async function launch(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args });
}

/** Runs a command of the house with this Node; rejects with its output when it fails. */
export function command(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output.join('')) : reject(new Error(`${script} ended with ${code}\n${output.join('')}`)),
    );
  });
}

export interface BuiltSite {
  /** Folder of the finished site. */
  readonly dir: string;
  /** Removes what was built for the test; nothing when the runner built it. */
  remove(): void;
}

/**
 * The shipped archive as a site. The runner builds it once (`ZHIJIANG_E2E_DIST`); a test run alone builds its own.
 * With `base` or `content` it is always built anew, since the addresses are written into the pages.
 */
export async function builtSite(options: { base?: string; content?: string; site?: string } = {}): Promise<BuiltSite> {
  const given = process.env.ZHIJIANG_E2E_DIST;
  if (given && !options.base && !options.content && !options.site) return { dir: given, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'zhijiang-e2e-'));
  const dir = join(folder, 'dist');
  const args = Object.entries({ ...options, out: dir }).flatMap(([name, value]) => [`--${name}`, value]);
  await command('scripts/build.ts', args);
  return { dir, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves a finished site on a free port; `address` is that of its home page, with a slash at its end. */
export async function serveSite(dir: string, base = '/'): Promise<{ address: string; close(): Promise<void> }> {
  const { server, address } = await serve(dir, { base, port: 0 });
  return { address, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A page and what went wrong on it, filled as it happens. */
export interface Watched {
  readonly page: Page;
  /** Errors of the console and of scripts, among them every violation of the Content-Security-Policy. */
  readonly errors: string[];
  /** Requests to any host but the site's own; `data:` and `blob:` are no requests. */
  readonly strangers: string[];
  /** Every request of the page, in order. */
  readonly requests: string[];
  /** Ends the page and its storage. */
  close(): Promise<void>;
}

/** Opens a page in a storage of its own and watches it. */
export async function watchedPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const origin = new URL(address).origin;
  const errors: string[] = [];
  const strangers: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    requests.push(url);
    if (new URL(url).origin !== origin) strangers.push(url);
  });
  return { page, errors, strangers, requests, close: () => context.close() };
}
