import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { Edition, whenQuiet } from '../../src/review-desk/edition.ts';

test('many calls in quick succession are one, after the last of them', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const call = whenQuiet(() => done++, 150);
  for (let n = 0; n < 20; n++) {
    call();
    t.mock.timers.tick(100);
    assert.equal(done, 0, `after ${n + 1}`);
  }
  t.mock.timers.tick(50);
  assert.equal(done, 1);
  t.mock.timers.tick(10_000);
  assert.equal(done, 1);
  call();
  t.mock.timers.tick(150);
  assert.equal(done, 2);
});

/** Marks a page of a status; returns its headers. */
function marked(edition: Edition, accept: string, statusCode = 200): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = Object.assign(new EventEmitter(), {
    statusCode,
    setHeader: (name: string, value: string) => Object.assign(headers, { [name]: value }),
  });
  edition.mark({ headers: { accept } } as IncomingMessage, response as unknown as ServerResponse);
  response.emit('finish');
  return headers;
}

test('a page is told its edition, and every change makes another', () => {
  const edition = new Edition();
  const before = edition.number;
  assert.deepEqual(marked(edition, 'text/html'), { 'server-timing': `archive;desc="${before}"` });
  assert.deepEqual(marked(edition, 'text/css'), {});
  edition.advance();
  const second = edition.number;
  edition.advance();
  assert.ok(before < second && second < edition.number);
});

test('that a page failed is told once', () => {
  const edition = new Edition();
  marked(edition, 'text/html');
  assert.equal(edition.takeFailed(), false);
  marked(edition, 'text/html', 500);
  assert.deepEqual([edition.takeFailed(), edition.takeFailed()], [true, false]);
});
