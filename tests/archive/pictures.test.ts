/** Pictures beside raw pages: only real ones, only those below content/raw. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pictureOf, sizeOf } from '../../src/archive/pictures.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));
let temporary = '';
before(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'pictures-'));
  await mkdir(join(temporary, 'raw', 'a_files'), { recursive: true });
  await writeFile(join(temporary, 'raw', 'a_files', 'x.png'), '<script>alert(1)</script> is no picture at all');
  await writeFile(
    join(temporary, 'secret.png'),
    Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'),
  );
});
after(() => rm(temporary, { recursive: true }));

test('the picture of the sample page is found with its size', async () => {
  const picture = await pictureOf(content, '2021-12-29-zhoushan.html', '2021-12-29-zhoushan_files/bridge.png?v=1');
  assert.deepEqual(
    { name: picture?.name, type: picture?.type, width: picture?.width, height: picture?.height },
    { name: '2021-12-29-zhoushan_files/bridge.png', type: 'image/png', width: 640, height: 360 },
  );
});

test('addresses elsewhere, other folders, missing files and files that are no pictures are not served', async () => {
  for (const image of [
    'https://img.example/1.png',
    '//img.example/1.png',
    '/etc/x.png',
    '../secret.png',
    'a_files/..%2F..%2Fsecret.png',
    'a_files/x.png',
    'a_files/none.png',
    'a_files',
    '%E0%A4%A',
  ]) {
    assert.equal(await pictureOf(temporary, 'a.html', image), null, image);
  }
  assert.equal(await pictureOf(temporary, 'crawl.warc#2', 'a_files/x.png'), null);
});

test('sizes are read from the head of each kind of file', () => {
  const view = (hex: string) => {
    const bytes = Buffer.alloc(64);
    Buffer.from(hex.replaceAll(' ', ''), 'hex').copy(bytes);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  };
  assert.deepEqual(sizeOf(view('474946383961 4001 f000')), { type: 'image/gif', width: 320, height: 240 });
  assert.deepEqual(sizeOf(view('ffd8 ffe00004 0000 ffc0 0011 08 00f0 0140 03')), {
    type: 'image/jpeg',
    width: 320,
    height: 240,
  });
  assert.deepEqual(sizeOf(view('52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000')), {
    type: 'image/webp',
    width: 320,
    height: 240,
  });
  assert.equal(sizeOf(view('3c7376673e')), null);
});
