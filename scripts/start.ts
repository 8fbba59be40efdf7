/** `npm start`, once everything is installed: normalise, build, index, serve, print the address. */
import { readOptions } from './lib/options.ts';
import { buildSite } from './lib/pipeline.ts';
import { serve } from './lib/serve.ts';

const options = readOptions();
await buildSite(options);
const { server, address } = await serve(options.out, options);
console.log(`\n  之江档案  ${address}\n  Ctrl-C stops it.\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    process.exit(0);
  });
}
