/**
 * A line as it is compared with lines of other pages: white space folded, full-width signs and digits as half-width
 * (NFKC), so that it is the same before and after the repair of punctuation.
 */
export function foldLine(line: string): string {
  return line.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
