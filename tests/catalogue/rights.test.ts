import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildCatalogue, levelOf, publishedEntry, publishedLedger } from '../../src/catalogue/index.ts';
import { EXCERPT } from '../../src/catalogue/rights.ts';
import { archiveOf, entryOf } from './fixture.ts';

const LONG = '甲'.repeat(EXCERPT + 60);
const outlets = [{ name: '测试日报', aliases: [], domains: [], publish: 'excerpt' as const }];
const full = entryOf(
  'a',
  {
    source: '测试日报',
    captions: [{ text: '图里的秘密' }],
    dateEvidence: '文中的秘密',
    officials: [{ name: '乙某', posts: [], evidence: '末段的秘密' }],
    raw: { file: 'a.txt', sha256: 'x' },
  },
  [LONG, '末段的秘密'],
);

describe('what may be published', () => {
  it('is decided by the article, else by its outlet, else is the whole text', () => {
    assert.equal(levelOf(full.article, outlets), 'excerpt');
    assert.equal(levelOf({ ...full.article, publish: 'metadata' }, outlets), 'metadata');
    assert.equal(levelOf(full.article, []), 'full');
  });

  it('lets nothing of a text out beyond its level', () => {
    const excerpt = JSON.stringify(publishedEntry(full, 'excerpt'));
    assert.ok(!excerpt.includes('秘密'));
    assert.ok(!excerpt.includes('甲'.repeat(EXCERPT + 1)));
    const metadata = JSON.stringify(publishedEntry(full, 'metadata'));
    assert.ok(!metadata.includes('秘密') && !metadata.includes('甲'));
    assert.ok(metadata.includes('标题a'));
    const withheld = JSON.stringify(publishedEntry(full, 'withheld'));
    assert.ok(!withheld.includes('标题a') && !withheld.includes('乙某') && !withheld.includes('测试日报'));
  });

  it('shows of a ledger only what lies inside what is shown', () => {
    const repair = (field: string, offset: number) =>
      ({
        stage: 's',
        rule: 'r',
        before: '秘',
        after: '甲',
        certainty: 'certain',
        at: 0,
        length: 1,
        field,
        offset,
      }) as const;
    const ledger = {
      repairs: [
        repair('blocks/0', 3),
        repair('blocks/0', EXCERPT + 20),
        repair('blocks/1', 0),
        repair('captions/0', 0),
        repair('title', 0),
      ],
      removed: [{ rule: 'menu', text: '秘密', at: 0 }],
      review: [],
      mentions: [],
    };
    const shown = publishedLedger(ledger, publishedEntry(full, 'excerpt'), 'excerpt');
    assert.deepEqual(
      shown.repairs.map(({ field, offset }) => `${field}:${offset}`),
      ['blocks/0:3', 'title:0'],
    );
    assert.deepEqual(shown.removed, []);
    assert.deepEqual(
      publishedLedger(ledger, publishedEntry(full, 'metadata'), 'metadata').repairs.map(({ field }) => field),
      ['title'],
    );
    assert.deepEqual(publishedLedger(ledger, publishedEntry(full, 'withheld'), 'withheld').repairs, []);
  });

  it('keeps a withheld article out of every list, and its address', () => {
    const catalogue = buildCatalogue(
      archiveOf([
        entryOf('w', {
          publish: 'withheld',
          date: '2024-01-01',
          places: ['浙江省/杭州市'],
          officials: [{ name: '丙某', posts: [{ post: '杭州市市长', place: '浙江省/杭州市' }] }],
        }),
      ]),
    );
    assert.equal(catalogue.items.length, 0);
    assert.equal(catalogue.people.size, 0);
    assert.equal(catalogue.province.items.length, 0);
    assert.equal(catalogue.entries.get('w')?.article.title, '本文不公开');
  });
});
