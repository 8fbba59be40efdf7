/**
 * `npm run bench:pages`: how well and how fast pages are taken apart. Accuracy on the labelled pages of
 * tests/page/fixtures (the set used while writing the rules, and the third that was held out); pages and MB a second,
 * peak memory, and growth from 1,000 to 10,000 pages; and how many slips of a page are told, and how many reports are
 * false, on news beside the repository that no model was trained on. `--quick` (100 and 1,000 pages) `--json` (one line of
 * JSON).
 */
import { parseArgs } from 'node:util';
import { accuracy, pageFixtures, read } from './bench/page-fixtures.ts';
import { slipFigures } from './bench/slips.ts';
import { isTraining, newsSample } from './lib/news.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const fixtures = pageFixtures();

/** Takes `pages` pages apart one after the other and keeps none of them. */
function speed(pages: number) {
  let bytes = 0;
  let peak = 0;
  const start = performance.now();
  for (let n = 0; n < pages; n++) {
    const fixture = fixtures[n % fixtures.length]!;
    // A number of its own makes each page a page of its own.
    read(`${fixture.text}\n${n}\n`, fixture.sidecar);
    bytes += Buffer.byteLength(fixture.text);
    if (n % 200 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    pages,
    seconds: Number(seconds.toFixed(2)),
    pagesPerSecond: Math.round(pages / seconds),
    mbPerSecond: Number((bytes / 1e6 / seconds).toFixed(2)),
    peakMB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 1e6),
  };
}

/** Every n-th item of the months that nothing was counted in, and slips of each kind. */
function slips(every: number, each: number) {
  const news = newsSample()?.filter((item) => !isTraining(item.date));
  return news
    ? slipFigures(
        news.filter((_, n) => n % every === 0).map((item) => item.paragraphs),
        each,
      )
    : null;
}

const result = {
  dev: accuracy(fixtures.filter((f) => !f.heldOut)),
  heldOut: accuracy(fixtures.filter((f) => f.heldOut)),
  speed: (values.quick ? [100, 1000] : [1000, 10_000]).map(speed),
  slips: values.quick ? slips(40, 100) : slips(8, 1000),
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.table({ dev: result.dev, heldOut: result.heldOut });
  console.table(result.speed);
  console.log('slips:', result.slips ?? 'the news sample is not there');
}
