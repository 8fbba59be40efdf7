/** Files that hold many pages, as scrapers hand them over: JSON lines and web archives (ISO 28500). */
import type { RawPage, Sidecar } from '../model/draft.ts';

const CONTAINER = /\.(jsonl|warc|warc\.gz)$/iu;

/** Whether a file of this name holds many pages. */
export function isContainer(name: string): boolean {
  return CONTAINER.test(name);
}

/** A record of a container that could not be read. `line` counts records from 1. */
export interface ContainerProblem {
  readonly file: string;
  readonly line: number;
  /** `not-json`, `no-page` (neither html nor text), `bad-record`. */
  readonly code: string;
  readonly message: string;
}

/**
 * The pages of a file, one after the other. A file that is no container is one page. `name` is the file's name in
 * the record; a page inside is `name#n`, n counting lines or records of the container from 1, so that it stays the
 * same when pages are added behind. `sidecar` holds for every page, but for what the page's own record says.
 * Records that cannot be read are handed to `report`, and the others go on. Holds one page in memory at a time when
 * `source` is a stream.
 */
export async function* expandRaw(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  name: string,
  sidecar: Sidecar,
  report: (problem: ContainerProblem) => void = () => {},
): AsyncGenerator<RawPage> {
  const chunks = source instanceof Uint8Array ? once(source) : source;
  if (/\.jsonl$/iu.test(name)) yield* jsonLines(chunks, name, sidecar, report);
  else if (CONTAINER.test(name)) yield* webArchive(chunks, name, sidecar, report);
  else yield { file: name, bytes: await gather(chunks), sidecar };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
}

type Report = (problem: ContainerProblem) => void;

async function* jsonLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  sidecar: Sidecar,
  report: Report,
): AsyncGenerator<RawPage> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      report({ file: name, line, code: 'not-json', message: `这一行不是完整的 JSON（${(error as Error).message}）` });
      continue;
    }
    const page = pageOf(value);
    if (!page) report({ file: name, line, code: 'no-page', message: '既没有 html，也没有 text' });
    else yield { file: `${name}#${line}`, bytes: page.bytes, sidecar: { ...sidecar, ...page.sidecar } };
  }
}

/** Lines of a UTF-8 stream, without their ends; a byte order mark at the start is dropped. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(pieces[0]!);
    for (let i = 1; i < pieces.length; i++) {
      yield parts.join('');
      parts = [pieces[i]!];
    }
  }
  parts.push(decoder.decode());
  yield parts.join('');
}

/** `{url, retrieved, html | text | markdown, title?, date?}` as a page; other fields are left alone. */
function pageOf(value: unknown): { bytes: Uint8Array; sidecar: Sidecar } | null {
  if (value === null || typeof value !== 'object') return null;
  const record = value as Record<string, unknown>;
  const field = (...names: string[]) =>
    names.map((name) => record[name]).find((v): v is string => typeof v === 'string' && v.trim() !== '');
  const html = field('html');
  const body = html ?? field('text', 'markdown', 'content');
  if (body === undefined) return null;
  const url = field('url');
  const retrieved = field('retrieved');
  const title = field('title');
  const date = field('date');
  const outlet = field('outlet');
  return {
    bytes: new TextEncoder().encode(body),
    sidecar: {
      contentType: html === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
      ...(url ? { url } : {}),
      ...(retrieved ? { retrieved } : {}),
      ...(title ? { title } : {}),
      ...(date ? { date } : {}),
      ...(outlet ? { outlet } : {}),
    },
  };
}

const PAGE_TYPE = /^(text\/(html|plain)|application\/xhtml\+xml)\b/iu;

/** Pages of a web archive: responses of status 200 and resources whose type is HTML or plain text. */
async function* webArchive(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  sidecar: Sidecar,
  report: Report,
): AsyncGenerator<RawPage> {
  const { WARCParser } = await import('warcio');
  let n = 0;
  try {
    for await (const record of new WARCParser(chunks)) {
      n++;
      if (record.warcType !== 'response' && record.warcType !== 'resource') continue;
      const status = record.httpHeaders?.statusCode;
      const type = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
      if ((record.warcType === 'response' && status !== 200) || !PAGE_TYPE.test(type)) continue;
      const bytes = await record.readFully(true);
      if (bytes.length === 0) continue;
      yield {
        file: `${name}#${n}`,
        bytes,
        sidecar: {
          ...sidecar,
          contentType: type,
          ...(record.warcTargetURI ? { url: record.warcTargetURI } : {}),
          ...(record.warcDate ? { retrieved: record.warcDate } : {}),
        },
      };
    }
    if (n === 0) report({ file: name, line: 1, code: 'bad-record', message: '没有一条能读的记录，多半没有下载完整' });
  } catch (error) {
    report({ file: name, line: n + 1, code: 'bad-record', message: `这一条读不出来（${(error as Error).message}）` });
  }
}
