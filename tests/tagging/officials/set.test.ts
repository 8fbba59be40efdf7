/** The labelled sets (tests/tagging/set/officials*.jsonl) as a whole: officials and their posts at least 0.95 right. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Official } from '../../../src/model/record.ts';
import { type Given, officialsOf } from './articles.ts';

interface Item extends Given {
  readonly id: string;
  readonly header?: boolean;
  readonly officials: readonly Pick<Official, 'name' | 'posts' | 'scope'>[];
  readonly notOfficials: readonly string[];
}

const items = [
  'officials',
  'officials-2',
  'officials-3',
  'officials-4',
  'officials-5',
  'officials-6',
  'officials-7',
  'officials-8',
  'officials-notices',
].flatMap((set) =>
  readFileSync(new URL(`../set/${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item)
    .filter((item) => !item.header),
);

test('the set has at least 150 sentences and 15 articles of all prefectures', () => {
  assert.ok(items.filter((i) => i.text !== undefined).length >= 150);
  assert.ok(items.filter((i) => i.blocks !== undefined).length >= 15);
  const places = items.flatMap((i) => i.officials.flatMap((o) => o.posts.map((p) => p.place?.split('/')[1])));
  for (const p of ['杭州', '宁波', '温州', '嘉兴', '湖州', '绍兴', '金华', '衢州', '舟山', '台州', '丽水'])
    assert.ok(places.includes(`${p}市`), p);
});

test('precision, recall and posts are at least 0.95, and nobody of another province is in Zhejiang’s lists', () => {
  let [right, wrong, missed, posts, postsRight, placesRight] = [0, 0, 0, 0, 0, 0];
  for (const item of items) {
    const found = officialsOf(item)[0]!.officials;
    for (const name of item.notOfficials) assert.ok(!found.some((o) => o.name === name), `${item.id}: ${name}`);
    wrong += found.filter((o) => !item.officials.some((w) => w.name === o.name)).length;
    for (const want of item.officials) {
      posts += want.posts.length;
      const got = found.find((o) => o.name === want.name);
      if (!got) {
        missed++;
        continue;
      }
      right++;
      if (want.scope !== 'zhejiang') assert.equal(got.scope, want.scope, `${item.id}: ${want.name}`);
      for (const p of want.posts) {
        const same = got.posts.find((q) => q.post === p.post && q.status === p.status);
        if (same) postsRight++;
        if (same?.place === p.place) placesRight++;
      }
    }
  }
  assert.ok(right / (right + wrong) >= 0.95, `precision ${right}/${right + wrong}`);
  assert.ok(right / (right + missed) >= 0.95, `recall ${right}/${right + missed}`);
  assert.ok(postsRight / posts >= 0.95, `posts ${postsRight}/${posts}`);
  assert.ok(placesRight / posts >= 0.95, `places of posts ${placesRight}/${posts}`);
});
