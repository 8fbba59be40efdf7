/** How far a long job is: a bar when a person watches, nothing otherwise. On standard error. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  start(stage: string, total: number): void;
  step(what?: string): void;
  stop(): void;
}

const SILENT: Progress = { start: () => undefined, step: () => undefined, stop: () => undefined };

/** Fewer steps than this are over before a bar could be read. */
const FEW = 20;

export function watchProgress(quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return SILENT;
  let bar: SingleBar | null = null;
  return {
    start(stage, total) {
      if (total < FEW) return;
      bar = new SingleBar({
        format: `${stage} {bar} {value}/{total}  每秒 {speed}  还需 {eta_formatted}`,
        stream: process.stderr,
        hideCursor: true,
        etaBuffer: 200,
      });
      const started = performance.now();
      bar.start(total, 0, { speed: '–' });
      bar.on('redraw-pre', () => {
        const seconds = (performance.now() - started) / 1000;
        const done = (bar as unknown as { value: number } | null)?.value ?? 0;
        bar?.update({ speed: (done / Math.max(seconds, 0.1)).toFixed(0) });
      });
    },
    step: () => bar?.increment(),
    stop() {
      bar?.stop();
      bar = null;
    },
  };
}
