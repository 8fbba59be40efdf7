/** A static host as they are: text is gzipped, what is compressed already is not; nothing may be cached by the browser but by name. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Host {
  readonly address: string;
  /** Bytes of bodies and requests since the last `reset`. */
  readonly sent: { bytes: number; requests: number };
  reset(): void;
  close(): void;
}

export function host(dir: string): Promise<Host> {
  const sent = { bytes: 0, requests: 0 };
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = join(dir, normalize(path.endsWith('/') ? `${path}index.html` : path));
    try {
      const raw = await readFile(file);
      const type = TYPES[extname(file)];
      const body = type ? gzipSync(raw) : raw;
      sent.bytes += body.length;
      sent.requests++;
      response.writeHead(200, {
        'content-type': type ?? 'application/octet-stream',
        'content-length': body.length,
        ...(type ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound ? bound.port : 0;
      resolve({
        address: `http://localhost:${port}/`,
        sent,
        reset: () => Object.assign(sent, { bytes: 0, requests: 0 }),
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}
