/**
 * `npm run bench:repair`: how much of simulated damage is repaired, and how far the certainty of a repair can be
 * trusted, on the half of the news sample that nothing was trained on; on the articles of content/ when the sample is
 * not there. `--quick` takes a tenth; `--json` ends with one line of JSON; `--floor` tells instead what no chooser with our
 * language model can better.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset';
import type { Repair } from '../src/model/ledger.ts';
import { Traced } from '../src/model/traced.ts';
import { TEXT_STAGES } from '../src/text/index.ts';
import { Windows } from './bench/repair-decided.ts';
import { printFloor } from './bench/repair-floor.ts';
import { align } from './bench/repair-score.ts';
import { measureByteShift } from './bench/repair-shift.ts';
import { measureUnmarked } from './bench/repair-unmarked.ts';
import { type DamageKind, damage } from './lib/damage.ts';
import { isTraining, newsSample } from './lib/news.ts';
import { ROOT } from './lib/options.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    floor: { type: 'boolean', default: false },
  },
});

/**
 * What a clean paragraph does not have: half-width signs beside Chinese, full-width ones after a figure, look-alikes,
 * characters that show nothing.
 */
const UNCLEAN =
  /[\u2e80-\u2fd5\uf900-\ufaff\u200b-\u200f\u2060\ufeff\u00ad]|[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff“]|[\u4e00-\u9fff]\.(?!\d)|\d％/u;

/** Real parentheses in Latin letters, some of which are syllables of Mandarin. */
const PARENTHESES = ['km', 'Temu', 'GDP', 'kg', 'CFO', 'he', 'an', 'PPP', 'mm', 'Wi-Fi'];

/** Text that anyone may have read: the training half. */
const read = new Windows();
const texts = sample();
const rows: { figure: string; 'at least': string; measured: string; of: number }[] = [];
const result: Record<string, number> = {};

function row(name: string, figure: string, least: string, value: number, of: number, unit = '%'): void {
  const shown = unit === '%' ? `${value.toFixed(2)} %` : `${Number(value.toFixed(2))}${unit}`;
  rows.push({ figure, 'at least': least, measured: shown, of });
  result[name] = value;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);

if (values.floor) printFloor(texts);
else measure();

function measure(): void {
  result.redecoding = measureByteShift(texts, repair, read, row);
  measureUnmarked(texts, repair, row);
  clean();
  notes();
  variants();
  speed();
  console.table(rows);
  others();
  if (values.json) console.log(JSON.stringify(result));
}

/** Pages as texts, a paragraph a line. */
function sample(): string[] {
  const news = newsSample();
  const trained = new Set<string>();
  let pages: string[];
  if (news) {
    for (const item of news) if (isTraining(item.date)) for (const p of item.paragraphs) trained.add(p);
    for (const p of trained) read.add(p);
    pages = news
      .filter((item) => !isTraining(item.date))
      .map((item) => item.paragraphs.filter((p) => !trained.has(p)).join('\n'));
  } else {
    console.log('The news sample is not beside the repository: measuring on the articles of content/.');
    pages = globSync('content/articles/**/*.mdx', { cwd: ROOT }).map((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .replace(/\n{2,}/g, '\n')
        .trim(),
    );
  }
  const paragraphs = pages.flatMap((page) => page.split('\n')).length;
  pages = pages.map((page) =>
    page
      .split('\n')
      .filter((p) => p.trim() !== '' && !UNCLEAN.test(p))
      .join('\n'),
  );
  pages = pages.filter((page) => page.length > 0);
  const kept = pages.flatMap((page) => page.split('\n')).length;
  console.log(
    `${kept} clean paragraphs; ${paragraphs - kept} that are not clean, empty, or in the other half are left out.`,
  );
  return values.quick && pages.length > 300 ? pages.filter((_, n) => n % 10 === 0) : pages;
}

function repair(text: string, skip: readonly string[] = []): { output: Traced; repairs: Repair[]; text: string } {
  let output = Traced.from(text);
  const repairs: Repair[] = [];
  for (const stage of TEXT_STAGES) {
    if (skip.includes(stage.name)) continue;
    const done = stage.run(output, null);
    output = done.text;
    repairs.push(...done.repairs);
  }
  return { output, repairs, text: output.text };
}

function clean(): void {
  let changed = 0;
  let characters = 0;
  for (const text of texts) {
    const done = repair(text);
    characters += text.length;
    if (done.text !== text)
      changed += done.repairs.reduce((sum, r) => sum + Math.max(r.before.length, r.after.length), 0);
  }
  row(
    'cleanChanged',
    'characters changed in clean simplified text, per million',
    '0',
    (changed / characters) * 1e6,
    characters,
    '',
  );
}

function notes(): void {
  let hung = 0;
  let left = 0;
  let real = 0;
  let gone = 0;
  texts.forEach((clean, n) => {
    if (n % 5 !== 0) return;
    const inner = PARENTHESES[n % PARENTHESES.length]!;
    const lines = clean.split('\n').map((line, k) => (k % 2 === 0 ? `${line}共计（${inner}）。` : line));
    real += lines.length - (lines.length >> 1);
    const damaged = damage(lines.join('\n'), n + 1, ['traditional', 'pinyin-notes', 'half-width']);
    const done = repair(damaged.text, ['byte-shift']);
    hung += damaged.notes;
    left +=
      done.text.match(/[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]* ?[)）]/gu)?.length ?? 0;
    gone += lines.length - (lines.length >> 1) - (done.text.split(`（${inner}）`).length - 1);
  });
  row('notesRemoved', 'pinyin notes removed', '99.9 %', percent(hung - left, hung), hung);
  row('parenthesesRemoved', 'real parentheses removed', '0', gone, real, '');
}

function variants(): void {
  for (const [kind, name] of [
    ['traditional', 's2t'],
    ['taiwan', 's2tw'],
    ['hongkong', 's2hk'],
  ] as const) {
    let characters = 0;
    let wrong = 0;
    texts.forEach((clean, n) => {
      const done = repair(damage(clean, n + 1, [kind]).text);
      characters += clean.length;
      if (done.text === clean) return;
      const got = done.text.split('\n');
      clean.split('\n').forEach((line, k) => {
        wrong += align(got[k] ?? '', line).distance;
      });
    });
    row(
      name,
      `simplified -> traditional (${name}) -> back, characters right`,
      '99.98 %',
      percent(characters - wrong, characters),
      characters,
    );
  }
}

function speed(): void {
  const pages = texts.slice(0, 1500);
  const bytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    for (const page of pages) repair(page);
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, bytes / (user + system));
  }
  row('speed', 'clean text, MB a second on one core', '10', best, bytes, ' MB/s');
}

/** What other tools do on the same text. */
function others(): void {
  const t = ConverterFactory(...to.cn!);
  const tw = ConverterFactory(...from.tw!, ...to.cn!);
  const tools: [string, (text: string) => string][] = [
    ['nothing', (text) => text],
    ['opencc-js, from t', t],
    ['opencc-js, from tw', tw],
    ['String.normalize NFKC', (text) => text.normalize('NFKC')],
    ['ours', (text) => repair(text).text],
  ];
  const some = texts.filter((_, n) => n % (values.quick ? 10 : 20) === 0);
  const share = (kinds: readonly DamageKind[], tool: (text: string) => string) => {
    let characters = 0;
    let wrong = 0;
    some.forEach((clean, n) => {
      const damaged = damage(clean, n + 1, kinds);
      const got = tool(damaged.text).split('\n');
      damaged.truth.split('\n').forEach((line, k) => {
        characters += line.length;
        wrong += align(got[k] ?? '', line).distance;
      });
    });
    return `${percent(characters - wrong, characters).toFixed(2)} %`;
  };
  console.log('Characters right after other tools, on the same damage:');
  console.table(
    tools.map(([tool, run]) => ({
      tool,
      'traditional (Taiwan)': share(['taiwan'], run),
      'with pinyin notes': share(['traditional', 'pinyin-notes'], run),
      'byte shift': share(['traditional', 'byte-shift'], run),
      clean: share([], run),
    })),
  );
  console.log(`Decoding a run again one byte on restores ${result.redecoding!.toFixed(1)} % of its characters.`);
}
