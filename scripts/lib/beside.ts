/** Starts the processes that make what stands beside the pages: they need the archive alone, and wait for nobody. */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeBeside } from '../../src/site/build/integration.ts';
import type { BuildPlace } from '../../src/site/build/place.ts';
import type { News, Task } from '../beside.ts';
import { ROOT } from './options.ts';
import { SITE_FLAGS } from './run.ts';

export interface Beside {
  readonly forms: Promise<MadeBeside>;
  /** What is said of the index; nothing when it stood. */
  readonly done: Promise<{ output: string; seconds: number }>;
}

/**
 * The other forms of the articles, and then the index. `again`: the site in `place` is gone on from; `index`: the site
 * that the index goes into, null when it stands.
 */
export function makeBeside(place: BuildPlace, again: boolean, index: string | null, env: NodeJS.ProcessEnv): Beside {
  const { out, state, code } = place;
  const dir = `${place.staging}-forms`;
  const spool = index === null ? null : `${place.staging}-spool`;
  for (const folder of [dir, spool]) if (folder) rmSync(folder, { recursive: true, force: true });
  const started = performance.now();
  const first = start({ kind: 'forms', forms: dir, out, state: again ? state : null, code, spool }, env);
  const forms = new Promise<MadeBeside>((resolve, reject) => {
    first.heard((news) => 'forms' in news && resolve({ ...news.forms, dir }));
    first.ended.catch(reject);
  });
  const done = async (): Promise<{ output: string; seconds: number }> => {
    await first.ended;
    if (index === null || spool === null) return { output: '', seconds: 0 };
    let output = '';
    try {
      const second = start({ kind: 'index', spool, out: index }, env);
      second.heard((news) => {
        if ('index' in news) output = news.index;
      });
      await second.ended;
    } finally {
      rmSync(spool, { recursive: true, force: true });
    }
    return { output, seconds: (performance.now() - started) / 1000 };
  };
  return { forms, done: done() };
}

interface Process {
  heard(listener: (news: News) => void): void;
  /** Rejects with all that it printed when it fails. */
  readonly ended: Promise<void>;
}

function start(task: Task, env: NodeJS.ProcessEnv): Process {
  const child = fork(join(ROOT, 'scripts/beside.ts'), {
    cwd: ROOT,
    env,
    execArgv: SITE_FLAGS,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.removeListener('exit', kill);
      if (code === 0) resolve();
      else reject(new Error(`Forms and search index failed (exit ${code}):\n${output}`));
    });
  });
  child.send(task);
  return { heard: (listener) => void child.on('message', listener), ended };
}
