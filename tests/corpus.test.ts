/** The five real pages, through the scorer that stands beside them. They are not in the repository. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = join(root, '..', 'shared');
const corpus = join(shared, 'corpus');
const skip = existsSync(corpus) ? false : 'no ../shared/corpus beside this checkout';

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 27 });

test('the five real pages come out as an archivist labelled them', { skip }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhijiang-corpus-'));
  try {
    const files = readdirSync(corpus).map((f) => join(corpus, f));
    const run = node('scripts/normalise.ts', '--jsonl', ...files);
    assert.equal(run.status, 0, run.stderr);
    const records = join(dir, 'records.jsonl');
    writeFileSync(records, run.stdout);
    const scored = node(join(shared, 'score', 'score.mjs'), records);
    assert.equal(scored.status, 0, scored.stderr);
    const score = JSON.parse(scored.stdout.trim().split('\n').at(-1)!);
    const at = (key: string) => Number(String(score[key]).split('/')[0]);
    assert.equal(score.articles, '10/10');
    assert.equal(score.extraArticles, 0);
    assert.equal(score.lostInvented, 0);
    assert.equal(score.chromeLeaks, 0);
    assert.equal(score.garbledLeaks, 0);
    assert.equal(score.halfWidthPunctuation, 0);
    assert.ok(score.textPct >= 99.9, `text ${score.textPct} %`);
    assert.ok(score.blocksExactPct >= 99, `blocks ${score.blocksExactPct} %`);
    for (const key of ['title', 'subtitle', 'column', 'kind', 'date', 'dateBasis', 'source', 'authors', 'editors']) {
      assert.equal(score[key], '10/10', key);
    }
    assert.ok(at('posts') >= 32, `posts ${score.posts}`);
    assert.ok(at('postPlaces') >= 32, `post places ${score.postPlaces}`);
    assert.equal(score.officialsPrecision, 1);
    assert.ok(score.officialsRecall >= 0.96, `officials ${score.officialsRecall}`);
    assert.ok(
      score.placesPrecision >= 0.97 && score.placesRecall >= 0.97,
      `places ${score.placesPrecision} ${score.placesRecall}`,
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
