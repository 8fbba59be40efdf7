/** What is wrong with the archive's files right now, kept up to date while a person edits. */
import { Worker } from 'node:worker_threads';
import { checkArchive, type Finding } from '../check/index.ts';
import { loadSite } from '../site/load.ts';

/** More articles than this are checked in a thread of its own. */
const FEW = 20;

export class Problems {
  readonly #content: string;
  #findings: readonly Finding[] = [];
  /** Files looked at since the latest check of everything began: what it finds in them may be out of date. */
  #since = new Set<string>();
  /** The check of everything that is under way, or was the latest. */
  #worker: Worker | undefined;

  constructor(content: string) {
    this.#content = content;
  }

  /** Mistakes that keep something from being shown. */
  get errors(): Finding[] {
    return this.#findings.filter(({ severity }) => severity === 'error');
  }

  /**
   * Checks articles again, by their paths from the content folder, or everything: without any, when there are many,
   * or when one of them is a card, on which all else may hang. Returns the findings of these articles; of everything,
   * those that are new.
   */
  async look(files?: ReadonlySet<string>): Promise<readonly Finding[]> {
    if (files && files.size <= FEW && [...files].every((file) => file.startsWith('articles/'))) {
      for (const file of files) this.#since.add(file);
      const { archive } = await loadSite();
      const found = await checkArchive(this.#content, { only: files, archive });
      this.#findings = [...this.#findings.filter(({ file }) => !files.has(file)), ...found];
      return found;
    }
    this.#since = new Set();
    const all = await this.#everything();
    if (!all) return [];
    const newer = this.#findings.filter((finding) => this.#since.has(finding.file));
    const known = new Set(this.#findings.map((finding) => JSON.stringify(finding)));
    this.#findings = [...all.filter((finding) => !this.#since.has(finding.file)), ...newer];
    return this.#findings.filter((finding) => !known.has(JSON.stringify(finding)));
  }

  /** Null when a later check has taken its place. */
  #everything(): Promise<Finding[] | null> {
    void this.#worker?.terminate();
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: this.#content });
      this.#worker = worker;
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => resolve(null));
    });
  }
}
