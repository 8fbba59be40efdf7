import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Path, writePages } from '../../src/site/build/pages.ts';

test('while pages are rendered, what ends beside them is heard of', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhijiang-turns-'));
  const page = (n: number) => ({ pathname: `/p/${n}/`, route: { type: 'page' } }) as unknown as Path;
  let made = 0;
  let heardAfter = -1;
  globalThis.setImmediate(() => {
    heardAfter = made;
  });
  const pages = Array.from({ length: 60 }, (_, n) => page(n));
  try {
    await writePages(pages, new URL('http://localhost/'), dir, async () => {
      // A page is work without pause, and its promise is kept at once.
      for (const end = performance.now() + 10; performance.now() < end; );
      made++;
      return new Response('<p>页</p>');
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
  assert.equal(made, pages.length);
  assert.ok(heardAfter > 0 && heardAfter < pages.length, `heard after ${heardAfter} of ${pages.length} pages`);
});
