/**
 * `npm run bench:repair`: how much of simulated damage is repaired, and how far the certainty of a repair can be
 * trusted, on the half of the news sample that nothing was trained on; on the articles of content/ when the sample is
 * not there. `--quick` takes a tenth; `--json` ends with one line of JSON.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset';
import { LOST, type Repair } from '../src/model/ledger.ts';
import { Traced } from '../src/model/traced.ts';
import { PAIR_OF_CHAR } from '../src/text/gbk.ts';
import { TEXT_STAGES } from '../src/text/index.ts';
import { align, judgeRepairs, type RunScore, reasonOf, scoreRun } from './bench/repair-score.ts';
import { type DamageKind, damage } from './lib/damage.ts';
import { isTraining, newsSample } from './lib/news.ts';
import { ROOT } from './lib/options.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});

/** What a clean paragraph does not have: half-width signs beside Chinese, look-alikes, characters that show nothing. */
const UNCLEAN =
  /[\u2e80-\u2fd5\uf900-\ufaff\u200b-\u200f\u2060\ufeff\u00ad]|[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff“]|[\u4e00-\u9fff]\.(?!\d)/u;

/** Real parentheses in Latin letters, some of which are syllables of Mandarin. */
const PARENTHESES = ['km', 'Temu', 'GDP', 'kg', 'CFO', 'he', 'an', 'PPP', 'mm', 'Wi-Fi'];

const texts = sample();
const rows: { figure: string; 'at least': string; measured: string; of: number }[] = [];
const result: Record<string, number> = {};

function row(name: string, figure: string, least: string, value: number, of: number, unit = '%'): void {
  const shown = unit === '%' ? `${value.toFixed(2)} %` : `${Number(value.toFixed(2))}${unit}`;
  rows.push({ figure, 'at least': least, measured: shown, of });
  result[name] = value;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);

byteShift();
clean();
notes();
variants();
speed();
console.table(rows);
others();
if (values.json) console.log(JSON.stringify(result));

/** Pages as texts, a paragraph a line. */
function sample(): string[] {
  const news = newsSample();
  const trained = new Set<string>();
  let pages: string[];
  if (news) {
    for (const item of news) if (isTraining(item.date)) for (const p of item.paragraphs) trained.add(p);
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

function byteShift(): void {
  const scripts: DamageKind[][] = [
    ['traditional'],
    ['traditional', 'pinyin-notes'],
    ['traditional', 'pinyin-notes', 'half-width'],
    ['taiwan', 'half-width'],
    ['hongkong'],
    ['half-width'],
    [],
  ];
  const scores: { score: RunScore; text: string; simplified: boolean }[] = [];
  const all = { certain: [0, 0], likely: [0, 0], lost: [0, 0] };
  let elsewhere = 0;
  texts.forEach((clean, n) => {
    const kinds = scripts[n % scripts.length]!;
    const damaged = damage(clean, n + 1, ['byte-shift', ...kinds]);
    if (damaged.runs.length === 0) return;
    const done = repair(damaged.text);
    const shifts = done.repairs.filter((r) => r.stage === 'byte-shift');
    for (const run of damaged.runs) {
      const score = scoreRun(run, shifts, damaged.text);
      scores.push({ score, text: damaged.text, simplified: !kinds.some((k) => /traditional|taiwan|hongkong/.test(k)) });
    }
    elsewhere += shifts.filter((r) => !damaged.runs.some((q) => r.at >= q.start && r.at <= q.end)).length;
    const right = judgeRepairs(done.output, done.repairs, damaged.truth);
    done.repairs.forEach((r, i) => {
      all[r.certainty][0]!++;
      if (right[i]) all[r.certainty][1]!++;
    });
  });

  const whole = scores.filter((s) => s.score.run.lost + s.score.run.blank === 0);
  const lossy = scores.filter((s) => s.score.run.lost + s.score.run.blank > 0);
  const exact = (list: typeof scores) => percent(list.filter((s) => s.score.exact).length, list.length);
  const first = (list: typeof scores) => percent(list.filter((s) => s.score.firstExact).length, list.length);
  const traditional = whole.filter((s) => !s.simplified);
  const simplified = whole.filter((s) => s.simplified);
  row(
    'firstChoice',
    'byte-shift runs with nothing gone for good: first choice exact',
    '95 %',
    first(whole),
    whole.length,
  );
  row(
    'firstChoiceTraditional',
    '  of these, on pages in traditional characters',
    '',
    first(traditional),
    traditional.length,
  );
  row('firstChoiceSimplified', '  on pages in simplified characters', '', first(simplified), simplified.length);
  row('exactInText', '  exact in the text, where what is doubtful is □', '', exact(whole), whole.length);
  row('lossMarked', 'runs with something gone for good: marked, the rest right', '95 %', exact(lossy), lossy.length);
  const marked = lossy.filter((s) => s.score.got.includes(LOST));
  row('lossShown', '  of these, the loss marked', '', percent(marked.length, lossy.length), lossy.length);
  const swallowed = lossy.filter((s) => s.score.run.blank === 0);
  row(
    'swallowed',
    '  of these, runs that only swallowed a figure or sign: exact',
    '',
    exact(swallowed),
    swallowed.length,
  );
  const shown = swallowed.filter((s) => s.score.got.includes(LOST));
  row('swallowedShown', '  … of these, the loss marked', '', percent(shown.length, swallowed.length), swallowed.length);
  const characters = scores.reduce((sum, s) => sum + s.score.characters, 0);
  const wrong = scores.reduce((sum, s) => sum + s.score.wrong, 0);
  row('characters', 'damaged characters restored', '98 %', percent(characters - wrong, characters), characters);
  const oldCharacters = scores.filter((s) => !s.simplified);
  const oldTotal = oldCharacters.reduce((sum, s) => sum + s.score.characters, 0);
  const oldWrong = oldCharacters.reduce((sum, s) => sum + s.score.wrong, 0);
  row(
    'charactersTraditional',
    '  on pages in traditional characters',
    '',
    percent(oldTotal - oldWrong, oldTotal),
    oldTotal,
  );
  const repairs = scores.flatMap((s) => s.score.repairs);
  const kind = (certainty: string) => repairs.filter((r) => r.repair.certainty === certainty);
  const total = all.certain[0]! + all.likely[0]! + all.lost[0]!;
  row(
    'certainShare',
    'of all repairs of these pages, those called certain',
    '70 %',
    percent(all.certain[0]!, total),
    total,
  );
  row(
    'certainShareShift',
    '  of the byte-shift repairs alone',
    '',
    percent(kind('certain').length, repairs.length),
    repairs.length,
  );
  row(
    'certainRight',
    'repairs called certain that are right',
    '99.9 %',
    percent(all.certain[1]!, all.certain[0]!),
    all.certain[0]!,
  );
  for (const [name, label, least] of [
    ['certain', '  of the byte-shift repairs alone', ''],
    ['likely', 'repairs called likely that are right', '95 %'],
  ] as const) {
    const list = kind(name);
    row(`${name}RightShift`, label, least, percent(list.filter((r) => r.right).length, list.length), list.length);
  }
  const figures = (text: string) => text.match(/[0-9０-９]/g)?.length ?? 0;
  const digits = scores.reduce((sum, s) => sum + Math.max(0, figures(s.score.got) - figures(s.score.run.truth)), 0);
  row('digits', 'digits invented', '0', digits, repairs.length, '');
  row('elsewhere', 'byte-shift repairs where nothing was damaged', '0', elsewhere, scores.length, '');
  worst(scores.filter((s) => !s.score.exact));
  redecoding(
    scores.map((s) => s.score),
    (s) => scores.find((x) => x.score === s)!.text,
  );
}

function worst(missed: readonly { score: RunScore; text: string }[]): void {
  console.log(`The worst ten of ${missed.length} misses:`);
  for (const { score, text } of [...missed].sort((x, y) => y.score.wrong - x.score.wrong).slice(0, 10)) {
    const { run } = score;
    console.log(
      `- ${text.slice(run.start, run.end)}\n  got  ${score.got}\n  want ${run.truth}\n  ${reasonOf(score, text)}`,
    );
  }
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

/** The nearest that there is to a tool for byte shift: decode the run again, one byte on. */
function redecoding(scores: readonly RunScore[], pageOf: (score: RunScore) => string): void {
  let right = 0;
  let characters = 0;
  for (const score of scores) {
    const { run } = score;
    const bytes = [...pageOf(score).slice(run.start + 1, run.end)].flatMap((c) => {
      const pair = PAIR_OF_CHAR[c.charCodeAt(0)]!;
      return c < '\u0080' ? [c.charCodeAt(0)] : [pair >> 8, pair & 0xff];
    });
    const read = new TextDecoder('gb18030').decode(Uint8Array.from(bytes.slice(1)));
    characters += score.characters;
    right += Math.max(0, run.truth.length - align(read, run.truth).distance - run.lost - run.blank);
  }
  result.redecoding = percent(right, characters);
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
