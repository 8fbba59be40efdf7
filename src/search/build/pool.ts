/** Runs jobs side by side in processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PAGEFIND_ENVIRONMENT } from './subjects.ts';
import type { Done, Job } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Runs all jobs, at most `width` at a time; resolves with their results in order. Rejects with the first failure,
 * after ending the processes it started.
 */
export async function runJobs(jobs: readonly Job[], width: number): Promise<Done[]> {
  const results: Done[] = new Array(jobs.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    const worker = fork(WORKER, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
      env: { ...process.env, ...PAGEFIND_ENVIRONMENT },
    });
    try {
      for (let n = next++; n < jobs.length; n = next++) results[n] = await runOne(worker, jobs[n]!);
    } finally {
      // It ends Pagefind's process and then itself.
      if (worker.connected) worker.disconnect();
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane));
  return results;
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
