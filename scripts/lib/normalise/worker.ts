/** A worker thread of `pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Words } from './page.ts';
import { answer, type Task } from './pool.ts';

const words = workerData as Words;
const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
let queue = Promise.resolve();
port.on('message', (task: Task) => {
  queue = queue.then(() => answer(task, words, (reply) => port.postMessage(reply)));
});
