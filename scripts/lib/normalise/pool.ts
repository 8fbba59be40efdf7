/** Reads raw files side by side in worker threads; with one worker, in this thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileTask, PageResult, Words } from './page.ts';

/** A page as it is kept: as text, which passes between threads, and into the cache, as it is. */
export interface PackedPage {
  readonly file: string;
  readonly milliseconds: number;
  /** JSON of name, hash and sidecar. */
  readonly head: string;
  /** JSON of the whole page without its lines and facts. */
  readonly page: string;
  /** JSON of its lines. */
  readonly lines: string;
  /** Facts for linking, a line each record. */
  readonly facts: string;
}

export function pack({ lines, facts, ...page }: PageResult): PackedPage {
  const { file, sha256, sidecar, milliseconds } = page;
  return {
    file,
    milliseconds,
    head: JSON.stringify({ file, sha256, sidecar }),
    page: JSON.stringify(page),
    lines: JSON.stringify(lines),
    facts: facts.join('\n'),
  };
}

/** What comes of a file: its pages one at a time, then its end. */
export type Answer =
  | { readonly task: FileTask; readonly n: number; readonly page: PackedPage }
  | { readonly task: FileTask; readonly end: true; readonly error: string | null; readonly problems: string[] };

/** Files that it takes to make up for starting workers. */
const FEW = 40;

/** Reads a file and gives what comes of it to `take`. Never throws. */
export async function answer(task: FileTask, words: Words, take: (answer: Answer) => void): Promise<void> {
  const problems: string[] = [];
  let error: string | null = null;
  try {
    // Not before there is a page to read: the rules and their tables are most of what starting costs.
    const { runTask } = await import('./page.ts');
    let n = 0;
    for await (const page of runTask(task, words, (problem) => problems.push(problem)))
      take({ task, n: n++, page: pack(page) });
  } catch (thrown) {
    error = (thrown as Error).message;
  }
  take({ task, end: true, error, problems });
}

/**
 * Gives every answer to `take`, in the order in which they come. Never more than two tasks a worker are under way, so
 * that memory does not grow with their number.
 */
export async function readAll(
  tasks: readonly FileTask[],
  words: Words,
  take: (answer: Answer) => void,
  workers = availableParallelism(),
): Promise<void> {
  const count = tasks.length < FEW ? 1 : Math.max(1, Math.min(workers, tasks.length));
  if (count === 1) {
    for (const task of tasks) await answer(task, words, take);
    return;
  }
  let next = 0;
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(new URL('./worker.ts', import.meta.url), {
            workerData: words,
            // A page is many short-lived strings: a larger nursery spares most of the collecting.
            resourceLimits: { maxYoungGenerationSizeMb: 64 },
          });
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
            take(reply);
            if (!('end' in reply)) return;
            open--;
            send();
          });
          send();
          send();
        }),
    ),
  );
}
