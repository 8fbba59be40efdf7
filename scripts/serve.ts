/** `npm run serve`: serves the finished site as it stands. */
import { existsSync } from 'node:fs';
import { readOptions } from './lib/options.ts';
import { serve } from './lib/serve.ts';

const options = readOptions();
if (!existsSync(options.out)) {
  console.error(`${options.out} does not exist. Run \`npm run build\` first.`);
  process.exit(1);
}
const { address } = await serve(options.out, options);
console.log(address);
