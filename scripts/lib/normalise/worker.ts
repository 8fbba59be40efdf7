/** A worker thread of `pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PageTask, Words } from './page.ts';
import { answer } from './pool.ts';

const words = workerData as Words;
const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
let queue = Promise.resolve();
port.on('message', (task: PageTask) => {
  queue = queue.then(async () => port.postMessage(await answer(task, words)));
});
