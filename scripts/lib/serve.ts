/** A small server for a finished site, as any static host would serve it. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const LASTING = /^\/(?:_assets|search\/index\/files)\//u;

/**
 * Serves a folder under a base path. A port that is taken leads to the next free one, at most twenty further.
 * Resolves with the server and the address of the home page.
 */
export function serve(
  dir: string,
  { base = '/', port = 4321, host = '127.0.0.1' }: { base?: string; port?: number; host?: string } = {},
): Promise<{ server: Server; address: string }> {
  const files = sirv(dir, {
    etag: true,
    dev: true,
    // What is named by its content may be kept for ever, as public/_headers says to hosts.
    setHeaders: (response, path) => {
      if (LASTING.test(path)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    },
  });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url === base.slice(0, -1)) {
      response.writeHead(308, { location: base }).end();
      return;
    }
    if (!url.startsWith(base)) return notFound();
    request.url = url.slice(base.length - 1);
    files(request, response, notFound);

    function notFound(): void {
      const page = join(dir, '404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      if (existsSync(page)) createReadStream(page).pipe(response);
      else response.end('Not found');
    }
  });
  return new Promise((resolve, reject) => {
    let tries = 0;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0 && tries < 20) server.listen(port + ++tries, host);
      else reject(error);
    });
    server.on('listening', () => {
      const bound = server.address();
      const actual = typeof bound === 'object' && bound ? bound.port : port;
      resolve({ server, address: `http://${host === '127.0.0.1' ? 'localhost' : host}:${actual}${base}` });
    });
    server.listen(port, host);
  });
}
