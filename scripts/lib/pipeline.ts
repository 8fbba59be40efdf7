/** From raw pages to a finished site: the steps of `npm run build` and `npm start`, in their order. */
import type { Options } from './options.ts';
import { environment } from './options.ts';
import { run, SITE_FLAGS } from './run.ts';

export const ASTRO = 'node_modules/astro/bin/astro.mjs';

/**
 * Normalises, then renders and indexes side by side; ends the process when rendering or indexing fails. A raw page that cannot be
 * read stops nothing: it was named, the rest of the archive is built, and the answer is false.
 */
export async function buildSite(options: Options): Promise<boolean> {
  const env = environment(options);
  const how = [...(options.quiet ? ['--quiet'] : []), ...(options.json ? ['--json'] : [])];
  const status = await run('scripts/normalise.ts', ['--content', options.content, ...how], env);
  if (status > 1) process.exit(status);
  const made = await run('scripts/site.ts', how, env, SITE_FLAGS);
  if (made !== 0) process.exit(made);
  return status === 0;
}
