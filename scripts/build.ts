/** `npm run build`: normalise, render, index. */
import { readOptions } from './lib/options.ts';
import { buildSite } from './lib/pipeline.ts';

const options = readOptions();
await buildSite(options);
console.log(`The site stands in ${options.out}`);
