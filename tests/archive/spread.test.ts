/** The work spread over machines: filters whose outputs are joined end to end make the archive that one machine makes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Archive, page, ROOT } from './job.ts';

/** An archive with chrome that only the whole of it can tell, a reprint, a continuation and a container. */
function fill(archive: Archive): void {
  for (let n = 0; n < 12; n++) {
    archive.write(`raw/${n % 3}/p${n}.txt`, `${page(n)}\n本站热线找甲某，二十四小时有人接\n`);
    archive.write(`raw/${n % 3}/p${n}.txt.yml`, `url: https://news.example/${n}\noutlet: 测试日报\n`);
  }
  archive.write('raw/again.txt', page(3));
  archive.write(
    'raw/many.jsonl',
    [20, 21, 22].map((n) => JSON.stringify({ url: `https://two.example/${n}`, text: page(n) })).join('\n'),
  );
}

/** A filter, as another machine would run it. */
function filter(args: readonly string[], input: string, content: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      join(ROOT, 'scripts/normalise.ts'),
      '--content',
      content,
      '--jsonl',
      ...args,
    ]);
    const out: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out.join('')) : reject(new Error(`ended with ${code}`))));
    child.stdin.end(input);
  });
}

test('joined in any order, the records of several filters make the archive of one machine, byte for byte', async () => {
  using alone = new Archive();
  fill(alone);
  assert.equal((await alone.normalise()).status, 0);

  using spread = new Archive();
  fill(spread);
  const path = (n: number) => join(spread.content, `raw/${n % 3}/p${n}.txt`);
  const lots = [
    [11, 4, 0, 7],
    [3, 9, 1, 2],
    [8, 5, 10, 6],
  ].map((lot) => `${lot.map(path).join('\n')}\n`);
  const container = spread.read('raw/many.jsonl').split('\n').reverse().join('\n');
  const outputs = await Promise.all([...lots, container].map((lot) => filter(['-'], lot, spread.content)));
  const lines = outputs.reverse().join('').split('\n').filter(Boolean);
  assert.equal(lines.length, 15);
  spread.write('../records.jsonl', `${lines.reverse().join('\n')}\n`);

  const { status, out } = await spread.normalise('--records', join(spread.root, 'records.jsonl'), '--json');
  assert.equal(status, 0);
  const report = JSON.parse(out) as { reused: number; files: number };
  // All but the page that no filter was given.
  assert.equal(report.reused, report.files - 1);
  assert.equal(spread.state(), alone.state());
});

test('records of other rules, of other bytes, or cut short are not believed', async () => {
  using archive = new Archive();
  fill(archive);
  const file = join(archive.content, 'raw/0/p0.txt');
  const [line = ''] = (await filter([file], '', archive.content)).split('\n');
  const record = JSON.parse(line) as { reading: { key: string; of: number } };
  const cases = [
    { ...record, title: '别处改过的题', reading: { ...record.reading, key: 'of other rules' } },
    { ...record, title: '别处改过的题', reading: { ...record.reading, of: 2 } },
  ];
  archive.write('../records.jsonl', cases.map((c) => `${JSON.stringify(c)}\n`).join(''));
  const { out } = await archive.normalise('--records', join(archive.root, 'records.jsonl'), '--json');
  assert.equal((JSON.parse(out) as { reused: number }).reused, 0);
  assert.ok(!archive.articles().some((name) => archive.read(name).includes('别处改过的题')));

  archive.write('../cut.jsonl', line.slice(0, line.length / 2));
  const { status, err } = await archive.normalise('--records', join(archive.root, 'cut.jsonl'));
  assert.notEqual(status, 0);
  assert.match(err, /cut\.jsonl:1: .*cut short/u);
});
