/** Runs jobs side by side in processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PAGEFIND_ENVIRONMENT } from './subjects.ts';
import type { Done, Job } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Runs all jobs, at most `width` at a time, each in a process of its own and of Pagefind's: what one needed does not add
 * to what the next needs. Resolves with their results in order. Rejects with the first failure, after ending the processes
 * it started.
 */
export async function runJobs(jobs: readonly Job[], width: number): Promise<Done[]> {
  const results: Done[] = new Array(jobs.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < jobs.length; n = next++) results[n] = await runAlone(jobs[n]!);
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane));
  return results;
}

/** Resolves when its process has ended. */
async function runAlone(job: Job): Promise<Done> {
  const worker = fork(WORKER, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...PAGEFIND_ENVIRONMENT },
  });
  const ended = once(worker, 'exit');
  // A failure to start is told by `runOne`.
  ended.catch(() => undefined);
  try {
    return await runOne(worker, job);
  } finally {
    if (worker.connected) {
      // It ends Pagefind's process and then itself.
      worker.disconnect();
      await ended;
    }
  }
}

function runOne(worker: ChildProcess, job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void =>
      reject(new Error(`building ${job.dir} ended early (${signal ?? `exit ${code}`})`));
    worker.once('exit', ended);
    worker.once('error', reject);
    worker.once('message', (done: Done) => {
      worker.off('exit', ended);
      worker.off('error', reject);
      resolve(done);
    });
    worker.send(job);
  });
}
