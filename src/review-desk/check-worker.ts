/** The check of a whole archive in a thread of its own: the pages that a person looks at must not wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkArchive } from '../check/index.ts';

parentPort?.postMessage(await checkArchive(workerData as string, { trusting: true }));
