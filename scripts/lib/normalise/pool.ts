/** Does the work on pages side by side in worker threads, or in this thread when there is little of it. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PackedPage } from './packed.ts';
import type { FileTask, Words } from './page.ts';
import type { PageTask, Settled } from './settle.ts';

/** A raw file to read, or a page whose articles are to be written. */
export type Task = { readonly read: FileTask } | { readonly write: PageTask };

/** What comes of a file: its pages one at a time, then its end. What comes of a page: one answer. */
export type Answer =
  | { readonly task: FileTask; readonly n: number; readonly page: PackedPage }
  | { readonly task: FileTask; readonly end: true; readonly error: string | null; readonly problems: string[] }
  | { readonly settled: Settled }
  | { readonly failed: string };

/** Files that it takes to make up for starting workers. */
const FEW = 40;

/** Tasks that wait at a worker, so that it has the next at hand when one is done. */
const AHEAD = 2;

/** Does a task and gives what comes of it to `take`. Never throws. */
export async function answer(task: Task, words: Words, take: (answer: Answer) => void): Promise<void> {
  if ('read' in task) return readFile(task.read, words, take);
  let answer: Answer;
  try {
    const { settlePage } = await import('./settle.ts');
    answer = { settled: await settlePage(task.write) };
  } catch (thrown) {
    answer = { failed: (thrown as Error).message };
  }
  take(answer);
}

async function readFile(task: FileTask, words: Words, take: (answer: Answer) => void): Promise<void> {
  const problems: string[] = [];
  let error: string | null = null;
  try {
    // Not before there is a page to read: the rules and their tables are most of what starting costs.
    const [{ runTask }, { pack }] = await Promise.all([import('./page.ts'), import('./packed.ts')]);
    let n = 0;
    for await (const page of runTask(task, words, (problem) => problems.push(problem)))
      take({ task, n: n++, page: pack(page) });
  } catch (thrown) {
    error = (thrown as Error).message;
  }
  take({ task, end: true, error, problems });
}

/** Workers are started when there is work enough for them, and stay for the next. */
export class Pool {
  readonly #words: Words;
  readonly #width: number;
  readonly #workers: Worker[] = [];

  constructor(words: Words, width = availableParallelism()) {
    this.#words = words;
    this.#width = Math.max(1, width);
  }

  /**
   * Does `tasks`, `count` of them, and gives every answer to `take`, in the order in which they come. Never more than
   * two tasks a worker are under way, so that memory does not grow with their number. Rejects with what `take` throws.
   */
  async run(tasks: Iterable<Task>, count: number, take: (answer: Answer) => void): Promise<void> {
    if (count >= FEW && this.#width > 1) this.#start(Math.min(this.#width, count));
    if (this.#workers.length === 0) {
      for (const task of tasks) await answer(task, this.#words, take);
      return;
    }
    const rest = tasks[Symbol.iterator]();
    await Promise.all(this.#workers.map((worker) => drive(worker, rest, take)));
  }

  #start(count: number): void {
    while (this.#workers.length < count) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: this.#words,
        // A page is many short-lived strings: a larger nursery spares most of the collecting.
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      });
      this.#workers.push(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }
}

/** Has one worker do of the tasks what it can get hold of. */
function drive(worker: Worker, rest: Iterator<Task>, take: (answer: Answer) => void): Promise<void> {
  let open = 0;
  let heard: (reply: Answer) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  return new Promise<void>((resolve, reject) => {
    const send = (): void => {
      const { value, done } = rest.next();
      if (!done) {
        open++;
        worker.postMessage(value);
      } else if (open === 0) resolve();
    };
    failed = reject;
    heard = (reply) => {
      try {
        take(reply);
        if ('page' in reply) return;
        open--;
        send();
      } catch (error) {
        reject(error);
      }
    };
    worker.on('error', failed);
    worker.on('message', heard);
    for (let n = 0; n < AHEAD; n++) send();
  }).finally(() => {
    worker.off('error', failed);
    worker.off('message', heard);
  });
}
