/** Starts a step of a command as a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './options.ts';

/**
 * Many short-lived strings: a larger nursery spares most of the collecting. And what Node made of the source files
 * before is taken over.
 */
export const FLAGS = ['--max-semi-space-size=64', '--import', new URL('compile-cache.mjs', import.meta.url).href];

/** Runs a program of the house with this Node; resolves with its exit status (130 when a signal ended it). */
export function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...FLAGS, join(ROOT, script), ...args], {
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

/** Runs steps one after another; ends the process with the status of the first that fails. */
export async function runAll(
  steps: readonly (readonly [script: string, ...args: string[]])[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const [script, ...args] of steps) {
    const status = await run(script, args, env);
    if (status !== 0) process.exit(status);
  }
}
