/** Reads raw files side by side in worker threads; with one worker, in this thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type PageResult, type PageTask, runTask, type Words } from './page.ts';

export type Answer =
  | { readonly task: PageTask; readonly pages: PageResult[] }
  | { readonly task: PageTask; readonly error: string };

/** Files that it takes to make up for starting workers. */
const FEW = 40;

export async function answer(task: PageTask, words: Words): Promise<Answer> {
  try {
    return { task, pages: await runTask(task, words) };
  } catch (error) {
    return { task, error: (error as Error).message };
  }
}

/**
 * Gives every answer to `take`, in the order in which they come. Never more than two tasks a worker are under way, so
 * that memory does not grow with their number.
 */
export async function readAll(
  tasks: readonly PageTask[],
  words: Words,
  take: (answer: Answer) => void,
  workers = availableParallelism(),
): Promise<void> {
  const count = tasks.length < FEW ? 1 : Math.max(1, Math.min(workers, tasks.length));
  if (count === 1) {
    for (const task of tasks) take(await answer(task, words));
    return;
  }
  let next = 0;
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: words });
          let open = 0;
          const send = () => {
            const task = tasks[next++];
            if (task) {
              open++;
              worker.postMessage(task);
            } else if (open === 0) void worker.terminate().then(() => resolve());
          };
          worker.on('error', reject);
          worker.on('message', (reply: Answer) => {
            open--;
            take(reply);
            send();
          });
          send();
          send();
        }),
    ),
  );
}
