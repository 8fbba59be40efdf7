/** Where `npm run dev` stands for a content folder, so that `npm run add` can name the address of a new article. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './options.ts';

/** A folder beside the program for what the dev server of an archive keeps. `content` is absolute. */
export function devFolder(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return join(process.env.ZHIJIANG_CACHE ?? join(ROOT, '.cache'), 'dev', name);
}

const file = (content: string) => `${devFolder(content)}.json`;

/** Notes the address for as long as this process runs. */
export function noteAddress(content: string, address: string): void {
  mkdirSync(dirname(file(content)), { recursive: true });
  writeFileSync(file(content), JSON.stringify({ address, pid: process.pid }));
  process.on('exit', () => rmSync(file(content), { force: true }));
}

/** The address of the dev server of an archive; null when none is running. */
export function runningAddress(content: string): string | null {
  try {
    const { address, pid } = JSON.parse(readFileSync(file(content), 'utf8')) as { address: string; pid: number };
    process.kill(pid, 0);
    return address;
  } catch {
    return null;
  }
}
