/** Texts that stand beside the news in the language model: words by their frequency, and the names of places. */
import { readFileSync } from 'node:fs';
import { generator } from '../../lib/damage.ts';

const SEED = 7;
const CHARACTERS = 4_000_000;
/** Words to a line, and the chance of a comma after each. */
const LINE = 40;
const COMMA = 0.1;

/**
 * Words of a dictionary, `word frequency …` a line, drawn at random by their frequencies and set one after another: what
 * stands inside of words counts as often as they do, and what follows a word is any other. The same at every call.
 */
export function drawnWords(file: string): string[] {
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word, frequency] = line.split(' ');
    if (!word || !frequency || !/^[\u3400-\u9fff]+$/u.test(word)) continue;
    sum += Number(frequency);
    words.push(word);
    sums.push(sum);
  }
  const random = generator(SEED);
  const draw = (): string => {
    const wanted = random() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (sums[mid]! > wanted) high = mid;
      else low = mid + 1;
    }
    return words[low]!;
  };
  const lines: string[] = [];
  for (let size = 0; size < CHARACTERS; size += lines.at(-1)!.length) {
    let line = '';
    for (let n = 0; n < LINE; n++) line += random() < COMMA ? `${draw()}，` : draw();
    lines.push(`${line}。`);
  }
  return lines;
}

/** The names of the province, its places down to towns, and of what has been merged or renamed. */
export function placeNames(): string[] {
  const names = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') for (const name of value.split(/[^\u3400-\u9fff]+/u)) names.add(name);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  for (const file of ['zhejiang', 'history']) {
    gather(JSON.parse(readFileSync(new URL(`../../../src/gazetteer/data/${file}.json`, import.meta.url), 'utf8')));
  }
  return [...names].filter((name) => name.length > 1);
}
