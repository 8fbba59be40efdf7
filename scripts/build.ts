/** `npm run build`: normalise, render, index. */
import { readOptions } from './lib/options.ts';
import { buildSite } from './lib/pipeline.ts';

const options = readOptions();
const whole = await buildSite(options);
if (!options.quiet && !options.json) console.log(`The site stands in ${options.out}`);
if (!whole) process.exitCode = 1;
