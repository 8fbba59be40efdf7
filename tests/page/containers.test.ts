/** Files of many pages: each page comes out with its own address, time and type. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { RawPage, Sidecar } from '../../src/model/draft.ts';
import { type ContainerProblem, expandRaw } from '../../src/page/containers.ts';

async function expand(bytes: Uint8Array, name: string, sidecar: Sidecar = {}) {
  const pages: RawPage[] = [];
  const problems: ContainerProblem[] = [];
  for await (const page of expandRaw(bytes, name, sidecar, (problem) => problems.push(problem))) pages.push(page);
  return { pages, problems };
}
const bytesOf = (text: string) => new TextEncoder().encode(text);
const text = (page: RawPage) => new TextDecoder().decode(page.bytes);

test('a file that is no container is one page, byte for byte', async () => {
  const { pages } = await expand(bytesOf('正文'), 'a.txt', { outlet: '测试日报' });
  assert.deepEqual(pages, [{ file: 'a.txt', bytes: bytesOf('正文'), sidecar: { outlet: '测试日报' } }]);
});

test('each line of JSON is a page; a broken line is named and the others go on', async () => {
  const lines = [
    JSON.stringify({
      url: 'https://a.example/1',
      retrieved: '2024-05-06T07:08:09Z',
      html: '<p>一</p>',
      title: '甲',
      date: '2024-05-06',
    }),
    '{broken',
    '',
    JSON.stringify({ url: 'https://a.example/2', text: '二', extra: { x: 1 } }),
    JSON.stringify({ url: 'https://a.example/3' }),
  ].join('\n');
  const { pages, problems } = await expand(bytesOf(lines), 'feed.jsonl', {
    outlet: '测试日报',
    url: 'https://a.example/',
  });
  assert.deepEqual(
    pages.map((page) => [page.file, text(page)]),
    [
      ['feed.jsonl#1', '<p>一</p>'],
      ['feed.jsonl#4', '二'],
    ],
  );
  assert.deepEqual(pages[0]!.sidecar, {
    outlet: '测试日报',
    url: 'https://a.example/1',
    retrieved: '2024-05-06T07:08:09Z',
    contentType: 'text/html; charset=utf-8',
    title: '甲',
    date: '2024-05-06',
  });
  assert.deepEqual(
    problems.map(({ line, code }) => [line, code]),
    [
      [2, 'not-json'],
      [5, 'no-page'],
    ],
  );
});

test('a character cut by the end of a chunk stays whole', async () => {
  const whole = bytesOf(`${JSON.stringify({ text: '浙江' })}\n${JSON.stringify({ text: '义乌' })}`);
  async function* chunks() {
    for (let i = 0; i < whole.length; i += 3) yield whole.subarray(i, i + 3);
  }
  const texts: string[] = [];
  for await (const page of expandRaw(chunks(), 'x.jsonl', {})) texts.push(text(page));
  assert.deepEqual(texts, ['浙江', '义乌']);
});

/** A WARC record with its lengths counted. */
function record(type: string, headers: string[], block: Uint8Array): Uint8Array {
  const head = ['WARC/1.0', `WARC-Type: ${type}`, ...headers, `Content-Length: ${block.length}`, '', ''].join('\r\n');
  return Buffer.concat([bytesOf(head), block, bytesOf('\r\n\r\n')]);
}
function response(url: string, status: string, type: string, body: Uint8Array, extra: string[] = []): Uint8Array {
  const http = Buffer.concat([
    bytesOf([`HTTP/1.1 ${status}`, `Content-Type: ${type}`, ...extra, '', ''].join('\r\n')),
    body,
  ]);
  return record(
    'response',
    [
      `WARC-Target-URI: ${url}`,
      'WARC-Date: 2024-05-06T07:08:09Z',
      'Content-Type: application/http; msgtype=response',
      'WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>',
    ],
    http,
  );
}

test('a web archive gives its pages: status 200 and text, unpacked', async () => {
  const archive = [
    record(
      'warcinfo',
      [
        'WARC-Date: 2024-05-06T07:08:09Z',
        'Content-Type: application/warc-fields',
        'WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>',
      ],
      bytesOf('software: x\r\n'),
    ),
    response('https://a.example/1', '200 OK', 'text/html; charset=gbk', Uint8Array.from([0xd5, 0xe3, 0xbd, 0xad])),
    response('https://a.example/x', '404 Not Found', 'text/html', bytesOf('没有')),
    response('https://a.example/i', '200 OK', 'image/png', Uint8Array.from([1, 2, 3])),
    response('https://a.example/2', '200 OK', 'text/html', gzipSync(bytesOf('<p>义乌</p>')), [
      'Content-Encoding: gzip',
    ]),
  ];
  for (const [name, bytes] of [
    ['crawl.warc', Buffer.concat(archive)],
    ['crawl.warc.gz', Buffer.concat(archive.map((one) => gzipSync(one)))],
  ] as const) {
    const { pages, problems } = await expand(new Uint8Array(bytes), name, { outlet: '测试日报' });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      pages.map((page) => page.file),
      [`${name}#2`, `${name}#5`],
    );
    assert.deepEqual([...pages[0]!.bytes], [0xd5, 0xe3, 0xbd, 0xad]);
    assert.deepEqual(pages[0]!.sidecar, {
      outlet: '测试日报',
      contentType: 'text/html; charset=gbk',
      url: 'https://a.example/1',
      retrieved: '2024-05-06T07:08:09Z',
    });
    assert.equal(text(pages[1]!), '<p>义乌</p>');
  }
});

test('a web archive that was cut off before its first record ended is told', async () => {
  const whole = gzipSync(bytesOf('WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n'));
  const { pages, problems } = await expand(whole.subarray(0, 30), 'cut.warc.gz');
  assert.deepEqual(pages, []);
  assert.deepEqual(
    problems.map(({ file, code }) => [file, code]),
    [['cut.warc.gz', 'bad-record']],
  );
});
