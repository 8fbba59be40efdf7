/**
 * `npm run bench`: an archive of N raw pages, the whole job, and beside it, in the same run and on the same articles,
 * Eleventy and Hugo with stock Pagefind. `--n N` `--quick` `--growth` (N and 3N) `--alone` (without the two) `--floor` (what
 * Astro and Pagefind cost by themselves) `--json` (one last line of JSON).
 */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArchive } from '../src/archive/index.ts';
import { floor } from './bench/floor.ts';
import { writeArchive } from './bench/generator.ts';
import { type Measured, measure } from './bench/measure.ts';
import { eleventy, hugo, type Job } from './bench/others.ts';
import { environment, ROOT, readOptions } from './lib/options.ts';
import { FLAGS, SITE_FLAGS } from './lib/run.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    floor: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const n = Number(values.n ?? (values.quick ? 100 : 2000));
const temporary = mkdtempSync(join(tmpdir(), 'zhijiang-bench-'));
const say = (...x: unknown[]) => console.log(...x);

interface Whole {
  readonly normalise: Measured;
  /** Pages and index, which are made side by side. */
  readonly site: Measured;
  /** What the site step says of its two halves; they overlap. */
  readonly renderS: number;
  readonly indexS: number;
  /** Pages, feeds and data files that were rendered. */
  readonly rendered: number;
  readonly seconds: number;
  readonly peakMB: number;
}

/** The whole job over a content folder: the two steps of `npm run build`, each measured as a process tree. */
async function whole(dir: string): Promise<Whole> {
  const options = readOptions(['--content', join(dir, 'content'), '--out', join(dir, 'dist')]);
  const env = { ...environment(options), ZHIJIANG_CACHE: join(dir, 'cache') };
  const step = async (flags: readonly string[], args: readonly string[]) => {
    const m = await measure(process.execPath, [...flags, ...args], { cwd: ROOT, env });
    if (m.status !== 0) {
      console.error(m.output);
      throw new Error(`${args[0]} ended with ${m.status}`);
    }
    return m;
  };
  const normalise = await step(FLAGS, ['scripts/normalise.ts', '--content', options.content, '--json']);
  const site = await step(SITE_FLAGS, ['scripts/site.ts', '--json']);
  const report = JSON.parse(site.output.trim().split('\n').at(-1)!) as {
    renderSeconds: number;
    indexSeconds: number;
    rendered: number;
  };
  return {
    normalise,
    site,
    renderS: report.renderSeconds,
    indexS: report.indexSeconds,
    rendered: report.rendered,
    seconds: normalise.seconds + site.seconds,
    peakMB: Math.max(normalise.peakMB, site.peakMB),
  };
}

const round = (x: number, digits = 2) => Number(x.toFixed(digits));
const row = (w: Whole) => ({
  'normalise s': round(w.normalise.seconds),
  'render s': round(w.renderS),
  'index s': round(w.indexS),
  'render | index s': round(w.site.seconds),
  'total s': round(w.seconds),
  'processor s': round(w.normalise.cpuSeconds + w.site.cpuSeconds),
  'normalise MB': round(w.normalise.peakMB, 0),
  'site MB': round(w.site.peakMB, 0),
});

try {
  const dir = join(temporary, 'own');
  writeArchive(join(dir, 'content'), n);
  const clean = await whole(dir);
  const unchanged = await whole(dir);
  const raws = readdirSync(join(dir, 'content', 'raw')).filter((f) => f.endsWith('.txt'));
  appendFileSync(
    join(dir, 'content', 'raw', raws[Math.floor(raws.length / 2)]!),
    '\n\n　　后来又添了一段，说的是次日的事。\n',
  );
  const changed = await whole(dir);

  const table: Record<string, object> = {
    [`${n} pages`]: row(clean),
    unchanged: row(unchanged),
    'one changed': row(changed),
  };
  let bigger: Whole | null = null;
  if (values.growth) {
    const dir3 = join(temporary, 'own3');
    writeArchive(join(dir3, 'content'), 3 * n);
    bigger = await whole(dir3);
    table[`${3 * n} pages`] = row(bigger);
  }

  let besideEleventy: Job | null = null;
  let besideHugo: Job | null = null;
  if (!values.alone) {
    const { articles } = await readArchive(join(dir, 'content'));
    besideEleventy = await eleventy(articles, join(temporary, 'eleventy'));
    besideHugo = await hugo(articles, join(temporary, 'hugo'));
  }
  if (values.floor) {
    const least = await floor(await readArchive(join(dir, 'content')), clean.rendered, join(temporary, 'floor'));
    for (const [name, { seconds, cpuSeconds, peakMB }] of [
      ['Astro, a page of one line', least.start],
      [`Astro, ${clean.rendered} such pages`, least.pages],
      ['Pagefind over subjects', least.index],
    ] as const)
      table[name] = { 'total s': round(seconds), 'processor s': round(cpuSeconds), 'site MB': round(peakMB, 0) };
  }

  const own = clean.site;
  const against = (mine: { seconds: number; peakMB: number }, other: Job | null) =>
    other ? { time: round(mine.seconds / other.seconds), memory: round(mine.peakMB / other.peakMB) } : null;
  const result = {
    n,
    normaliseS: round(clean.normalise.seconds),
    renderS: round(clean.renderS),
    indexS: round(clean.indexS),
    totalS: round(clean.seconds),
    peakMB: round(clean.peakMB, 0),
    vsHugo: against(own, besideHugo),
    vsEleventy: against(own, besideEleventy),
    wholeVsEleventy: against(clean, besideEleventy),
    changedOne: round(changed.seconds / clean.seconds),
    unchanged: round(unchanged.seconds / clean.seconds),
    ...(bigger
      ? { growth: { time: round(bigger.seconds / clean.seconds), memory: round(bigger.peakMB / clean.peakMB) } }
      : {}),
  };

  say('Ratios (below 1: less than the other needs)');
  console.table({
    'render + index vs Hugo + Pagefind': result.vsHugo ?? { time: 'not installed' },
    'render + index vs Eleventy + Pagefind': result.vsEleventy ?? { time: 'not installed' },
    'whole job vs Eleventy + Pagefind': result.wholeVsEleventy ?? { time: 'not installed' },
    'one article changed, part of a whole job': { time: result.changedOne },
    'nothing changed, part of a whole job': { time: result.unchanged },
    ...(result.growth ? { [`from ${n} to ${3 * n}`]: result.growth } : {}),
  });
  for (const [name, other] of [
    ['Eleventy', besideEleventy],
    ['Hugo', besideHugo],
  ] as const) {
    if (other)
      table[`${name} + stock Pagefind`] = {
        'render s': round(other.render.seconds),
        'index s': round(other.index.seconds),
        'render | index s': round(other.seconds),
        'total s': round(other.seconds),
        'processor s': round(other.render.cpuSeconds + other.index.cpuSeconds),
        'site MB': round(other.peakMB, 0),
      };
  }
  console.table(table);
  if (values.json) say(JSON.stringify(result));
} finally {
  if (values.keep) say(temporary);
  else rmSync(temporary, { recursive: true, force: true });
}
