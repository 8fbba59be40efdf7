/** The news sample and its two halves. Whole months alternate, so that a story told on two days is in one half. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface NewsItem {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly paragraphs: readonly string[];
}

/** Whether an item of that day belongs to the half that models may be trained on: the even months. */
export function isTraining(date: string): boolean {
  return Number(date.slice(5, 7)) % 2 === 0;
}

/** The sample beside the repository, or null when it is not there. */
export function newsSample(): NewsItem[] | null {
  const file = fileURLToPath(new URL('../../../shared/data/news-sample.jsonl', import.meta.url));
  if (!existsSync(file)) return null;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NewsItem);
}
