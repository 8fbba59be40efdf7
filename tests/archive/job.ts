/** What the tests of `npm run normalise` share: an archive in a temporary folder, and the command run on it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A made-up page of local news; `n` makes each different. */
export function page(n: number, extra = ''): string {
  return [
    `测试镇第${n}次会议部署防汛工作`,
    '',
    `来源：测试日报  发布时间：2024-06-${String((n % 28) + 1).padStart(2, '0')}`,
    '',
    `6月上旬，义乌市苏溪镇召开第${n}次防汛工作会议，安排了${n + 10}名干部到村值守，检查山塘和堤坝。`,
    '',
    `会议指出，汛期已到，要把责任落实到人。镇里为此准备了沙袋${n * 7 + 300}只，水泵${n + 3}台，并且约定每天两次巡查。${extra}`,
    '',
    `村民甲某说，第${n}号桥边的水位尺今年换了新的，看得清楚多了。`,
    '',
  ].join('\n');
}

export class Archive {
  readonly root = mkdtempSync(join(tmpdir(), 'zhijiang-'));
  readonly content = join(this.root, 'content');

  constructor() {
    mkdirSync(join(this.content, 'raw'), { recursive: true });
  }

  write(file: string, text: string | Uint8Array): void {
    const path = join(this.content, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(file: string): string {
    return readFileSync(join(this.content, file), 'utf8');
  }

  has(file: string): boolean {
    return existsSync(join(this.content, file));
  }

  /** Article files, sorted, as paths from the content folder. */
  articles(): string[] {
    return this.files().filter((file) => /^articles\/.*\.mdx?$/u.test(file));
  }

  /** Every file that the pipeline may write, sorted. */
  files(): string[] {
    if (!existsSync(this.content)) return [];
    return readdirSync(this.content, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(this.content.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((file) => !file.startsWith('raw/'))
      .sort();
  }

  /** One hash over names and bytes of all of them. */
  state(): string {
    const hash = createHash('sha256');
    for (const file of this.files())
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(this.content, file)));
    return hash.digest('hex');
  }

  /** Runs a script of the house on the archive. `killAfter` ends it without warning after so many milliseconds. */
  run(
    script: string,
    args: readonly string[] = [],
    killAfter?: number,
  ): Promise<{ status: number | null; out: string; err: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(ROOT, 'scripts', script), '--content', this.content, ...args], {
        env: { ...process.env, ZHIJIANG_CACHE: join(this.root, 'cache'), FORCE_COLOR: '0' },
      });
      const [out, err]: [string[], string[]] = [[], []];
      child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
      const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
      child.on('error', reject);
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ status, out: out.join(''), err: err.join('') });
      });
    });
  }

  normalise(...args: string[]) {
    return this.run('normalise.ts', args);
  }

  forgetCache(): void {
    rmSync(join(this.root, 'cache'), { recursive: true, force: true });
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
