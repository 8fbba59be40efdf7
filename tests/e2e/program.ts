/** Runs a script with this Node as a process of its own. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** Resolves with what it printed on standard output; rejects with all that it printed when it fails. */
export function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: dirname(dirname(script)),
      env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(out.join(''))
        : reject(new Error(`${script} ended with ${code}\n${out.join('')}\n${err.join('')}`)),
    );
  });
}
