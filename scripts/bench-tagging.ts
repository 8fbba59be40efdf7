/**
 * `npm run bench:tagging`: how right and how fast the taggers are, on the labelled sentences and articles of
 * tests/tagging/set. A line of a set is
 * `{id, heldOut, text | title?+blocks, source?, date?, places?, optional?, open?, homonym?, officials?}`:
 * `places` are full paths (ancestors may be tagged or not, and those of `optional`); `open` says that a name must be
 * left open; `homonym` that the item is about a shared name; `officials` are `{name, posts, scope}` as in a record.
 * A field that is absent is not scored. `heldOut` items are a third, kept apart until a version is done.
 *
 *   --quick    without the measure of speed
 *   --json     one JSON object on standard output
 *   --verbose  every difference
 *   --dev      without the held-out third
 *   --places   places only
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Context } from '../src/model/draft.ts';
import type { ArticleRecord, Block, Official } from '../src/model/record.ts';
import { ROOT } from './lib/options.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    dev: { type: 'boolean', default: false },
    places: { type: 'boolean', default: false },
  },
});

interface Item {
  readonly id: string;
  readonly heldOut: boolean;
  readonly text?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly kind?: ArticleRecord['kind'];
  readonly blocks?: readonly Block[];
  readonly captions?: ArticleRecord['captions'];
  readonly authors?: readonly string[];
  /** True for the line that tells what the set is. */
  readonly header?: boolean;
  readonly source?: string;
  readonly date?: string;
  readonly places?: readonly string[];
  readonly optional?: readonly string[];
  readonly open?: boolean;
  readonly homonym?: boolean;
  readonly officials?: readonly Pick<Official, 'name' | 'posts' | 'scope'>[];
}

/** Processor time of this process in milliseconds: what others do on the machine does not count. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const before = cpuMs();
const { gazetteer } = await import('../src/gazetteer/index.ts');
gazetteer().byName('北塘村');
const gazetteerMs = cpuMs() - before;
const { tag } = await import('../src/tagging/index.ts');

const context: Context = {
  outlets: [],
  topics: [],
  recurring: new Set(),
  skip: new Set(options.places ? ['officials'] : []),
};

function record(item: Item): ArticleRecord {
  return {
    raw: { file: item.id, sha256: '' },
    url: null,
    retrieved: null,
    page: null,
    id: item.id,
    title: item.title ?? '',
    titleBasis: 'stated',
    kicker: null,
    column: null,
    subtitle: item.subtitle ?? null,
    kind: item.kind ?? 'report',
    continuedFrom: null,
    date: item.date ?? null,
    dateBasis: item.date ? 'stated' : 'unknown',
    dateEvidence: null,
    eventDate: null,
    source: item.source ?? null,
    authors: item.authors ?? [],
    editors: [],
    blocks: item.blocks ?? [{ type: 'paragraph', text: item.text ?? '' }],
    captions: item.captions ?? [],
    places: [],
    officials: [],
    topics: [],
    mentions: [],
    repairs: [],
    removed: [],
    review: [],
  };
}

const files = globSync('tests/tagging/set/*.jsonl', { cwd: ROOT }).sort();
const items = files.flatMap((file) =>
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ...(JSON.parse(line) as Item), set: basename(file, '.jsonl') }))
    .filter((item) => !item.header),
);

/** Right, false and missed; precision and recall of them. */
class Count {
  right = 0;
  wrong = 0;
  missed = 0;
  figures() {
    const { right, wrong, missed } = this;
    const ratio = (of: number) => (of === 0 ? null : Math.round((1000 * right) / of) / 1000);
    return { precision: ratio(right + wrong), recall: ratio(right + missed), right, wrong, missed };
  }
}

const fold = (s: string) => s.normalize('NFKC').replace(/\s+/gu, '');
const lines: string[] = [];

function score(part: readonly (Item & { set: string })[]) {
  const places = new Count();
  const officials = new Count();
  const posts = { right: 0, of: 0, placeRight: 0 };
  const homonyms = { items: 0, wrong: 0, leftOpen: 0 };
  let strangers = 0;
  for (const item of part) {
    const got = tag([record(item)], context)[0]!;
    if (item.places) {
      const wanted = new Set(item.places);
      const allowed = new Set(
        [...item.places, ...(item.optional ?? [])].flatMap((p) =>
          p.split('/').map((_, n, all) => all.slice(0, n + 1).join('/')),
        ),
      );
      const found = new Set(got.places);
      const wrong = [...found].filter((p) => !allowed.has(p));
      const missed = [...wanted].filter((p) => !found.has(p));
      const isOpen = got.review.some((r) => r.code === 'place-open');
      places.right += wanted.size - missed.length;
      places.wrong += wrong.length;
      places.missed += missed.length;
      for (const p of wrong) lines.push(`${item.id} place wrong   ${p}`);
      for (const p of missed) lines.push(`${item.id} place missed  ${p}`);
      if (item.open && !isOpen) lines.push(`${item.id} not said to be open`);
      if (item.homonym && !item.open) {
        homonyms.items++;
        if (wrong.length > 0) homonyms.wrong++;
        else if (missed.length > 0 && isOpen) homonyms.leftOpen++;
      }
    }
    if (item.officials && !options.places) {
      const found = got.officials.filter((o) => o.scope !== 'national');
      for (const want of item.officials) {
        if (want.scope === 'national') continue;
        const g = found.find((o) => o.name === want.name);
        posts.of += want.posts.length;
        if (!g) {
          officials.missed++;
          lines.push(`${item.id} official missed ${want.name}`);
          continue;
        }
        officials.right++;
        if (g.scope !== want.scope) {
          if (g.scope === 'zhejiang') strangers++;
          lines.push(`${item.id} scope of ${want.name}: ${g.scope}, not ${want.scope}`);
        }
        for (const p of want.posts) {
          const q = g.posts.find((x) => fold(x.post) === fold(p.post) && x.status === p.status);
          if (!q)
            lines.push(
              `${item.id} post of ${want.name}: ${p.post} (${p.status}), got ${g.posts.map((x) => `${x.post} (${x.status})`).join('; ')}`,
            );
          else {
            posts.right++;
            if (q.place === p.place) posts.placeRight++;
            else lines.push(`${item.id} place of ${want.name}, ${p.post}: ${q.place}, not ${p.place}`);
          }
        }
      }
      for (const g of found) {
        if (item.officials.some((o) => o.name === g.name)) continue;
        officials.wrong++;
        lines.push(`${item.id} official wrong ${g.name} ${g.posts.map((x) => x.post).join('; ')}`);
      }
    }
  }
  return { items: part.length, places: places.figures(), homonyms, officials: officials.figures(), posts, strangers };
}

/** Characters of an article in the measure of speed: about that of a local news report. */
const ARTICLE = 1500;

/** Processor milliseconds before measuring, in which the code is compiled as in any longer run, and of measuring. */
const WARM = 3000;
const MEASURED = 3000;

/** Megabytes (UTF-8) a second of processor time, on articles made of the blocks of the sets: an official a sentence. */
function speed(): number {
  const records: ArticleRecord[] = [];
  let blocks: Block[] = [];
  for (const item of items) {
    blocks.push(...record(item).blocks);
    if (blocks.reduce((length, b) => length + b.text.length, 0) < ARTICLE) continue;
    records.push(record({ id: item.id, heldOut: false, blocks }));
    blocks = [];
  }
  const bytes = Buffer.byteLength(records.flatMap((r) => r.blocks.map((b) => b.text)).join(''));
  const rounds = (least: number): { count: number; took: number } => {
    const start = cpuMs();
    let count = 0;
    for (; cpuMs() - start < least; count++) for (const r of records) tag([r], context);
    return { count, took: cpuMs() - start };
  };
  rounds(WARM);
  const { count, took } = rounds(MEASURED);
  return (bytes * count) / 1000 / took;
}

const result = {
  dev: score(items.filter((i) => !i.heldOut)),
  ...(options.dev ? {} : { heldOut: score(items.filter((i) => i.heldOut)) }),
  gazetteerMs: Math.round(gazetteerMs),
  ...(options.quick ? {} : { mbPerSecond: Math.round(speed() * 100) / 100 }),
};

if (options.verbose) for (const line of lines) console.error(line);
if (options.json) console.log(JSON.stringify(result));
else {
  for (const part of ['dev', 'heldOut'] as const) {
    const r = result[part];
    if (!r) continue;
    console.log(`${part === 'dev' ? 'Known items' : 'Held-out items'}: ${r.items}`);
    console.log(
      `  places     P ${r.places.precision}  R ${r.places.recall}  (${r.places.right} right, ${r.places.wrong} wrong, ${r.places.missed} missed)`,
    );
    console.log(`  homonyms   ${r.homonyms.items}, ${r.homonyms.wrong} wrong, ${r.homonyms.leftOpen} left open`);
    console.log(
      `  officials  P ${r.officials.precision}  R ${r.officials.recall}  (${r.officials.right} right, ${r.officials.wrong} wrong, ${r.officials.missed} missed)`,
    );
    console.log(
      `  posts      ${r.posts.right} of ${r.posts.of} exact, ${r.posts.placeRight} with the right place; ${r.strangers} of another province taken for ours`,
    );
  }
  console.log(`gazetteer loaded in ${result.gazetteerMs} ms`);
  if ('mbPerSecond' in result) console.log(`${result.mbPerSecond} MB/s`);
}
