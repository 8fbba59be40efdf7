/**
 * Which state of the archive a page shows. A page is told the edition it was rendered from, and asks again when a later
 * one is out: also when that came while the page was on its way, and no message could reach it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The metric in a page's `Server-Timing`, the one header that a script on the page can read. */
const METRIC = 'archive';

/** An event for open pages: the edition that is out. */
export const SAVED = 'zhijiang:saved';

export class Edition {
  #number = Date.now();
  #hasFailed = false;

  /** Rises with every change, over restarts too. */
  get number(): number {
    return this.#number;
  }

  /** Files of the archive have changed, and pages are rendered from what they are now. */
  advance(): void {
    this.#number = Math.max(Date.now(), this.#number + 1);
  }

  /** Marks a page, before it is rendered, with the edition that it will be of at least. */
  mark(request: IncomingMessage, response: ServerResponse): void {
    if (!request.headers.accept?.includes('text/html')) return;
    response.setHeader('server-timing', `${METRIC};desc="${this.#number}"`);
    response.once('finish', () => {
      if (response.statusCode >= 500) this.#hasFailed = true;
    });
  }

  /** Whether a page failed since this was last asked: such a page has nothing on it that would ask again. */
  takeFailed(): boolean {
    const failed = this.#hasFailed;
    this.#hasFailed = false;
    return failed;
  }
}

/** A function that does a job once its calls have been quiet for a while, in milliseconds: after the last of them, once. */
export function whenQuiet(job: () => void, quiet: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(job, quiet);
  };
}
