/** What a chrome rule is. */
import type { Line } from '../line.ts';

/**
 * One kind of site furniture. `where`: `any` rules know their kind by its own form; `edge` rules hold only before
 * the first and after the last running text, where the same words cannot be the article's.
 */
export interface ChromeRule {
  readonly name: string;
  readonly where: 'any' | 'edge';
  readonly test: (line: Line) => boolean;
}

/** Words or items of a menu line. */
export function items(text: string): string[] {
  return text.split(/[\s|丨｜>»›·•●◆■★▪\\/,、;_—–[\]【】()<>《》:"'“”]+|(?<=\S)-(?=\S)/u).filter(Boolean);
}
