/** What is wrong with the archive's files right now, kept up to date while a person edits. */
import { relative, sep } from 'node:path';
import { checkArchive, type Finding } from '../check/index.ts';

export class Problems {
  readonly #content: string;
  #findings: readonly Finding[] = [];

  constructor(content: string) {
    this.#content = content;
  }

  /** Mistakes that keep something from being shown. */
  get errors(): Finding[] {
    return this.#findings.filter(({ severity }) => severity === 'error');
  }

  /** Checks one file again, by its absolute path, or everything. Returns the findings of what was checked. */
  async look(path?: string): Promise<readonly Finding[]> {
    const file = path === undefined ? undefined : relative(this.#content, path).split(sep).join('/');
    if (file?.startsWith('articles/')) {
      const found = await checkArchive(this.#content, new Set([file]));
      this.#findings = [...this.#findings.filter((finding) => finding.file !== file), ...found];
      return found;
    }
    this.#findings = await checkArchive(this.#content);
    return this.#findings;
  }
}
