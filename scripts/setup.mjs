// Installs what is missing, and only then. Plain JavaScript with no dependency: it runs before anything is
// installed, on any Node from 20 on. A hash of the lock file, kept in node_modules, tells whether to do anything.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = join(root, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package.json')))
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  fail(
    `Node ${process.version} is too old to start with. Install Node 20 or later from https://nodejs.org and try again.`,
  );
}

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
  // To standard error, with npm's own words: the output of the command that follows is its own.
  console.error('Installing what is missing …');
  // Not `npm ci`: it refuses a lock file whose optional packages for other platforms the registry does not serve.
  // --no-save keeps the lock file as it is.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm install failed. See its message above; check the network and try again.');
  writeFileSync(mark, wanted);
}

// Astro needs Node 22.12; npm scripts find the Node in node_modules/.bin first, where the platform has a package.
const brought = existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'));
const [maj = 0, min = 0] = process.versions.node.split('.').map(Number);
if (!brought && maj < 24) {
  fail(
    `No Node came with the packages for ${process.platform}-${process.arch}, and ${process.version} is too old (${maj}.${min} < 24). Install Node 24 from https://nodejs.org and try again.`,
  );
}

/** @param {string} message */
function fail(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}
