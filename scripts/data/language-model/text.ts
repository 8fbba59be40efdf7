/** Text as the language model sees it: paragraphs, classes of characters, symbols. */
import { readFileSync } from 'node:fs';
import { EDGE, UNSEEN } from '../../../src/text/language-model.ts';
import { isTraining, type NewsItem } from '../../lib/news.ts';

/**
 * The paragraphs of the training half of a file of news, one `{"date": "YYYY-MM-DD", "paragraphs": [...]}` a line.
 * `fold`: leaves out every fourth training month, from that one.
 */
export function trainingParagraphs(file: string, fold: number | null): string[] {
  const found: string[] = [];
  let month = -1;
  let last = '';
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const item = JSON.parse(line) as NewsItem;
    if (!isTraining(item.date)) continue;
    if (item.date.slice(0, 7) !== last) {
      last = item.date.slice(0, 7);
      month++;
    }
    if (month % 4 !== fold) found.push(...item.paragraphs.filter((p) => p.length > 0));
  }
  return found;
}

/** Digits share a class, so do ASCII letters; blanks are edges (0). */
export function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 0x30;
  if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) return 0x61;
  return code <= 0x20 || code === 0x3000 || code === 0xa0 ? 0 : code;
}

/** Classes that stand at least `least` times in some texts. */
export function classesOf(texts: readonly string[], least: number): number[] {
  const seen = new Map<number, number>();
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const code = classOf(text.charCodeAt(i));
      seen.set(code, (seen.get(code) ?? 0) + 1);
    }
  }
  seen.delete(0);
  return [...seen].filter(([, n]) => n >= least).map(([code]) => code);
}

/** Texts as symbols one after another; `EDGE` stands `order - 1` times before each and once at its end. */
export function encode(texts: readonly string[], symbolOf: ReadonlyMap<number, number>, order: number): Uint16Array {
  const all = new Uint16Array(texts.reduce((sum, t) => sum + t.length + order, 0));
  let at = 0;
  for (const text of texts) {
    all.fill(EDGE, at, at + order - 1);
    at += order - 1;
    for (let i = 0; i < text.length; i++) {
      const code = classOf(text.charCodeAt(i));
      all[at++] = code === 0 ? EDGE : (symbolOf.get(code) ?? UNSEEN);
    }
    all[at++] = EDGE;
  }
  return all;
}
