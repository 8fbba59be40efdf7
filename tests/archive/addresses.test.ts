import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settleAddresses } from '../../scripts/lib/normalise/addresses.ts';
import { readArchive } from '../../src/archive/index.ts';
import { Archive, page } from './job.ts';

const byHand = (title: string): string => `---\ntitle: ${title}\ndate: 2024-02-28\n---\n\n义乌市召开会议，部署防汛。\n`;

function started(): Archive {
  const archive = new Archive();
  archive.write('raw/p001.txt', page(1));
  archive.write('articles/2024/meeting.md', byHand('义乌部署防汛'));
  archive.write('articles/2024/other.md', byHand('义乌部署抗旱'));
  return archive;
}

const redirectsOf = async (archive: Archive) => (await readArchive(archive.content)).redirects;

test('an article by hand that is renamed leads on from its old address; a second run changes no byte', async () => {
  using archive = started();
  await archive.normalise();
  assert.match(archive.read('addresses.yml'), /^meeting: 义乌部署防汛\nother: 义乌部署抗旱$/mu);
  archive.write('articles/2025/flood.md', byHand('义乌部署防汛'));
  rmSync(join(archive.content, 'articles/2024/meeting.md'));
  await archive.normalise();
  assert.deepEqual(await redirectsOf(archive), { meeting: { to: 'flood', title: '义乌部署防汛', reason: '文件改名' } });
  const state = archive.state();
  archive.forgetCache();
  await archive.normalise();
  assert.equal(archive.state(), state);
});

test('an article by hand that is deleted leaves a note, until it is there again', async () => {
  using archive = started();
  await archive.normalise();
  rmSync(join(archive.content, 'articles/2024/meeting.md'));
  await archive.normalise();
  assert.deepEqual(await redirectsOf(archive), { meeting: { to: null, title: '义乌部署防汛', reason: '编辑删去' } });
  archive.write('articles/2024/meeting.md', byHand('义乌部署防汛'));
  await archive.normalise();
  assert.deepEqual(await redirectsOf(archive), {});
});

test('one that only moves to another folder keeps its address; a new title is learnt', async () => {
  using archive = started();
  await archive.normalise();
  rmSync(join(archive.content, 'articles/2024/meeting.md'));
  archive.write('articles/2023/meeting.md', byHand('义乌部署防汛工作'));
  await archive.normalise();
  assert.deepEqual(await redirectsOf(archive), {});
  assert.match(archive.read('addresses.yml'), /^meeting: 义乌部署防汛工作$/mu);
});

test('a dry run leaves the list alone; what an editor wrote into the redirects stays', async () => {
  using archive = started();
  await archive.normalise('--dry-run');
  assert.equal(archive.has('addresses.yml'), false);
  const by = { meeting: { to: 'other', title: '', reason: '并入' } };
  const settled = settleAddresses({ meeting: '甲' }, { other: '乙' }, by, () => false);
  assert.deepEqual([settled.redirects, settled.changed], [by, false]);
});

test('two new articles with the old title: nobody guesses which of them it became', () => {
  const { redirects } = settleAddresses({ a: '甲' }, { b: '甲', c: '甲' }, {}, () => false);
  assert.equal(redirects.a?.to, null);
});

test('a list that a merge left broken stops the run, with its line and a remedy, and stays as it is', async () => {
  using archive = started();
  const broken = '<<<<<<< ours\nmeeting: 甲\n=======\nmeeting: 乙\n>>>>>>> theirs\n';
  archive.write('addresses.yml', broken);
  const { status, err } = await archive.normalise();
  assert.notEqual(status, 0);
  assert.match(err, /addresses\.yml:\d+:\d+ 读不懂。去掉合并留下的记号/u);
  assert.equal(archive.read('addresses.yml'), broken);
});
