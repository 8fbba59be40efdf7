/** `npm run site`: pages and search index of the archive as it stands. `--quiet`, `--json` (one line on standard output). */
import { readOptions } from './lib/options.ts';
import { slowestText } from './lib/progress.ts';
import { buildPages } from './lib/site.ts';

const options = readOptions();
const { quiet, json } = options;
const report = await buildPages(options, quiet || json);
if (json) console.log(JSON.stringify(report));
else if (!quiet) {
  const { rendered, kept, index, seconds, slowest } = report;
  const slow = slowestText('渲染', slowest, rendered);
  if (slow) console.log(slow);
  if (index) console.log(index);
  console.log(`网站：渲染 ${rendered} 页，未变 ${kept}，${seconds.toFixed(1)} 秒`);
}
