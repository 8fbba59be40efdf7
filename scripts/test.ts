/**
 * `npm test`, once everything is installed: types, lint, unit tests, a build of the shipped archive, browser tests.
 * Goes through all of them whatever fails, and closes with one line: `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './lib/options.ts';
import { ASTRO } from './lib/pipeline.ts';

const total = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.slice(2);
const wants = (name: string) => only.length === 0 || only.includes(name);

/** Runs a program, passing its output through, and returns what it printed. */
function sh(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env, FORCE_COLOR: '0', ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        chunks.push(chunk);
        process.stdout.write(chunk);
      });
    }
    child.on('close', (code) => resolve({ status: code ?? 1, output: chunks.join('') }));
  });
}

async function check(name: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<boolean> {
  console.log(`\n— ${name}`);
  const { status } = await sh(args, env);
  if (status === 0) total.passed++;
  else total.failed++;
  console.log(status === 0 ? `  ${name}: passed` : `  ${name}: FAILED (exit ${status})`);
  return status === 0;
}

async function nodeTests(name: string, files: readonly string[], env?: NodeJS.ProcessEnv): Promise<void> {
  console.log(`\n— ${name}`);
  if (files.length === 0) return;
  const { status, output } = await sh(['--test', '--test-reporter=spec', ...files], env);
  const count = (key: string) => Number([...output.matchAll(new RegExp(`^ℹ ${key} (\\d+)$`, 'gmu'))].at(-1)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  total.passed += count('pass');
  // A runner that died before it could count is a failure too.
  total.failed += failed || (status === 0 ? 0 : 1);
  total.skipped += count('skipped') + count('todo');
}

if (wants('types')) {
  await check('astro check', [ASTRO, 'check', '--minimumSeverity', 'warning']);
  await check('tsc', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']);
}
if (wants('lint'))
  await check('lint and format', [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--diagnostic-level=warn',
    '--error-on-warnings',
    '.',
  ]);
if (wants('unit')) {
  const files = globSync('tests/**/*.test.ts', { cwd: ROOT })
    .filter((f) => !/[\\/]e2e[\\/]/.test(f))
    .sort();
  await nodeTests('unit tests', files);
}
if (wants('browser')) {
  const temporary = mkdtempSync(join(tmpdir(), 'zhijiang-test-'));
  try {
    const dist = join(temporary, 'dist');
    const built = await check('build the shipped archive', ['scripts/build.ts', '--out', dist]);
    if (built) {
      const files = globSync('tests/e2e/**/*.test.ts', { cwd: ROOT }).sort();
      await nodeTests('browser tests', files, { ZHIJIANG_E2E_DIST: dist });
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
