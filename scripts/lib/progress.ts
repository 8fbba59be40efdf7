/**
 * How far a long job is, on standard error: one line that moves when a person watches, else a line at the end of each
 * stage and now and then within a long one. Nothing when asked to be quiet.
 */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** Begins a stage of so many steps. */
  start(stage: string, total: number): void;
  step(): void;
  /** Ends the stage that is under way. */
  stop(): void;
}

const SILENT: Progress = { start: () => undefined, step: () => undefined, stop: () => undefined };

/** Fewer steps than this are over before a line could be read. */
const FEW = 20;
/** Seconds between two plain lines of one stage. */
const PAUSE = 30;

export function watchProgress(quiet: boolean): Progress {
  if (quiet) return SILENT;
  return process.stderr.isTTY ? bars() : lines();
}

function bars(): Progress {
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

function lines(): Progress {
  let stage = '';
  let total = 0;
  let done = 0;
  let started = 0;
  let told = 0;
  const tell = (now: number): void => {
    const seconds = (now - started) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const rest = done < total ? `，还需 ${((total - done) / rate).toFixed(0)} 秒` : '';
    console.error(`${stage} ${done}/${total}，${seconds.toFixed(1)} 秒，每秒 ${rate.toFixed(0)}${rest}`);
    told = now;
  };
  return {
    start(name, count) {
      [stage, total, done] = [name, count, 0];
      started = performance.now();
      told = started;
    },
    step() {
      done++;
      if (done % 16 !== 0) return;
      const now = performance.now();
      if (now - told > PAUSE * 1000) tell(now);
    },
    stop() {
      if (done >= FEW) tell(performance.now());
      done = 0;
    },
  };
}

/** The slowest of many steps, without keeping all of them. */
export class Slowest {
  #kept: { readonly file: string; readonly milliseconds: number }[] = [];
  readonly #most: number;

  constructor(most = 10) {
    this.#most = most;
  }

  add(file: string, milliseconds: number): void {
    this.#kept.push({ file, milliseconds: Math.round(milliseconds) });
    if (this.#kept.length > 50 * this.#most) this.#cut();
  }

  /** Slowest first. */
  list(): readonly { readonly file: string; readonly milliseconds: number }[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept = this.#kept
      .sort((a, b) => b.milliseconds - a.milliseconds || (a.file < b.file ? -1 : 1))
      .slice(0, this.#most);
  }
}

/** A paragraph that names the slowest; empty when there were too few for it to matter. */
export function slowestText(
  what: string,
  slowest: readonly { file: string; milliseconds: number }[],
  of: number,
): string {
  if (of < 100) return '';
  return `${what}最慢的 ${slowest.length} 页：${slowest.map(({ file, milliseconds }) => `${file} ${milliseconds} 毫秒`).join('，')}`;
}
