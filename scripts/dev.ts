/** `npm run dev`: the site with live reload, search, the review desk and the editing form, on this computer only. */
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dev } from 'astro';
import { devFolder, noteAddress } from './lib/dev-address.ts';
import { normaliseAll } from './lib/normalise/archive.ts';
import { summary } from './lib/normalise/summary.ts';
import { environment, ROOT, readOptions } from './lib/options.ts';
import { run } from './lib/run.ts';

const options = readOptions();
const { content, base, port, host } = options;
const index = devFolder(content);
Object.assign(process.env, environment(options), { ZHIJIANG_DEV_INDEX: index });
// Which archive the desk reads is decided when it is loaded: not before it was said.
const { reviewDesk } = await import('../src/review-desk/index.ts');

const job = { content, dryRun: false, diff: false, quiet: true, json: false, workers: undefined, skip: [] };

/** `quiet`: without saying how far it is. A large archive takes minutes the first time, and nothing is shown before. */
async function normalise(quiet = true): Promise<void> {
  const report = await normaliseAll({ ...job, quiet });
  if (report.raw.read > 0) summary(report, job);
}

/** In a process of its own: the page that a person looks at must not wait for the index. */
async function indexSearch(): Promise<void> {
  await run('scripts/lib/dev-index.ts', [content, index], process.env);
}

/** Runs a job when files have been quiet for a while; never two at once, never one too few. */
function afterwards(job: () => Promise<void>, quiet: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(job).catch((error: unknown) => console.error(error));
    }, quiet);
  };
}

await mkdir(join(content, 'raw'), { recursive: true });
await mkdir(join(content, 'articles'), { recursive: true });
await normalise(false);
const server = await dev({
  root: ROOT,
  integrations: [reviewDesk()],
  server: { port, host },
  // What is wrong with an article is told in Chinese by the desk.
  logLevel: 'error',
});
const bound = server.address.port;
const address = `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}${base}`;
noteAddress(content, address);
console.log(
  `\n  之江档案（编辑）  ${address}\n  校阅台  ${address}review/\n  表单    ${address}admin/\n  改动存盘即见；抓来的页面放进 ${join(content, 'raw')} 即整理。Ctrl-C 停止。\n`,
);

const later = afterwards(indexSearch, 500);
later();
const readAgain = afterwards(() => normalise(), 200);
// The dev server watches all else; raw pages are many, and nothing of the site waits for them.
watch(join(content, 'raw'), { recursive: true }, readAgain);
const changed = (path: string) => {
  const name = relative(content, path).replaceAll('\\', '/');
  if (/^(topics\/|outlets\.yml)/u.test(name)) readAgain();
  if (/^(articles\/.*\.mdx?|topics\/|outlets\.yml|officials\/)/u.test(name)) later();
};
for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.stop().finally(() => process.exit(0));
  });
}
