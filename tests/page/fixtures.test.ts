/** Every folder of tests/page/fixtures is a page and what it should become. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { differences, pageFixtures, read } from '../../scripts/bench/page-fixtures.ts';

const fixtures = pageFixtures();

test('there are at least forty pages, and a third of them was held out', () => {
  assert.ok(fixtures.length >= 40);
  assert.ok(fixtures.filter((f) => f.heldOut).length >= fixtures.length / 3);
});

for (const fixture of fixtures) {
  test(`page ${fixture.name} comes out as labelled`, () => {
    const drafts = read(fixture.text, fixture.sidecar);
    assert.deepEqual(differences(fixture, drafts), []);
    const texts = drafts.flatMap((d) => d.blocks.map((b) => b.content.text));
    for (const line of [...fixture.chrome, ...fixture.garbled])
      assert.ok(!texts.includes(line), `kept as text: ${line}`);
  });
}
