/** The dev server's half: routes beside the site's own. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import type { Plugin } from 'vite';
import { adminFile, adminPage, cmsConfig } from './admin.ts';
import { Refusal } from './decide.ts';
import { type Decision, Desk } from './desk.ts';
import { Edition } from './edition.ts';
import { Problems } from './problems.ts';
import { watchContent, watchIndex } from './watch.ts';

export interface DevOptions {
  /** Folder of the archive, absolute. */
  readonly content: string;
  /** Base path of the site. */
  readonly base: string;
  /** Folder of a search index that is kept up to date; undefined without one. */
  readonly index: string | undefined;
}

export function devServer(options: DevOptions): Plugin {
  return {
    name: 'zhijiang-review-desk',
    apply: 'serve',
    configureServer(server) {
      const problems = new Problems(options.content);
      const edition = new Edition();
      watchContent(server, options.content, problems, edition);
      if (options.index) watchIndex(server, options.index);
      const desk = new Desk(options.content);
      server.middlewares.use((request, response, next) => {
        edition.mark(request, response);
        route(options, { desk, problems, edition }, request, response).then(
          (done) => done || next(),
          (error: unknown) => fail(response, error),
        );
      });
    },
  };
}

interface Rooms {
  readonly desk: Desk;
  readonly problems: Problems;
  readonly edition: Edition;
}

/** Answers a request that is ours; false for any other. */
async function route(
  { base, content, index }: DevOptions,
  { desk, problems, edition }: Rooms,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const root = base.endsWith('/') ? base : `${base}/`;
  // Vite takes the base away before some of its middlewares run; both forms mean the same here.
  const path = url.pathname.startsWith(root) ? url.pathname.slice(root.length) : url.pathname.replace(/^\//u, '');
  switch (path) {
    case 'review':
    case 'admin':
      response.writeHead(308, { location: `${root}${path}/` }).end();
      return true;
    case 'review/':
      // Without Vite's client: a file saved elsewhere must not reload the desk under an editor's hands.
      html(response, deskPage(root));
      return true;
    case 'review/queue.json':
      json(response, await desk.queue());
      return true;
    case 'review/problems.json':
      json(response, { edition: edition.number, errors: problems.errors });
      return true;
    case 'review/article.json':
      json(response, await desk.article(url.searchParams.get('id') ?? '', url.searchParams.get('ref') ?? ''));
      return true;
    case 'review/decide':
      json(response, await desk.decide((await body(request)) as Decision));
      return true;
    case 'review/undo':
      await body(request);
      json(response, { undone: await desk.undo() });
      return true;
    case 'admin/':
      html(response, adminPage());
      return true;
    case 'admin/config.yml':
      json(response, cmsConfig(content));
      return true;
  }
  if (path.startsWith('admin/')) {
    const bytes = adminFile(path.slice('admin/'.length));
    if (!bytes) return false;
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
    return true;
  }
  if (index && path.startsWith('search/index/')) return file(response, index, path.slice('search/index/'.length));
  return false;
}

/** The page of the desk; its style and script are files that Vite serves. */
function deskPage(root: string): string {
  // The path of a file URL: on Windows too it begins with a slash, and what an address cannot hold is encoded.
  const source = (name: string) => `${root}@fs${new URL(`./browser/${name}`, import.meta.url).pathname}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>校阅台</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${source('desk.css')}">
</head>
<body data-root="${root}">
<header><h1>校阅台</h1><nav id="kinds" aria-label="种类"></nav><p id="say" role="status"></p></header>
<main><ol id="items" aria-label="待办"></ol><section id="item" aria-label="当前一项" tabindex="-1"></section></main>
<script type="module" src="${source('desk.ts')}"></script>
</body>
</html>`;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Sends a file of a folder; false when it has none of this name. */
function file(response: ServerResponse, folder: string, name: string): boolean {
  const path = normalize(join(folder, decodeURIComponent(name)));
  if (!path.startsWith(normalize(folder) + sep) || !existsSync(path) || !statSync(path).isFile()) return false;
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  createReadStream(path).pipe(response);
  return true;
}

function html(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(value));
}

function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) json(response, { refused: error.message }, 409);
  else {
    console.error(error);
    json(response, { refused: `出错了：${(error as Error).message}` }, 500);
  }
}

/** A JSON body. Only this site's own pages may change files: a form of another site can't send JSON unasked. */
async function body(request: IncomingMessage): Promise<unknown> {
  const { origin, host } = request.headers;
  const own = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  if (request.method !== 'POST' || !own || !request.headers['content-type']?.startsWith('application/json')) {
    throw new Refusal('只接受校阅台自己的请求。');
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
