/** What is wrong with the archive's files right now, kept up to date while a person edits. */
import { relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { checkArchive, type Finding } from '../check/index.ts';

export class Problems {
  readonly #content: string;
  #findings: readonly Finding[] = [];
  /** Files looked at since the latest check of everything began: what it finds in them may be out of date. */
  #since = new Set<string>();
  /** Counts the checks of everything: only the latest one counts. */
  #turn = 0;

  constructor(content: string) {
    this.#content = content;
  }

  /** Mistakes that keep something from being shown. */
  get errors(): Finding[] {
    return this.#findings.filter(({ severity }) => severity === 'error');
  }

  /** Checks one article again, by its absolute path, or everything. Returns the findings of what was checked. */
  async look(path?: string): Promise<readonly Finding[]> {
    const file = path === undefined ? undefined : relative(this.#content, path).split(sep).join('/');
    if (file?.startsWith('articles/')) {
      this.#since.add(file);
      const found = await checkArchive(this.#content, new Set([file]));
      this.#findings = [...this.#findings.filter((finding) => finding.file !== file), ...found];
      return found;
    }
    const turn = ++this.#turn;
    this.#since = new Set();
    const all = await this.#everything();
    if (turn !== this.#turn) return [];
    const newer = this.#findings.filter((finding) => this.#since.has(finding.file));
    this.#findings = [...all.filter((finding) => !this.#since.has(finding.file)), ...newer];
    return all;
  }

  #everything(): Promise<Finding[]> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: this.#content });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  }
}
