/** Starts a step of a command as a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './options.ts';

/** What Node made of the source files before is taken over. */
const COMPILED = ['--import', new URL('compile-cache.mjs', import.meta.url).href];

/** Many short-lived strings: a larger nursery spares most of the collecting. */
export const FLAGS = ['--max-semi-space-size=64', ...COMPILED];

/**
 * For building a site: the heap grows by three fifths of what lives in it, not as far as the machine has room, beside
 * the other processes of a build.
 */
export const SITE_FLAGS = ['--max-semi-space-size=32', '--heap-growing-percent=60', ...COMPILED];

/** Runs a program of the house with this Node; resolves with its exit status (130 when a signal ended it). */
export function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  flags: readonly string[] = FLAGS,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, join(ROOT, script), ...args], {
      cwd: ROOT,
      env,
      stdio: 'inherit',
    });
    // Ctrl-C reaches the step as well, which ends cleanly and says how to go on.
    const wait = (): void => undefined;
    process.on('SIGINT', wait);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.removeListener('SIGINT', wait);
      resolve(signal ? 130 : (code ?? 1));
    });
  });
}
