/** From raw pages to a finished site: the steps of `npm run build` and `npm start`, in their order. */
import type { Options } from './options.ts';
import { environment } from './options.ts';
import { runAll } from './run.ts';

export const ASTRO = 'node_modules/astro/bin/astro.mjs';

/** Normalises, renders and indexes; ends the process when a step fails. */
export async function buildSite(options: Options): Promise<void> {
  await runAll(
    [
      ['scripts/normalise.ts', '--content', options.content],
      [ASTRO, 'build'],
      ['scripts/index.ts'],
    ],
    environment(options),
  );
}
